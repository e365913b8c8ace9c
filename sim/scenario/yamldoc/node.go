package yamldoc

import (
	"fmt"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"
)

// Node is one place in a tree: a mapping, a list or a scalar. Other packages know YAML by these names alone.
type Node = yaml.Node

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
	var whole Node
	if err := yaml.Unmarshal([]byte(text), &whole); err != nil || len(whole.Content) != 1 {
		panic(fmt.Sprintf("scenario: the default %q is not YAML: %v", text, err))
	}
	return whole.Content[0]
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
