package report

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
)

// JSON writes the whole document: everything that the other formats show, and the rest. Each field begins a line, and so
// does each element of a list: small enough to store, and readable as a difference between two runs.
func (d *Document) JSON(to io.Writer) error { return writeLined(to, d) }

// JSON writes the comparison for a program, in the same manner.
func (d *Comparison) JSON(to io.Writer) error { return writeLined(to, d) }

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
	for i := range v.NumField() {
		name, option, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if option == "omitempty" && v.Field(i).IsZero() {
			continue
		}
		text, err := lined(v.Field(i), indent+" ")
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

// ReadDocument reads what JSON has written. The error says what is wrong with the text.
func ReadDocument(text []byte) (*Document, error) {
	d := &Document{}
	if err := readAs(text, Format, d); err != nil {
		return nil, err
	}
	return d, d.isWhole()
}

// ReadComparison reads what a comparison's JSON has written.
func ReadComparison(text []byte) (*Comparison, error) {
	d := &Comparison{}
	if err := readAs(text, ComparisonFormat, d); err != nil {
		return nil, err
	}
	if d.Base == nil || len(d.Strategies) < 2 || len(d.Measures) == 0 {
		return nil, fmt.Errorf("it lacks what a page is drawn from; it is of an earlier nines, or cut short: run the comparison again")
	}
	return d, d.Base.isWhole()
}

// FormatOf is the format that a JSON document says it has; empty where it is none.
func FormatOf(text []byte) string {
	var head struct {
		Format string `json:"format"`
	}
	_ = json.Unmarshal(text, &head) // a text that is no JSON has no format
	return head.Format
}

func readAs(text []byte, format string, into any) error {
	var whole any
	if err := json.Unmarshal(text, &whole); err != nil {
		return fmt.Errorf("it is not whole, or no JSON: %w; run the scenario again", err)
	}
	if got := FormatOf(text); got != format {
		return fmt.Errorf("its format is %q, and this nines reads %q: run the scenario again with this nines", got, format)
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("it is no %s document: %w", format, err)
	}
	return nil
}

// isWhole refuses a document that lacks what is drawn: one that an earlier version wrote, or somebody changed.
func (d *Document) isWhole() error {
	minutes := d.minutesOf()
	switch {
	case len(d.Windows) == 0 || minutes == 0 || len(d.World.Platforms) == 0 || len(d.Durations.Windows) == 0:
		return fmt.Errorf("it lacks what a page is drawn from; nines %s wrote it, which had less to say: run the scenario again with this nines", d.Version)
	case d.lengthS() <= 0:
		return fmt.Errorf("its start and end are no times: run the scenario again")
	}
	for _, s := range d.Series {
		if len(s.Values) != minutes {
			return fmt.Errorf("its series %.60q has %d minutes of %d: run the scenario again", s.Name, len(s.Values), minutes)
		}
	}
	for _, l := range d.Ledger {
		for i, m := range l.Minutes {
			if m < 0 || m >= minutes || len(l.InMinute) != len(l.Minutes) {
				return fmt.Errorf("its ledger has a loss in minute %d of %d (entry %d): run the scenario again", m, minutes, i)
			}
		}
	}
	return nil
}
