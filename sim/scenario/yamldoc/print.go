package yamldoc

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"nines/sim/pattern"
)

// What the YAML printer cannot do is put in afterwards, in place of characters that no author writes.
const (
	defaultMark = "# \uE000" // a comment that says: default
	emptyMark   = "# \uE001" // a comment that is to be an empty line
	colonMark   = "\uE002"   // a colon that needs no quotes
)

// longFlow is from where on a mapping is not left on one line.
const longFlow = 90

// Effective prints the document with every default in its place and marked as one, and with the author's comments.
func Effective(doc *Document) []byte {
	doc = doc.Clone()
	doc.arrange(doc.Root, &Node{})
	Restore(doc, doc.Root)
	bareColons(doc.Root)
	whole := doc.cover
	whole.Content = []*Node{doc.Root}
	var text bytes.Buffer
	printer := yaml.NewEncoder(&text)
	printer.SetIndent(2)
	if err := printer.Encode(toYAML(&whole)); err != nil {
		panic(fmt.Sprintf("scenario: a tree that was read cannot be printed: %v", err)) // writing to memory does not fail
	}
	return []byte(alignMarks(emptyLines(strings.ReplaceAll(text.String(), colonMark, ":"))))
}

// Restore puts ranges and named numbers where their best guesses are, as the author wrote them.
func Restore(doc *Document, n *Node) {
	if ranged := n.Note().Ranged; ranged != nil && n.Kind == ScalarNode {
		n.Value, n.Tag = ranged.shown(), ""
		n.Mark(func(known *Note) { known.Ranged = nil })
	}
	for _, child := range n.Content {
		Restore(doc, child)
	}
}

// arrange puts marks into everything below a key. A mapping on one line that is long or holds a default is spread over
// several lines. The result says whether it was, because its parents must then be spread too.
func (doc *Document) arrange(n, key *Node) bool {
	if n.Note().Inserted && (n.Kind == ScalarNode || n.Style&FlowStyle != 0 || len(n.Content) == 0) {
		n.LineComment = defaultMark
		return true
	}
	spread, above := isLong(n), key
	for i, child := range n.Content {
		if n.Kind == MappingNode && i%2 == 0 {
			above = child
			continue
		}
		spread = doc.arrange(child, above) || spread
	}
	if spread && n.Style&FlowStyle != 0 {
		n.Style &^= FlowStyle
		key.LineComment, n.LineComment = cmp.Or(n.LineComment, key.LineComment), ""
	}
	doc.setApart(n)
	return spread
}

// isLong says that a mapping is too long for one line and would be shorter on several.
func isLong(n *Node) bool {
	return n.Kind == MappingNode && n.Style&FlowStyle != 0 && len(n.Content) > 2 && utf8.RuneCountInString(Flow(n)) > longFlow
}

// bareColons keeps the YAML printer from putting clock times in quotes, which their author did not need.
func bareColons(n *Node) {
	if n.Kind == ScalarNode && n.Style == 0 && strings.Contains(n.Value, ":") {
		n.Value, n.Tag = strings.ReplaceAll(n.Value, ":", colonMark), ""
	}
	for _, child := range n.Content {
		bareColons(child)
	}
}

// setApart puts empty lines where the author had them, and between the blocks of the file.
func (doc *Document) setApart(n *Node) {
	if n.Kind != MappingNode || n.Style&FlowStyle != 0 {
		return
	}
	all := Pairs(n)
	for i, p := range all {
		block := n == doc.Root && i > 0 && (isBlockStyle(p.Value) || isBlockStyle(all[i-1].Value))
		if i > 0 && (block || doc.isApart(p.Key)) {
			p.Key.HeadComment = strings.TrimSuffix(emptyMark+"\n"+p.Key.HeadComment, "\n")
		}
	}
}

func isBlockStyle(n *Node) bool { return n.Kind != ScalarNode && n.Style&FlowStyle == 0 }

// isApart says that the author left a line empty above a key and its comment.
func (doc *Document) isApart(key *Node) bool {
	above := key.Line - 2 // as an index
	if key.HeadComment != "" {
		above -= strings.Count(key.HeadComment, "\n") + 1
	}
	known := key.Note()
	return !known.Inserted && known.from == nil && above >= 0 && above < len(doc.File.lines) && len(doc.File.lines[above]) == 0
}

var (
	emptyMarks = pattern.New(`(?m)^ *` + emptyMark + `$`)
	manyEmpty  = pattern.New(`\n{3,}`)
)

// emptyLines puts in the empty lines, one at a time, and ends the text with its last line.
func emptyLines(text string) string {
	text = manyEmpty.ReplaceAllString(emptyMarks.ReplaceAllString(text, ""), "\n\n")
	return strings.TrimRight(text, "\n") + "\n"
}

// alignMarks says what is a default, below each other on neighbouring lines.
func alignMarks(text string) string {
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); {
		end, widest := i, 0
		for ; end < len(lines) && strings.HasSuffix(lines[end], " "+defaultMark); end++ {
			lines[end] = strings.TrimSuffix(lines[end], " "+defaultMark)
			widest = max(widest, utf8.RuneCountInString(lines[end]))
		}
		for ; i < end; i++ {
			pad := strings.Repeat(" ", widest-utf8.RuneCountInString(lines[i]))
			lines[i] += pad + "  # default"
		}
		i++
	}
	return strings.Join(lines, "\n")
}
