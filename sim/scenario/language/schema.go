package language

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/scenario/cost"
	"nines/sim/scenario/ranges"
	"nines/sim/scenario/yamldoc"
	"nines/sim/schema"
)

// SchemaFor describes the language of a struct as a JSON Schema, with which editors complete and check. It is made from the
// same fields and tags that decoding goes by.
func SchemaFor(t reflect.Type, l *Language) *jsonschema.Schema {
	s := schemer{language: l, book: schema.NewBook(), root: t}
	for _, r := range yamldoc.ReservedKeys {
		s.book.Refer(r.Key, func() *jsonschema.Schema { return claimSchema(r.Doc) })
	}
	s.book.Refer(cost.Key, cost.Schema)
	s.book.Refer(ranges.SchemaName, ranges.Schema)
	root := s.object(t)
	return s.book.Finish(root)
}

// schemer describes types in a book. With changes it describes an overlay: the same keys, none of them required.
type schemer struct {
	language *Language
	book     *schema.Book
	root     reflect.Type
	changes  bool
	ranged   bool // values may have ranges here
}

// of describes what may be written for a value of a type.
func (s schemer) of(t reflect.Type, f Field) *jsonschema.Schema {
	if c, ok := s.language.Codecs[t]; ok {
		return c.Schema()
	}
	m := f.Measure.Of(t)
	switch {
	case t == nodeType:
		return &jsonschema.Schema{}
	case t.Kind() == reflect.Pointer:
		return schema.Either(s.of(t.Elem(), f), schema.Word("none"))
	case t == DistributionType:
		return s.distribution(m)
	case s.ranged && IsScalarType(t) && t != civilType && (t.Kind() != reflect.String || len(m.Enum) > 0):
		return ranges.OrRange(m.Schema(t))
	case IsScalarType(t):
		return m.Schema(t)
	case t.Kind() == reflect.Struct:
		return s.structure(t)
	}
	return schema.Either(s.list(t, f), schema.Word("none"))
}

// structure describes a struct, and the single value that may stand for it.
func (s schemer) structure(t reflect.Type) *jsonschema.Schema {
	short, ok := s.language.ShortOf(t)
	switch {
	case !ok:
		return s.reference(t)
	case short.Role == VariantRole:
		return schema.Either(s.reference(t), schema.Words(s.language.Variants[short.Typ].Names))
	}
	return schema.Either(s.reference(t), s.of(short.Typ, short))
}

// reference describes a struct where it is first met and refers to that description.
func (s schemer) reference(t reflect.Type) *jsonschema.Schema {
	way := ""
	if s.changes {
		way = "-change"
	}
	return s.book.ReferTo(t, way, func() *jsonschema.Schema {
		object := s.object(t)
		object.Title = t.Name() // which editors show
		return object
	})
}

// object describes the mapping of a struct.
func (s schemer) object(t reflect.Type) *jsonschema.Schema {
	fields := s.language.FieldsOf(t)
	at := slices.IndexFunc(fields, func(f Field) bool { return f.Role == VariantRole })
	switch {
	case at < 0:
		return s.closed(fields)
	case s.changes:
		return s.anyKind(fields, at)
	}
	return s.kinds(fields, at)
}

// kinds describes a mapping in which one key decides which others exist. That key lists every kind with its meaning, so an
// editor can offer them all. The keys of each kind follow from it by if and then.
func (s schemer) kinds(fields []Field, at int) *jsonschema.Schema {
	common := slices.Concat(fields[:at], fields[at+1:])
	object := s.closed(common)
	object.AdditionalProperties = nil // each kind closes it
	variants := s.language.Variants[fields[at].Typ]
	schema.Add(object, fields[at].Key, s.kindKey(fields[at], variants), !fields[at].IsPreset)
	for _, name := range variants.Names {
		inner := s.language.FieldsOf(variants.structOf(name))
		own := s.closed(inner)
		own.Type, own.AdditionalProperties = "", nil
		maps.DeleteFunc(own.Properties, func(key string, _ *jsonschema.Schema) bool { return yamldoc.Reserved(key) || key == cost.Key })
		own.PropertyNames = schema.Words(slices.Concat(sortedKeys(object), sortedKeys(own)))
		is := any(name)
		when := &jsonschema.Schema{Properties: map[string]*jsonschema.Schema{fields[at].Key: {Const: &is}}}
		if !fields[at].IsPreset || fields[at].Preset != name {
			when.Required = []string{fields[at].Key}
		}
		object.AllOf = append(object.AllOf, &jsonschema.Schema{If: when, Then: own})
	}
	return object
}

// anyKind describes changes to such a mapping: they need not say which kind it has, so they may have the keys of each.
func (s schemer) anyKind(fields []Field, at int) *jsonschema.Schema {
	object := s.closed(slices.Concat(fields[:at], fields[at+1:]))
	variants := s.language.Variants[fields[at].Typ]
	schema.Add(object, fields[at].Key, s.kindKey(fields[at], variants), false)
	for _, name := range variants.Names {
		for _, f := range s.language.FieldsOf(variants.structOf(name)) {
			described := s.described(f)
			if before := object.Properties[f.Key]; before != nil {
				described = schema.Described(schema.Either(before, described), f.Doc)
				delete(object.Properties, f.Key)
				object.PropertyOrder = slices.DeleteFunc(object.PropertyOrder, func(key string) bool { return key == f.Key })
			}
			schema.Add(object, f.Key, described, false)
		}
	}
	return object
}

