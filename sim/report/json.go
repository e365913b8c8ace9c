package report

import (
	"bufio"
	"encoding/json"
	"io"
	"reflect"
	"strings"
)

// JSON writes the whole document: everything that the other formats show, and the rest. Each field begins a line, and so
// does each element of a list: small enough to store, and readable as a difference between two runs.
func (d *Document) JSON(to io.Writer) error { return writeLined(to, d) }

// JSON writes the comparison for a program, in the same manner.
func (d *Comparison) JSON(to io.Writer) error { return writeLined(to, d) }

// writeLined writes JSON with one field or list entry a line. Baselines are under version control, and a diff of one long
// line shows nothing.
func writeLined(to io.Writer, document any) error {
	out := bufio.NewWriter(to)
	text, err := fieldsLined(reflect.ValueOf(document).Elem(), "")
	if err != nil {
		return err
	}
	out.WriteString(text + "\n")
	return out.Flush()
}

// fieldsLined is a struct with a line for each field.
func fieldsLined(v reflect.Value, indent string) (string, error) {
	var lines []string
	for _, f := range reflect.VisibleFields(v.Type()) {
		if f.Anonymous || !f.IsExported() {
			continue // the fields of what is embedded are among those visible
		}
		name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
		field := v.FieldByIndex(f.Index)
		if option == "omitempty" && field.IsZero() {
			continue
		}
		text, err := lined(field, indent+" ")
		if err != nil {
			return "", err
		}
		lines = append(lines, indent+" \""+name+"\": "+text)
	}
	return "{\n" + strings.Join(lines, ",\n") + "\n" + indent + "}", nil
}

// lined is a value on one line, or a list with a line for each element, or a document within this one.
func lined(v reflect.Value, indent string) (string, error) {
	switch {
	case v.Type() == reflect.TypeFor[*Document]():
		return fieldsLined(v.Elem(), indent)
	case v.Kind() != reflect.Slice:
		text, err := json.Marshal(v.Interface())
		return string(text), err
	case v.Len() == 0:
		return "[]", nil
	}
	items := make([]string, v.Len())
	for i := range items {
		text, err := json.Marshal(v.Index(i).Interface())
		if err != nil {
			return "", err
		}
		items[i] = indent + " " + string(text)
	}
	return "[\n" + strings.Join(items, ",\n") + "\n" + indent + "]", nil
}
