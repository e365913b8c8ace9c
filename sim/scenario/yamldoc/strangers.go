package yamldoc

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/words"
)

// A strategy, and an assignment of the command line, change what exists. A name that is not there is misspelt, unless it is
// that of something whole that a strategy may add.

// stranger reports a name that is not in the block of names at a path. Whole says whether all that is known of it follows.
func (l *layer) stranger(base, key *Node, path string, value *Node, whole bool) bool {
	at := slices.IndexFunc(l.doc.Naming, func(b NamingBlock) bool { return b.Holds(path) })
	if at < 0 || Reserved(key.Value) {
		return false
	}
	b := l.doc.Naming[at]
	there := namesThere(base)
	lacks := b.lackingIn(value)
	p := l.doc.Problem(key, Join(path, key.Value), fmt.Sprintf("no %s is called %s", b.What, words.Quoted(key.Value)))
	p.Among(key.Value, there)
	p.About = Misname{b.What, key.Value}
	adds := b.Adds || l.label == "" // of the command line, what is whole is meant
	switch {
	case IsWord(value, "none") || !whole:
	case !adds && l.label != "":
		p.Message += ": a strategy adds remedies, monitors and steps; everything else stands in the scenario itself"
	case !adds || l.label == "" && words.Slip(key.Value, there) != "":
	case slices.ContainsFunc(lacks, func(key string) bool {
		return slices.ContainsFunc(namesThere(value), func(k string) bool { return words.Slip(k, []string{key}) != "" })
	}):
		return false // a key is misspelt, and the name is well
	case len(lacks) > 0:
		p.Message += fmt.Sprintf(", and a new one needs %s", words.Joined(lacks))
	default:
		return false
	}
	if name, ok := strings.CutPrefix(l.label, "strategies."); ok {
		p.Under = []string{name}
	}
	l.problems = append(l.problems, p)
	return true
}

// strangers reports the names that take the place of others in a block of names.
func (l *layer) strangers(there, over *Node, path string) bool {
	found := false
	if !slices.ContainsFunc(l.doc.Naming, func(b NamingBlock) bool { return b.Holds(path) }) {
		return false
	}
	for _, key := range KeysOrNames(over) {
		if !slices.Contains(namesThere(there), key.Value) {
			found = l.stranger(there, key, path, over, true) || found
		}
	}
	return found
}

// KeysOrNames are the keys of a mapping, or the words of a list.
func KeysOrNames(n *Node) (list []*Node) {
	for _, p := range Meaningful(n) {
		list = append(list, p.Key)
	}
	if n.Kind == SequenceNode {
		for _, item := range n.Content {
			if item.Kind == ScalarNode {
				list = append(list, item)
			}
		}
	}
	return list
}

func namesThere(n *Node) (names []string) {
	for _, key := range KeysOrNames(n) {
		names = append(names, key.Value)
	}
	return names
}

// lackingIn are the keys that a new thing of the block must have and does not.
func (b NamingBlock) lackingIn(value *Node) (keys []string) {
	if value.Kind != MappingNode {
		return nil
	}
	for _, key := range b.Needs {
		if IndexOf(value, key) < 0 {
			keys = append(keys, key)
		}
	}
	return keys
}

// misspeltKind reports a kind, of anything that has one, that is written under another key: the keys beside it are those of that
// kind.
func (l *layer) misspeltKind(there, over *Node, path string) bool {
	if one, other := Meaningful(there), Meaningful(over); len(one) == 1 && len(other) == 1 {
		for _, set := range l.doc.OneOf {
			key := other[0].Key
			if slices.Contains(set, one[0].Key.Value) && !slices.Contains(set, key.Value) && words.Slip(key.Value, set) != "" {
				return l.refuseKey(key, path, words.Slip(key.Value, set))
			}
		}
	}
	for _, key := range KindKeys {
		if there.Kind != MappingNode || Find(there, key).Value == nil || over.Kind != MappingNode || Find(over, key).Value != nil {
			continue
		}
		for _, p := range Meaningful(over) {
			if words.Slip(p.Key.Value, []string{key}) != "" {
				return l.refuseKey(p.Key, path, key)
			}
		}
	}
	return false
}

func (l *layer) refuseKey(key *Node, path, meant string) bool {
	problem := l.doc.Problem(key, path, "unknown key "+words.Quoted(key.Value))
	problem.Suggestion = meant
	if name, ok := strings.CutPrefix(l.label, "strategies."); ok {
		problem.Under = []string{name}
	}
	l.problems = append(l.problems, problem)
	return true
}

// blocks are the keys of a scenario.
var blocks = []string{"study", "expect", "published", "strategies", "question", "scenario", "title", NumbersBlock, "world", "trouble", "recovery"}

// BlockMeant is the block that a key is a slip of, so one wrong letter is one mistake and not many.
func BlockMeant(key string) string {
	if slices.Contains(blocks, key) {
		return key
	}
	return words.Slip(key, blocks)
}
