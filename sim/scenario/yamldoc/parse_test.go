package yamldoc

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// brief is a problem on one line, without its file and excerpt.
func brief(p Problem) string {
	text := fmt.Sprintf("%d:%d ", p.Line, p.Column)
	if p.Path != "" {
		text += p.Path + ": "
	}
	text += p.Message
	if p.Allowed != "" {
		text += " | " + p.Allowed
	}
	if p.Suggestion != "" {
		text += " | " + p.Suggestion + "?"
	}
	return text
}

func Briefs(problems Problems) []string {
	lines := []string{}
	for _, p := range problems {
		lines = append(lines, brief(p))
	}
	return lines
}

func TestWhatIsNoYAMLIsSaidInPlainWords(t *testing.T) {
	notHere := "a key cannot stand here: check the indentation of this line and the line above. " +
		"Text with a colon and a space needs quotes"
	noFit := "this line does not fit the lines above: check its indentation and quotes"
	for text, want := range map[string]string{
		"":                               "1:1 the file is empty: `nines new` writes a scenario to start from",
		"# only a comment\n":             "1:1 the file is empty: `nines new` writes a scenario to start from",
		"---\n":                          "1:1 the file is empty: `nines new` writes a scenario to start from",
		"- a\n":                          "1:1 expected keys with their values, such as `world:`, found a list",
		"hello\n":                        "1:1 expected keys with their values, such as `world:`, found \"hello\"",
		"a: 1\n\tb: 2\n":                 "2:1 there is a tab here: indent with spaces",
		"a:\r\n\tb: 2\r\n":               "2:1 there is a tab here: indent with spaces",
		"a: 1\nb: 2\n  c: 3\n d: 4\n":    "3:3 " + notHere,
		"a: 1\nb: c: d\n":                `2:1 text with a colon and a space needs quotes: write b: "c: d"`,
		"a: 1\n  b: 2\n":                 "2:3 " + notHere,
		"a:\n  b: 1\n c: 2\n":            "3:2 " + noFit,
		"x: 1\n- a\n":                    "2:1 " + noFit,
		"a: 1\nb: 'it's'\n":              "2:1 " + noFit,
		"a:\n  - b\n  c: d\n":            "3:3 this line does not fit the list above: check its indentation",
		"x: 1\na: {b: 1\nc: 2\nd: 3\n":   "2:1 a `{` is not closed, or a comma is missing",
		"x: 1\na: {b: why?, c: 1}\n":     "2:1 a `{` is not closed, or a comma is missing. Between braces, text with a question mark needs quotes",
		"x: [a, b\n\n\ny: 1\n":           "1:1 a `[` is not closed, or a comma is missing",
		"x: 1\na: \"abc\nc: 2\nd: 3\n":   "2:1 a quote is not closed",
		"x: 1\nfoo\nb: 1\n":              "2:1 expected a key and a colon, such as `takes: 5m`",
		"x: 1\na: @x\n":                  "2:1 this character cannot begin a value: put the text in quotes",
		"x: 1\ny: - a\n":                 "2:1 a list cannot begin on the line of its key: put each `- ` on its own line",
		"k: \"a\\q\"\n":                  "1:1 this escape after a backslash is unknown: use single quotes, where a backslash is a plain character",
		"x: *foo\n":                      "1:1 aliases (`*name`) are not allowed: write the value out",
		"%YAML 1.2\n---\na: 1\n":         "1:1 lines that begin with % are not allowed: delete this one",
		"a: 1\n...\nb: 2\n":              "3:1 `...` ends the file: delete the text after it",
		"a: 1\n---\nb: 2\n":              "3:1 a second document begins here, but a file holds one scenario: use `---` only at the top",
		"a: 1\nb: é\xff\n":               "2:5 this is not UTF-8 text: save the file with the encoding UTF-8",
		"a: 1\nb: \x01\n":                "2:4 there is an invisible control character (U+0001) here: delete it",
		"a: 1\nb: \u202etxet\n":          "2:4 there is an invisible control character (U+202E) here: delete it",
		strings.Repeat("[", 20_000):      "1:1 this is nested more than 32 levels deep",
		strings.Repeat("#", MostBytes+1): "1:1 the file has 1048577 bytes, but a scenario has at most 1048576: make it smaller",
	} {
		doc, problems := Parse("x.yaml", []byte(text))
		require.Nil(t, doc, "%q", text)
		require.Equal(t, []string{want}, Briefs(problems), "%q", text)
	}
}

