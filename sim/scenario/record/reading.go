package record

import (
	"fmt"
	"nines/sim/scenario/wall"
	"slices"
	"time"

	"nines/sim/des"
	"nines/sim/emergency/demand"
	"nines/sim/scenario/table"
	"nines/sim/words"
)

// Reading says how a record is to be read: for which run, by which columns, and what the words of them may mean.
type Reading struct {
	File    string // as it is shown
	Start   time.Time
	Run     des.Time
	Columns Columns
	Aspects [Aspects]Aspect
}

// reader reads a record of calls. What is wrong with it is collected.
type reader struct {
	*table.Rows
	*Reading
	clocks
	list
	writing
	header []string
	parse  form

	time, date, caller, call, count int // columns; -1: there is none
	only                            []condition
	means                           [Aspects]meanings
	nobody                          choice

	calls     []call
	intervals []interval
	callers   directory
	legs      map[string]int32 // the first record of each call
	doubtful  []wall.Doubtful
	told      told
	last      *des.Time // of the record before that has no date; nil: there is none
	numbers   span      // of times that are plain numbers
	untouched []string  // columns that would say what is drawn by shares
}

// call is one record of the run, or near it.
type call struct {
	at     des.Time
	says   [Aspects]int16
	by     int32 // the caller's number; -1 if nobody is named
	line   int32
	coarse bool
	isLeg  bool // a later record of the same call
	isOut  bool // of the run
}

// condition is what must stand in a column of a record that counts.
type condition struct {
	column int
	words  choice
}

// span is the smallest and largest of some numbers.
type span struct {
	n        int
	from, to float64
	others   bool // there are times that are no plain numbers, too
}

// Read reads a record. With problems there is no Calls.
func (r Reading) Read(s *table.Source) (*Calls, []Problem) {
	i := &reader{
		Rows: s.Rows(), Reading: &r, callers: directory{known: map[string]int32{}}, legs: map[string]int32{},
		clocks: clocks{r.Start, r.Run, r.Start.Location()},
	}
	if i.head() {
		i.read()
	}
	switch {
	case i.End != "":
		i.add(Problem{Message: i.End})
	case len(i.header) == 0 && len(i.problems) == 0:
		i.add(Problem{Message: "it is empty"})
	case len(i.problems) == 0 && len(i.calls) == 0 && len(i.intervals) == 0:
		i.add(Problem{Message: i.noCall()})
	}
	if len(i.problems) > 0 {
		return nil, i.finish()
	}
	return i.made()
}

// read goes through the records. The columns are known.
func (i *reader) read() {
	for i.Next() {
		switch {
		case !i.isRow():
		case i.isTotal():
			i.told.totals.add(i.Number)
		case !i.isAskedFor():
			i.told.others.add(i.Number)
		default:
			i.record()
		}
	}
	i.complainOfWords()
	if !complainOfDigits(i) {
		i.complainOfNumbers()
	}
}

// isRow reports whether a row can be taken apart. Values beyond the last column are nothing if they are empty.
func (i *reader) isRow() bool {
	if i.Wrong != "" {
		i.complain(0, "%s", i.Wrong)
		return false
	}
	n := len(i.Fields)
	for n > len(i.header) && len(i.Fields[n-1]) == 0 {
		n--
	}
	i.Fields = i.Fields[:n]
	if n == len(i.header) {
		return true
	}
	if len(i.Columns.Names) == 0 {
		if i.isTotal() {
			return true
		}
		i.complain(0, "expected %s, as many as in the first row, found %d", words.Several(len(i.header), "value", "values"), n)
		return false
	}
	i.Pad(len(i.header))
	return true
}

// field is what stands in a column; of a row of totals, which may be short, perhaps nothing.
func (i *reader) field(column int) []byte {
	if column < 0 || column >= len(i.Fields) {
		return nil
	}
	return i.Fields[column]
}

// isAskedFor says whether a record is among those that are to be taken.
func (i *reader) isAskedFor() bool {
	for k := range i.only {
		if c := &i.only[k]; !c.words.has(string(i.field(c.column))) {
			return false
		}
	}
	return true
}

// record takes one record.
func (i *reader) record() {
	text := i.timeText()
	if i.date >= 0 && i.days.last == "" {
		i.complainOf(i.date, "there is no date, nor above it: the first record of each day needs one")
		return
	}
	w, err := i.parse(text)
	if err != nil {
		i.complainOf(i.time, "%s", err.Error()).allow(i.timesAllowed())
		return
	}
	i.numbers.see(&w)
	i.digits.see(text)
	f, err := i.clocks.of(w)
	if err != nil {
		i.complainOf(i.time, "%s", err.Error())
		return
	}
	i.watch(&f, w)
	if !f.within {
		i.told.outside.see(f.at, i.Number)
	}
	switch {
	case i.count >= 0:
		i.interval(&f)
	case f.within || i.call >= 0:
		i.take(&f)
	}
}

// timeText is the time as it is written, of both columns if the date has its own.
func (i *reader) timeText() string {
	text := string(i.field(i.time))
	if i.ranges {
		text = Beginning(text)
	}
	if i.date < 0 {
		return text
	}
	return dateAlone(i.days.of(i)) + " " + clockAlone(text)
}

