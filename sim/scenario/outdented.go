package scenario

import (
	"reflect"
	"slices"
	"strings"

	"nines/sim/scenario/language"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// indented reads a key of a block that stands at the left margin as one mistake: it was pasted too far left. What the block then
// lacks follows from it.
func indented(problems yamldoc.Problems, l *language.Language) yamldoc.Problems {
	blocks := blockKeys(l)
	short := map[string]bool{} // the blocks that lack what stands too far left
	for i := range problems {
		p := &problems[i]
		for block, keys := range blocks {
			for _, key := range keys {
				if p.Path == "" && p.Message == "unknown key "+words.Quoted(key) {
					p.Message += ": indent it and what is under it by two more spaces, under " + block
					p.Allowed, p.Suggestion = "", ""
					short[block] = true
				}
			}
		}
	}
	return slices.DeleteFunc(problems, func(p yamldoc.Problem) bool {
		return short[p.Path] && strings.HasPrefix(p.Message, "missing key ")
	})
}

// blockKeys are the keys of the blocks of a scenario, without those that two blocks have or that stand at the left margin too.
func blockKeys(l *language.Language) map[string][]string {
	keys, times := map[string][]string{}, map[string]int{}
	for _, f := range l.FieldsOf(reflect.TypeFor[spec.Scenario]()) {
		times[f.Key]++
		typ := f.Typ
		if typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		if !l.IsBlock(typ) {
			continue
		}
		for _, inner := range l.FieldsOf(typ) {
			if inner.IsPlain() {
				keys[f.Key] = append(keys[f.Key], inner.Key)
				times[inner.Key]++
			}
		}
	}
	for block, list := range keys {
		keys[block] = slices.DeleteFunc(list, func(key string) bool { return times[key] > 1 })
	}
	return keys
}
