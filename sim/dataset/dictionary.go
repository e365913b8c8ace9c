package dataset

import (
	"iter"

	"nines/sim/measure"
)

// described is a row of the data dictionary: one column of a table.
type described struct {
	table    string
	position int
	Column
	measure measure.Measure // only for the table replications
}

// note adds a table's columns to the dictionary.
func (s *Set) note(table string, columns []Column) {
	for i, c := range columns {
		d := described{table: table, position: i + 1, Column: c}
		if m := s.united.byColumn[c.Name]; m != nil && table == replicationsName {
			d.measure = *m
		}
		s.columns = append(s.columns, d)
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

const noMeasure = "The column is no measure."

// dictionary is the data dictionary. It describes itself too.
var dictionary = table[described]{"dictionary", "One row for each column of each table.", []column[described]{
	{Column{"table_name", Text, "", "The table.", ""}, func(d *described) Value { return text(d.table) }},
	{Column{"position", Integer, "", "The position of the column, from 1.", ""}, func(d *described) Value { return whole(d.position) }},
	{Column{"column_name", Text, "", "The column.", ""}, func(d *described) Value { return text(d.Name) }},
	{Column{"type", Text, "", "The type: " + aboutKinds, ""}, func(d *described) Value { return text(string(d.Kind)) }},
	{Column{"unit", Text, "", "The unit of a number.", "It is no number, or has no unit."}, func(d *described) Value { return text(d.Unit) }},
	{Column{"meaning", Text, "", "What it means.", ""}, func(d *described) Value { return text(d.Meaning) }},
	{Column{"missing", Text, "", "When a cell is empty in CSV, and null in Parquet.", "It never is."}, func(d *described) Value { return text(d.Missing) }},
	{Column{"measure", Text, "", "In the table replications: the measure, named as in nines help measures.", noMeasure},
		func(d *described) Value { return text(d.measure.Name) }},
	{Column{"window_name", Text, "", "The window of the measure; run is the whole run.", noMeasure}, func(d *described) Value { return text(d.measure.Window) }},
	{Column{"group_by", Text, "", "How its callers are grouped: service, region, access or provider.", noMeasure + " Or it covers all callers."},
		func(d *described) Value { return text(d.measure.Group.By) }},
	{Column{"group_name", Text, "", "The group.", noMeasure + " Or it covers all callers."}, func(d *described) Value { return text(d.measure.Group.Name) }},
}}

const aboutKinds = "text, integer, number, boolean (in CSV TRUE or FALSE) or instant (a point in time, in CSV with its offset from UTC, in Parquet in UTC). " +
	"In CSV a text that begins with = + - @, a tab or a line break gets an apostrophe in front. Otherwise a spreadsheet would take it for a formula."
