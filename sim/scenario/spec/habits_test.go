package spec

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/scenario/yamldoc"
)

// TestTheSchemaNamesTheDefaultHabits: where a key has a default in the schema, it is that of the default habits.
func TestTheSchemaNamesTheDefaultHabits(t *testing.T) {
	compared := 0
	for _, h := range Habits() {
		at := reflect.TypeFor[Callers]()
		var field reflect.StructField
		for _, key := range strings.Split(h.Path, ".") {
			field = fieldOf(t, at, key)
			at = field.Type
		}
		if preset, ok := field.Tag.Lookup("default"); ok {
			require.Equal(t, yamldoc.Flow(yamldoc.Snippet(h.Usual)), yamldoc.Flow(yamldoc.Snippet(preset)), h.Path)
			compared++
		}
	}
	require.Equal(t, 3, compared)
}

// fieldOf is the field of a struct, or of one that is inlined in it, with a key.
func fieldOf(t *testing.T, of reflect.Type, key string) reflect.StructField {
	for i := range of.NumField() {
		f := of.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if name == key {
			return f
		}
		if f.Anonymous {
			if inner, ok := f.Type.FieldByNameFunc(func(n string) bool { return strings.EqualFold(n, key) }); ok {
				return inner
			}
		}
	}
	require.Fail(t, "no such key", key)
	return reflect.StructField{}
}

// TestThoseWhoCallOnceAreTheRest of the kinds whose shares the file gives. Other kinds, or a share of their own, end that.
func TestThoseWhoCallOnceAreTheRest(t *testing.T) {
	for kinds, want := range map[string]string{
		"{some: {share: 50%}}": "47%",
		"{some: {share: 50% (40% to 60%)}, stubborn: {share: 10%}}": "40%",
		"{stubborn: {share: 3%, again: 95%}}":                       "57%",
		"{some: {again: 50%}}":                                      "57%",
		"{some: {share: 50%}, once: {again: 5%}}":                   "47%",
		"{some: {share: 50%}, once: {share: 20%}}":                  "20%",
		"{some: {share: 99%}}":                                      "",
		"{some: {share: 50%}, others: {share: 30%, again: 20%}}":    "",
	} {
		doc, problems := yamldoc.Parse("x.yaml", []byte("world: {callers: {kinds: "+kinds+"}}"))
		require.Empty(t, problems)
		fillHabits(doc, yamldoc.Snippet)
		got := ""
		if share := below(doc.Root, "world.callers.kinds.once.share"); share != nil {
			got = share.Value
		}
		require.Equal(t, want, got, kinds)
	}
}
