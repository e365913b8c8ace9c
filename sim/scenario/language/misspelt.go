package language

import (
	"slices"

	"nines/sim/scenario/instead"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// A misspelt key or word is one mistake. It is reported once, with what was probably meant; then reading goes on as if that
// stood there. So nothing is missing that only has another name, and what stands behind the key is checked as well.

// RefuseOthers reports the keys of a mapping that are not allowed, and reports whether there were none. It suggests the nearest
// key that is not there yet; if there is just one key too many and one too few, they are the same.
func (d *Decoder) RefuseOthers(n *yamldoc.Node, path string, allowed []string, required ...string) bool {
	present := func(name string) bool { k := yamldoc.Find(n, name).Key; return k != nil && !k.Note().Inserted }
	var unknown []*yamldoc.Node
	for _, p := range yamldoc.Meaningful(n) {
		if !slices.Contains(allowed, p.Key.Value) {
			unknown = append(unknown, p.Key)
		}
	}
	lacking := slices.DeleteFunc(slices.Clone(required), present)
	for _, key := range unknown {
		if key.Note().Refused {
			continue
		}
		open := slices.DeleteFunc(slices.Clone(allowed), present)
		p := d.ComplainAt(key, path, "unknown key %s", words.Quoted(key.Value)).Among(key.Value, open).Allowing(words.Listed(allowed))
		if p.Suggestion == "" {
			p.Suggestion = instead.Key(key.Value, open)
		}
		if known := yamldoc.Find(n, key.Value).Value.Note(); p.Suggestion == "" && (known.Made || known.Claim != nil) && words.Slip(key.Value, allowed) != "" { // an overlay meant to change what is there
			p.Suggestion = words.Slip(key.Value, allowed)
			continue
		}
		p.Message += instead.Twin(key.Value, p.Suggestion, allowed)
		if p.Suggestion == "" && len(unknown) == 1 && len(lacking) == 1 { // the one is there for the other, whatever stands behind it
			p.Suggestion = lacking[0]
			yamldoc.Find(n, key.Value).Value.Mark(func(known *yamldoc.Note) { known.Refused = true })
		}
		TakeFor(d, n, key, p.Suggestion)
	}
	return len(unknown) == 0
}

// TakeFor reads a key as another one from here on. What was claimed of the other is about this one.
func TakeFor(d *Decoder, n, key *yamldoc.Node, meant string) {
	if meant == "" {
		return
	}
	key.Mark(func(known *yamldoc.Note) { known.Written = key.Value })
	key.Value = meant
	d.Complaints = slices.DeleteFunc(d.Complaints, func(p *yamldoc.Problem) bool { return p.ClaimOf == n && p.Claimed == meant })
}

// required are the keys that must be there.
func required(slots []slot) []string {
	var keys []string
	for _, s := range slots {
		if s.Required && s.IsPlain() && !s.IsPreset {
			keys = append(keys, s.Key)
		}
	}
	return keys
}

// misspeltVariant finds the key that chooses the fields of a mapping under another name: without it, no field would be known.
func misspeltVariant(d *Decoder, n *yamldoc.Node, path string, slots []slot) {
	at := slices.IndexFunc(slots, func(s slot) bool { return s.Role == VariantRole })
	if at < 0 || slots[at].IsPreset || yamldoc.Find(n, slots[at].Key).Value != nil {
		return
	}
	key, allowed := slots[at].Key, keysOf(slots)
	for _, p := range yamldoc.Meaningful(n) {
		if slices.Contains(allowed, p.Key.Value) || p.Key.Note().Refused {
			continue
		}
		isKind := p.Value.Kind == yamldoc.ScalarNode && slices.Contains(d.Language.Variants[slots[at].Typ].Names, p.Value.Value)
		if isKind || words.Nearest(p.Key.Value, []string{key}) != "" {
			complaint := d.ComplainAt(p.Key, path, "unknown key %s", words.Quoted(p.Key.Value))
			complaint.Suggestion = key
			TakeFor(d, n, p.Key, key)
			return
		}
	}
}
