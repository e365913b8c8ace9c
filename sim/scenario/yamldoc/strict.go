package yamldoc

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"nines/sim/pattern"
	"nines/sim/words"
)

// inspect refuses, everywhere in a tree, what no scenario needs. Refused nodes are marked, so decoding can go on and does
// not report them again.
func (doc *Document) inspect(n *Node, path string, depth int) {
	if n.Note().Refused {
		return
	}
	if trouble := doc.refusal(n, depth); trouble != "" {
		doc.refuse(n, path, trouble)
		return
	}
	switch n.Kind {
	case MappingNode:
		inspectCommas(doc, n, path)
		doc.inspectKeys(n, path)
		for _, p := range Pairs(n) {
			doc.inspect(p.Value, PathOf(path, p.Key), depth+1)
		}
	case SequenceNode:
		for i, item := range n.Content {
			doc.inspect(item, Element(path, i), depth+1)
		}
	}
}

// refuse reports a node and marks it as dealt with.
func (doc *Document) refuse(n *Node, path, message string) {
	doc.add(doc.Problem(n, path, message))
	n.Mark(func(known *Note) { known.Refused = true })
}

// refusal is what is wrong with a node in any place, or "".
func (doc *Document) refusal(n *Node, depth int) string {
	switch {
	case n.Kind == AliasNode:
		return "aliases (`*name`) are not allowed: write the value out, or give it a name in the block numbers"
	case n.Anchor != "":
		return "anchors (`&name`) are not allowed: leave the anchor out, or give the number a name in the block numbers"
	case n.Style&TaggedStyle != 0 || doc.startsWith(n, '!'):
		return "types (`!`) are not allowed: leave the type out, or put text that begins with `!` in quotes"
	case depth > mostDepth:
		return fmt.Sprintf("this is nested more than %d levels deep", mostDepth)
	case n.Kind == SequenceNode && len(n.Content) > mostEntries || len(n.Content) > 2*mostEntries:
		return fmt.Sprintf("this has more than %d entries", mostEntries)
	case n.Kind == ScalarNode && n.Style == 0 && n.Tag == "!!null":
		return emptyMessage(n)
	case n.Kind == ScalarNode && strings.TrimSpace(n.Value) == "":
		return "this is empty: write a value, or leave the key out"
	case n.Kind == ScalarNode && strings.ContainsFunc(n.Value, isInvisible):
		return "there is an invisible control character in this text: delete it"
	}
	return ""
}

// noWidth are spaces and breaks that nobody sees. Joiners are not among them: some languages are written with them.
var noWidth = []rune{'\u200B', '\u2028', '\u2029', '\u2060', '\u2061', '\u2062', '\u2063', '\u2064', '\uFEFF'}

// isInvisible finds the characters that nobody sees and that change what others see.
func isInvisible(r rune) bool {
	return r != '\n' && r != '\t' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || slices.Contains(noWidth, r)
}

// isNothing says that nothing at all is written behind a key.
func isNothing(n *Node) bool {
	return n.Kind == ScalarNode && n.Style == 0 && n.Value == ""
}

// followsComma reports whether a key without a colon follows a comma on its line. Then it is usually the rest of an unquoted
// text, as in {at: noon (The Times, 2 May)}.
func (doc *Document) followsComma(n *Node) bool {
	if n.Line < 1 || n.Line > len(doc.File.lines) {
		return false
	}
	line := doc.File.lines[n.Line-1]
	before := strings.TrimRight(string(line[:min(max(n.Column-1, 0), len(line))]), " ")
	return strings.Contains(before, ",") && !strings.HasSuffix(before, ":")
}

