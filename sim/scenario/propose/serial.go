package propose

import "strings"

// isSerial reports whether a column numbers its rows: all values are different, and each is next after the one above, whichever
// way the file is sorted.
func (c *column) isSerial() bool {
	const few = 10 // could be in order by chance
	if len(c.values) < few || len(c.counts) < len(c.values) {
		return false
	}
	up, down := 0, 0
	for k := 1; k < len(c.values); k++ {
		if later(c.values[k-1], c.values[k]) {
			up++
		} else {
			down++
		}
	}
	return max(up, down) >= (len(c.values)-1)*95/100
}

// later compares two numbers that may have letters and signs before them, such as E9 and E10.
func later(a, b string) bool {
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return strings.Compare(a, b) < 0
}
