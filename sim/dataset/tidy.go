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

// table is the description of the table, under a name. A column that has an empty cell says when it is empty.
func (t *Tidy) table(name string) table[[]any] {
	own := table[[]any]{name: name, about: t.About}
	for i, c := range t.Columns {
		if c.Missing == "" && t.hasEmpty(i) {
			c.Missing = "There is no value."
		}
		own.columns = append(own.columns, column[[]any]{c, func(row *[]any) Value { return t.value(&t.Columns[i], (*row)[i]) }})
	}
	return own
}

// hasEmpty reports whether a column has an empty cell. A row of another length is a mistake in the program, so it panics.
func (t *Tidy) hasEmpty(column int) bool {
	for _, row := range t.Rows {
		if len(row) != len(t.Columns) {
			panic(fmt.Sprintf("dataset: a row of %s has %d cells for %d columns", t.Name, len(row), len(t.Columns)))
		}
		if !t.value(&t.Columns[column], row[column]).given {
			return true
		}
	}
	return false
}

// value is a cell as its column holds it. A cell of another kind than its column is a mistake in the program, so it panics.
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
