package table

import (
	"fmt"
	"strings"

	"nines/sim/pattern"
	"nines/sim/words"
)

var pointed = pattern.New(`^\d{1,3}\.\d{3}$`)
var whole = pattern.New(`^\d{3,}$`)

// ThousandsRemark says of a column of numbers that some of them may be thousands written with a point: 1.000 beside 980. They
// have three digits behind the point, all of them, and others are whole numbers in the hundreds. Empty: nothing is odd.
func ThousandsRemark(name string, column []Field) string {
	var odd, big Field
	n := 0
	for _, f := range column {
		switch {
		case pointed.MatchString(f.Value):
			if n++; n == 1 {
				odd = f
			}
		case whole.MatchString(f.Value):
			big = f
		case strings.Contains(f.Value, "."):
			return ""
		}
	}
	if n == 0 || big.Value == "" {
		return ""
	}
	return fmt.Sprintf("In %s, %s in line %s stands beside %s in line %s, and is taken for %s, not for %s. If it is thousands, write it without the point (%s like it).",
		name, odd.Value, words.Thousands(odd.Line), big.Value, words.Thousands(big.Line), strings.TrimRight(strings.TrimRight(odd.Value, "0"), "."), strings.Replace(odd.Value, ".", "", 1), words.Several(n, "number is", "numbers are"))
}

// Doubts are remarks on the columns of a table.
func (t *Table) Doubts(name string) (list []string) {
	for k := range t.Rows[0] {
		var column []Field
		for _, row := range t.Rows {
			if k < len(row) {
				column = append(column, row[k])
			}
		}
		if text := ThousandsRemark(name, column); text != "" {
			list = append(list, text)
		}
	}
	return list
}
