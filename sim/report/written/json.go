package written

import (
	"bufio"
	"encoding/json"
	"io"
	"reflect"
	"strings"
)

// JSON writes a document, given by a pointer, with one field or list entry a line. Baselines are under version control, and a
// diff of one long line shows nothing.
func JSON(to io.Writer, document any) error {
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
		if name == "-" {
			continue
		}
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

// isDocument reports whether a value is a document within another: a pointer to a struct that says its format.
func isDocument(v reflect.Value) bool {
	if v.Kind() != reflect.Pointer || v.Type().Elem().Kind() != reflect.Struct {
		return false
	}
	_, has := v.Type().Elem().FieldByName("Format")
	return has
}

// lined is a value on one line, or a list with a line for each element, or a document within this one.
func lined(v reflect.Value, indent string) (string, error) {
	switch {
	case isDocument(v):
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
