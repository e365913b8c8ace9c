package dataset

import "iter"

// described is a row of the data dictionary: one column of a table.
type described struct {
	table    string
	position int
	Column
}

// note adds a table's columns to the dictionary.
func (s *Set) note(table string, columns []Column) {
	for i, c := range columns {
		s.columns = append(s.columns, described{table, i + 1, c})
	}
}

// eachColumn goes through the columns noted so far. The dictionary is therefore the last table.
func (s *Set) eachColumn() iter.Seq[*described] {
	return func(yield func(*described) bool) {
		for i := range s.columns {
			if !yield(&s.columns[i]) {
				return
			}
		}
	}
}

// dictionary is the data dictionary. It describes itself too.
var dictionary = table[described]{"dictionary", "One row for each column of each table.", []column[described]{
	{Column{"table_name", Text, "", "The table.", ""}, func(d *described) Value { return text(d.table) }},
	{Column{"position", Integer, "", "The position of the column, from 1.", ""}, func(d *described) Value { return whole(d.position) }},
	{Column{"column_name", Text, "", "The column.", ""}, func(d *described) Value { return text(d.Name) }},
	{Column{"type", Text, "", "The type: " + aboutKinds, ""}, func(d *described) Value { return text(string(d.Kind)) }},
	{Column{"unit", Text, "", "The unit of a number.", "It is no number, or has no unit."}, func(d *described) Value { return text(d.Unit) }},
	{Column{"meaning", Text, "", "What it means.", ""}, func(d *described) Value { return text(d.Meaning) }},
	{Column{"missing", Text, "", "When a cell is empty in CSV, and null in Parquet.", "It never is."}, func(d *described) Value { return text(d.Missing) }},
}}

const aboutKinds = "text, integer, number, boolean (in CSV TRUE or FALSE) or instant (a point in time, in CSV with its offset from UTC, in Parquet in UTC). " +
	"In CSV a text that begins with = + - @, a tab or a line break gets an apostrophe in front. Otherwise a spreadsheet would take it for a formula."
