package report

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"nines/sim/report/phrase"
)

// ReadDocument reads what JSON has written. It takes nothing on trust: a document that lacks what is drawn, or says what
// cannot be, is refused, with what is wrong with it.
func ReadDocument(text []byte) (*Document, error) {
	d := &Document{}
	if err := readAs(text, "report", Format, d); err != nil {
		return nil, err
	}
	d.place()
	return d, d.isSound()
}

// ReadComparison reads what a comparison's JSON has written, in the same manner.
func ReadComparison(text []byte) (*Comparison, error) {
	d := &Comparison{}
	if err := readAs(text, "comparison", ComparisonFormat, d); err != nil {
		return nil, err
	}
	return d, d.isSound()
}

// FormatOf is the format that a JSON document says it has; empty where it is none.
func FormatOf(text []byte) string {
	var head struct {
		Format string `json:"format"`
	}
	_ = json.Unmarshal(text, &head) // a text that is no JSON has no format
	return head.Format
}

// readAs reads a document and checks it against its schema first. A page of a damaged document would show wrong figures
// without a warning.
func readAs(text []byte, name, format string, into any) error {
	var whole any
	if err := json.Unmarshal(text, &whole); err != nil {
		return fmt.Errorf("it is cut short, or no JSON: %w", err)
	}
	if got := FormatOf(text); got != format {
		return fmt.Errorf("its format is %.40q, and this nines reads %q", got, format)
	}
	if err := fits(whole, name); err != nil {
		return fmt.Errorf("it lacks what is drawn, or has something else in its place: an earlier nines has written it, or somebody has changed it%s", pathOf(err))
	}
	if err := json.Unmarshal(text, into); err != nil {
		return inJSON(text, err)
	}
	clean(reflect.ValueOf(into))
	return numbersAreSound(reflect.ValueOf(into), "")
}

// fits holds a JSON document to the schema of such documents.
func fits(whole any, name string) error {
	resolved, err := schemaOf(name).Resolve(nil)
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
