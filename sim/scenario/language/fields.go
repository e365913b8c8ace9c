package language

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"nines/sim/scenario/yamldoc"
)

// Field is one key of the language: a field of a struct with what its tags say. One set of tags serves decoding, the
// schema and printing:
//
//	yaml:"key"            the key in the file
//	yaml:",inline"        the fields of this struct stand among those of the outer one
//	yaml:"-"              not part of the language
//	yaml:",key"           takes the name, where a list of these structs is written as a mapping of names
//	yaml:",value"         takes the value, where such a mapping gives each name one value
//	yaml:"key,value"      takes it, too, and has this key where a name is given a mapping with the keys of the struct
//	yaml:",rest"          a *yaml.Node that takes all keys that are not otherwise known, as they are
//	yaml:"kind,variant"   an interface; the value of the key picks the struct, whose fields stand among these
//	doc:"…"               one sentence
//	default:"…"           what is decoded, as YAML, if the key is absent
//	required:"true"       the key must be there
//	short:"true"          a single value where the struct is expected is taken as this field
//	unit:"…"              what a number counts: see scalar.go
//	enum:"a,b"            the words allowed for a string
//	min, max:"…"          bounds, in the field's unit; without min, nothing may be negative
//	positive:"true"       0 is refused as well
//	unlimited:"true"      the word `unlimited` is allowed for a count
//	list:"true"           a mapping of names may be written as a list of names, too
//	spread:"true"         a single length where a distribution is expected is the longest, and all up to it are equally likely
//	bare:"true"           a number of things may be a bare number, too
//	left:"true"           a share of what a fault leaves, which people take for a number of things
//	whole:"true"          a share that adds up to 100 % with those of the other names, or of the other keys of its mapping
//	also:"…"              another noun for what is counted: `3 samples`
//	old:"…" instead:"…"   a key that once stood for this one, and what to write now
//	dotted:"true"         on the ,key field: names may contain dots, as they refer to something by its path
type Field struct {
	Key      string
	Index    []int
	Role     role
	Typ      reflect.Type
	Doc      string
	Preset   string // the default
	IsPreset bool
	Required bool
	short    bool
	list     bool
	old      string // a key of before,
	instead  string // and what to write now
	Measure  Measure
}

// role is what a field is for, beside being a key.
type role string

const (
	plainRole   role = ""
	inlineRole  role = "inline"
	keyRole     role = "key"
	ValueRole   role = "value"
	RestRole    role = "rest"
	VariantRole role = "variant"
)

var roles = []role{plainRole, inlineRole, keyRole, ValueRole, RestRole, VariantRole}

// Measure is what the tags say of a single value.
type Measure struct {
	Unit      string
	Enum      []string
	Min, Max  string
	Positive  bool
	Unlimited bool
	dotted    bool
	spread    bool
	left      bool   // a share that is left
	whole     bool   // a share that adds up to 100 % with others: one of them may be the word rest
	bareToo   bool   // a number of things may be a bare number
	also      string // another noun
}

// Whole reports whether a share adds up to 100 % with others. One of them may then be the word rest.
func (m Measure) Whole() bool { return m.whole }

// FieldsOf lists the fields of a struct in their order, those of inlined structs in place. The tags of a type are read once
// for each Language, as a file has thousands of values of a few types. A mistake in the tags is a mistake in the program.
func (l *Language) FieldsOf(t reflect.Type) []Field {
	if known, ok := l.fields[t]; ok {
		return known
	}
	if l.fields == nil {
		l.fields = map[reflect.Type][]Field{}
	}
	all := l.readFields(t)
	l.fields[t] = all
	return all
}

func (l *Language) readFields(t reflect.Type) []Field {
	var all []Field
	for i := range t.NumField() {
		member := t.Field(i)
		if !member.IsExported() || member.Tag.Get("yaml") == "-" {
			continue
		}
		f := fieldOf(t, member)
		if f.Role != inlineRole {
			all = append(all, f)
			continue
		}
		for _, inner := range l.readFields(member.Type) {
			inner.Index = append([]int{i}, inner.Index...)
			all = append(all, inner)
		}
	}
	return all
}

// fieldOf reads the tags of one field.
func fieldOf(t reflect.Type, member reflect.StructField) Field {
	tag, ok := member.Tag.Lookup("yaml")
	if !ok {
		panic(fmt.Sprintf("scenario: %s.%s has no yaml tag", t, member.Name))
	}
	key, second, _ := strings.Cut(tag, ",")
	f := taggedField(member.Type, member.Tag)
	f.Key, f.Role, f.Index = key, role(second), member.Index
	needsKey := f.Role == plainRole || f.Role == VariantRole
	if needsKey && key == "" || !needsKey && f.Role != ValueRole && key != "" || !slices.Contains(roles, f.Role) || yamldoc.Reserved(key) {
		panic(fmt.Sprintf("scenario: %s.%s has the yaml tag %q", t, member.Name, tag))
	}
	return f
}

// taggedField reads the tags that do not depend on the place of a value in a struct.
func taggedField(t reflect.Type, tag reflect.StructTag) Field {
	preset, isPreset := tag.Lookup("default")
	f := Field{
		Typ:      t,
		Doc:      tag.Get("doc"),
		Preset:   preset,
		IsPreset: isPreset,
		Required: tag.Get("required") == "true",
		short:    tag.Get("short") == "true",
		list:     tag.Get("list") == "true",
		old:      tag.Get("old"),
		instead:  tag.Get("instead"),
	}
	f.Measure = Measure{
		Unit:      tag.Get("unit"),
		Min:       tag.Get("min"),
		Max:       tag.Get("max"),
		Positive:  tag.Get("positive") == "true",
		Unlimited: tag.Get("unlimited") == "true",
		dotted:    tag.Get("dotted") == "true",
		spread:    tag.Get("spread") == "true",
		left:      tag.Get("left") == "true",
		whole:     tag.Get("whole") == "true",
		bareToo:   tag.Get("bare") == "true",
		also:      tag.Get("also"),
	}
	if words := tag.Get("enum"); words != "" {
		f.Measure.Enum = strings.Split(words, ",")
	}
	return f
}

// IsPlain says that the field is decoded from its key, where the struct is written as a mapping.
func (f Field) IsPlain() bool { return f.Key != "" && (f.Role == plainRole || f.Role == ValueRole) }

// WithRole is the one field of a struct with a role.
func WithRole(fields []Field, want role) (Field, bool) {
	for _, f := range fields {
		if f.Role == want {
			return f, true
		}
	}
	return Field{}, false
}

// ShortOf is the field of a struct that a single value stands for.
func (l *Language) ShortOf(t reflect.Type) (Field, bool) {
	for _, f := range l.FieldsOf(t) {
		if f.short {
			return f, true
		}
	}
	return Field{}, false
}
