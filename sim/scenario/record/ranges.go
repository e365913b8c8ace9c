package record

import (
	"fmt"
	"strings"
	"time"

	"nines/sim/pattern"
	"nines/sim/words"
)

const clockForm = `\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?`

var (
	untilForm = pattern.New(`^((?:.*[^\d:])??(` + clockForm + `)) ?(?:-|–|—|~| to | bis | à ) ?(?:\d[\d./-]+[ T])?(` + clockForm + `)$`)
	// An offset from UTC has no seconds where the clock has them, and no space before it.
	offsetEnd = pattern.New(`(?:T\d\d:\d\d|:\d\d:\d\d)-\d\d:\d\d$`)
)

// Beginning is when an interval begins, which may be written with its end: 08:00-08:30.
func Beginning(text string) string {
	if parts := untilForm.FindStringSubmatch(text); parts != nil && !offsetEnd.MatchString(text) {
		return parts[1]
	}
	return text
}

// length is how long an interval is that is written with its end.
func length(text string) (long time.Duration, end string, ok bool) {
	parts := untilForm.FindStringSubmatch(text)
	if parts == nil || offsetEnd.MatchString(text) {
		return 0, "", false
	}
	from, ok1 := parseStamp(parts[2], yearFirst)
	to, ok2 := parseStamp(strings.Replace(parts[3], "24:00", "00:00", 1), yearFirst)
	if long = to.clock - from.clock; long <= 0 {
		long += 24 * time.Hour
	}
	return long, parts[3], ok1 && ok2
}

// Ranges reports whether times are written with the end of their interval, as in 10:00-10:30. All are then of one length, whereas
// the same marks with an offset from UTC make lengths that change with the hour.
func Ranges(values []string) bool {
	var first time.Duration
	ends, begins := map[string]bool{}, map[string]bool{}
	for _, v := range values {
		if v == "" || totalForm.MatchString(v) {
			continue
		}
		long, end, ok := length(v)
		if len(begins) == 0 {
			first = long
		}
		if !ok || (long-first).Abs() > time.Minute {
			return false
		}
		ends[end], begins[Beginning(v)] = true, true
	}
	return len(ends) > 1
}

// haveOffsets reports whether what stands behind the clock stays the same while the clock goes on: an offset from UTC.
func haveOffsets(values []string) bool {
	ends, begins := map[string]bool{}, map[string]bool{}
	for _, v := range values {
		if _, end, ok := length(v); ok {
			ends[end], begins[Beginning(v)] = true, true
		}
	}
	return len(ends) > 0 && len(ends) <= 2 && len(begins) > 4
}

// findRanges finds out whether times are written with the end of their interval. Those of an export by intervals always may be.
func findRanges(i *reader) {
	const looked = 100
	if i.time < 0 {
		return
	}
	values := i.Below(i.time, looked)
	isRange := Ranges(values)
	i.ranges = isRange || i.count >= 0 && !haveOffsets(values)
	if isRange && i.count < 0 && len(i.problems) == 0 {
		i.add(Problem{Key: "columns.calls", Message: fmt.Sprintf(
			"the times of %s are intervals with their end, such as %s: name the column that counts the calls of each interval here", i.File, words.Quoted(firstOf(values)))})
	}
}

func firstOf(values []string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
