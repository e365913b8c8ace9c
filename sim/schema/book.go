// Package schema makes JSON Schemas (draft 7) of Go types: of scenario files, for editors, and of the documents of results,
// for programs that read them. What the two have in common is here; what a field means stands in the tags of the types, and
// the packages that own these know how to read them.
package schema

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"
)

// Schema is one description.
type Schema = jsonschema.Schema

// Draft is the version of JSON Schema that editors know best.
const Draft = "http://json-schema.org/draft-07/schema#"

const prefix = "#/definitions/"

// Book collects descriptions that stand once and are referred to.
type Book struct {
	definitions map[string]*Schema
	names       map[form]string
}

// form is a type in one of the ways in which it is described: whole, or as what changes it.
type form struct {
	t   reflect.Type
	way string
}

// NewBook is an empty book.
func NewBook() *Book {
	return &Book{definitions: map[string]*Schema{}, names: map[form]string{}}
}

// Refer refers to a description, which is made where it is first met. While it is made it may refer to itself.
func (b *Book) Refer(name string, describe func() *Schema) *Schema {
	if b.definitions[name] == nil {
		b.definitions[name] = &Schema{}
		b.definitions[name] = describe()
	}
	return &Schema{Ref: prefix + name}
}

// ReferTo refers to the description of a type, in one of its ways. Types of one name are kept apart.
func (b *Book) ReferTo(t reflect.Type, way string, describe func() *Schema) *Schema {
	f := form{t, way}
	name, ok := b.names[f]
	if !ok {
		name = t.Name() + way
		if _, taken := b.definitions[name]; taken || t.Name() == "" {
			name = t.String() + way
		}
		b.names[f] = name
	}
	return b.Refer(name, describe)
}

// Finish makes a whole schema of a description and all that it refers to. What is described more than once is described in
// one place.
func (b *Book) Finish(root *Schema) *Schema {
	root.Schema, root.Definitions = Draft, b.definitions
	share(root)
	return root
}

// Text is a schema as a file. Each definition is one line, which keeps the differences between versions readable.
func Text(s *Schema) []byte {
	head := *s
	head.Definitions = nil
	text := strings.TrimSuffix(textOf(&head), "}") + `,"definitions":{`
	for i, name := range slices.Sorted(maps.Keys(s.Definitions)) {
		if i > 0 {
			text += ","
		}
		text += "\n" + strconv.Quote(name) + ":" + textOf(s.Definitions[name])
	}
	return []byte(text + "\n}}\n")
}
