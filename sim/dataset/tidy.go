package dataset

import "fmt"

// Tidy is a table that somebody else has made: a row for each thing, a column for each fact about it.
type Tidy struct {
	// Name is the table's name, as SQL accepts it: small letters, digits and underscores.
	Name  string
	About string // what a row is, as a sentence
	// Columns describe the cells of every row, in their order.
	Columns []Column
	// Rows hold a string, a bool, an int, an int64 or a float64 for each column, by the column's kind. Nil is an empty cell, and
	// so are an empty text and a number that is not finite.
	Rows [][]any
}

// values are the cells of a row. A cell of another kind than its column is a mistake in the program, so it panics.
func (t *Tidy) values(row []any) []Value {
	if len(row) != len(t.Columns) {
		panic(fmt.Sprintf("dataset: a row of %s has %d cells for %d columns", t.Name, len(row), len(t.Columns)))
	}
	values := make([]Value, len(row))
	for i, cell := range row {
		values[i] = t.value(&t.Columns[i], cell)
	}
	return values
}

// value is a cell as its column holds it.
func (t *Tidy) value(c *Column, cell any) Value {
	switch v := cell.(type) {
	case nil:
		return Value{}
	case string:
		if c.Kind == Text {
			return text(v)
		}
	case bool:
		if c.Kind == Flag {
			return flag(v)
		}
	case int:
		return t.value(c, int64(v))
	case int64:
		if c.Kind == Integer || c.Kind == Instant {
			return whole(v)
		}
	case float64:
		if c.Kind == Number {
			return number(v)
		}
	}
	panic(fmt.Sprintf("dataset: the column %s of %s holds a %s, and not %v", c.Name, t.Name, c.Kind, cell))
}
