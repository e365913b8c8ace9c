package scenario

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// defaultMark is the comment behind a default while it is being printed: something no author writes.
const defaultMark = "# \uE000default"

// effective prints the document with every default in its place and marked as one, and with the author's comments.
func effective(r *reading) []byte {
	doc := r.doc.clone()
	doc.markDefaults(doc.root, &yaml.Node{})
	whole := doc.cover
	whole.Content = []*yaml.Node{doc.root}
	var text bytes.Buffer
	printer := yaml.NewEncoder(&text)
	printer.SetIndent(2)
	if err := printer.Encode(&whole); err != nil {
		panic(fmt.Sprintf("scenario: a tree that was read cannot be printed: %v", err)) // writing to memory does not fail
	}
	return []byte(alignMarks(spaceBlocks(text.String())))
}

// markDefaults puts the mark behind every default below a key and says whether there was one. A mapping on one line
// that holds a default is spread over several, so that each default has a line of its own.
func (doc *document) markDefaults(n, key *yaml.Node) bool {
	if doc.notes[n].inserted && (n.Kind == yaml.ScalarNode || n.Style&yaml.FlowStyle != 0 || len(n.Content) == 0) {
		n.LineComment = defaultMark
		return true
	}
	held, above := false, key
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			above = child
			continue
		}
		held = doc.markDefaults(child, above) || held
	}
	if held && n.Style&yaml.FlowStyle != 0 {
		n.Style &^= yaml.FlowStyle
		key.LineComment, n.LineComment = n.LineComment, ""
	}
	return held
}

// spaceBlocks sets the blocks of the file apart: the YAML printer forgets empty lines.
func spaceBlocks(text string) string {
	var out []string
	before := "#"
	for _, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		apart := beginsBlock(line) && (opensBlock(line) || !beginsBlock(before))
		if apart && before != "" && !strings.HasPrefix(before, "#") {
			out = append(out, "")
		}
		out = append(out, line)
		before = line
	}
	return strings.Join(append(out, ""), "\n")
}

// beginsBlock says that a line stands at the left margin: a key of the root, or the comment before one.
func beginsBlock(line string) bool { return line != "" && line[0] != ' ' && line[0] != '-' }

// opensBlock says that the lines to come belong to this one.
func opensBlock(line string) bool {
	return strings.HasPrefix(line, "#") || strings.HasSuffix(line, ":") || strings.Contains(line, ": #")
}

// alignMarks puts the marks of neighbouring lines below each other.
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
