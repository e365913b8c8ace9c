package scenario

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"time"

	"nines/sim/des"
)

// clocks turns the times of a record into those of the run.
type clocks struct {
	start time.Time
	run   des.Time
}

// written is a time as a record has it.
type written struct {
	year, month, day int           // 0: none is said
	clock            time.Duration // since midnight
	offset           int           // seconds from UTC,
	hasOffset        bool          // if it is said
}

// of is when a record says that its call was made, and whether that is within the run.
func (k *clocks) of(text string) (at des.Time, within bool, err error) {
	if isSeconds(text) {
		return k.afterStart(text)
	}
	w, ok := parseWritten(text)
	if !ok {
		return 0, false, notTime{whyNoTime(text)}
	}
	if w.day == 0 {
		w.year, w.month, w.day = k.dayOf(w.clock)
	}
	midnight := time.Date(w.year, time.Month(w.month), w.day, 0, 0, 0, 0, time.UTC)
	if midnight.Day() != w.day || w.month < 1 || w.month > 12 {
		return 0, false, fmt.Errorf("there is no day %04d-%02d-%02d", w.year, w.month, w.day)
	}
	wall := midnight.Add(w.clock)
	if w.hasOffset {
		at, within = k.since(wall.Add(-time.Duration(w.offset) * time.Second))
		return at, within, nil
	}
	return k.civil(wall)
}

// afterStart reads a number of seconds after the start.
func (k *clocks) afterStart(text string) (des.Time, bool, error) {
	seconds, err := strconv.ParseFloat(text, 64)
	if err != nil || seconds > mostNumber/float64(des.Second) {
		return 0, false, errTooLarge
	}
	at := des.FromSeconds(seconds)
	return at, k.isWithin(at), nil
}

// dayOf is the day of a time without a date: the run's first, or its second if the run starts later in the day.
func (k *clocks) dayOf(clock time.Duration) (year, month, day int) {
	hour, minute, second := k.start.Clock()
	at := k.start
	if clock < time.Duration(hour)*time.Hour+time.Duration(minute)*time.Minute+time.Duration(second)*time.Second {
		at = at.AddDate(0, 0, 1)
	}
	y, m, d := at.Date()
	return y, int(m), d
}

// since is how long after the start of the run a moment is, to the nearest microsecond.
func (k *clocks) since(moment time.Time) (at des.Time, within bool) {
	at = des.Time(moment.Sub(k.start).Round(time.Microsecond) / time.Microsecond)
	return at, k.isWithin(at)
}

func (k *clocks) isWithin(at des.Time) bool { return at >= 0 && at < k.run }

// civil finds the moment at which the clocks of the zone showed a time. That none did, or that they did so twice, is a
// mistake only where it matters.
func (k *clocks) civil(wall time.Time) (at des.Time, within bool, err error) {
	zone := k.start.Location()
	moments := momentsOf(wall, zone)
	if len(moments) == 1 {
		at, within = k.since(moments[0])
		return at, within, nil
	}
	near := time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), 0, zone)
	_, before := k.since(near.Add(-time.Hour))
	at, within = k.since(near)
	_, after := k.since(near.Add(time.Hour))
	if before || within || after {
		_, err = onlyMoment(wall.Format(time.DateOnly), wall.Format(time.TimeOnly), "", zone)
	}
	return at, within, err
}

// isSeconds says whether a text is a plain number of 0 or more.
func isSeconds(text string) bool {
	points := 0
	for i := range len(text) {
		switch c := text[i]; {
		case c == '.' && i > 0 && i+1 < len(text):
			points++
		case c < '0' || c > '9':
			return false
		}
	}
	return text != "" && points < 2
}

// parseWritten reads 2023-06-25T06:24:10.5+01:00, in which a space may stand for T, Z for +00:00, and the date, the
// fraction and the offset may be left out; without a date there is no offset.
func parseWritten(text string) (w written, ok bool) {
	s := scan{text, true}
	if len(text) > 10 && text[4] == '-' {
		w.year, w.month, w.day = s.number(4), s.after("-", 2), s.after("-", 2)
		s.one("T", "t", " ")
		s.good = s.good && w.day > 0
	}
	hour, minute, second := s.number(2), s.after(":", 2), s.after(":", 2)
	w.clock = time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute + time.Duration(second)*time.Second + s.fraction()
	s.good = s.good && hour < 24 && minute < 60 && second < 60
	if s.text != "" && w.day > 0 {
		w.offset, w.hasOffset = s.offset(), true
	}
	return w, s.good && s.text == ""
}

// scan reads a text from its front, as long as all is good.
type scan struct {
	text string
	good bool
}

// number reads a number of so many digits.
func (s *scan) number(digits int) (value int) {
	if len(s.text) < digits {
		s.good = false
		return 0
	}
	for i := range digits {
		c := s.text[i]
		s.good = s.good && c >= '0' && c <= '9'
		value = 10*value + int(c-'0')
	}
	s.text = s.text[digits:]
	return value
}

// after reads such a number behind a mark.
func (s *scan) after(mark string, digits int) int {
	s.one(mark)
	return s.number(digits)
}

// one reads one of some marks, and gives it.
func (s *scan) one(marks ...string) string {
	for _, mark := range marks {
		if len(s.text) > 0 && s.text[:1] == mark {
			s.text = s.text[1:]
			return mark
		}
	}
	s.good = false
	return ""
}

// fraction reads the fraction of a second, if there is one, to the nanosecond.
func (s *scan) fraction() (f time.Duration) {
	if s.text == "" || s.text[0] != '.' {
		return 0
	}
	s.text = s.text[1:]
	unit, digits := time.Second, 0
	for ; s.text != "" && s.text[0] >= '0' && s.text[0] <= '9'; s.text = s.text[1:] {
		unit /= 10
		f += time.Duration(s.text[0]-'0') * unit
		digits++
	}
	s.good = s.good && digits > 0
	return f
}

// offset reads how far the clocks are from UTC, in seconds.
func (s *scan) offset() int {
	if s.text[0] == ' ' {
		s.text = s.text[1:]
	}
	switch s.one("Z", "z", "+", "-") {
	case "+":
		return s.distance()
	case "-":
		return -s.distance()
	}
	return 0
}

func (s *scan) distance() int {
	hours, minutes := s.number(2), s.after(":", 2)
	s.good = s.good && hours < 24 && minutes < 60
	return hours*3600 + minutes*60
}

var (
	withoutSeconds = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2}[T ])?\d{2}:\d{2}([ Z+-].*)?$`)
	dayFirst       = regexp.MustCompile(`^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b`)
)

// whyNoTime says what is wrong with what should be a time.
func whyNoTime(text string) error {
	switch {
	case text == "":
		return errors.New("there is no time")
	case withoutSeconds.MatchString(text):
		return fmt.Errorf("%s has no seconds: all calls of a minute would come at once", quoted(text))
	case dayFirst.MatchString(text):
		return fmt.Errorf("%s: write the year first, such as 2023-06-25 06:24:10", quoted(text))
	case commaDecimal.MatchString(text):
		return notPlain(text)
	}
	return fmt.Errorf("expected a time, found %s", quoted(text))
}

// notTime is an error of what is not written as a time.
type notTime struct{ error }

// timesAllowed are the ways in which a record may write its times.
func (k *clocks) timesAllowed() string {
	return fmt.Sprintf("2023-06-25T06:24:10.5+01:00; 2023-06-25 06:24:10 by the clocks of %s; 06:24:10 on the run's first day; 23050.5 seconds after its start",
		k.start.Location())
}
