package report

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"
)

// documents are those in JSON, by the name by which one asks for their schema. Who adds one adds a line here, and says what
// its fields mean in their doc tags.
var documents = []struct {
	name, format, title string
	shape               reflect.Type
}{
	{"report", Format, "What came of a run", reflect.TypeFor[Document]()},
	{"check", CheckFormat, "Whether what scenarios expect holds", reflect.TypeFor[Check]()},
	{"comparison", ComparisonFormat, "What came of several strategies on the same callers", reflect.TypeFor[Comparison]()},
}

// SchemaNames are the names of the documents that have a schema here.
func SchemaNames() []string {
	names := make([]string, len(documents))
	for i, d := range documents {
		names[i] = d.name
	}
	return names
}

// Schema is the JSON Schema (draft 7) of a document, one of SchemaNames. It is made from the types that are written,
// and is strict: a document that it accepts has every field that is not said to be absent at times, and no other.
func Schema(name string) []byte {
	text, err := json.MarshalIndent(schemaOf(name), "", "  ")
	if err != nil {
		panic(err) // the schema is made of the program's own types
	}
	return append(text, '\n')
}

func schemaOf(name string) *jsonschema.Schema {
	at := slices.Index(SchemaNames(), name)
	if at < 0 {
		panic(fmt.Sprintf("report: no document is called %q", name))
	}
	d := documents[at]
	s := &schemer{definitions: map[string]*jsonschema.Schema{}}
	root := s.object(d.shape)
	root.Schema = "http://json-schema.org/draft-07/schema#"
	root.ID = "urn:" + strings.Replace(d.format, "/", ":", 1)
	root.Title = d.title
	format := any(d.format)
	root.Properties["format"].Const = &format
	root.Definitions = s.definitions
	return root
}

// schemer collects the schemas of the types met on the way, each of which is described once.
type schemer struct{ definitions map[string]*jsonschema.Schema }

// object describes a struct: its fields, and no others. Only those may be absent that are left out when empty.
func (s *schemer) object(t reflect.Type) *jsonschema.Schema {
	o := &jsonschema.Schema{
		Type: "object", Properties: map[string]*jsonschema.Schema{}, AdditionalProperties: &jsonschema.Schema{Not: &jsonschema.Schema{}},
	}
	for _, f := range reflect.VisibleFields(t) {
		name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || name == "-" || !f.IsExported() {
			continue // its fields are among those visible, or it is not written at all
		}
		o.Properties[name] = s.described(f)
		o.PropertyOrder = append(o.PropertyOrder, name)
		if option != "omitempty" {
			o.Required = append(o.Required, name)
		}
	}
	return o
}

// described is the schema of one field, with what it means. A reference stands alone in draft 7, so that it is wrapped to
// have words beside it.
func (s *schemer) described(f reflect.StructField) *jsonschema.Schema {
	inner := s.of(f.Type)
	if inner.Ref != "" {
		inner = &jsonschema.Schema{AllOf: []*jsonschema.Schema{inner}}
	}
	inner.Description = f.Tag.Get("doc")
	return inner
}

// of describes what may be written for a value of a type. A list is never null, and no more is a field that is there: both
// are left out or empty instead.
func (s *schemer) of(t reflect.Type) *jsonschema.Schema {
	switch {
	case t == reflect.TypeFor[Number]():
		return s.reference(t, number)
	case t == reflect.TypeFor[Exact]():
		return s.reference(t, exact)
	case t.Kind() == reflect.Pointer:
		return s.of(t.Elem())
	case t.Kind() == reflect.Struct:
		return s.reference(t, func() *jsonschema.Schema { return s.object(t) })
	case t.Kind() == reflect.Slice:
		return &jsonschema.Schema{Type: "array", Items: s.of(t.Elem())}
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
	panic(fmt.Sprintf("report: a document has a field of type %v, which has no schema", t))
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

// reference describes a type where it is first met, and refers to that description.
func (s *schemer) reference(t reflect.Type, describe func() *jsonschema.Schema) *jsonschema.Schema {
	if s.definitions[t.Name()] == nil {
		s.definitions[t.Name()] = &jsonschema.Schema{} // taken, while its fields are described
		s.definitions[t.Name()] = describe()
	}
	return &jsonschema.Schema{Ref: "#/definitions/" + t.Name()}
}
