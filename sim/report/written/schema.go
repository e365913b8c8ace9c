package written

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/report/phrase"
	"nines/sim/schema"
)

// Document is a kind of document.
type Document struct {
	Name   string // by which one asks for its schema
	Format string // its name and version, as its field "format" has them
	Title  string // what it is, in a line
	Shape  reflect.Type
	Cases  []Case // what a field is that depends on another
}

// Case says which shapes one field has while another has a value.
type Case struct {
	If, Is string // that other field, and its value
	Field  string
	Shapes []reflect.Type // one of them
}

// Schema is the JSON Schema (draft 7) of the document. It is made from the written type and is strict: an accepted document has
// every field, except those described as sometimes absent, and no other field.
func (d *Document) Schema() *jsonschema.Schema {
	s := schemer{schema.NewBook()}
	root := s.object(d.Shape)
	root.ID = "urn:" + strings.Replace(d.Format, "/", ":", 1)
	root.Title = d.Title
	format := any(d.Format)
	root.Properties["format"].Const = &format
	for _, c := range d.Cases {
		root.AllOf = append(root.AllOf, s.inCase(c))
	}
	return s.book.Finish(root)
}

// inCase describes the field that depends on another.
func (s schemer) inCase(c Case) *jsonschema.Schema {
	is := any(c.Is)
	var shapes []*jsonschema.Schema
	for _, t := range c.Shapes {
		shapes = append(shapes, s.of(t))
	}
	only := func(field string, of *jsonschema.Schema) *jsonschema.Schema {
		return &jsonschema.Schema{Properties: map[string]*jsonschema.Schema{field: of}}
	}
	return &jsonschema.Schema{If: only(c.If, &jsonschema.Schema{Const: &is}), Then: only(c.Field, schema.Either(shapes...))}
}

// schemer describes the types of documents in a book.
type schemer struct{ book *schema.Book }

// object describes a struct: its fields, and no others. Only those may be absent that are left out when empty.
func (s schemer) object(t reflect.Type) *jsonschema.Schema {
	o := schema.Object()
	s.fields(o, t)
	return o
}

// fields adds those of a struct. Those of a struct inside it without a name are written as its own.
func (s schemer) fields(o *jsonschema.Schema, t reflect.Type) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			s.fields(o, f.Type)
		case name != "-" && f.IsExported():
			schema.Add(o, name, schema.Described(s.of(f.Type), f.Tag.Get("doc")), option != "omitempty")
		}
	}
}

// of describes what may be written for a value of a type. A list is never null, and no more is a field that is there: both
// are left out or empty instead.
func (s schemer) of(t reflect.Type) *jsonschema.Schema {
	switch {
	case t == reflect.TypeFor[phrase.Number]():
		return s.book.ReferTo(t, "", number)
	case t == reflect.TypeFor[phrase.Exact]():
		return s.book.ReferTo(t, "", exact)
	case t.Kind() == reflect.Pointer:
		return s.of(t.Elem())
	case t.Kind() == reflect.Struct:
		return s.book.ReferTo(t, "", func() *jsonschema.Schema { return s.object(t) })
	case t.Kind() == reflect.Interface:
		return &jsonschema.Schema{Type: "object"} // its fields depend on the document
	case t.Kind() == reflect.Slice:
		return &jsonschema.Schema{Type: "array", Items: s.of(t.Elem())}
	case t.Kind() == reflect.Map:
		return &jsonschema.Schema{Type: "object", AdditionalProperties: s.of(t.Elem())}
	}
	return scalar(t)
}

// scalar describes a single value. Whole numbers count something.
func scalar(t reflect.Type) *jsonschema.Schema {
	switch t.Kind() {
	case reflect.String:
		return &jsonschema.Schema{Type: "string"}
	case reflect.Bool:
		return &jsonschema.Schema{Type: "boolean"}
	case reflect.Int, reflect.Uint64:
		return &jsonschema.Schema{Type: "integer", Minimum: jsonschema.Ptr(0.0)}
	case reflect.Float64:
		return &jsonschema.Schema{Type: "number"}
	}
	panic(fmt.Sprintf("written: a document has a field of type %v, which has no schema", t))
}

// number describes Number.
func number() *jsonschema.Schema {
	return &jsonschema.Schema{
		Description: "A figure, with seven significant digits: null where there is no sample, and the word unreached for a time that lies beyond the end of the run.",
		AnyOf:       []*jsonschema.Schema{{Types: []string{"number", "null"}}, {Enum: []any{"unreached"}}},
	}
}

// exact describes Exact.
func exact() *jsonschema.Schema {
	return &jsonschema.Schema{
		Description: "A number to the last bit: null where there is none, or no bound, and the word unreached for a time that lies beyond the end of the run.",
		AnyOf:       []*jsonschema.Schema{{Types: []string{"number", "null"}}, {Enum: []any{"unreached"}}},
	}
}
