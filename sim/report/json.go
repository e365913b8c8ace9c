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
func (d *Document) JSON(to io.Writer) error {
	out := bufio.NewWriter(to)
	v := reflect.ValueOf(d).Elem()
	separator := "{\n"
	for i := range v.NumField() {
		name, option, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if option == "omitempty" && v.Field(i).IsZero() {
			continue
		}
		text, err := lined(v.Field(i))
		if err != nil {
			return err
		}
		out.WriteString(separator + " \"" + name + "\": " + text)
		separator = ",\n"
	}
	out.WriteString("\n}\n")
	return out.Flush()
}

// lined is a value on one line, or a list with a line for each element.
func lined(v reflect.Value) (string, error) {
	if v.Kind() != reflect.Slice || v.Len() == 0 {
		if v.Kind() == reflect.Slice {
			return "[]", nil
		}
		text, err := json.Marshal(v.Interface())
		return string(text), err
	}
	items := make([]string, v.Len())
	for i := range items {
		text, err := json.Marshal(v.Index(i).Interface())
		if err != nil {
			return "", err
		}
		items[i] = "  " + string(text)
	}
	return "[\n" + strings.Join(items, ",\n") + "\n ]", nil
}
