package language

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/random"
	"nines/sim/scenario/law"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// Language is what the structs and their tags cannot say.
type Language struct {
	Codecs     map[reflect.Type]Codec                                              // types that are written in a way of their own
	Variants   map[reflect.Type]Variants                                           // interfaces, whose struct the file chooses by name
	After      map[reflect.Type]func(d *Decoder, into any)                         // called with the pointer to a struct whenever one of its fields is filled
	Events     Events                                                              // that instants may be relative to; nil: none
	OneOf      [][]string                                                          // sets of keys; a mapping has only one of each set, such as the name of a distribution
	Changeable []string                                                            // the blocks of a document that its overlays may change
	Fill       func(doc *yamldoc.Document, preset func(text string) *yamldoc.Node) // puts in defaults that depend on what other keys say, into a root of its own; nil: there are none

	fields  map[reflect.Type][]Field       // by type, once they have been read
	presets map[string]*yamldoc.Node       // by their text, once they have been parsed
	laws    map[string]random.Distribution // by name and parameters, once they have been made
}

// Codec reads and describes a type that is written in a way of its own. It reports problems itself and says whether
// it has a value.
type Codec struct {
	Decode func(d *Decoder, n *yamldoc.Node, path string) (any, bool)
	Schema func() *jsonschema.Schema
}

// Variants are the structs that may stand behind an interface, each under the name it has in the file. Make gives a
// new one, as a pointer or as a value: what it gives is what the interface will hold.
type Variants struct {
	Names []string
	Make  func(name string) any
	About func(name string) string // what it is, in a sentence
}