func TestWhatYAMLAllowsAndAScenarioDoesNotNeed(t *testing.T) {
	noTypes := "types (`!`) are not allowed: leave the type out, or put text that begins with `!` in quotes"
	for text, want := range map[string]string{
		"a: 1\na: 2\n":               "2:1 \"a\" is here twice, first on line 1: keep one",
		"w:\n  a: {b: 1, b: 2}\n":    "2:13 w.a: \"b\" is here twice, first on line 2: keep one",
		"a:\nb: 1\n":                 "1:3 a: there is no value here: write one, or leave the key out",
		"a: {b}\n":                   "1:6 a.b: there is no value here: write one, or leave the key out",
		"a: {b: 1, c: }\n":           "1:14 a.c: there is no value here: write one, or leave the key out",
		"a: {b: x (y, z)}\n":         "1:16 a: there is no value here: inside { } a comma begins another key. Put text with a comma in quotes: \"x (y, z)\"",
		"a: {b: x, y, z, c: 1}\n":    "1:12 a: there is no value here: inside { } a comma begins another key. Put text with a comma in quotes: \"x, y, z\"",
		"a: {b: 23,5%, c: 1}\n":      "1:8 a: decimals have a point, and a comma begins another key: write 23.5%",
		"a: {b: 1,500/h, c: 1}\n":    "1:8 a: decimals have a point, and a comma begins another key: write 1500/h, or 1.500/h for the smaller number",
		"a: [1, ~]\n":                "1:8 a[2]: \"~\" is not a value: write `none` for nothing, or leave the key out",
		"a: null\n":                  "1:4 a: \"null\" is not a value: write `none` for nothing, or leave the key out",
		"a: ' '\n":                   "1:4 a: this is empty: write a value, or leave the key out",
		"a: \"\\e[31m\"\n":           "1:4 a: there is an invisible control character in this text: delete it",
		"a: !!str 1\n":               "1:4 a: " + noTypes,
		"a: ! x\n":                   "1:4 a: " + noTypes,
		"a: &x 1\n":                  "1:4 a: anchors (`&name`) are not allowed: leave the anchor out, or give the number a name in the block numbers",
		"a: 1\n<<: {b: 1}\n":         "2:1 merge keys (`<<`) are not allowed: write the keys out",
		"? [a]\n: 1\n":               "1:3 a key must be one word, found a list",
		"&x a: 1\n":                  "1:1 a key must be one word: anchors (`&name`) are not allowed: leave the anchor out, or give the number a name in the block numbers",
		"a: {from:2m}\n":             "1:5 a: a space is missing after the colon in \"from:2m\"",
		"a: " + deep(32, "1") + "\n": "1:35 a" + strings.Repeat("[1]", 31) + ": this is nested more than 32 levels deep",
	} {
		doc, problems := Parse("x.yaml", []byte(text))
		require.NotNil(t, doc, "%q", text)
		require.Equal(t, []string{want}, Briefs(problems), "%q", text)
	}
}

// deep wraps text in lists.
func deep(levels int, text string) string {
	return strings.Repeat("[", levels) + text + strings.Repeat("]", levels)
}

func TestWhatCanBeRead(t *testing.T) {
	for _, text := range []string{
		"a: 1\n",
		"\uFEFFa: 1\n",
		"---\na: 1\n",
		"# comment\n---\na: 1\n...\n",
		"a: 1\r\nb: 2\r\n",
		"a: |\n  text\n  with a\ttab\n",
		"a: '!x'\nb: \"*y\"\n",
		"a: " + deep(30, "1") + "\n",
	} {
		doc, problems := Parse("x.yaml", []byte(text))
		require.NotNil(t, doc, "%q", text)
		require.Empty(t, problems, "%q", text)
	}
}

func TestTooManyEntries(t *testing.T) {
	var text strings.Builder
	for i := range mostEntries + 1 {
		fmt.Fprintf(&text, "  k%d: 1\n", i)
	}
	_, problems := Parse("x.yaml", []byte("a:\n"+text.String()))
	require.Equal(t, []string{"2:3 a: this has more than 10000 entries"}, Briefs(problems))
}

func TestThousandsOfProblemsAreNotAllSaid(t *testing.T) {
	_, problems := Parse("x.yaml", []byte("a: ["+strings.Repeat("~, ", 5000)+"1]\n"))
	require.Len(t, problems, MostProblems)
}
