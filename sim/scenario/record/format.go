package record

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/itchyny/timefmt-go"

	"nines/sim/pattern"
	better "nines/sim/scenario/instead"
	"nines/sim/words"
)

// form reads a time as it is written in a record.
type form func(text string) (stamp, error)

// Formats are the named ways in which a record may write its times.
var Formats = []string{"day-first", "month-first", "epoch-seconds", "epoch-milliseconds", "epoch-microseconds", "excel", "seconds"}

// formOf is the reader of a format: one of the names, or a pattern of strptime.
func formOf(format string) (form, error) {
	switch format {
	case "":
		return automatic, nil
	case "day-first":
		return ordered(dayFirst), nil
	case "month-first":
		return ordered(monthFirst), nil
	case "epoch-seconds":
		return epoch(time.Second), nil
	case "epoch-milliseconds":
		return epoch(time.Millisecond), nil
	case "epoch-microseconds":
		return epoch(time.Microsecond), nil
	case "excel":
		return excel, nil
	case "seconds":
		return seconds, nil
	}
	if !strings.Contains(format, "%") {
		return nil, fmt.Errorf("expected the name of a format, or a pattern with %% such as '%%d.%%m.%%Y %%H:%%M:%%S', found %s", words.Quoted(format))
	}
	return strptime(format)
}

// automatic reads what can be one thing only.
func automatic(text string) (stamp, error) {
	if isPlain(text) {
		return seconds(text)
	}
	if w, ok := parseStamp(text, yearFirst); ok {
		return w, nil
	}
	return stamp{}, whyNoTime(text)
}

// ordered reads dates whose order was declared.
func ordered(o order) form {
	return func(text string) (stamp, error) {
		if w, ok := parseStamp(text, o); ok {
			return w, nil
		}
		if lastYear.MatchString(text) { // the order is not what is wrong
			first := map[order]string{dayFirst: "day", monthFirst: "month"}[o]
			return stamp{}, fmt.Errorf("expected a date with the %s first and a clock from 00:00 to 23:59, found %s", first, words.Quoted(text))
		}
		return stamp{}, whyNoTime(text)
	}
}

var errTooLarge = errors.New("the number is too large")

// seconds reads a number of seconds after the start of the run.
func seconds(text string) (stamp, error) {
	if !isPlain(text) {
		return stamp{}, fmt.Errorf("expected a number of seconds, found %s", words.Quoted(text))
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || value > 9e12 {
		return stamp{}, errTooLarge
	}
	return stamp{after: value, isAfter: true}, nil
}

// epoch reads a number of units since 1970 began in UTC. Digits are read one by one: a float has too few of them.
func epoch(unit time.Duration) form {
	return func(text string) (stamp, error) {
		whole, fraction, _ := strings.Cut(text, ".")
		value, err := strconv.ParseInt(whole, 10, 64)
		switch {
		case !isPlain(strings.TrimPrefix(text, "-")):
			return stamp{}, fmt.Errorf("expected a number, found %s", words.Quoted(text))
		case err != nil || value > math.MaxInt64/int64(unit) || value < math.MinInt64/int64(unit):
			return stamp{}, errTooLarge
		}
		part := 0.0
		if fraction != "" {
			part, _ = strconv.ParseFloat("0."+fraction, 64)
		}
		if strings.HasPrefix(text, "-") {
			part = -part
		}
		at := time.Unix(0, 0).Add(time.Duration(value) * unit).Add(time.Duration(math.Round(part * float64(unit))))
		return stamp{moment: at, isMoment: true}, nil
	}
}

// dayZero is the day that Excel calls 0.
var dayZero = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// excel reads days since the end of 1899, whose fraction is the time of day. A date and a clock in two columns add up. A
// number of Excel has some 15 digits, so times are right to the millisecond; beyond that there is only noise.
func excel(text string) (stamp, error) {
	days := 0.0
	for _, part := range strings.Fields(text) {
		if comma := decimalComma.MatchString(part); comma {
			part = strings.Replace(part, ",", ".", 1)
		}
		value, err := strconv.ParseFloat(part, 64)
		if err != nil || !isPlain(part) {
			return stamp{}, fmt.Errorf("expected a date as Excel's number, such as 45102.2667, found %s", words.Quoted(text))
		}
		days += value
	}
	switch {
	case text == "":
		return stamp{}, errNoTime
	case days >= 2_958_466: // the year 10000
		return stamp{}, errTooLarge
	}
	whole, part := math.Modf(days)
	clock := time.Duration(math.Round(part*86_400_000)) * time.Millisecond
	if whole == 0 {
		return stamp{clock: clock}, nil
	}
	at := dayZero.AddDate(0, 0, int(whole)).Add(clock)
	year, month, day := at.Date()
	return stamp{year: year, month: int(month), day: day, clock: at.Sub(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))}, nil
}

