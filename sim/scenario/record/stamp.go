package record

import (
	"strings"
	"time"
)

// stamp is a time as a record has it.
type stamp struct {
	year, month, day int           // day 0: no date is said
	clock            time.Duration // since midnight
	coarse           bool          // there are no seconds
	offset           int           // seconds from UTC, if hasOffset
	hasOffset        bool
	zone             string    // letters such as BST; empty: there are none
	moment           time.Time // if the time was told as a moment, not as what a clock shows
	isMoment         bool
	after            float64 // seconds after the start of the run
	isAfter          bool
}

// order says in which order a date of three numbers is written.
type order uint8

const (
	yearFirst order = iota
	dayFirst
	monthFirst
)

// parseStamp reads a date and a clock: 2023-06-25T06:24:10.5+01:00, 25/6/2023 6:24 PM, 25-Jun-2023 06:24:10 UTC, 06:24:10. Only
// an order that was declared is read where days and months are numbers and the year comes last.
func parseStamp(text string, o order) (stamp, bool) {
	s := scan{strings.TrimSpace(text), true}
	var w stamp
	hadDate, compact := s.date(&w, o)
	if hadDate {
		s.between()
	}
	if n := s.digits(); compact && n >= 4 || hadDate && (n == 4 || n == 6) {
		s.compactClock(&w)
	} else {
		s.clock(&w, hadDate)
	}
	s.half(&w)
	s.word("uhr")
	if hadDate && s.text != "" {
		s.zone(&w)
	}
	return w, s.good && s.text == ""
}

// scan reads a text from its front, as long as all is good.
type scan struct {
	text string
	good bool
}

func digit(c byte) bool  { return c >= '0' && c <= '9' }
func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// digits is how many digits come next.
func (s *scan) digits() (n int) {
	for n < len(s.text) && digit(s.text[n]) {
		n++
	}
	return n
}

func (s *scan) isDigits(atLeast int) bool { return s.digits() >= atLeast }

// number reads a number of so many digits at least and at most.
func (s *scan) number(least, most int) (value int) {
	n := min(s.digits(), most)
	if n < least {
		s.good = false
		return 0
	}
	for _, c := range []byte(s.text[:n]) {
		value = 10*value + int(c-'0')
	}
	s.text = s.text[n:]
	return value
}

// skip reads one of some characters, and gives it; 0 if another comes next.
func (s *scan) skip(marks string) byte {
	if s.text == "" || strings.IndexByte(marks, s.text[0]) < 0 {
		return 0
	}
	c := s.text[0]
	s.text = s.text[1:]
	return c
}

func (s *scan) must(marks string) {
	if s.skip(marks) == 0 {
		s.good = false
	}
}

// date reads the date, if the text begins with one. Compact is 20230625.
func (s *scan) date(w *stamp, o order) (had, compact bool) {
	s.weekday()
	n := s.digits()
	rest := s.text[n:]
	switch {
	case n == 0 && len(s.text) > 2 && letter(s.text[0]):
		w.month = s.month() // Jun 25, 2023
		s.gap(" .-")
		w.day = s.number(1, 2)
		s.skip(",")
		s.gap(" -")
		w.year = s.number(4, 4)
	case n == 8 && !strings.HasPrefix(rest, ":"):
		w.year, w.month, w.day = s.number(4, 4), s.number(2, 2), s.number(2, 2)
		s.good = s.good && w.day > 0
		return true, true
	case n == 4 && rest != "" && strings.IndexByte("-/.", rest[0]) >= 0:
		w.year = s.number(4, 4)
		mark := s.skip("-/.")
		w.month = s.number(1, 2)
		s.must(string(mark))
		w.day = s.number(1, 2)
	case (n == 1 || n == 2) && len(rest) > 3 && strings.IndexByte(" -./", rest[0]) >= 0 && letter(rest[1]):
		w.day = s.number(1, 2) // 25-Jun-2023
		s.skip(" -./")
		w.month = s.month()
		s.gap(" -./,")
		w.year = s.year()
	case o != yearFirst && (n == 1 || n == 2) && rest != "" && strings.IndexByte("-/.", rest[0]) >= 0:
		w.day = s.number(1, 2)
		mark := string(s.skip("-/."))
		w.month = s.number(1, 2)
		s.must(mark)
		w.year = s.year()
		if o == monthFirst {
			w.day, w.month = w.month, w.day
		}
	default:
		return false, false
	}
	s.good = s.good && w.day > 0
	return true, false
}

// year reads a year of four digits, or of two: 69 and later are of the last century.
func (s *scan) year() int {
	if s.digits() != 2 {
		return s.number(4, 4)
	}
	y := s.number(2, 2)
	if y < 69 {
		return 2000 + y
	}
	return 1900 + y
}

