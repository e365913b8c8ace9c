// Package regulator makes the tables that regulators ask for after an outage.
package regulator

import "slices"

// Table is a table with notes below it. Names of a scenario stand in it as they are; who renders it makes them harmless.
type Table struct {
	Title  string
	Header []string
	Rows   [][]string
	Notes  []string
}

func tableOf(title string, header []string, rows [][]string, notes ...string) Table {
	return Table{title, header, slices.Clip(rows), notes}
}
