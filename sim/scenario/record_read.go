package scenario

import (
	"errors"
	"fmt"

	"nines/sim/des"
	"nines/sim/emergency"
)

// importer reads a record of calls. What is wrong with it is collected; a word that means nothing is reported once, with how
// often it stands there.
type importer struct {
	*rows
	clocks
	file      string // as it is shown
	header    []string
	time      int // columns; None: there is none
	caller    int
	only      []condition
	aspects   [aspects]aspect
	calls     []call
	callers   directory
	outside   stray
	others    int
	untouched []string // columns that would say what is drawn by shares
	problems  Problems
	unshown   int
	unknown   map[string]*wrongWord
}

// call is one record of the run.
type call struct {
	at   des.Time
	says [aspects]int16
	by   int32 // the caller's number; None if nobody is named
}

// The aspects of callers that a record may say.
const (
	aService = iota
	aRegion
	anAccess
	aspects
)

// aspect is what a record may say of each caller, beside when the call was made.
type aspect struct {
	key    string // such as service
	names  []string
	words  []string         // all that may stand in the column
	means  map[string]int16 // what they mean
	column int
}

// condition is what must stand in a column of a record that counts.
type condition struct {
	column int
	want   string
}

// stray is how many records are outside the run, and between when and when.
type stray struct {
	records  int
	from, to des.Time
}

// wrongWord is a word that means nothing: the place of its problem, and in how many records it is.
type wrongWord struct{ problem, times int }

const (
	mostShown  = 10 // problems of one file
	recordPath = "world.demand.from"
)

// read goes through the records. The columns are known.
func (i *importer) read() {
	for i.next() {
		if i.isAskedFor() {
			i.record()
		} else {
			i.others++
		}
	}
	for _, w := range i.unknown {
		if w.times > 1 {
			i.problems[w.problem].Message += fmt.Sprintf("; it is in %s records", thousands(w.times))
		}
	}
	if i.unshown > 0 {
		last := &i.problems[mostShown]
		last.Message = fmt.Sprintf("and %s more records of %s are wrong, of which this is the first", thousands(i.unshown), i.file)
	}
}

// isAskedFor says whether a record is among those that are to be taken, as far as it can be taken apart.
func (i *importer) isAskedFor() bool {
	for _, c := range i.only {
		if i.wrong == "" && c.column < len(i.fields) && string(i.fields[c.column]) != c.want {
			return false
		}
	}
	return true
}

// record takes one record.
func (i *importer) record() {
	switch {
	case i.wrong != "":
		i.complain(0, "%s", i.wrong)
		return
	case len(i.fields) != len(i.header):
		i.complain(0, "expected %s, as many as in the first row, found %d", counted(fmt.Sprint(len(i.header)), "values"), len(i.fields))
		return
	}
	at, within, err := i.clocks.of(string(i.fields[i.time]))
	switch {
	case errors.As(err, &notTime{}):
		i.complainOf(i.time, "%s", err.Error()).allowing(i.timesAllowed())
	case err != nil:
		i.complainOf(i.time, "%s", err.Error())
	case within:
		i.call(at)
	default:
		i.outside.add(at)
	}
}

func (s *stray) add(at des.Time) {
	if s.records == 0 {
		s.from, s.to = at, at
	}
	s.from, s.to = min(s.from, at), max(s.to, at)
	s.records++
}

// call takes a record of the run.
func (i *importer) call(at des.Time) {
	c := call{at: at, by: emergency.None}
	for t := range i.aspects {
		c.says[t] = emergency.Unsaid
		if i.aspects[t].column != emergency.None {
			c.says[t] = i.meaning(&i.aspects[t])
		}
	}
	if i.caller != emergency.None {
		c.by = i.callers.number(i.fields[i.caller], i.number)
	}
	i.calls = append(i.calls, c)
}

// meaning is what a record says of a caller.
func (i *importer) meaning(t *aspect) int16 {
	word := i.fields[t.column]
	meaning, known := t.means[string(word)]
	switch {
	case known:
		return meaning
	case len(word) == 0:
		i.complainOf(t.column, "nothing stands here; say what that means, such as `{column: %s, empty: drawn}`", i.header[t.column])
	default:
		i.complainOfWord(t, string(word))
	}
	return emergency.Unsaid
}

// complainOfWord reports a word that means nothing, once.
func (i *importer) complainOfWord(t *aspect, word string) {
	key := t.key + " " + word
	if w := i.unknown[key]; w != nil {
		w.times++
		return
	}
	p := i.complainOf(t.column, "no %s is called %s", t.key, quoted(word)).among(word, t.words)
	if p.Message != "" {
		i.unknown[key] = &wrongWord{len(i.problems) - 1, 1}
	}
}

// complainOf reports what is wrong with a field, whose column it names.
func (i *importer) complainOf(field int, format string, args ...any) *Problem {
	return i.complain(field, "column %s: %s", i.header[field], fmt.Sprintf(format, args...))
}

// complain reports what is wrong with the present line, at a field. Of too many problems the last counts the rest.
func (i *importer) complain(field int, format string, args ...any) *Problem {
	if len(i.problems) > mostShown {
		i.unshown++
		return &Problem{}
	}
	at, width := i.column(field), 1
	if field < len(i.fields) {
		width = max(1, len([]rune(string(i.fields[field]))))
	}
	i.problems = append(i.problems, Problem{
		File: i.file, Line: i.number, Column: at, Path: recordPath, Message: fmt.Sprintf(format, args...),
		Excerpt: excerpt([]rune(string(i.line)), i.number, at, width),
	})
	if len(i.problems) > mostShown {
		i.unshown++
		return &Problem{}
	}
	return &i.problems[len(i.problems)-1]
}

// directory gives each caller who is named a number.
type directory struct {
	known map[string]int32
	calls []int // of each in the run,
	lines []int // the first of them in this line
}

func (d *directory) number(name []byte, line int) int32 {
	if len(name) == 0 {
		return emergency.None
	}
	who, known := d.known[string(name)]
	if !known {
		who = int32(len(d.calls))
		d.known[string(name)] = who
		d.calls, d.lines = append(d.calls, 0), append(d.lines, line)
	}
	d.calls[who]++
	return who
}

// thousands is a number with its thousands apart.
func thousands(n int) string {
	text := fmt.Sprint(n)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}
