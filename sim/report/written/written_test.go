package written

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report/phrase"
	"nines/sim/schema"
)

// part is something in a document.
type part struct {
	Name string `json:"name" doc:"Its name."`
	Of   []int  `json:"of,omitempty" doc:"Numbers."`
}

// whole is a document with something of everything.
type whole struct {
	Format string         `json:"format" doc:"The format."`
	List   []part         `json:"list" doc:"A list."`
	Mean   phrase.Number  `json:"mean" doc:"A number."`
	Any    any            `json:"any" doc:"Whatever there is."`
	Within *whole         `json:"within,omitempty" doc:"Another."`
	Unsaid map[string]int `json:"-"`
}

var kind = Document{Name: "whole", Format: "nines-whole/1", Title: "A whole", Shape: reflect.TypeFor[whole]()}

func text(t *testing.T, d *whole) string {
	t.Helper()
	var out strings.Builder
	require.NoError(t, JSON(&out, d))
	return out.String()
}

func good() *whole {
	return &whole{Format: kind.Format, List: []part{{Name: "a"}, {Name: "b", Of: []int{1, 2}}}, Mean: phrase.Number(math.NaN()), Any: part{Name: "c"}, Unsaid: map[string]int{"x": 1}}
}

// TestAFieldALine: a difference between two documents shows which field and which entry changed.
func TestAFieldALine(t *testing.T) {
	d := good()
	d.Within = good()
	d.Within.Any = part{}
	require.Contains(t, text(t, d), "{\n \"format\": \"nines-whole/1\",\n \"list\": [\n  {\"name\":\"a\"},\n  {\"name\":\"b\",\"of\":[1,2]}\n ],\n \"mean\": null,\n \"any\": {\"name\":\"c\"},\n \"within\": {\n  \"format\"")
	require.NotContains(t, text(t, d), "nsaid")
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	var again whole
	require.NoError(t, kind.Read([]byte(text(t, good())), &again))
	require.Equal(t, good().List, again.List)
	require.True(t, again.Mean != again.Mean)
	require.Equal(t, map[string]any{"name": "c"}, again.Any)
}

// TestDamageIsRefusedWithItsPlace, and names are made harmless.
func TestDamageIsRefusedWithItsPlace(t *testing.T) {
	for change, want := range map[[2]string]string{
		{`"name":"a"`, `"name":7`}:            `(see "list.name")`,
		{`"name":"a"`, `"title":"a"`}:         `(see "list`,
		{"nines-whole/1", "nines-whole/2"}:    `its format is "nines-whole/2", and this nines reads "nines-whole/1": run the scenario again`,
		{`"any": {"name":"c"}`, `"any": 3`}:   `(see "any")`,
		{`[1,2]`, `[1,99999999999999999999]`}: "it does not fit together",
		{"}\n", ""}:                           "it is cut short, or no JSON",
	} {
		err := kind.Read([]byte(strings.Replace(text(t, good()), change[0], change[1], 1)), &whole{})
		require.ErrorContains(t, err, want, change)
		require.NotContains(t, err.Error(), "struct")
	}
	var again whole
	require.NoError(t, kind.Read([]byte(strings.Replace(text(t, good()), `"a"`, `"\u001b[31m"`, 1)), &again))
	require.Equal(t, "?[31m", again.List[0].Name)
}

func TestEveryFieldHasItsWords(t *testing.T) {
	type inner struct {
		Told phrase.Number `json:"told" doc:"Told."`
		Not  phrase.Number `json:"not"`
	}
	s := schemer{schema.NewBook()}
	root := s.object(reflect.TypeFor[struct {
		Bare string  `json:"bare"`
		List []inner `json:"list" doc:"A list."`
	}]())
	words, err := json.Marshal(s.book.Finish(root))
	require.NoError(t, err)
	require.Contains(t, string(words), "Told.")
	require.Contains(t, string(words), "A list.")
}

func TestTypesWithoutASchemaAreRefused(t *testing.T) {
	type odd struct {
		Of func() `json:"of" doc:"What it does."`
	}
	s := schemer{schema.NewBook()}
	require.Panics(t, func() { s.object(reflect.TypeFor[odd]()) })
}
