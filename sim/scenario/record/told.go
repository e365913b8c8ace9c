package record

import (
	"fmt"
	"strings"

	"nines/sim/des"
	"nines/sim/words"
)

// tally is how often something happened, and in which line first.
type tally struct{ n, line int }

func (t *tally) add(line int) {
	if t.n == 0 {
		t.line = line
	}
	t.n++
}

// first is how often, and where first: "3 records are left out (first in line 12)".
func (t tally) first() string {
	if t.n == 1 {
		return fmt.Sprintf("(line %s)", words.Thousands(t.line))
	}
	return fmt.Sprintf("(first in line %s)", words.Thousands(t.line))
}

// stray is how many records are outside the run, and between when and when.
type stray struct {
	tally
	from, to des.Time
}

func (s *stray) see(at des.Time, line int) {
	if s.n == 0 {
		s.from, s.to = at, at
	}
	s.from, s.to = min(s.from, at), max(s.to, at)
	s.add(line)
}

// told counts what is left out of a record, merged or guessed.
type told struct {
	outside  stray
	others   tally // not asked for
	totals   tally
	legs     tally
	redials  tally
	coarse   tally
	nobody   tally
	usual    map[string]*tally // callers whose name usually means nobody
	undated  tally
	back     tally // clocks without a date that go back,
	forth    int   // or on
	backFrom des.Time
	backTo   des.Time
	twice    tally
	lastAt   des.Time // of the record before, if its time is not doubtful
	hasLast  bool
	// earlier and later are how many records are earlier than the one before them, or later.
	earlier, later int
	second         int      // of those
	foreign        int      // the first line that is not UTF-8
	missing        des.Time // of the run, without an interval
}

// remarks are the sentences about it.
func (i *reader) remarks() (list []string) {
	t := &i.told
	say := func(format string, args ...any) { list = append(list, "In "+i.File+", "+fmt.Sprintf(format, args...)) }
	count := func(n tally, one, more string, rest string) {
		if n.n > 0 {
			say("%s %s %s.", words.Several(n.n, one, more), rest, n.first())
		}
	}
	rows := func(n tally, are, is string) {
		verb := are
		if n.n == 1 {
			verb = is
		}
		count(n, "record", "records", verb)
	}
	rows(t.outside.tally, "are left out: they are from before or after the run", "is left out: it is from before or after the run")
	rows(t.others, "are left out: columns.only does not ask for them", "is left out: columns.only does not ask for it")
	if t.totals.n > 0 {
		say("%s left out: no interval, but a sum of others %s.", words.Several(t.totals.n, "row is", "rows are"), t.totals.first())
	}
	if n, line := i.Framed(); n > 0 {
		say("%s no record, but a rule or a count of rows: left out %s.", words.Several(n, "line is", "lines are"), tally{n, line}.first())
	}
	rows(t.legs, "are merged into the earliest of the same call", "is merged into the earliest of the same call")
	rows(t.redials, "are left out as redials of a caller who is in the record already: redials come from the model", "is left out as the redial of a caller who is in the record already: redials come from the model")
	rows(t.nobody, "name nobody, and are each taken for somebody else", "names nobody, and is taken for somebody else")
	if t.coarse.n > 0 {
		say("the times of %s have no seconds. They are spread over their minute, in the order of the file and the same way in every run %s.", words.Several(t.coarse.n, "record", "records"), t.coarse.first())
	}
	if t.twice.n > 0 {
		text := "By the order of the file %s of them in its second pass"
		if 3*min(t.earlier, t.later) > t.earlier+t.later {
			text = "The file is not in the order of time, so it is a guess that %s of them in its second pass. Sort it, or write offsets such as +01:00 behind the times"
		}
		say("%s in the hour that comes twice as the clocks go back. "+text+" %s.", words.Several(t.twice.n, "record is", "records are"), isAre(t.second), t.twice.first())
	}
	if n := i.days.carried; n.n > 0 {
		say("%s no date in column %s. The last date above counts for them %s.", words.Several(n.n, "record has", "records have"), i.header[i.date], n.first())
	}
	if c := &i.counts; c.grouping.n > 0 {
		say("the point in %s of column %s is taken for the mark of thousands, because calls are whole: it stands for %s. %s so %s.",
			c.sample, i.header[i.count], marks.Replace(c.sample), words.Several(c.grouping.n, "number is read", "numbers are read"), c.grouping.first())
	}
	if t.missing > 0 {
		say("%g minutes of the run have no row. Nobody calls then.", t.missing.Seconds()/60)
	}
	if t.foreign > 0 {
		say("the text is not UTF-8, and is read as Windows-1252, the usual encoding of Western Europe (first in line %s).", words.Thousands(t.foreign))
	}
	list = append(list, i.remarksOfWords()...)
	list = append(list, i.doubts()...)
	return list
}

