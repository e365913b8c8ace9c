package propose

import (
	"slices"
	"strconv"
	"strings"

	"nines/sim/pattern"
	"nines/sim/scenario/record"
	"nines/sim/scenario/table"
	"nines/sim/words"
)

// mostRows is how many rows are looked at.
const mostRows = 5000

// sample is the beginning of a table.
type sample struct {
	rows      []row
	header    []string // the names of the columns
	named     bool     // the file has them
	typed     bool     // there is a row of types below them, such as INTEGER
	skip      int      // lines above them
	columns   []*column
	separator string
	form      string
	fault     string // the first row that cannot be taken apart
}

type row struct {
	line   int
	fields []string
}

// column is what a column of the sample has.
type column struct {
	name   string
	values []string // that are not empty, of rows that are no sums
	counts map[string]int
	empty  int
	time   timing
}

// take reads the beginning of a table.
func take(s *table.Source) *sample {
	a := &sample{form: s.Form()}
	r := s.Rows()
	for len(a.rows) < mostRows && r.Next() {
		if r.Wrong != "" {
			if a.fault == "" {
				a.fault = "line " + words.Thousands(r.Number) + ": " + r.Wrong
			}
			continue
		}
		a.rows = append(a.rows, row{r.Number, r.Texts()})
	}
	if r.End != "" {
		a.fault = r.End
	}
	if a.separator = r.Separator(); a.form == "Parquet" {
		a.separator = ""
	}
	if len(a.rows) > 0 {
		a.findHeader()
		a.findColumns()
	}
	return a
}

// width is how many values a row has without the empty ones at its end.
func (r row) width() int {
	n := len(r.fields)
	for n > 0 && r.fields[n-1] == "" {
		n--
	}
	return n
}

// usualWidth is the most frequent number of values.
func (a *sample) usualWidth() int {
	counts, best := map[int]int{}, 0
	for _, r := range a.rows {
		if n := len(r.fields); true {
			counts[n]++
			if counts[n] > counts[best] || counts[n] == counts[best] && n > best {
				best = n
			}
		}
	}
	return best
}

// findHeader finds the row that names the columns: the first as wide as the others, with no number and no time in it. If that
// row is a record already, the columns have no names.
func (a *sample) findHeader() {
	width := a.usualWidth()
	at := slices.IndexFunc(a.rows, func(r row) bool { return len(r.fields) == width && (width == 1 || r.width() > width/2) })
	first := a.rows[max(at, 0)]
	below := a.rows[max(at, 0)+1:]
	a.named = len(below) > 0 && (!slices.ContainsFunc(first.fields, isValue) || namesTimes(first, below))
	if a.named {
		a.header, a.skip = first.fields, first.line-1
		a.rows = below
		if len(below) > 1 && !slices.ContainsFunc(below[0].fields, func(f string) bool { return !typeForm.MatchString(f) }) {
			a.typed, a.skip, a.rows = true, below[0].line, below[1:]
		}
		return
	}
	a.header = known(a.rows)
	for k := len(a.header); k < width; k++ {
		a.header = append(a.header, "column"+strconv.Itoa(k+1))
	}
}

// typeForm is what databases call the type of a column.
var typeForm = pattern.New(`(?i)^(integer|int|bigint|smallint|varchar|char|text|string|timestamp|datetime|date|time|number|numeric|decimal|float|double|boolean|uniqueidentifier)(\(.*\))?$`)

// namesTimes reports whether a row has a word where those below have times: it names the columns, whatever its other words are.
func namesTimes(first row, below []row) bool {
	below = below[:min(20, len(below))]
	for k, name := range first.fields {
		var values []string
		for _, r := range below {
			if k < len(r.fields) && r.fields[k] != "" {
				values = append(values, r.fields[k])
			}
		}
		if timingOf(values).isTime() && name != "" && !isValue(name) {
			return true
		}
	}
	return false
}

// isValue reports whether a text is a value rather than the name of a column.
func isValue(text string) bool {
	if _, err := strconv.ParseFloat(text, 64); err == nil {
		return true
	}
	return timingOf([]string{text}).isTime()
}

// findColumns collects what stands in each column.
func (a *sample) findColumns() {
	for k, name := range a.header {
		c := &column{name: name}
		c.collect(a.rows, k)
		if c.time = timingOf(c.values); !c.time.isTime() && (rank(name, timeNames) >= 0 || rank(name, dateNames) >= 0) {
			c.time = timingOfMost(c.values)
		}
		a.columns = append(a.columns, c)
	}
}

// collect takes what stands in a column of some rows.
func (c *column) collect(rows []row, k int) {
	c.values, c.counts, c.empty = nil, map[string]int{}, 0
	for _, r := range rows {
		switch {
		case isTotal(r):
		case k >= len(r.fields) || r.fields[k] == "":
			c.empty++
		default:
			c.values = append(c.values, r.fields[k])
			c.counts[r.fields[k]]++
		}
	}
}

// isTotal reports whether a row sums up others.
func isTotal(r row) bool {
	for _, f := range r.fields {
		if f == "" {
			continue
		}
		return record.IsTotal(f)
	}
	return false
}

// words are the values of a column, the most frequent first.
func (c *column) words() []string {
	list := make([]string, 0, len(c.counts))
	for w := range c.counts {
		list = append(list, w)
	}
	slices.SortFunc(list, func(a, b string) int {
		if c.counts[a] != c.counts[b] {
			return c.counts[b] - c.counts[a]
		}
		return strings.Compare(a, b)
	})
	return list
}

// numbers are the values of a column as numbers; nil if one is none.
func (c *column) numbers() []float64 {
	list := make([]float64, len(c.values))
	for k, v := range c.values {
		x, err := strconv.ParseFloat(strings.ReplaceAll(v, ",", ""), 64)
		if err != nil {
			return nil
		}
		list[k] = x
	}
	return list
}
