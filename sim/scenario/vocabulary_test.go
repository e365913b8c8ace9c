package scenario

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"
)

// vocabulary collects the words of the language: keys, and the words that may stand behind them. Those that a text uses
// are given with true.
type vocabulary map[string]bool

func (v vocabulary) add(word string, used bool) { v[word] = v[word] || used }

// of walks a type and a text side by side; without a text it lists all words.
func (v vocabulary) of(t reflect.Type, n *Node, l *language) {
	if t.Kind() == reflect.Pointer && l.codecs[t].decode == nil {
		t = t.Elem()
	}
	switch {
	case l.codecs[t].decode != nil || isScalarType(t):
	case t.Kind() == reflect.Struct:
		v.ofStruct(t, n, l)
	case l.isNamed(t):
		if single, ok := withRole(fieldsOf(t.Elem()), valueRole); ok {
			v.each(n, func(n *Node) { v.ofSingle(t.Elem(), single, n, l) })
		} else {
			v.each(n, func(n *Node) { v.of(t.Elem(), n, l) })
		}
	}
}

// ofSingle is what stands behind a name: its one value, or the keys of the struct.
func (v vocabulary) ofSingle(t reflect.Type, single field, n *Node, l *language) {
	if single.key == "" {
		v.of(single.typ, n, l)
		return
	}
	if n == nil || hasKeyOf(n, reflect.New(t).Elem()) {
		v.ofStruct(t, n, l)
	}
}

func (v vocabulary) each(n *Node, visit func(*Node)) {
	if n == nil {
		visit(nil)
		return
	}
	for _, p := range meaningful(n) {
		visit(p.value)
	}
}

func (v vocabulary) ofStruct(t reflect.Type, n *Node, l *language) {
	if n != nil && n.Kind == ScalarNode {
		short, _ := shortOf(t)
		v.ofField(t, short, n, l)
		return
	}
	for _, f := range fieldsOf(t) {
		switch {
		case f.key == "":
		case n == nil:
			v.ofField(t, f, nil, l)
		case find(n, f.key).value != nil:
			v.ofField(t, f, find(n, f.key).value, l)
			if f.role == variantRole {
				v.ofStruct(kindOfFault(find(n, f.key).value.Value, f, l), n, l)
			}
		}
	}
}

func (v vocabulary) ofField(t reflect.Type, f field, n *Node, l *language) {
	v.add(t.Name()+"."+f.key, n != nil)
	for _, word := range f.measure.enum {
		v.add(t.Name()+"."+f.key+": "+word, n != nil && (n.Value == word || slices.ContainsFunc(n.Content, func(item *Node) bool { return item.Value == word })))
	}
	for _, kind := range l.variants[f.typ].names {
		_, known := v[f.typ.Name()+": "+kind]
		v.add(f.typ.Name()+": "+kind, n != nil && n.Value == kind)
		if n == nil && !known { // a kind may have another within
			v.ofStruct(kindOfFault(kind, f, l), nil, l)
		}
	}
	if f.isPlain() {
		v.of(f.typ, n, l)
	}
}

func kindOfFault(name string, f field, l *language) reflect.Type {
	t := reflect.TypeOf(l.variants[f.typ].make(name))
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

func TestTheGoodFilesUseEveryWord(t *testing.T) {
	used := vocabulary{}
	scenario := reflect.TypeFor[Scenario]()
	used.of(scenario, nil, words())
	require.Greater(t, len(used), 100)
	var all strings.Builder
	for _, text := range corpus(t, "good") {
		var whole Node
		require.NoError(t, yaml.Unmarshal(text, &whole))
		used.of(scenario, whole.Content[0], words())
		all.Write(text)
	}
	for word, isUsed := range used {
		require.True(t, isUsed, "no file of testdata/good uses %s", word)
	}
	for _, law := range lawNames() {
		require.Contains(t, all.String(), "{"+law+":")
	}
	for _, word := range []string{"source:", "assumed:", "profile: [", "{counts: [", "profile: {", "profile: none", "week:", "{csv:", "{empirical: {csv:", " unlimited"} {
		require.Contains(t, all.String(), word)
	}
}
