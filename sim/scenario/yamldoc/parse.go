package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"nines/sim/pattern"
	"nines/sim/scenario/instead"
	"nines/sim/words"
)

// The size of what is read. A scenario is written by hand; whatever is larger is a mistake or an attack.
const (
	MostBytes   = 1 << 20
	mostDepth   = 32
	mostEntries = 10_000

	MostProblems = 1000 // a file with more of them is no scenario
)

// Parse reads a file into a tree. It refuses YAML that a scenario does not need: anchors, aliases, merge keys, explicit
// types, second documents, repeated keys, and keys without a value. The document is nil if the text cannot be read at all;
// otherwise it can be decoded, and decoding finds the other problems too.
func Parse(name string, text []byte) (*Document, Problems) {
	doc, ok := Read(name, text)
	if !ok {
		return nil, doc.Problems.Tidy()
	}
	if doc.Root.Kind != MappingNode {
		doc.report(doc.Root, "expected keys with their values, such as `world:`, found "+Found(doc.Root))
		return nil, doc.Problems.Tidy()
	}
	doc.inspect(doc.Root, "", 1)
	return doc, doc.Problems.Tidy()
}

// Read makes a tree of text, whatever is at its root.
func Read(name string, text []byte) (*Document, bool) {
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	file := &source{Name: name, lines: [][]rune{{}}}
	doc := &Document{Root: &Node{}, File: file, Beside: newFolder(name), Shorts: map[string]string{}, Used: map[Misname]bool{}}
	if len(text) > MostBytes {
		doc.report(nil, fmt.Sprintf("the file has %d bytes, but a scenario has at most %d: make it smaller", len(text), MostBytes))
		return doc, false
	}
	lines := splitLines(string(text))
	file.lines = make([][]rune, len(lines))
	for i, line := range lines {
		file.lines[i] = []rune(line)
	}
	return doc, doc.readable(lines) && doc.load(text)
}

// report notes a problem of the whole file or of a node.
func (doc *Document) report(n *Node, message string) {
	doc.add(doc.Problem(n, "", message))
}

// add keeps a problem, unless there are far too many already.
func (doc *Document) add(p Problem) {
	if len(doc.Problems) < MostProblems {
		doc.Problems = append(doc.Problems, p)
	}
}

// splitLines breaks text where the YAML reader counts lines.
func splitLines(text string) []string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	return strings.Split(text, "\n")
}

// readable refuses what is not text: each line that is not UTF-8 or has invisible characters.
func (doc *Document) readable(lines []string) bool {
	for i, line := range lines {
		if at, why := unreadable(line); why != "" {
			column := utf8.RuneCountInString(line[:at]) + 1
			doc.report(&Node{Kind: ScalarNode, Line: i + 1, Column: column}, why)
		}
	}
	return len(doc.Problems) == 0
}

// unreadable finds the first character that is none, or that cannot be seen.
func unreadable(line string) (at int, why string) {
	for at, r := range line {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(line[at:], "\uFFFD"):
			return at, "this is not UTF-8 text: save the file with the encoding UTF-8"
		case isInvisible(r):
			return at, fmt.Sprintf("there is an invisible control character (%U) here: delete it", r)
		}
	}
	return 0, ""
}

// load runs the YAML reader over the text.
func (doc *Document) load(text []byte) bool {
	first, second, err := readYAML(text)
	switch {
	case errors.Is(err, io.EOF) || err == nil && isEmpty(first):
		doc.report(nil, "the file is empty: `nines new` writes a scenario to start from")
	case err != nil:
		doc.reportSyntax(text, err)
	case second != nil:
		doc.report(second, "a second document begins here, but a file holds one scenario: use `---` only at the top")
	default:
		doc.Root, doc.cover = first.Content[0], *first
		return true
	}
	return false
}

// readYAML reads one document and looks whether there is another. The reader panics on no input known today; should
// there be one, it becomes an error.
func readYAML(text []byte) (first, second *Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			first, second, err = nil, nil, fmt.Errorf("yaml: %v", r)
		}
	}()
	reader := yaml.NewDecoder(bytes.NewReader(text))
	var one, other yaml.Node
	if err := reader.Decode(&one); err != nil {
		return nil, nil, err
	}
	switch err := reader.Decode(&other); {
	case errors.Is(err, io.EOF):
		return fromYAML(&one), nil, nil
	case err != nil:
		return nil, nil, err
	}
	return fromYAML(&one), fromYAML(other.Content[0]), nil
}