// What the letters of a pattern say.
const (
	saysDate    = "YyGgCFDxcs+vj"
	saysClock   = "HkIlTXRcrs+"
	saysMinutes = "MTXRcrs+"
	saysSeconds = "STXcrs+"
)

// strptime reads times by a pattern of strptime.
func strptime(format string) (form, error) {
	says := directives(format)
	switch {
	case strings.Contains(says, "Z"):
		return nil, errors.New("%Z cannot be read, as letters such as CST mean several zones: write the letters themselves in the format, and the zone in columns.time.zone")
	case strings.ContainsAny(says, "IlrR") && strings.ContainsAny(says, "Il") && !strings.ContainsAny(says, "pP"):
		return nil, errors.New("%I counts to 12: the format needs %p (AM or PM), too")
	case !strings.ContainsAny(says, saysClock):
		return nil, errors.New("it says no time of day, such as %H:%M:%S")
	case !strings.ContainsAny(says, saysMinutes):
		return nil, errors.New("it says no minutes, such as %H:%M")
	case strings.ContainsAny(says, "mdbBhe") && !strings.ContainsAny(says, saysDate):
		return nil, errors.New("it says a day and no year: all dates need one")
	}
	hasDate, hasSeconds := strings.ContainsAny(says, saysDate), strings.ContainsAny(says, saysSeconds)
	hasOffset, isEpoch := strings.Contains(says, "z"), strings.Contains(says, "s")
	return func(text string) (stamp, error) {
		at, err := timefmt.Parse(text, format)
		if err != nil || notThere(at, text, format) {
			return stamp{}, fmt.Errorf("expected a time as the format %s has it, found %s%s", format, words.Quoted(text), better.LateMidnight(text))
		}
		w := stamp{clock: at.Sub(midnight(at)), coarse: !hasSeconds, hasOffset: hasOffset || isEpoch}
		if _, w.offset = at.Zone(); hasDate {
			year, month, day := at.Date()
			w.year, w.month, w.day = year, int(month), day
		}
		return w, nil
	}, nil
}

func midnight(at time.Time) time.Time {
	return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, at.Location())
}

// notThere reports a day that does not exist. The library takes 31 June for 1 July. Such days can be meant only where the first
// days of a month come out. Then the text, written again, is another one, or has lost a number from 29 to 31.
func notThere(at time.Time, text, format string) bool {
	says := directives(format)
	if at.Day() > 3 || !strings.ContainsAny(says, "deFDx") {
		return false
	}
	again := timefmt.Format(at, format)
	if !strings.ContainsAny(says, "fzpPbBhaA") {
		return withoutZeros(again) != withoutZeros(text)
	}
	for _, day := range []string{"29", "30", "31"} {
		lost := groups(text, day) - groups(again, day)
		if strings.Contains(says, "f") && isFraction(at, text, day) {
			lost--
		}
		if lost > 0 {
			return true
		}
	}
	return false
}

