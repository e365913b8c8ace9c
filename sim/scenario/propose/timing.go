package propose

import (
	"slices"
	"strings"
	"time"

	"nines/sim/scenario/record"
)

// timing is how the times of a column are written.
type timing struct {
	formats  []string // that read all of them, the likeliest first; "" is no format at all
	kind     kind
	letters  string    // of the zone of the first, such as EDT
	zoned    bool      // they say their offset from UTC
	coarse   bool      // they have no seconds
	first    time.Time // as a clock shows it
	ranges   bool      // each is written with the end of its interval
	onGrid   bool      // all are on a quarter of an hour
	sum      float64   // of seconds since 1970, to see which column is earliest
	distinct int
}

type kind uint8

const (
	noTime kind = iota
	dateAndClock
	clockOnly
	dateOnly
)

func (t timing) isTime() bool { return t.kind != noTime }

// formats are the ways that are tried, in this order. Of numbers only those that can be times are taken for some.
var formats = []string{
	"", "day-first", "month-first", "epoch-seconds", "epoch-milliseconds", "epoch-microseconds", "excel",
	"%Y%m%d%H%M%S", "%Y%m%d%H%M", "%d.%m.%Y %H.%M.%S", "%Y-%m-%d-%H.%M.%S.%f", "%Y-%m-%d %H.%M.%S", "%a %b %e %H:%M:%S %Y", "%Y-%m-%d_%H:%M:%S", "%d-%m-%Y_%H:%M:%S",
	"%d%b%Y:%H:%M:%S", "%d/%b/%Y:%H:%M:%S %z", "%m/%d/%Y %H%M", "%H%M%S", "%H.%M.%S", "%H%M", "%H.%M",
}

// dates are the ways that are tried for a date alone.
var dates = []string{"", "day-first", "month-first", "excel", "%Y%m%d", "%y%m%d", "%d%m%Y", "%d%b%Y"}

// timingOf finds how times are written: all values have to be some. Those that are written with the end of their interval are
// read without it.
func timingOf(values []string) timing {
	if !record.Ranges(values) {
		if t := timingOfPlain(values); t.isTime() {
			return t
		}
	}
	begins := make([]string, len(values))
	for k, v := range values {
		begins[k] = record.Beginning(v)
	}
	if slices.Equal(begins, values) {
		return timing{}
	}
	t := timingOfPlain(begins)
	t.ranges = t.isTime()
	return t
}

// timingOfMost finds how times are written in a column that is called like times, if a few of its values are none. Whoever reads
// the whole file names their lines.
func timingOfMost(values []string) timing {
	const least, few = 20, 0.05
	if len(values) < least {
		return timing{}
	}
	try := func(f, tail string) timing {
		good := slices.DeleteFunc(slices.Clone(values), func(v string) bool { return !read([]string{v}, f, tail).isTime() })
		if float64(len(values)-len(good)) > few*float64(len(values)) {
			return timing{}
		}
		return timingOf(good)
	}
	for _, f := range []string{"", "day-first", "month-first"} {
		for _, tail := range []string{"", dayTail(f)} {
			if t := try(f, tail); t.isTime() {
				return t
			}
		}
	}
	return timing{}
}

// timingOfPlain finds how times are written that have no end with them.
func timingOfPlain(values []string) timing {
	var best timing
	if len(values) == 0 {
		return best
	}
	for _, f := range formats {
		if t := read(values, f, ""); t.isTime() {
			best = t.with(best, f)
		}
	}
	if best.isTime() && best.formats[0] != "%H%M%S" && best.formats[0] != "%H%M" { // which could be a date of six digits, too
		return best
	}
	clock := best
	best = timing{}
	for _, f := range dates {
		if t := read(values, f, dayTail(f)); t.isTime() {
			t.kind = dateOnly
			best = t.with(best, f)
		}
	}
	if !best.isTime() {
		return clock
	}
	return best
}

// dayTail is the clock that is put behind a date alone, to read it as a time.
func dayTail(format string) string {
	if format == "excel" {
		return " 0.5"
	}
	return " 12:00:00"
}

// with adds a format to those that read the column already.
func (t timing) with(best timing, format string) timing {
	if !best.isTime() {
		t.formats = []string{format}
		return t
	}
	if best.kind == t.kind {
		best.formats = append(best.formats, format)
	}
	return best
}

// read tries a format on all values.
func read(values []string, format, tail string) timing {
	pattern := format
	if strings.HasPrefix(format, "%") && tail != "" {
		pattern += " %H:%M:%S"
	}
	parse, err := record.Clock(pattern)
	if err != nil || !mayBe(values, format) {
		return timing{}
	}
	t := timing{kind: clockOnly, onGrid: true, zoned: true}
	seen := map[string]bool{}
	for k, v := range values {
		if seen[v] {
			continue
		}
		seen[v] = true
		w, ok := parse(v + tail)
		if !ok || !likely(w, format) {
			return timing{}
		}
		t.see(w, k == 0)
	}
	t.distinct = len(seen)
	t.sum /= float64(len(seen))
	return t
}

// mayBe refuses numbers that are codes: with zeros before them, or days of Excel that have no time of day, such as post codes.
func mayBe(values []string, format string) bool {
	if format == "%H.%M" {
		return slices.ContainsFunc(values, func(v string) bool { return strings.HasPrefix(v, "0") }) && !slices.ContainsFunc(values, func(v string) bool { return len(v) != 5 })
	}
	if format == "%H%M" {
		return slices.ContainsFunc(values, func(v string) bool { return strings.HasPrefix(v, "0") }) && !slices.ContainsFunc(values, func(v string) bool { return len(v) != 4 })
	}
	if format != "excel" && !strings.HasPrefix(format, "epoch") {
		return true
	}
	isCode := func(v string) bool { return len(v) > 1 && v[0] == '0' && v[1] != '.' && v[1] != ',' }
	hasPart := func(v string) bool { return strings.ContainsAny(v, ".,") }
	return !slices.ContainsFunc(values, isCode) && (format != "excel" || slices.ContainsFunc(values, hasPart))
}

func (t *timing) see(w record.Wall, first bool) {
	if first {
		t.first, t.letters = w.At, w.Letters
	}
	if w.HasDate {
		t.kind = dateAndClock
	}
	t.zoned = t.zoned && w.HasZone
	t.coarse = t.coarse || w.Coarse
	t.onGrid = t.onGrid && w.At.Minute()%15 == 0 && w.At.Second() == 0
	t.sum += float64(w.At.Unix())
}

// likely refuses times that nobody has records of. Otherwise counts and numbers of queues could be taken for times.
func likely(w record.Wall, format string) bool {
	if !w.HasDate {
		return format != "excel"
	}
	return w.At.Year() >= 1980 && w.At.Year() <= 2100
}
