package yamldoc

import (
	"slices"
	"strings"

	"nines/sim/words"
)

// The reserved keys, which any mapping may carry, and what a number is called that has such a claim or none.
const (
	Published = "published" // source: where it was published
	Assumed   = "assumed"   // assumed: why
	Fitted    = "fitted"    // fitted: to what
	Chosen    = "chosen"    // chosen: why, for what is ours to decide
	Default   = "default"   // nobody wrote it: it comes with the language
	Unstated  = "unstated"  // nothing is said
)

var ReservedKeys = []struct{ Key, kind, Doc string }{
	{"source", Published, "Where these numbers were published."},
	{"assumed", Assumed, "Why these numbers are assumed."},
	{"fitted", Fitted, "What these numbers were fitted to."},
	{"chosen", Chosen, "Why these values were chosen, which are ours to decide. Their ranges are choices; other ranges say what nobody knows."},
}

// Reserved reports whether a key says where numbers come from. It is so in every mapping.
func Reserved(key string) bool { return kindOf(key) != "" }

// ReservedNames are the keys that say where numbers come from.
func ReservedNames() (names []string) {
	for _, r := range ReservedKeys {
		names = append(names, r.Key)
	}
	return names
}

func kindOf(key string) string {
	for _, r := range ReservedKeys {
		if r.Key == key {
			return r.kind
		}
	}
	return ""
}

// Claim is what the author says of the origin of a value. The zero claim says nothing.
type Claim struct{ Kind, Why string }

// Leaf is one number of a scenario with its origin.
type Leaf struct {
	Path  string
	Text  string // as it was written
	Kind  string // one of the words above
	Why   string // the source, or the reason
	Could string // what the number could be, if it has a range: 90 to 130
	File  string
	Line  int // where it is written; for a default the line of what it belongs to

	Node *Node
}

// Could is what a value could be, in words; empty if it has no range. Of a mapping each key with a range is named.
func Could(doc *Document, n *Node) string {
	if ranged := n.Note().Ranged; ranged != nil && n.Kind == ScalarNode {
		return ranged.Span()
	}
	var parts []string
	for i, child := range n.Content {
		text := Could(doc, child)
		if text == "" {
			continue
		}
		if n.Kind == MappingNode && child.Kind == ScalarNode {
			text = n.Content[i-1].Value + " " + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}

// Meaningful lists a mapping without its claims.
func Meaningful(mapping *Node) []Pair {
	if mapping.Kind != MappingNode {
		return nil
	}
	return slices.DeleteFunc(Pairs(mapping), func(p Pair) bool { return Reserved(p.Key.Value) })
}

// Claims reads what a mapping says of the origin of its values.
type Claims struct {
	Doc      *Document
	Complain func(n *Node, path, format string, args ...any) *Problem
}

// In reads the reserved keys of one mapping: the claim about all of it, and those about single keys.
func (c Claims) In(n *Node, path string) (all Claim, each map[string]Claim) {
	each = map[string]Claim{}
	for _, p := range Pairs(n) {
		kind := kindOf(p.Key.Value)
		if kind == "" || p.Key.Note().Refused || p.Value.Note().Refused {
			continue
		}
		switch p.Value.Kind {
		case ScalarNode:
			if all != (Claim{}) {
				c.Complain(p.Key, path, "%s and another note both cover all keys here: say which keys each covers, such as `%s: {key: …}`",
					words.Quoted(p.Key.Value), p.Key.Value)
			}
			all = Claim{kind, p.Value.Value}
		case MappingNode:
			c.about(n, p, Join(path, p.Key.Value), each)
		default:
			c.Complain(p.Value, Join(path, p.Key.Value), "expected text, or a mapping from keys to text, found a list")
		}
	}
	return all, each
}

// about reads a claim that is made about single keys.
func (c Claims) about(n *Node, p Pair, path string, each map[string]Claim) {
	keys := keysIn(n)
	for _, about := range Pairs(p.Value) {
		name := about.Key.Value
		_, twice := each[name]
		switch {
		case about.Key.Note().Refused || about.Value.Note().Refused:
		case about.Value.Kind != ScalarNode:
			c.Complain(about.Value, path, "expected text about %s, found %s", words.Quoted(name), Found(about.Value))
		case !keys[name]:
			p := c.Complain(about.Key, path, "there is no key %s here: name a key of this block", words.Quoted(name)).Among(name, NamesOf(Meaningful(n)))
			p.ClaimOf, p.Claimed = n, name
		case twice:
			c.Complain(about.Key, path, "%s already has another note: keep one of source, assumed, fitted and chosen", words.Quoted(name))
		default:
			each[name] = Claim{kindOf(p.Key.Value), about.Value.Value}
		}
	}
}

func keysIn(n *Node) map[string]bool {
	keys := map[string]bool{}
	for _, p := range Meaningful(n) {
		keys[p.Key.Value] = true
	}
	return keys
}

func NamesOf(entries []Pair) []string {
	var names []string
	for _, p := range entries {
		names = append(names, p.Key.Value)
	}
	return names
}

// ClaimsApart says that a mapping has claims about single keys.
func ClaimsApart(n *Node) bool {
	return slices.ContainsFunc(Pairs(n), func(p Pair) bool {
		return Reserved(p.Key.Value) && p.Value.Kind == MappingNode
	})
}

// Flow writes a value on one line, as it was written but without claims and comments.
func Flow(n *Node) string {
	switch n.Kind {
	case SequenceNode:
		items := make([]string, len(n.Content))
		for i, item := range n.Content {
			items[i] = Flow(item)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case MappingNode:
		var items []string
		for _, p := range Meaningful(n) {
			items = append(items, p.Key.Value+": "+Flow(p.Value))
		}
		return "{" + strings.Join(items, ", ") + "}"
	}
	return n.Value
}
