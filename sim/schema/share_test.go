package schema

import (
	"fmt"
	"strings"
	"testing"

	validator "github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func compiled(t require.TestingT, text string) *validator.Schema {
	loaded, err := validator.UnmarshalJSON(strings.NewReader(text))
	require.NoError(t, err)
	c := validator.NewCompiler()
	require.NoError(t, c.AddResource("s.json", loaded))
	made, err := c.Compile("s.json")
	require.NoError(t, err)
	return made
}

// TestSharingChangesNoVerdict draws schemas with parts that repeat, and holds what they accept with shared parts against what
// they accept without.
func TestSharingChangesNoVerdict(t *testing.T) {
	long := strings.Repeat("what it means, at length; ", 5)
	var draw func(t *rapid.T, depth int) *Schema
	draw = func(t *rapid.T, depth int) *Schema {
		if depth == 0 || rapid.IntRange(0, 3).Draw(t, "leaf") == 0 {
			return Described(Words([]string{"a", rapid.SampledFrom([]string{"b", "c"}).Draw(t, "word")}), long)
		}
		if rapid.Bool().Draw(t, "choice") {
			return Either(draw(t, depth-1), draw(t, depth-1))
		}
		o := Object()
		for i := range rapid.IntRange(1, 3).Draw(t, "keys") {
			Add(o, fmt.Sprint("k", i), draw(t, depth-1), rapid.Bool().Draw(t, "required"))
		}
		return o
	}
	var value func(t *rapid.T, depth int) any
	value = func(t *rapid.T, depth int) any {
		if depth == 0 || rapid.IntRange(0, 2).Draw(t, "word") == 0 {
			return rapid.SampledFrom([]string{"a", "b", "c", "d"}).Draw(t, "text")
		}
		m := map[string]any{}
		for i := range rapid.IntRange(0, 3).Draw(t, "entries") {
			m[fmt.Sprint("k", i)] = value(t, depth-1)
		}
		return m
	}
	moved := 0
	rapid.Check(t, func(t *rapid.T) {
		root := draw(t, 4)
		plain := compiled(t, textOf(root))
		whole := NewBook().Finish(root)
		moved += len(whole.Definitions)
		shared := compiled(t, string(Text(whole)))
		for range 10 {
			v := value(t, 4)
			require.Equal(t, plain.Validate(v) == nil, shared.Validate(v) == nil, "%v", v)
		}
	})
	require.Positive(t, moved, "nothing was shared")
}

func TestWhatIsReferredToIsDescribedOnce(t *testing.T) {
	b := NewBook()
	describe := func() *Schema { return Object() }
	require.Equal(t, b.Refer("a", describe).Ref, b.Refer("a", nil).Ref)
	require.Contains(t, string(Text(b.Finish(Object()))), "\n\"a\":{")
}