// kindKey describes the key that says which kind something has.
func (s schemer) kindKey(f Field, variants Variants) *jsonschema.Schema {
	choices := make([]*jsonschema.Schema, len(variants.Names))
	for i, name := range variants.Names {
		choices[i] = schema.Meaning(name, variants.About(name))
	}
	kind := schema.Described(ranges.OrRange(schema.Either(choices...)), f.Doc)
	if f.IsPreset {
		kind.Default = yamldoc.AsJSON(yamldoc.Snippet(f.Preset))
	}
	return kind
}

func sortedKeys(s *jsonschema.Schema) []string { return slices.Sorted(maps.Keys(s.Properties)) }

// closed describes a mapping with these keys and the claims, and no others.
func (s schemer) closed(fields []Field) *jsonschema.Schema {
	object := schema.Object()
	for _, f := range fields {
		switch {
		case f.Role == RestRole:
			s.overlay(object)
			cost.AllowAll(object)
		case f.Key == "":
		default:
			schema.Add(object, f.Key, s.described(f), f.Required && !s.changes)
		}
	}
	if s.changes {
		object.PatternProperties = map[string]*jsonschema.Schema{pathForm: {}}
	}
	AddClaims(object)
	cost.Allow(object, s.ranged)
	return object
}

// overlay lets a mapping change the document, by blocks that hold only what differs, or by paths such as recovery.repair.
func (s schemer) overlay(object *jsonschema.Schema) {
	s.changes = true
	for _, f := range s.language.FieldsOf(s.root) {
		if slices.Contains(s.language.Changeable, f.Key) {
			schema.Add(object, f.Key, s.described(f), false)
		}
	}
	object.PatternProperties = map[string]*jsonschema.Schema{pathForm: {}}
}

// pathForm is a key that is a path.
const pathForm = "^[^.]+[.]"

// described is the schema of one key, with what it means and what holds if it is absent.
func (s schemer) described(f Field) *jsonschema.Schema {
	s.ranged = s.ranged || slices.Contains(s.language.Changeable, f.Key)
	doc := f.Doc
	if IsScalarType(f.Typ) && f.Measure.Enum == nil && f.Typ.Kind() != reflect.String {
		doc = strings.TrimSpace(f.Doc + " Written as " + f.Measure.Of(f.Typ).Expected(f.Typ) + ".")
	}
	outer := schema.Described(s.of(f.Typ, f), doc)
	if f.IsPreset {
		outer.Default = yamldoc.AsJSON(yamldoc.Snippet(f.Preset))
	}
	return outer
}

// list describes a slice: a list of values, or a mapping of names.
func (s schemer) list(t reflect.Type, f Field) *jsonschema.Schema {
	if !s.language.IsNamed(t) {
		return &jsonschema.Schema{Type: "array", Items: s.of(t.Elem(), f)}
	}
	fields := s.language.FieldsOf(t.Elem())
	key, _ := WithRole(fields, keyRole)
	single, hasOne := WithRole(fields, ValueRole)
	names := &jsonschema.Schema{Type: "object", PropertyNames: key.Measure.nameSchema()}
	switch {
	case hasOne && single.Key != "":
		names.AdditionalProperties = schema.Either(s.described(single), s.reference(t.Elem()))
	case hasOne:
		names.AdditionalProperties = s.described(single)
	default:
		names.AdditionalProperties = schema.Either(s.structure(t.Elem()), schema.Word("none"))
	}
	AddClaims(names)
	cost.Allow(names, s.ranged || f.Key == yamldoc.NumbersBlock)
	if !f.list || single.Required {
		return names
	}
	return schema.Either(names, &jsonschema.Schema{Type: "array", UniqueItems: true, Items: key.Measure.nameSchema()})
}

// What a name looks like, in the terms that every validator knows: none of the ASCII characters that no name has.
const (
	nameForm   = "^[^\\x00-/:-@\\[-`{-\\x7f][^\\x00-*,./:-@\\[-^`{-\\x7f]{0,79}$"
	dottedForm = "^[^\\x00-/:-@\\[-`{-\\x7f][^\\x00-*,/:-@\\[-^`{-\\x7f]{0,199}$"
)

// nameSchema describes a name, or one of the keys that stand among names.
func (m Measure) nameSchema() *jsonschema.Schema {
	switch {
	case m.dotted:
		return &jsonschema.Schema{Pattern: dottedForm}
	case len(m.Enum) == 0:
		return &jsonschema.Schema{Pattern: nameForm}
	}
	names := append(slices.Concat(m.Enum, yamldoc.ReservedNames()), cost.Key)
	return &jsonschema.Schema{Enum: schema.Words(names).Enum}
}

// AddClaims allows the keys that say where numbers come from.
func AddClaims(object *jsonschema.Schema) {
	if object.Properties == nil {
		object.Properties = map[string]*jsonschema.Schema{}
	}
	for _, r := range yamldoc.ReservedKeys {
		object.Properties[r.Key] = &jsonschema.Schema{Ref: "#/definitions/" + r.Key}
		object.PropertyOrder = append(object.PropertyOrder, r.Key)
	}
}

// claimSchema describes one of those keys.
func claimSchema(doc string) *jsonschema.Schema {
	text := func() *jsonschema.Schema { return &jsonschema.Schema{Types: []string{"string", "number", "boolean"}} }
	claim := schema.Either(text(), &jsonschema.Schema{Type: "object", AdditionalProperties: text()})
	claim.Description = doc + " One text for all keys, or one for each key."
	return claim
}
