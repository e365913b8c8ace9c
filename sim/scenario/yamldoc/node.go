package yamldoc

import (
	"fmt"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"
)

// Node is one place in a tree: a mapping, a list or a scalar. It is a node of the YAML library, and what is noted about it.
type Node struct {
	Kind                                  yaml.Kind
	Style                                 yaml.Style
	Tag, Value, Anchor                    string
	Content                               []*Node
	HeadComment, LineComment, FootComment string
	Line, Column                          int

	Key  *Node // that a value in a mapping stands behind, once the tree is read
	Said Claim // where the value comes from, once the tree is read
	note *Note // never changed, as copies of the node have the same; nil: nothing
}

// Note is what a node does not say itself.
type Note struct {
	from     *source // where it was written, if not in the document's own file
	Refused  bool    // a problem has been reported and nothing more need be said
	Inserted bool    // a default: nobody wrote it
	Anchor   *Node   // what stands in the file in its place, for an inserted node
	Made     bool    // a step of an overlay's path that was not there
	IsWhole  bool    // a mapping that was written as one value, until an overlay changed it
	Written  string  // what stands there, if it is read as another word
	Claim    *Claim  // where the value comes from, for one that an overlay brought
	Ranged   *Ranged // what the value could be; the node itself has the best guess
}

// nothing is what is noted about most nodes.
var nothing Note

// Note is what is noted about a node, to be read.
func (n *Node) Note() *Note {
	if n == nil || n.note == nil {
		return &nothing
	}
	return n.note
}

// Mark changes what is noted about a node, and not about its copies.
func (n *Node) Mark(change func(*Note)) {
	known := *n.Note()
	change(&known)
	n.note = &known
}

// Become gives a node the value of another. What is noted about it stays.
func (n *Node) Become(other *Node) {
	note := n.note
	*n = *other
	n.note = note
}

// fromYAML makes a tree of one of the YAML library.
func fromYAML(from *yaml.Node) *Node {
	n := &Node{
		Kind: from.Kind, Style: from.Style, Tag: from.Tag, Value: from.Value, Anchor: from.Anchor, Content: make([]*Node, len(from.Content)),
		HeadComment: from.HeadComment, LineComment: from.LineComment, FootComment: from.FootComment, Line: from.Line, Column: from.Column,
	}
	for i, child := range from.Content {
		n.Content[i] = fromYAML(child)
	}
	return n
}

// toYAML makes a tree for the YAML library.
func toYAML(from *Node) *yaml.Node {
	n := &yaml.Node{
		Kind: from.Kind, Style: from.Style, Tag: from.Tag, Value: from.Value, Anchor: from.Anchor, Content: make([]*yaml.Node, len(from.Content)),
		HeadComment: from.HeadComment, LineComment: from.LineComment, FootComment: from.FootComment, Line: from.Line, Column: from.Column,
	}
	for i, child := range from.Content {
		n.Content[i] = toYAML(child)
	}
	return n
}

// The kinds of nodes, and the styles that somebody reads.
const (
	ScalarNode   = yaml.ScalarNode
	MappingNode  = yaml.MappingNode
	SequenceNode = yaml.SequenceNode
	AliasNode    = yaml.AliasNode

	FlowStyle         = yaml.FlowStyle
	TaggedStyle       = yaml.TaggedStyle
	LiteralStyle      = yaml.LiteralStyle
	FoldedStyle       = yaml.FoldedStyle
	SingleQuotedStyle = yaml.SingleQuotedStyle
	DoubleQuotedStyle = yaml.DoubleQuotedStyle
)

// Snippet parses a default. One that cannot be parsed is a mistake in the program.
func Snippet(text string) *Node {
	var whole yaml.Node
	if err := yaml.Unmarshal([]byte(text), &whole); err != nil || len(whole.Content) != 1 {
		panic(fmt.Sprintf("scenario: the default %q is not YAML: %v", text, err))
	}
	return fromYAML(whole.Content[0])
}

// IsWord reports whether a word of the language stands here: `none`, `unlimited`.
func IsWord(n *Node, word string) bool {
	return n.Kind == ScalarNode && n.Value == word
}

// The longest names, in characters.
const (
	longestName = 80
	longestPath = 200
)

// IsName reports whether a text may be a name: it stands in paths and on the command line.
func IsName(text string) bool { return isName(text, "_+-", longestName) }

// IsPath reports whether a text may be a name that is a path: names with points between them.
func IsPath(text string) bool { return isName(text, "_+-.", longestPath) }

// isName demands a letter or a digit, and then letters, digits and some other characters.
func isName(text, others string, longest int) bool {
	n := 0
	for _, r := range text {
		isOther := n > 0 && strings.ContainsRune(others, r)
		if !isOther && !unicode.IsLetter(r) && !unicode.IsNumber(r) || n == longest {
			return false
		}
		n++
	}
	return n > 0
}
