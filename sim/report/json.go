package report

import (
	"encoding/json"
	"io"
)

// JSON writes the whole document: everything that the other formats show, and the rest.
func (d *Document) JSON(to io.Writer) error {
	w := &lines{to: to}
	w.object(d)
	return w.err
}

// lines writes a document with one line for each element of its lists: small enough to store, and readable as a
// difference between two runs.
type lines struct {
	to  io.Writer
	err error
}

func (l *lines) write(text string) {
	if l.err == nil {
		_, l.err = io.WriteString(l.to, text)
	}
}

func (l *lines) object(d *Document) {
	text, err := json.Marshal(d)
	if err != nil {
		l.err = err
		return
	}
	var fields map[string]json.RawMessage
	if l.err = json.Unmarshal(text, &fields); l.err != nil {
		return
	}
	l.write("{\n")
	first := true
	for _, name := range fieldOrder {
		raw, ok := fields[name]
		if !ok {
			continue
		}
		if !first {
			l.write(",\n")
		}
		first = false
		l.write(" \"" + name + "\": ")
		l.value(raw)
	}
	l.write("\n}\n")
}

// fieldOrder is the order of the document's fields.
var fieldOrder = []string{"format", "version", "scenario", "run", "answer", "moments", "windows", "clocks", "ledger", "trouble",
	"warnings", "figures", "series", "provenance"}

func (l *lines) value(raw json.RawMessage) {
	var list []json.RawMessage
	if raw[0] != '[' || json.Unmarshal(raw, &list) != nil || len(list) == 0 {
		l.write(string(raw))
		return
	}
	l.write("[\n")
	for i, item := range list {
		l.write("  " + string(item))
		if i < len(list)-1 {
			l.write(",")
		}
		l.write("\n")
	}
	l.write(" ]")
}
