package language

import (
	"strconv"

	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

const CSVKey = "csv"

// HasColumns reports a row that has more columns, or fewer, than the rows above it.
func (d *Decoder) HasColumns(row []*yamldoc.Node, path string, want int) bool {
	if len(row) == want {
		return true
	}
	d.ComplainAt(row[0], path, "expected %s in this row, found %d", words.Counted(strconv.Itoa(want), "values"), len(row))
	return false
}