func isAre(n int) string {
	if n == 1 {
		return "1 is"
	}
	return words.Thousands(n) + " are"
}

// remarksOfWords tell which words were taken for something that the scenario does not say of each.
func (i *reader) remarksOfWords() (list []string) {
	for t := range i.means {
		m := &i.means[t]
		if m.column < 0 {
			continue
		}
		if n := m.byOthers; n.n > 0 {
			often := oftenFirst(m.guessed)
			list = append(list, fmt.Sprintf("In %s, column %s of %s has a word that is not listed, and means %s by others: %s %s.",
				i.File, i.header[m.column], words.Several(n.n, "record", "records"), m.name(m.others), sample(often, 5), n.first()))
		}
		if n := m.isEmpty; n.n > 0 {
			list = append(list, fmt.Sprintf("In %s, column %s of %s is empty, which means %s %s.",
				i.File, i.header[m.column], words.Several(n.n, "record", "records"), m.name(m.empty), n.first()))
		}
	}
	return list
}

// name is what a meaning is called.
func (m *meanings) name(means int16) string {
	switch {
	case means == -1:
		return NotKnown
	case means < 0:
		return NoRequest
	}
	return m.names[means]
}

// doubts are remarks on what may be wrong although it can be read.
func (i *reader) doubts() (list []string) {
	t := &i.told
	say := func(format string, args ...any) { list = append(list, "In "+i.File+", "+fmt.Sprintf(format, args...)) }
	if day := i.dayColumn(); t.undated.n > 0 && day != "" {
		say("the times of %s have no date, although there is a column %s. All records are taken for one day. Name it in columns.time.date.",
			words.Several(t.undated.n, "record", "records"), words.Quoted(day))
	}
	if t.back.n > 0 && t.forth > 0 {
		clock := func(at des.Time) string { return i.start.Add(at.Duration()).In(i.zone).Format("15:04:05") }
		say("the clock goes back in %s (first in line %s, from %s to %s), and there is no date: all records are taken for one day. If they are of several, name the date column in columns.time.date.",
			words.Several(t.back.n, "place", "places"), words.Thousands(t.back.line), clock(t.backFrom), clock(t.backTo))
	}
	for _, w := range oftenFirst(countsOf(t.usual)) {
		if n := t.usual[w]; n.n > 1 {
			say("%s records have the caller %s (first in line %s), which usually means that nobody is known. They are taken for one person, and all but the first for redials. If it means nobody, write `caller: {column: %s, nobody: [%s]}`.",
				words.Thousands(n.n), words.Quoted(w), words.Thousands(n.line), i.header[i.caller], yamlWord(w))
		}
	}
	list = append(list, doubtsOfCallers(i)...)
	if i.caller < 0 && i.Columns.Caller.Column != None && i.count < 0 {
		say("there is no column caller, so all records are taken for first calls. Name the column in columns.caller, or write none there.")
	}
	if len(i.untouched) > 0 {
		say("the column %s is not used, because shares are given. Write the names alone for the record to say it.", strings.Join(i.untouched, ", "))
	}
	return list
}

// dayColumn is a column that probably has the date; empty if there is none, or if the date is known.
func (i *reader) dayColumn() string {
	for _, name := range i.header {
		switch word := strings.ToLower(name); {
		case i.date >= 0 || name == i.header[i.time]:
		case strings.Contains(word, "date"), strings.Contains(word, "datum"), strings.Contains(word, "fecha"), word == "day", word == "tag":
			return name
		}
	}
	return ""
}

func countsOf(tallies map[string]*tally) map[string]int {
	counts := map[string]int{}
	for w, t := range tallies {
		counts[w] = t.n
	}
	return counts
}

// yamlWord is a word as it can stand in a list of YAML.
func yamlWord(word string) string {
	return "'" + strings.ReplaceAll(word, "'", "''") + "'"
}
