package record

import (
	"fmt"

	"nines/sim/pattern"
	"nines/sim/words"
)

// days is the column of dates. Reports write a date once, in the first row of each day.
type days struct {
	last    string // that was said
	carried tally  // rows that say none, and have the last one
	beside  string // a column of dates that is not named as such; empty: there is none
	order   string // the format that reads its dates, as it stands in a scenario
}

// of is the date of the present row: its own, or the last one above.
func (d *days) of(i *reader) string {
	text := string(i.field(i.date))
	if text == "" && d.last != "" {
		d.carried.add(i.Number)
		return d.last
	}
	d.last = text
	return text
}

// look looks for a column of dates that nobody named.
func (d *days) look(i *reader) {
	const looked = 100
	if i.date >= 0 || i.time < 0 {
		return
	}
	for k, name := range i.header {
		if k == i.time {
			continue
		}
		if order, is := dateOrder(i.Below(k, looked)); is {
			d.beside, d.order = name, order
			return
		}
	}
}

// dateOrder is how the dates of a column are written, as a format to add, and whether they are dates at all.
func dateOrder(values []string) (format string, is bool) {
	reads := func(o order) bool {
		n := 0
		for _, v := range values {
			if v == "" {
				continue
			}
			w, ok := parseStamp(dateAlone(v)+" 12:00:00", o)
			if !ok || w.month < 1 || w.month > 12 || w.day > 31 || w.year < firstYear {
				return false
			}
			n++
		}
		return n > 0
	}
	if reads(yearFirst) {
		return "", true
	}
	day, month := reads(dayFirst), reads(monthFirst)
	switch {
	case day && month:
		return "day-first or month-first", true
	case day:
		return "day-first", true
	case month:
		return "month-first", true
	}
	return "", false
}

// digits is how many times are plain numbers that can be clocks without a mark: 0002 is two minutes past midnight.
type digits struct {
	n, clocks, zeros int // of these, clocks; of those, with a zero first
	first            string
	six              bool
}

var clockDigits = pattern.New(`^([01]\d|2[0-3])[0-5]\d([0-5]\d)?$`)

func (d *digits) see(text string) {
	if d.n++; !clockDigits.MatchString(text) || d.first != "" && len(text) != len(d.first) {
		return
	}
	if d.clocks++; d.first == "" {
		d.first, d.six = text, len(text) == 6
	}
	if text[0] == '0' {
		d.zeros++
	}
}

// complainOfDigits refuses numbers that are no seconds, although they could be: clocks without a mark, and any numbers beside a
// column of dates.
func complainOfDigits(i *reader) bool {
	const many = 10 // numbers that are clocks by chance are fewer
	d, beside := &i.digits, i.days.beside
	if i.Columns.Time.Format != "" || i.numbers.n == 0 || i.numbers.others || i.numbers.to >= 1e6 {
		return false
	}
	isClock := d.clocks == d.n && (d.zeros > 0 || d.n >= many || beside != "")
	what := fmt.Sprintf("numbers from %.10g to %.10g", i.numbers.from, i.numbers.to)
	switch {
	case isClock:
		what = fmt.Sprintf("clocks without a mark, such as %s", d.first)
	case beside == "":
		return false
	}
	i.add(Problem{Key: "columns.time", Message: fmt.Sprintf("the times of %s are %s. %s", i.File, what, instead(i, isClock))})
	return true
}

// instead is what to write for clocks without a mark, or for numbers beside a date.
func instead(i *reader, isClock bool) string {
	time, pattern := i.header[i.time], "'%H%M'"
	if i.digits.six {
		pattern = "'%H%M%S'"
	}
	if beside := i.days.beside; beside != "" {
		format := ""
		if i.days.order != "" {
			format = ", format: " + i.days.order
		}
		text := fmt.Sprintf("Column %s has the date: write `time: {column: %s, date: %s%s}`", words.Quoted(beside), time, beside, format)
		if !isClock {
			text += ". If they are seconds after the start of the run, write format: seconds"
		}
		return text
	}
	return fmt.Sprintf("Write `time: {column: %s, format: %s}`, with date: if a column has the date. If they are seconds after the start of the run, write format: seconds", time, pattern)
}

// writing is how a file writes what others write otherwise, as far as its rows show it.
type writing struct {
	counts counts
	ranges bool   // times are written with the end of their interval
	digits digits // times that are clocks without a mark, such as 0002
	days   days   // the date column, which may say a day once for many rows
}
