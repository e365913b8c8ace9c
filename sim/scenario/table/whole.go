package table

import (
	"fmt"
	"strings"

	"nines/sim/words"
)

// Field is a value of a table, and where it stands.
type Field struct {
	Place
	Value string
}

// Table is a small file that is held whole: a profile, or a list of numbers.
type Table struct {
	Rows    [][]Field
	Remarks []string
}

// mostFields is how many values a table has at most.
const mostFields = 200_000

// Fault is why a table cannot be read, and where.
type Fault struct {
	Place   // Line 0: the file as a whole
	Message string
}

// ReadTable reads a small file. Rows that begin with # are comments: no number does.
func ReadTable(name string, s *Source) (*Table, *Fault) {
	t, r, n := &Table{}, s.Rows(), 0
	for r.Next() {
		if r.Wrong != "" {
			return nil, &Fault{Place: r.Place(0), Message: r.Wrong}
		}
		if len(r.line) > 0 && r.line[0] == '#' {
			continue
		}
		row := make([]Field, len(r.Fields))
		for k, f := range r.Fields {
			row[k] = Field{r.Place(k), string(f)}
			if strings.ContainsFunc(row[k].Value, isControl) {
				return nil, &Fault{Place: row[k].Place, Message: "there is a control character in this value: delete it"}
			}
		}
		t.Rows = append(t.Rows, row)
		if n += len(row); n > mostFields {
			return nil, &Fault{Message: fmt.Sprintf("%s is too long: it has more than %s values", name, words.Thousands(mostFields))}
		}
	}
	switch {
	case r.End != "":
		return nil, &Fault{Message: name + ": " + r.End}
	case len(t.Rows) == 0:
		return nil, &Fault{Message: name + " is empty"}
	}
	if r.foreign > 0 {
		t.Remarks = append(t.Remarks, fmt.Sprintf("In %s, the text is not UTF-8, and is read as Windows-1252 (first in line %s).", name, words.Thousands(r.foreign)))
	}
	return t, nil
}

// Header is the first row as names; capitals do not matter.
func (t *Table) Header() []string {
	names := make([]string, len(t.Rows[0]))
	for k, f := range t.Rows[0] {
		names[k] = strings.ToLower(f.Value)
	}
	return names
}

func isControl(c rune) bool { return c < ' ' && c != '\t' && c != '\n' || c == 0x7f }