// inspectCommas reports a text or a number that commas have cut inside { }. It is one mistake, at its first comma, and what it was cut
// into is dealt with.
func inspectCommas(doc *Document, mapping *Node, path string) {
	pairs := Pairs(mapping)
	isRest := func(p Pair) bool { return p.Key.Kind == ScalarNode && isNothing(p.Value) && doc.followsComma(p.Value) }
	for i := 1; i < len(pairs); i++ {
		if !isRest(pairs[i]) || pairs[i-1].Value.Kind != ScalarNode || isNothing(pairs[i-1].Value) {
			continue
		}
		whole, first := pairs[i-1].Value, pairs[i]
		text := whole.Value
		for ; i < len(pairs) && isRest(pairs[i]); i++ {
			text += ", " + pairs[i].Key.Value
			for _, n := range []*Node{pairs[i].Key, pairs[i].Value} {
				n.Mark(func(known *Note) { known.Refused = true })
			}
		}
		whole.Mark(func(known *Note) { known.Refused = true })
		if number := withPoint(whole, text); number != "" {
			doc.refuse(whole, path, "decimals have a point, and a comma begins another key: write "+number)
		} else {
			doc.refuse(first.Value, path, "there is no value here: inside { } a comma begins another key. Put text with a comma in quotes"+inQuotes(whole, text))
		}
	}
}

// withPoint is a number that a comma has cut, as it should be written; empty: it is none.
func withPoint(first *Node, text string) string {
	parts := cutNumber.FindStringSubmatch(text)
	switch {
	case parts == nil || first.Style != 0:
		return ""
	case len(parts[2]) == 3:
		return fmt.Sprintf("%s%s%s, or %[1]s.%[2]s%[3]s for the smaller number", parts[1], parts[2], parts[3])
	}
	return parts[1] + "." + parts[2] + parts[3]
}

// inQuotes is a text that commas have cut, as it should be written.
func inQuotes(first *Node, text string) string {
	if first.Style != 0 || len(text) > mostQuoted {
		return ""
	}
	return fmt.Sprintf(": %q", text)
}

// mostQuoted is how long a text may be that a message repeats.
const mostQuoted = 60

// cutNumber is a number with a comma, cut there.
var cutNumber = pattern.New(`^([0-9]+), ([0-9]+)([^0-9,]*)$`)

// emptyMessage is the error for a key without a value, and for the words that YAML reads as null.
func emptyMessage(n *Node) string {
	if n.Value == "" {
		return "there is no value here: write one, or leave the key out"
	}
	return fmt.Sprintf("%s is not a value: write `none` for nothing, or leave the key out", words.Quoted(n.Value))
}

// startsWith looks at the first character of a node in the file: the YAML reader drops a lone `!` without a word.
func (doc *Document) startsWith(n *Node, want rune) bool {
	if n.Line < 1 || n.Line > len(doc.File.lines) {
		return false
	}
	line := doc.File.lines[n.Line-1]
	return n.Column >= 1 && n.Column <= len(line) && line[n.Column-1] == want
}

// inspectKeys refuses the keys that can never be right, and those written twice.
func (doc *Document) inspectKeys(mapping *Node, path string) {
	first := map[string]*Node{}
	for _, p := range Pairs(mapping) {
		key := p.Key
		switch before := first[key.Value]; {
		case key.Note().Refused:
		case key.Kind != ScalarNode:
			doc.refuse(key, path, "a key must be one word, found "+Found(key))
		case key.Tag == "!!merge":
			doc.refuse(key, path, "merge keys (`<<`) are not allowed: write the keys out")
		case doc.refusal(key, 0) != "":
			doc.refuse(key, path, "a key must be one word: "+doc.refusal(key, 0))
		case strings.Contains(key.Value, ":") && isNothing(p.Value):
			doc.refuse(key, path, fmt.Sprintf("a space is missing after the colon in %s", words.Quoted(key.Value)))
		case before != nil:
			doc.refuse(key, path, fmt.Sprintf("%s is here twice, first on line %d: keep one", words.Quoted(key.Value), before.Line))
		default:
			first[key.Value] = key
			continue
		}
		p.Value.Mark(func(known *Note) { known.Refused = true })
	}
}

// PathOf is the path of a key's value; a key that can be no name is left out of it.
func PathOf(path string, key *Node) string {
	if key.Kind != ScalarNode || !IsName(key.Value) {
		return path
	}
	return Join(path, key.Value)
}