// take keeps a record of the run. Of a record outside the run only the leg of a call is kept.
func (i *reader) take(f *found) {
	c := call{at: f.at, by: -1, line: int32(i.Number), coarse: f.coarse, isOut: !f.within}
	if c.isOut {
		if f.at < -des.Day || f.at > i.run+des.Day {
			return // no call goes on for a day
		}
		c.says = [Aspects]int16{demand.Unsaid, demand.Unsaid, demand.Unsaid}
	} else {
		c.says = i.says()
		c.by = i.callerNumber()
	}
	if i.call >= 0 {
		i.leg(&c)
	}
	if f.twice && f.within {
		i.doubtful = append(i.doubtful, wall.Doubtful{Call: len(i.calls), First: time.Duration(f.at), Second: time.Duration(f.later)})
	}
	i.calls = append(i.calls, c)
}

// says is what the record says of its caller.
func (i *reader) says() (says [Aspects]int16) {
	for t := range i.means {
		says[t] = demand.Unsaid
		m := &i.means[t]
		if m.column < 0 {
			continue
		}
		word := i.Fields[m.column]
		means, known := m.of(word, i.Number)
		switch {
		case known:
			says[t] = means
		case len(word) == 0:
			i.complainOf(m.column, "nothing stands here; say what that means, such as `{column: %s, empty: drawn}`", i.header[m.column])
		default:
			m.wonder(string(word), i.Place(m.column))
		}
	}
	return says
}

// see remembers a time that is a plain number.
func (s *span) see(w *stamp) {
	if !w.isAfter {
		s.others = true
		return
	}
	if s.n == 0 {
		s.from, s.to = w.after, w.after
	}
	s.n++
	s.from, s.to = min(s.from, w.after), max(s.to, w.after)
}

// complainOfNumbers refuses numbers that are hardly seconds, although they could be: days as Excel counts them, or seconds
// since 1970. Nothing is guessed: the scenario is to say what they are.
func (i *reader) complainOfNumbers() {
	s := &i.numbers
	if s.n == 0 || i.Columns.Time.Format != "" {
		return
	}
	const year = 366
	first := i.start.Sub(dayZero).Hours() / 24
	last := first + i.run.Seconds()/86400
	likely := ""
	switch {
	case s.from >= first-year && s.to <= last+year:
		likely = "Excel's numbers of days: format: excel"
	case s.n > 2 && s.to < 1 && s.from < s.to:
		likely = "Excel's parts of a day: name the date column in date, and give format: excel"
	case s.from >= 1e8 && s.from < 1e10:
		likely = "seconds since 1970: format: epoch-seconds"
	case s.from >= 1e11 && s.from < 1e13:
		likely = "milliseconds since 1970: format: epoch-milliseconds"
	}
	if likely != "" && !s.others {
		i.add(Problem{Key: "columns.time", Message: fmt.Sprintf(
			"the times of %s are numbers from %.10g to %.10g. They could be seconds after the start of the run (format: seconds), but more likely are %s. Say which in columns.time.format",
			i.File, s.from, s.to, likely)})
	}
}

// complainOfWords reports all words of a column that mean nothing, in one message.
func (i *reader) complainOfWords() {
	for t := range i.means {
		m := &i.means[t]
		if len(m.unknown) == 0 {
			continue
		}
		counts := map[string]int{}
		for w, t := range m.unknown {
			counts[w] = t.n
		}
		list := oftenFirst(counts)
		first := slices.MinFunc(list, func(a, b string) int { return m.unknown[a].line - m.unknown[b].line })
		p := Problem{Place: m.places[first], Names: m.names, Word: first, Message: fmt.Sprintf("column %s: %s", i.header[m.column], m.wondering(list))}
		i.problems = append(i.problems, p)
	}
}

// wondering says which words mean nothing, the most frequent first.
func (m *meanings) wondering(list []string) string {
	if len(list) == 1 {
		text := fmt.Sprintf("no %s is called %s", m.key, words.Quoted(list[0]))
		if n := m.unknown[list[0]].n; n > 1 {
			text += fmt.Sprintf("; it is in %s records", words.Thousands(n))
		}
		return text
	}
	const most = 20
	text := fmt.Sprintf("%s words are no %s:", words.Thousands(len(list)), m.key)
	if len(m.unknown) == mostWords {
		text = fmt.Sprintf("%s words or more are no %s:", words.Thousands(len(list)), m.key)
	}
	for k, w := range list[:min(len(list), most)] {
		if k > 0 {
			text += ","
		}
		text += fmt.Sprintf(" %s (%s, first in line %s)", words.Quoted(w), words.Several(m.unknown[w].n, "record", "records"), words.Thousands(m.unknown[w].line))
	}
	if more := len(list) - most; more > 0 {
		text += fmt.Sprintf(" and %s more", words.Thousands(more))
	}
	return text + fmt.Sprintf(". Say what they mean in columns.%s.values, or what all others mean in columns.%s.others", m.key, m.key)
}

// complainOf reports what is wrong with a field, whose column it names.
func (i *reader) complainOf(field int, format string, args ...any) *Problem {
	return i.complain(field, "column %s: %s", i.header[field], fmt.Sprintf(format, args...))
}

// complain reports what is wrong with the present row, at a field.
func (i *reader) complain(field int, format string, args ...any) *Problem {
	return i.add(Problem{Place: i.Place(field), Message: fmt.Sprintf(format, args...)})
}

// allow says in words what would have been right. There may be no problem to say it of.
func (p *Problem) allow(what string) {
	if p != nil {
		p.Allowed = what
	}
}

// timesAllowed are the ways in which a record may write its times.
func (i *reader) timesAllowed() string {
	if i.Columns.Time.Format != "" {
		return ""
	}
	return fmt.Sprintf("2023-06-25T06:24:10.5+01:00; 2023-06-25 06:24:10 by the clocks of %s; 25 Jun 2023 6:24 PM; 06:24:10 on the run's first day; 23050.5 seconds after its start; others with columns.time.format",
		i.zone)
}
