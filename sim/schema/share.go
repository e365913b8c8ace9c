package schema

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"nines/sim/pattern"
)

// worthSharing is from how many characters on a description that is met again moves to the definitions.
const worthSharing = 90

// share moves each description that occurs more than once to the definitions, the largest first. Faults of all kinds have the
// same keys, and a scenario has hundreds of lengths of time. Sharing makes the schema of scenarios a third shorter.
func share(root *Schema) {
	for {
		met, texts := map[string]int{}, map[*Schema]string{}
		walk(root, "", func(s *Schema, _ string) bool {
			texts[s] = textOf(s)
			met[texts[s]]++
			return true
		})
		moved := map[string]string{}
		walk(root, "", func(s *Schema, key string) bool {
			text := texts[s] // nothing below it has moved yet: what stands above is visited first
			if met[text] < 2 || len(text) < worthSharing {
				return true
			}
			name, known := moved[text]
			if !known {
				name = free(root, key)
				moved[text] = name
				twin := *s
				root.Definitions[name] = &twin
			}
			*s = Schema{Ref: prefix + name}
			return false // what is in it has moved with it
		})
		if len(moved) == 0 {
			return
		}
	}
}

// plain is a key that can stand in a reference as it is.
var plain = pattern.New(`^[a-z][a-z0-9-]*$`)

// free is a name that no definition has: the key under which a description was met, or that with a number.
func free(root *Schema, key string) string {
	if !plain.MatchString(key) {
		key = "value"
	}
	name := key
	for n := 2; root.Definitions[name] != nil; n++ {
		name = fmt.Sprintf("%s-%d", key, n)
	}
	return name
}

func textOf(s *Schema) string {
	text, err := json.Marshal(s)
	if err != nil {
		panic(err) // it is made of the program's own types
	}
	return string(text)
}

// walk visits every description below a schema, each with the key it stands under, in an order that is always the same. It
// goes on into a description if visit returns true. Definitions cannot move, so only what is in them is visited.
func walk(s *Schema, key string, visit func(s *Schema, key string) bool) {
	into := func(child *Schema, key string) {
		if child != nil && visit(child, key) {
			walk(child, key, visit)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s.Definitions)) {
		walk(s.Definitions[name], name, visit)
	}
	for _, named := range []map[string]*Schema{s.Properties, s.PatternProperties} {
		for _, name := range slices.Sorted(maps.Keys(named)) {
			into(named[name], name)
		}
	}
	for _, list := range [][]*Schema{s.AnyOf, s.AllOf, s.OneOf} {
		for _, child := range list {
			into(child, key)
		}
	}
	for _, child := range []*Schema{s.AdditionalProperties, s.Items, s.PropertyNames, s.Not, s.If, s.Then, s.Else} {
		into(child, key)
	}
}