func isEmpty(n *Node) bool {
	return len(n.Content) == 0 || n.Content[0].Kind == ScalarNode && n.Content[0].Value == ""
}

// syntaxWords puts the YAML reader's complaints into plain words.
var syntaxWords = []struct{ says, means string }{
	{"tab character", "there is a tab here: indent with spaces"},
	{"mapping values are not allowed", "a key cannot stand here: check the indentation of this line and the line above. Text with a colon and a space needs quotes"},
	{"block sequence entries are not allowed", "a list cannot begin on the line of its key: put each `- ` on its own line"},
	{"did not find expected key", "this line does not fit the lines above: check its indentation and quotes"},
	{"did not find expected '-'", "this line does not fit the list above: check its indentation"},
	{"could not find expected ':'", "expected a key and a colon, such as `takes: 5m`"},
	{"',' or '}'", "a `{` is not closed, or a comma is missing"},
	{"',' or ']'", "a `[` is not closed, or a comma is missing"},
	{"unexpected end of stream", "a quote is not closed"},
	{"unexpected document indicator", "a quote is not closed before `---`"},
	{"cannot start any token", "this character cannot begin a value: put the text in quotes"},
	{"unknown escape", "this escape after a backslash is unknown: use single quotes, where a backslash is a plain character"},
	{"document start", "`...` ends the file: delete the text after it"},
	{"node content", "a value is missing here: add one"},
	{"unknown anchor", "aliases (`*name`) are not allowed: write the value out"},
	{"exceeded max depth", fmt.Sprintf("this is nested more than %d levels deep", mostDepth)},
	{"incompatible YAML", "lines that begin with % are not allowed: delete this one"},
	{"directive", "lines that begin with % are not allowed: delete this one"},
}

// reportSyntax turns the YAML reader's error into a problem at the line where the trouble shows.
func (doc *Document) reportSyntax(text []byte, err error) {
	message := "this is not YAML: " + strings.TrimPrefix(syntaxMessage(err), "yaml: ")
	line := doc.syntaxLine(text, err)
	written := string(doc.File.lines[line-1])
	indent := len(written) - len(strings.TrimLeft(written, " "))
	for _, known := range syntaxWords {
		if strings.Contains(err.Error(), known.says) {
			message = known.means
			break
		}
	}
	if better := instead.OfColon(written); better != "" && message == syntaxWords[1].means {
		message = better
	}
	if strings.Contains(err.Error(), "',' or '}'") && strings.Contains(written, "?") {
		message += ". Between braces, text with a question mark needs quotes"
	}
	if strings.Contains(err.Error(), "',' or '}'") && strings.Contains(written, "one of [") {
		message += ". Between braces, a choice of words needs quotes: \"one of [yes, no]\""
	}
	if strings.HasPrefix(written[indent:], "\t") {
		message = syntaxWords[0].means
	}
	at := &Node{Kind: ScalarNode, Line: line, Column: indent + 1, Value: strings.TrimSpace(written)}
	doc.report(at, message)
}

var syntaxPlace = pattern.New(`^yaml: line \d+: `)

// syntaxMessage is the error without its line, which is often that of the surrounding block.
func syntaxMessage(err error) string {
	return syntaxPlace.ReplaceAllString(err.Error(), "yaml: ")
}

// syntaxLine finds the first line after which the text fails in the same way: there the trouble shows.
func (doc *Document) syntaxLine(text []byte, err error) int {
	ends := lineEnds(text)
	line := 1 + sort.Search(len(ends)-1, func(i int) bool {
		_, _, early := readYAML(text[:ends[i]])
		return early != nil && early.Error() == err.Error()
	})
	line = min(line, len(doc.File.lines))
	for line > 1 && len(doc.File.lines[line-1]) == 0 {
		line--
	}
	return line
}

// lineEnds is where each line of the text ends, line break included.
func lineEnds(text []byte) []int {
	var ends []int
	for i := range text {
		if text[i] == '\n' || text[i] == '\r' && !bytes.HasPrefix(text[i+1:], []byte("\n")) {
			ends = append(ends, i+1)
		}
	}
	return append(ends, len(text))
}

// Found names what stands somewhere, in the words of the messages.
func Found(n *Node) string {
	switch n.Kind {
	case MappingNode:
		return "a mapping"
	case SequenceNode:
		return "a list"
	}
	return words.Quoted(n.Value)
}
