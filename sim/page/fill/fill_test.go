package fill_test

import (
	"errors"
	"html/template"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/page/fill"
)

type inner struct{ Name string }

// data has what pages have: fields of embedded structs, lists, maps, pointers and numbers.
type data struct {
	inner
	List  []string
	Map   map[string][]int
	One   *inner
	None  *inner
	Count int
	Share float64
	Is    bool
	Pairs [][2]string
	Any   any
}

var example = data{
	inner: inner{`<b a='1'>&"+` + "\x00"}, List: []string{"a", "<", "c"}, Map: map[string][]int{"full": {1, 2}}, One: &inner{"one"},
	Count: 12, Share: 0.5, Is: true, Pairs: [][2]string{{"k", "v"}}, Any: inner{"any"},
}

var functions = map[string]any{"twice": func(s string) string { return s + s }, "many": func(list []string) []string { return append(list, list...) }}

// filled is a layout filled with the example.
func filled(t require.TestingT, layout string) string {
	var out strings.Builder
	require.NoError(t, fill.New(layout, functions).Write(&out, "layout", example))
	return out.String()
}

// TestLayouts: what a layout can say has the meaning that it has in html/template.
func TestLayouts(t *testing.T) {
	for _, layout := range []string{
		"{{.Name}} {{.Count}} {{.Share}} {{.Is}}", `<p title="{{.Name}}">`, "<title>{{.Name}}</title>", "{{.One.Name}}", "{{.Any.Name}}",
		"{{if .List}}yes{{else}}no{{end}}", "{{if .None}}yes{{else if .Is}}else{{end}}", "{{if not .Is}}x{{end}}{{if not .None}}none{{end}}{{if not .One}}x{{end}}{{if not .Map.none}}none{{end}}",
		"{{if .Map.none}}x{{else}}-{{end}}{{range .Map.full}}{{.}},{{end}}{{range .Map.none}}x{{else}}empty{{end}}",
		"{{range $i, $x := .List}}{{if $i}}, {{end}}{{$x}}{{end}}", "{{range $x := .List}}{{$x}}{{$.Count}}{{end}}",
		"{{with .One}}{{.Name}}{{end}}{{with .None}}x{{else}}{{.Name}}{{end}}", "{{with .Map.full}}{{len .}}{{end}}",
		"{{$a := gt .Count 11}}{{if $a}}more{{end}}{{if gt .Count 12}}x{{end}}", "{{if eq (len .List) 3}}three{{end}}",
		"{{range .Pairs}}{{index . 0}}={{index . 1}}{{end}}", `{{twice .Name}}{{twice "x"}}`, "{{len (many .List)}}", "{{range many .List}}{{.}}{{end}}",
		`{{define "part"}}{{.}};{{end}}{{range .List}}{{template "part" .}}{{end}}`, "a {{- .Count -}} b{{/* nothing */}}",
		"{{$x := .Count}}{{range .List}}{{$x}}{{end}}{{if .Is}}{{$x := .Share}}{{$x}}{{end}}{{$x}}",
	} {
		var want strings.Builder
		require.NoError(t, template.Must(template.New("layout").Funcs(functions).Parse(layout)).Execute(&want, example), layout)
		require.Equal(t, want.String(), filled(t, layout), layout)
	}
}

// TestNoTextIsMarkup: whatever a text is, nothing in it ends an element or an attribute.
func TestNoTextIsMarkup(t *testing.T) {
	layout := fill.New(`<p title="{{.}}">{{.}}</p>`, nil)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		var want, got strings.Builder
		require.NoError(t, template.Must(template.New("").Parse(`<p title="{{.}}">{{.}}</p>`)).Execute(&want, text))
		require.NoError(t, layout.Write(&got, "layout", text))
		require.Equal(t, want.String(), got.String())
		require.Equal(t, 2, strings.Count(got.String(), "<"))
		require.Equal(t, 2, strings.Count(got.String(), `"`))
	})
}

// TestOnlyOwnTypesStandAsTheyAre, and nothing else that looks like markup.
func TestOnlyOwnTypesStandAsTheyAre(t *testing.T) {
	var out strings.Builder
	parts := []any{fill.Markup("<b>"), fill.Script("1<2"), fill.Style("a>b"), "<i>", template.HTML("<u>")}
	require.NoError(t, fill.New("{{range .}}{{.}} {{end}}", nil).Write(&out, "layout", parts))
	require.Equal(t, "<b> 1<2 a>b &lt;i&gt; &lt;u&gt; ", out.String())
}

// TestMistakesInLayoutsPanic: each is a mistake in the program.
func TestMistakesInLayoutsPanic(t *testing.T) {
	for _, layout := range []string{
		"{{.Nothing}}", "{{.Name.More}}", "{{$x}}", "{{.Count | len}}", "{{twice}}", "{{twice .Name .Name}}", "{{range .List}}{{break}}{{end}}", "{{.Name .Name}}", "{{1.5}}",
		`{{template "none"}}`, "{{unknown .}}", "{{if}}", "{{$x := 1}}{{$x = 2}}",
	} {
		require.Panics(t, func() { filled(t, layout) }, layout)
	}
}

// TestAWriterThatFails: its error is returned.
func TestAWriterThatFails(t *testing.T) {
	require.EqualError(t, fill.New("x", nil).Write(failing{}, "layout", nil), "full")
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }
