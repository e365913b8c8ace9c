package input

import (
	"math"
	"strconv"
	"strings"
	"time"

	"nines/sim/pattern"
	"nines/sim/scenario/quantity"
)

var (
	clock    = pattern.New(`^\d{2}:\d{2}(?::\d{2})?$`)
	dated    = pattern.New(`^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}(?::\d{2})?)$`)
	relative = pattern.New(`^([^\s:]*[^\s:0-9][^\s:]*)(?: ([+-]) (\S.*))?$`)
)

// cutDate cuts a clock time with a date.
func cutDate(text string) (date, at string, ok bool) {
	parts := dated.FindStringSubmatch(text)
	if parts == nil {
		return "", text, clock.MatchString(text)
	}
	return parts[1], parts[2], true
}

// middle is the middle of two ends, written as the first is. Of ends that do not go together it is the first: whoever reads
// them with their unit finds out.
func middle(low, high string) string {
	for _, read := range []func(low, high string) string{middleClock, middleLength, middleNumber, middleRate, middleRelative} {
		if text := read(low, high); text != "" {
			return text
		}
	}
	return low
}

// middleNumber is that of two numbers with the same unit, with one decimal more at most.
func middleNumber(low, high string) string {
	a, unitOfA := cutNumber(low)
	b, unitOfB := cutNumber(high)
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	if errX != nil || errY != nil || !sameNoun(unitOfA, unitOfB) {
		return ""
	}
	text := strconv.FormatFloat(float64(x/2)+float64(y/2), 'f', max(decimals(a), decimals(b))+1, 64)
	text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	if text == "-0" || text == "" {
		text = "0"
	}
	return text + unitOfB
}

// sameNoun takes 1 call to 20 calls for two of one unit.
func sameNoun(a, b string) bool {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	return a == b || len(a) > 2 && !strings.Contains(b, "/") && strings.HasPrefix(b, a[:len(a)-1])
}

// cutNumber cuts a text after its number.
func cutNumber(text string) (number, unit string) {
	end := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("+-.0123456789", r) })
	if end < 0 {
		return text, ""
	}
	return text[:end], text[end:]
}

func decimals(number string) int {
	_, rest, _ := strings.Cut(number, ".")
	return len(rest)
}

func middleLength(low, high string) string {
	a, errA := quantity.ReadDuration(low)
	b, errB := quantity.ReadDuration(high)
	if errA != nil || errB != nil {
		return ""
	}
	return quantity.Length((a.Seconds() + b.Seconds()) / 2)
}

func middleRate(low, high string) string {
	a, errA := quantity.ReadRate(low)
	b, errB := quantity.ReadRate(high)
	if errA != nil || errB != nil {
		return ""
	}
	return Input{Unit: quantity.Rate, Per: PerOf(low)}.rate(float64(a/2) + float64(b/2))
}

// PerOf is the time that a rate is written per.
func PerOf(rate string) string {
	return strings.TrimSpace(rate[strings.LastIndex(rate, "/")+1:])
}

// middleClock is that of two clock times, to the second. Without dates, the second may be of the next day.
func middleClock(low, high string) string {
	dateA, a, okA := cutDate(low)
	dateB, b, okB := cutDate(high)
	if !okA || !okB || (dateA == "") != (dateB == "") {
		return ""
	}
	layout, shown := "2006-01-02 15:04:05", "2006-01-02 15:04"
	if dateA == "" {
		dateA, dateB, shown = "2000-01-01", "2000-01-01", "15:04"
		if b < a {
			dateB = "2000-01-02"
		}
	}
	x, errX := time.Parse(layout, (dateA + " " + a + ":00")[:len(layout)])
	y, errY := time.Parse(layout, (dateB + " " + b + ":00")[:len(layout)])
	if errX != nil || errY != nil {
		return ""
	}
	at := x.Add((y.Sub(x) / 2).Round(time.Second))
	if at.Second() != 0 {
		shown += ":05"
	}
	return at.Format(shown)
}

// middleRelative is that of two times relative to one event.
func middleRelative(low, high string) string {
	event, a, okA := CutEvent(low)
	other, b, okB := CutEvent(high)
	if !okA || !okB || event != other {
		return ""
	}
	return Input{Unit: quantity.Instant, After: event}.instant(math.Round((a + b) / 2))
}

// CutEvent cuts a time relative to an event into the event and the seconds from it.
func CutEvent(text string) (event string, seconds float64, ok bool) {
	parts := relative.FindStringSubmatch(text)
	switch {
	case parts == nil:
		return "", 0, false
	case parts[2] == "":
		return parts[1], 0, true
	}
	length, err := quantity.ReadDuration(parts[3])
	if parts[2] == "-" {
		length = -length
	}
	return parts[1], length.Seconds(), err == nil
}
