package yamldoc

import (
	"fmt"
	"regexp"

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

// PlainName is what a name may look like: it stands in paths and on the command line.
var PlainName = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N}_+-]{0,79}$`)
