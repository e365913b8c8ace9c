package scenario

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/scenario/language"
	"nines/sim/scenario/law"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
)

// vocabulary collects the words of the language: keys, and the words that may stand behind them. Those that a text uses
// are given with true.
type vocabulary map[string]bool

func (v vocabulary) add(word string, used bool) { v[word] = v[word] || used }

// of walks a type and a text side by side; without a text it lists all words.
func (v vocabulary) of(t reflect.Type, n *yamldoc.Node, l *language.Language) {
	if t.Kind() == reflect.Pointer && l.Codecs[t].Decode == nil {
		t = t.Elem()
	}
	switch {
	case l.Codecs[t].Decode != nil || language.IsScalarType(t):
	case t.Kind() == reflect.Struct:
		v.ofStruct(t, n, l)
	case l.IsNamed(t):
		if single, ok := language.WithRole(l.FieldsOf(t.Elem()), language.ValueRole); ok {
			v.each(n, func(n *yamldoc.Node) { v.ofSingle(t.Elem(), single, n, l) })
		} else {
			v.each(n, func(n *yamldoc.Node) { v.of(t.Elem(), n, l) })
		}
	}
}

// ofSingle is what stands behind a name: its one value, or the keys of the struct.
func (v vocabulary) ofSingle(t reflect.Type, single language.Field, n *yamldoc.Node, l *language.Language) {
	if single.Key == "" {
		v.of(single.Typ, n, l)
		return
	}
	if n == nil || l.HasKeyOf(n, reflect.New(t).Elem()) {
		v.ofStruct(t, n, l)
	}
}

func (v vocabulary) each(n *yamldoc.Node, visit func(*yamldoc.Node)) {
	if n == nil {
		visit(nil)
		return
	}
	for _, p := range yamldoc.Meaningful(n) {
		visit(p.Value)
	}
}

func (v vocabulary) ofStruct(t reflect.Type, n *yamldoc.Node, l *language.Language) {
	if n != nil && n.Kind == yamldoc.ScalarNode {
		short, _ := l.ShortOf(t)
		v.ofField(t, short, n, l)
		return
	}
	for _, f := range l.FieldsOf(t) {
		switch {
		case f.Key == "":
		case n == nil:
			v.ofField(t, f, nil, l)
		case yamldoc.Find(n, f.Key).Value != nil:
			v.ofField(t, f, yamldoc.Find(n, f.Key).Value, l)
			if f.Role == language.VariantRole {
				v.ofStruct(kindOfFault(yamldoc.Find(n, f.Key).Value.Value, f, l), n, l)
			}
		}
	}
}

func (v vocabulary) ofField(t reflect.Type, f language.Field, n *yamldoc.Node, l *language.Language) {
	v.add(t.Name()+"."+f.Key, n != nil)
	for _, word := range f.Measure.Enum {
		v.add(t.Name()+"."+f.Key+": "+word, n != nil && (n.Value == word || slices.ContainsFunc(n.Content, func(item *yamldoc.Node) bool { return item.Value == word })))
	}
	for _, kind := range l.Variants[f.Typ].Names {
		_, known := v[f.Typ.Name()+": "+kind]
		v.add(f.Typ.Name()+": "+kind, n != nil && n.Value == kind)
		if n == nil && !known { // a kind may have another within
			v.ofStruct(kindOfFault(kind, f, l), nil, l)
		}
	}
	if f.IsPlain() {
		v.of(f.Typ, n, l)
	}
}

func kindOfFault(name string, f language.Field, l *language.Language) reflect.Type {
	t := reflect.TypeOf(l.Variants[f.Typ].Make(name))
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

func TestTheGoodFilesUseEveryWord(t *testing.T) {
	used := vocabulary{}
	scenario := reflect.TypeFor[spec.Scenario]()
	used.of(scenario, nil, spec.Language())
	require.Greater(t, len(used), 100)
	var all strings.Builder
	for _, text := range corpus(t, "good") {
		whole, ok := yamldoc.Read("good.yaml", text)
		require.True(t, ok)
		used.of(scenario, whole.Root, spec.Language())
		all.Write(text)
	}
	for word, isUsed := range used {
		require.True(t, isUsed, "no file of testdata/good uses %s", word)
	}
	for _, name := range law.Names() {
		require.Contains(t, all.String(), "{"+name+":")
	}
	for _, word := range []string{"source:", "assumed:", "profile: [", "{counts: [", "profile: {", "profile: none", "week:", "{csv:", "{empirical: {csv:", " unlimited"} {
		require.Contains(t, all.String(), word)
	}
}