// structOf is the type behind a name.
func (v Variants) structOf(name string) reflect.Type {
	t := reflect.TypeOf(v.Make(name))
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

// Decoder walks a document and a Go value side by side.
type Decoder struct {
	*Reading
	Language *Language
	Hushed   bool // within a list of numbers, which is one leaf
}

// slot is a field together with the place in memory it is decoded into.
type slot struct {
	*Field // of the list that the language keeps for the type
	value  reflect.Value
	after  string // the key before it, behind which a default is inserted
}

// Decode fills the struct that into points to. The reading has a copy of the document with the defaults. The document
// itself learns only what an overlay must know: what was written short, and which keys exclude each other. Where it says the same
// as a document that was read before, that reading is taken over: see [part].
func Decode(doc *yamldoc.Document, into any, language *Language, like ...*Reading) *Reading {
	doc.OneOf = append(language.OneOf[:len(language.OneOf):len(language.OneOf)], law.Names())
	doc.Either = law.Either
	own := doc.CloneOf(nil)
	own.Root.Said = yamldoc.Claim{}
	if language.Fill != nil {
		language.Fill(own, language.preset)
	}
	d := &Decoder{Reading: NewReading(own), Language: language}
	d.Events, d.like = language.Events, like
	parter{d}.unfold(own.Root, "")
	d.structure(own.Root, "", reflect.ValueOf(into).Elem())
	parter{d}.finish()
	return d.Reading
}

var nodeType = reflect.TypeFor[*yamldoc.Node]()

// Into decodes a part of the document on behalf of a codec, with tags as in a struct: d.into(n, path, &share, `unit:"share"`).
func (d *Decoder) Into(n *yamldoc.Node, path string, target any, tags string) {
	v := reflect.ValueOf(target).Elem()
	d.value(n, path, v, taggedField(v.Type(), reflect.StructTag(tags)))
}

// value decodes one node into one place.
func (d *Decoder) value(n *yamldoc.Node, path string, v reflect.Value, f Field) {
	if n.Note().Refused {
		return
	}
	if ranged := n.Note().Ranged; ranged != nil && ranged.Words != nil && !strings.HasPrefix(path, yamldoc.NumbersBlock+".") {
		ranger{d}.keepWord(n, path)
	}
	if c, ok := d.Language.Codecs[v.Type()]; ok {
		if made, ok := c.Decode(d, n, path); ok {
			v.Set(reflect.ValueOf(made))
		}
		return
	}
	switch {
	case v.Type() == nodeType:
		v.Set(reflect.ValueOf(n))
	case v.Kind() == reflect.Pointer:
		d.optional(n, path, v, f)
	case IsScalarType(v.Type()):
		d.scalar(n, path, v, f)
	case v.Kind() == reflect.Struct:
		d.structure(n, path, v)
	case v.Kind() == reflect.Slice:
		d.list(n, path, v, f)
	default:
		panic(fmt.Sprintf("scenario: the language has no way to write a %s (%s)", v.Type(), path))
	}
}

func (d *Decoder) optional(n *yamldoc.Node, path string, v reflect.Value, f Field) {
	if yamldoc.IsWord(n, "none") {
		return
	}
	v.Set(reflect.New(v.Type().Elem()))
	d.value(n, path, v.Elem(), f)
}

// structure decodes a mapping into the fields of a struct, the absent ones from their defaults.
func (d *Decoder) structure(n *yamldoc.Node, path string, v reflect.Value) {
	short, ok := d.Language.ShortOf(v.Type())
	switch {
	case n.Kind == yamldoc.MappingNode:
		d.fields(n, path, v)
	case ok && n.Kind == yamldoc.ScalarNode:
		d.shortForm(n, path, v, short)
	default:
		d.ComplainAt(n, path, "expected a mapping, found %s", yamldoc.Found(n)).
			Allowing(words.Listed(keysOf(d.Language.slotsOf(v)))).OrNone(n)
	}
}

// shortForm decodes a single value that stands for a struct. In the tree it stays as it was written, unless defaults
// have come in beside it: then the tree has the long form.
func (d *Decoder) shortForm(n *yamldoc.Node, path string, v reflect.Value, short Field) {
	d.Doc.Shorts[path] = short.Key
	key := &yamldoc.Node{Kind: yamldoc.ScalarNode, Tag: "!!str", Value: short.Key}
	whole := &yamldoc.Node{Kind: yamldoc.MappingNode, Tag: "!!map", Style: yamldoc.FlowStyle, Content: []*yamldoc.Node{key, n}}
	yamldoc.AnchorOne(key, n)
	yamldoc.AnchorOne(whole, n)
	d.fields(whole, path, v)
	if len(whole.Content) == 2 {
		return
	}
	single := *n
	whole.Content[slices.Index(whole.Content, n)], whole.Line, whole.Column = &single, n.Line, n.Column // defaults may come before
	n.Become(whole)
}

// fields decodes the keys of a mapping, in the order of the struct: what comes later in it may need what came before.
func (d *Decoder) fields(n *yamldoc.Node, path string, v reflect.Value) {
	misspeltVariant(d, n, path, d.Language.slotsOf(v))
	slots, chosen := d.withVariant(n, path, d.Language.slotsOf(v))
	if chosen.known {
		d.refuseUnknown(n, path, slots)
	}
	rester{d}.ofKeys(n, path, slots)
	last, after := "", d.Language.After[v.Type()]
	for _, s := range slots {
		s.after = last
		d.fill(n, path, s)
		if after != nil {
			after(d, v.Addr().Interface())
		}
		if s.Key != "" && yamldoc.Find(n, s.Key).Value != nil {
			last = s.Key
		}
	}
	chosen.finish()
}

// slotsOf lists the fields of a struct value.
func (l *Language) slotsOf(v reflect.Value) []slot {
	fields := l.FieldsOf(v.Type())
	slots := make([]slot, len(fields))
	for i := range fields {
		slots[i] = slot{Field: &fields[i], value: v.FieldByIndex(fields[i].Index)}
	}
	return slots
}

// keysOf lists the keys that may be written.
func keysOf(slots []slot) []string {
	var keys []string
	for _, s := range slots {
		if s.Key != "" {
			keys = append(keys, s.Key)
		}
	}
	return keys
}

// refuseUnknown reports the keys that are none of the fields, or gives them to the field that takes the rest.
func (d *Decoder) refuseUnknown(n *yamldoc.Node, path string, slots []slot) {
	allowed := keysOf(slots)
	d.refuseOld(n, path, slots)
	rest := slices.IndexFunc(slots, func(s slot) bool { return s.Role == RestRole })
	if rest < 0 {
		d.RefuseOthers(n, path, allowed, required(slots)...)
		return
	}
	others := &yamldoc.Node{Kind: yamldoc.MappingNode, Tag: "!!map", Line: n.Line, Column: n.Column}
	for _, p := range yamldoc.Pairs(n) {
		if !slices.Contains(allowed, p.Key.Value) {
			others.Content = append(others.Content, p.Key, p.Value)
		}
	}
	slots[rest].value.Set(reflect.ValueOf(others))
}

// refuseOld reports the keys of an earlier version of the language, and says what to write now.
func (d *Decoder) refuseOld(n *yamldoc.Node, path string, slots []slot) {
	for _, s := range slots {
		if p := yamldoc.Find(n, s.old); s.old != "" && p.Value != nil && !p.Key.Note().Refused {
			d.ComplainAt(p.Key, path, "the key %s no longer exists: %s", words.Quoted(s.old), s.instead)
			p.Key.Mark(func(known *yamldoc.Note) { known.Refused = true })
		}
	}
}

// fill decodes one field of a struct.
func (d *Decoder) fill(n *yamldoc.Node, path string, s slot) {
	if !s.IsPlain() {
		return
	}
	i := yamldoc.IndexOf(n, s.Key)
	switch {
	case i < 0:
		d.absent(n, path, s)
	case slices.Contains(d.open, n):
		parter{d}.partly(&n.Content[i+1], yamldoc.Join(path, s.Key), s)
	default:
		d.value(n.Content[i+1], yamldoc.Join(path, s.Key), s.value, *s.Field)
	}
}

// absent gives a field that is not in the file its default. A struct without one is filled from the defaults within.
func (d *Decoder) absent(n *yamldoc.Node, path string, s slot) {
	switch {
	case s.IsPreset:
		d.value(d.insert(n, s, d.Language.preset(s.Preset)), yamldoc.Join(path, s.Key), s.value, *s.Field)
	case s.Required:
		d.ComplainAt(n, path, "missing key %s%s", words.Quoted(s.Key), s.meaning())
	case d.Language.IsBlock(s.Typ):
		inner := d.insert(n, s, &yamldoc.Node{Kind: yamldoc.MappingNode, Tag: "!!map"})
		d.structure(inner, yamldoc.Join(path, s.Key), s.value)
		if len(inner.Content) == 0 {
			yamldoc.Remove(n, s.Key)
		}
	}
}

// preset is a default as a tree of its own. A file has many values of one default, which is parsed once.
func (l *Language) preset(text string) *yamldoc.Node {
	known := l.presets[text]
	if known == nil {
		if l.presets == nil {
			l.presets = map[string]*yamldoc.Node{}
		}
		known = yamldoc.Snippet(text)
		l.presets[text] = known
	}
	return yamldoc.Copy(known)
}

// IsBlock says that a type is written as keys with values.
func (l *Language) IsBlock(t reflect.Type) bool {
	_, custom := l.Codecs[t]
	return !custom && t.Kind() == reflect.Struct && !IsScalarType(t)
}

// insert adds a default to a mapping, in the order of the struct.
func (d *Decoder) insert(n *yamldoc.Node, s slot, value *yamldoc.Node) *yamldoc.Node {
	name := &yamldoc.Node{Kind: yamldoc.ScalarNode, Tag: "!!str", Value: s.Key}
	n.Content = slices.Insert(n.Content, yamldoc.IndexOf(n, s.after)+2, name, value)
	place := n
	if above := n.Key; above != nil {
		place = above
	}
	yamldoc.Anchor(name, place)
	yamldoc.Anchor(value, place)
	value.Key = name
	return value
}

// meaning is what a missing key would say: the first sentence of its description.
func (f Field) meaning() string {
	first, _, _ := strings.Cut(f.Doc, ". ")
	if first == "" {
		return ""
	}
	return " (" + strings.TrimSuffix(first, ".") + ")"
}