// isFraction reports whether a number in a text is the fraction of its second.
func isFraction(at time.Time, text, number string) bool {
	nanos := func(digits string) string { return (digits + "000000000")[:9] }
	want := fmt.Sprintf("%09d", at.Nanosecond())
	for _, found := range numbers.FindAllString(text, -1) {
		if len(found) < 9 && found != number && nanos(found) == want {
			return false // it is another number of the text
		}
	}
	return nanos(number) == want
}

var (
	zeros   = pattern.New(`(^|\D)[0 ]+(\d)`)
	numbers = pattern.New(`\d+`)
)

func withoutZeros(text string) string { return zeros.ReplaceAllString(text, "$1$2") }

// groups is how often a number stands in a text.
func groups(text, want string) (n int) {
	for _, found := range numbers.FindAllString(text, -1) {
		if found == want {
			n++
		}
	}
	return n
}

// directives are the letters of a pattern that stand behind %.
func directives(format string) string {
	var letters []byte
	for k := 0; k+1 < len(format); k++ {
		if format[k] != '%' {
			continue
		}
		for k++; k+1 < len(format) && strings.IndexByte(":-_0^#", format[k]) >= 0; {
			k++
		}
		if format[k] != '%' {
			letters = append(letters, format[k])
		}
	}
	return string(letters)
}

// isPlain says whether a text is a plain number of 0 or more.
func isPlain(text string) bool {
	points := 0
	for i := range len(text) {
		switch c := text[i]; {
		case c == '.' && i > 0 && i+1 < len(text):
			points++
		case !digit(c):
			return false
		}
	}
	return text != "" && points < 2
}

var (
	lastYear     = pattern.New(`^\d{1,2}([./-])\d{1,2}[./-](\d{4}|\d{2})\b`)
	decimalComma = pattern.New(`^\d+,\d+$`)
	onlyDate     = pattern.New(`^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$`)
	errNoTime    = errors.New("there is no time")
)

// whyNoTime says what is wrong with what should be a time.
func whyNoTime(text string) error {
	switch {
	case text == "":
		return errNoTime
	case lastYear.MatchString(text):
		return fmt.Errorf("%s could be read day first or month first: say which, such as `time: {column: …, format: day-first}`", words.Quoted(text))
	case onlyDate.MatchString(text):
		return fmt.Errorf("expected a time, found the date %s: name the column with the clock in columns.time.column, and this one in columns.time.date", words.Quoted(text))
	case decimalComma.MatchString(text):
		return fmt.Errorf("expected a time, found %s: decimals have a point", words.Quoted(text))
	}
	return fmt.Errorf("expected a time, found %s%s", words.Quoted(text), better.LateMidnight(text))
}

// Wall is a time as the clocks of a record show it.
type Wall struct {
	At      time.Time // in UTC, without a date on the first day of the year 1
	HasDate bool
	HasZone bool
	Coarse  bool   // there are no seconds
	Letters string // of the zone, such as EDT; empty: there are none
}

// Clock is the reader of a format, for whoever looks at a file and does not know yet what it is.
func Clock(format string) (func(text string) (Wall, bool), error) {
	parse, err := formOf(format)
	if err != nil {
		return nil, err
	}
	return func(text string) (Wall, bool) {
		w, err := parse(text)
		switch {
		case err != nil || w.isAfter:
			return Wall{}, false
		case w.isMoment:
			return Wall{At: w.moment.UTC(), HasDate: true, HasZone: true}, true
		case w.day == 0:
			return Wall{At: time.Time{}.Add(w.clock), Coarse: w.coarse}, true
		}
		at := time.Date(w.year, time.Month(w.month), w.day, 0, 0, 0, 0, time.UTC).Add(w.clock)
		return Wall{at, true, w.hasOffset || w.zone != "", w.coarse, w.zone}, w.month >= 1 && w.month <= 12 && at.Day() == w.day
	}, nil
}
