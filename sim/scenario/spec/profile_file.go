package spec

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nines/sim/pattern"
	"nines/sim/scenario/language"
	"nines/sim/scenario/quantity"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

const profileFileDoc = "A CSV file with counts of any size, its path from the scenario's folder. One column of 24 numbers " +
	"(a day) or 168 (a week from Monday 00 on), or columns with the header hour,calls or day,hour,calls. " +
	"For an export of another program, columns says which of its columns say what. The results depend on its contents too."

// The headers that a profile's file may have. Without one it is a column of numbers.
var profileHeaders = map[string]int{
	"calls":          0,
	"hour,calls":     HoursOfDay,
	"day,hour,calls": HoursOfWeek,
}

// profileFile reads the counts of a profile from a file.
func profileFile(d *language.Decoder, n *yamldoc.Node, path string) ([]float64, bool) {
	t, ok := d.Table(n, path)
	d.Leaf(n, path)
	if !ok {
		return nil, false
	}
	header := headerOf(t.Rows[0])
	length, known := profileHeaders[header]
	switch {
	case known && length > 0:
		f := hourlyFile{Decoder: d, path: path, columns: strings.Split(header, ","), counts: make([]float64, length), found: make([]*yamldoc.Node, length)}
		return f.read(n, t.Rows[1:])
	case known:
		return columnOfHours(d, n, path, t.Rows[1:])
	case len(t.Rows[0]) == 1 && !strings.Contains(header, ";"):
		return columnOfHours(d, n, path, t.Rows)
	}
	d.ComplainAt(t.Rows[0][0], path, "expected a single column of numbers, or the header hour,calls or day,hour,calls, with commas between, found %s", words.Quoted(header))
	return nil, false
}

// headerOf is a row as a header; capitals do not matter.
func headerOf(row []*yamldoc.Node) string {
	names := make([]string, len(row))
	for i, field := range row {
		names[i] = strings.ToLower(field.Value)
	}
	return strings.Join(names, ",")
}

// columnOfHours reads a file of one column.
func columnOfHours(d *language.Decoder, n *yamldoc.Node, path string, rows [][]*yamldoc.Node) ([]float64, bool) {
	counts, good := column(d, path, rows, language.Measure{Unit: quantity.Factor})
	if good && !isParts(len(counts), HoursOfDay) && !isParts(len(counts), HoursOfWeek) {
		d.ComplainAt(n, path, "expected %s, or %s; %s has %d", hourNumbers(HoursOfDay), hourNumbers(HoursOfWeek), n.Value, len(counts))
		return nil, false
	}
	return counts, good
}

// column reads rows of one value each.
func column(d *language.Decoder, path string, rows [][]*yamldoc.Node, m language.Measure) ([]float64, bool) {
	values, good := make([]float64, len(rows)), true
	for i, row := range rows {
		if !d.HasColumns(row, path, 1) {
			return nil, false
		}
		value, ok := d.Parameter(row[0], path, m)
		values[i], good = value, good && ok
	}
	return values, good
}

// hourlyFile is a profile's file that says which hour each number is of.
type hourlyFile struct {
	*language.Decoder
	path    string
	columns []string
	counts  []float64
	found   []*yamldoc.Node // by hour
}

func (f *hourlyFile) read(n *yamldoc.Node, rows [][]*yamldoc.Node) ([]float64, bool) {
	good := true
	for _, row := range rows {
		good = f.row(row) && good
	}
	if missing := f.missing(); good && len(missing) > 0 {
		f.ComplainAt(n, f.path, "%s has no row for %s", n.Value, someOf(missing))
		return nil, false
	}
	return f.counts, good
}

// someOf is a list of names, cut short where the first three say enough.
func someOf(names []string) string {
	if len(names) > 4 {
		names = append(slices.Clone(names[:3]), fmt.Sprintf("%d other hours", len(names)-3))
	}
	return words.Joined(names)
}

// row reads one hour.
func (f *hourlyFile) row(row []*yamldoc.Node) bool {
	if !f.HasColumns(row, f.path, len(f.columns)) {
		return false
	}
	day, knowsDay := 0, true
	if len(row) == 3 {
		day, knowsDay = f.day(row[0])
	}
	hour, knowsHour := f.hour(row[len(row)-2])
	count, ok := f.Parameter(row[len(row)-1], f.path, language.Measure{Unit: quantity.Factor})
	if !ok || !knowsDay || !knowsHour {
		return false
	}
	at := day*HoursOfDay + hour
	if first := f.found[at]; first != nil {
		f.ComplainAt(row[0], f.path, "%s is there twice, first in line %d: keep one", f.name(at), first.Line)
		return false
	}
	f.counts[at], f.found[at] = count, row[0]
	return true
}

// day reads the name of a day, in full or its first three letters.
func (f *hourlyFile) day(n *yamldoc.Node) (int, bool) {
	name := strings.ToLower(n.Value)
	i := slices.IndexFunc(Days, func(day string) bool { return name == day || name == day[:3] })
	if i < 0 {
		f.ComplainAt(n, f.path, "unknown day %s", words.Quoted(n.Value)).Among(name, Days)
	}
	return i, i >= 0
}

var hourForm = pattern.New(`^([01]?[0-9]|2[0-3])(:00)?$`)

// hour reads an hour of the day: 6, 06 or 06:00.
func (f *hourlyFile) hour(n *yamldoc.Node) (int, bool) {
	parts := hourForm.FindStringSubmatch(n.Value)
	if parts == nil {
		f.ComplainAt(n, f.path, "expected an hour from 0 to 23, found %s", words.Quoted(n.Value))
		return 0, false
	}
	hour, _ := strconv.Atoi(parts[1])
	return hour, true
}

// missing names the hours without a row.
func (f *hourlyFile) missing() []string {
	var names []string
	for at, n := range f.found {
		if n == nil {
			names = append(names, f.name(at))
		}
	}
	return names
}

// name is that of an hour, as a row has it.
func (f *hourlyFile) name(at int) string {
	if len(f.counts) == HoursOfDay {
		return fmt.Sprintf("hour %d", at)
	}
	return fmt.Sprintf("hour %d of %s", at%HoursOfDay, Days[at/HoursOfDay])
}