var months = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
var weekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// named reads one of some names, in full or its first three letters, and gives its place from 1; 0 if there is none.
func (s *scan) named(names []string) int {
	n := 0
	for n < len(s.text) && letter(s.text[n]) {
		n++
	}
	word := strings.ToLower(s.text[:n])
	for k, name := range names {
		if word == name || word == name[:3] {
			s.text = s.text[n:]
			return k + 1
		}
	}
	return 0
}

func (s *scan) month() int {
	m := s.named(months)
	s.good = s.good && m > 0
	return m
}

// weekday reads over the day of the week, which the date says anyway.
func (s *scan) weekday() {
	if s.named(weekdays) > 0 {
		s.skip(",.")
		s.gap(" ")
	}
}

// gap reads over any of some characters.
func (s *scan) gap(marks string) {
	for s.skip(marks) != 0 {
	}
}

// between reads what stands between a date and a clock.
func (s *scan) between() {
	if s.skip("Tt") != 0 {
		return
	}
	s.skip(",")
	s.must(" ")
	s.gap(" ")
	for _, at := range []string{"um ", "kl. ", "kl ", "at ", "à "} {
		s.word(at)
	}
}

// clock reads 6:24, 06:24:10, 06:24:10.5 or 6h24. Behind a date it reads 06.24.10, too, which alone could be a date.
func (s *scan) clock(w *stamp, hadDate bool) {
	hour := s.number(1, 2)
	marks := ":hH"
	if hadDate {
		marks += "."
	}
	switch mark := s.skip(marks); mark {
	case 0:
		s.good = false
	case 'h', 'H':
		s.rest(w, hour, "m:")
		s.skip("ms")
	default:
		s.rest(w, hour, string(mark))
	}
}

// word reads over a word that says what is clear without it.
func (s *scan) word(word string) {
	if rest := strings.TrimLeft(s.text, " "); len(rest) >= len(word) && strings.EqualFold(rest[:len(word)], word) {
		s.text = strings.TrimLeft(rest[len(word):], " ")
	}
}

// compactClock reads 0624 or 062410.
func (s *scan) compactClock(w *stamp) { s.rest(w, s.number(2, 2), "") }

// rest reads minutes and seconds.
func (s *scan) rest(w *stamp, hour int, mark string) {
	minute, second := s.number(2, 2), 0
	w.coarse = true
	if mark != "" && s.skip(mark) != 0 || mark == "" && s.isDigits(2) {
		second = s.number(2, 2)
		w.coarse = false
	}
	w.clock = time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute + time.Duration(second)*time.Second
	if !w.coarse {
		w.clock += s.fraction()
	}
	s.good = s.good && hour < 24 && minute < 60 && second < 60
}

// fraction reads the fraction of a second, if there is one, to the nanosecond.
func (s *scan) fraction() (f time.Duration) {
	if len(s.text) < 2 || s.text[0] != '.' && s.text[0] != ',' || !digit(s.text[1]) {
		return 0
	}
	s.text = s.text[1:]
	for unit := time.Second / 10; s.text != "" && digit(s.text[0]); s.text = s.text[1:] {
		f += time.Duration(s.text[0]-'0') * unit
		unit /= 10
	}
	return f
}

// half reads AM or PM, if it is there.
func (s *scan) half(w *stamp) {
	rest := strings.ToLower(strings.ReplaceAll(strings.TrimLeft(s.text, " "), ".", ""))
	if !s.good || len(rest) < 2 || rest[1] != 'm' || rest[0] != 'a' && rest[0] != 'p' || len(rest) > 2 && letter(rest[2]) {
		return
	}
	hour := w.clock / time.Hour
	s.good = hour >= 1 && hour <= 12
	if hour == 12 {
		w.clock -= 12 * time.Hour
	}
	if rest[0] == 'p' {
		w.clock += 12 * time.Hour
	}
	s.gap(" ")
	for range 2 {
		s.text = s.text[1:]
		s.skip(".")
	}
}

// zone reads how far the clocks are from UTC, or the letters of their zone.
func (s *scan) zone(w *stamp) {
	s.gap(" ")
	switch c := s.skip("+-"); {
	case c != 0:
		w.offset, w.hasOffset = s.distance(), true
		if c == '-' {
			w.offset = -w.offset
		}
		return
	}
	n := 0
	for n < len(s.text) && letter(s.text[n]) {
		n++
	}
	switch name := strings.ToUpper(s.text[:n]); {
	case name == "Z", name == "UTC", name == "GMT", name == "UT":
		w.hasOffset = true
	case n >= 2 && n <= 5:
		w.zone = name
	default:
		s.good = false
	}
	s.text = s.text[n:]
}

// distance reads 01:00, 0100 or 01.
func (s *scan) distance() int {
	hours, minutes := s.number(2, 2), 0
	if s.skip(":") != 0 || s.text != "" {
		minutes = s.number(2, 2)
	}
	s.good = s.good && hours < 24 && minutes < 60
	return hours*3600 + minutes*60
}
