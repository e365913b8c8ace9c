package written

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"nines/sim/report/phrase"
)

// FormatOf is the format that a JSON document says it has; empty where it is none.
func FormatOf(text []byte) string {
	var head struct {
		Format string `json:"format"`
	}
	_ = json.Unmarshal(text, &head) // a text that is no JSON has no format
	return head.Format
}

// Read reads a document and checks it against its schema first. A page of a damaged document would show wrong figures without a
// warning. Every name in it is made harmless.
func (d *Document) Read(text []byte, into any) error {
	var whole any
	if err := json.Unmarshal(text, &whole); err != nil {
		return fmt.Errorf("it is cut short, or no JSON: %w", err)
	}
	if got := FormatOf(text); got != d.Format {
		return fmt.Errorf("its format is %.40q, and this nines reads %q: run the scenario again", got, d.Format)
	}
	if err := d.fits(whole); err != nil {
		return fmt.Errorf("it lacks what is drawn, or has something else in its place: an earlier nines has written it, or somebody has changed it%s", pathOf(err))
	}
	if err := json.Unmarshal(text, into); err != nil {
		return Slip(text, err)
	}
	clean(reflect.ValueOf(into))
	return nil
}

// Again reads what this program has written a moment ago. Nobody can have damaged it, so it is not held to a schema: that took
// an eighth of a run of twenty days.
func Again(text []byte, into any) error {
	if err := json.Unmarshal(text, into); err != nil {
		return err
	}
	clean(reflect.ValueOf(into))
	return nil
}

// fits holds a JSON document to the schema of such documents.
func (d *Document) fits(whole any) error {
	resolved, err := d.Schema().Resolve(nil)
	if err != nil {
		panic(err) // it is the program's own
	}
	return resolved.Validate(whole)
}

// pathOf is the path of fields at which a document does not fit its schema. The schema's own messages are for programmers.
func pathOf(err error) string {
	var way []string
	for _, found := range regexp.MustCompile(`/properties/([a-z0-9-]+)`).FindAllStringSubmatch(err.Error(), -1) {
		way = append(way, found[1])
	}
	if missing := regexp.MustCompile(`missing properties: \["([a-z0-9-]+)"`).FindStringSubmatch(err.Error()); missing != nil {
		way = append(way, missing[1])
	}
	if len(way) == 0 {
		return ""
	}
	return fmt.Sprintf(" (see %q)", strings.Join(slices.Compact(way), "."))
}

// clean makes every name in a document harmless, as those of a scenario are: it may have been changed by anybody.
func clean(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			clean(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			clean(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			clean(v.Index(i))
		}
	case reflect.String:
		if v.CanSet() {
			v.SetString(phrase.Plain(v.String()))
		}
	}
}

// Slip says in words why a JSON text could not be read.
func Slip(text []byte, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax) && syntax.Offset >= int64(len(text)) && strings.HasPrefix(syntax.Error(), "unexpected end"):
		return fmt.Errorf("it is cut short, at byte %d", len(text))
	case errors.As(err, &syntax):
		return fmt.Errorf("it is no JSON: %w, at byte %d", syntax, syntax.Offset)
	case errors.As(err, &kind):
		return fmt.Errorf("it does not fit together: %s cannot be a %s (byte %d)", phrase.Plain(kind.Field), kind.Value, kind.Offset)
	default:
		return fmt.Errorf("it does not fit together: %w", err)
	}
}
