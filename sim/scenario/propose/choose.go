package propose

import (
	"slices"
	"strings"
	"unicode"

	"nines/sim/pattern"
	"nines/sim/scenario/record"
)

// choice is what the columns of a sample are taken for.
type choice struct {
	time, date, caller, call, count, handled, length *column
	service, region, access                          *column
	only                                             []pick
	otherTimes                                       []string
}

// pick is a column, and those of its words that are wanted.
type pick struct {
	column *column
	words  []string
}

// choose says what the columns are.
func (a *sample) choose() choice {
	var c choice
	c.times(a)
	if c.time == nil {
		return c
	}
	c.count = a.countColumn(c.time)
	free := func(x *column) bool {
		return x != c.time && x != c.date && x != c.count && !x.time.isTime() && len(x.values) > 0
	}
	if c.count != nil {
		c.handled = a.likeliest(handledNames, func(x *column) bool { return free(x) && x.numbers() != nil })
		c.length = a.likeliest(lengthNames, func(x *column) bool { return x != c.handled && x != c.count })
	} else {
		person := func(x *column) bool { return free(x) && !x.isSerial() }
		if c.caller = a.likeliest(callerNames, person); c.caller == nil {
			c.caller = a.phones(person)
		}
		if c.caller == nil {
			c.caller = a.likeliest(surelyCallers, free)
		}
	}
	c.only = a.picks(func(x *column) bool { return free(x) && x != c.caller })
	a.narrow(c.only)
	if c.count == nil {
		c.call = a.likeliest(callNames, func(x *column) bool {
			return free(x) && x != c.caller && len(x.counts) < len(x.values) && len(x.counts) > len(x.values)/20
		})
	}
	few := func(x *column) bool {
		return free(x) && x != c.caller && x != c.call && len(x.counts) > 1 && len(x.counts) <= 400 && !numeric(x)
	}
	open := func(x *column) bool {
		return few(x) && !slices.ContainsFunc(c.only, func(p pick) bool { return p.column == x })
	}
	c.service = a.serviceColumn(open)
	c.region = a.likeliest(regionNames, func(x *column) bool { return open(x) && x != c.service && len(x.counts) <= 100 })
	c.access = a.likeliest(accessNames, func(x *column) bool { return open(x) && x != c.service && x != c.region && len(x.counts) <= 10 })
	return c
}

var phoneForm = pattern.New(`^(\+|00?)?[0-9][0-9 ()/-]{5,}$`)

// phones is the first column in which telephone numbers stand; nil if there is none.
func (a *sample) phones(free func(*column) bool) *column {
	for _, x := range a.columns {
		n := 0
		for _, v := range x.values {
			if phoneForm.MatchString(v) {
				n++
			}
		}
		if free(x) && 2*n > len(x.values) && len(x.counts) > 1 {
			return x
		}
	}
	return nil
}

func numeric(c *column) bool { return c.numbers() != nil }

// times finds the column with the time of the call: the best name among those with date and clock, or else a date and a clock.
// Of two with names that say nothing the earlier one is the arrival.
func (c *choice) times(a *sample) {
	is := func(k kind) func(*column) bool { return func(x *column) bool { return x.time.kind == k } }
	c.time = a.likeliest(timeNames, is(dateAndClock))
	if c.time == nil {
		c.time = a.earliest(is(dateAndClock))
	}
	if c.time == nil {
		if c.time = a.likeliest(timeNames, is(clockOnly)); c.time == nil {
			c.time = a.earliest(is(clockOnly))
		}
		if c.time != nil {
			if c.date = a.likeliest(dateNames, is(dateOnly)); c.date == nil {
				c.date = a.earliest(is(dateOnly))
			}
		}
	}
	for _, x := range a.columns {
		isCode := numeric(x) && rank(x.name, timeNames) < 0
		if x != c.time && x != c.date && x.time.isTime() && x.time.kind != dateOnly && rank(x.name, callNames) < 0 && !isCode {
			c.otherTimes = append(c.otherTimes, x.name)
		}
	}
}

func (a *sample) earliest(will func(*column) bool) (best *column) {
	for _, x := range a.columns {
		if will(x) && (best == nil || x.time.sum < best.time.sum) {
			best = x
		}
	}
	return best
}

// countColumn is the column that counts calls; nil: there is none. Only an export by intervals has one: its times are all on
// a quarter of an hour, or have the end of their interval beside them.
func (a *sample) countColumn(time *column) *column {
	if time.time.distinct < 2 || !time.time.onGrid && !time.time.ranges {
		return nil
	}
	counts := func(x *column) bool { return x != time && !x.time.isTime() && len(x.values) > 0 && x.numbers() != nil }
	if c := a.likeliest(countNames, counts); c != nil || !time.time.ranges {
		return c
	}
	if list := a.columnsThat(counts); len(list) > 0 {
		return list[0]
	}
	return nil
}

// columnsThat are those that will do, in the order of the file.
func (a *sample) columnsThat(will func(*column) bool) (list []*column) {
	for _, x := range a.columns {
		if will(x) {
			list = append(list, x)
		}
	}
	return list
}

// picks are the columns by which records of other things can be left out: events of calls that are no arrivals, calls that go out.
func (a *sample) picks(few func(*column) bool) (list []pick) {
	for _, x := range a.columns {
		if len(x.counts) < 2 || len(x.counts) > 400 || numeric(x) || !few(x) {
			continue
		}
		clear := [][]string{{"ENTERQUEUE"}, {"INVITE"}, {"INBOUND", "INCOMING"}}
		if rank(x.name, pickNames) >= 0 {
			clear = append(clear, []string{"IN", "I"}, []string{"VOICE", "CALL", "PHONE"})
		}
		for _, wanted := range clear {
			if words := x.like(wanted); len(words) > 0 {
				list = append(list, pick{x, words})
				break
			}
		}
	}
	return list
}

// narrow leaves only the rows that are picked: what the other columns say in the rest does not matter.
func (a *sample) narrow(picks []pick) {
	if len(picks) == 0 {
		return
	}
	place := map[*column]int{}
	for k, x := range a.columns {
		place[x] = k
	}
	a.rows = slices.DeleteFunc(slices.Clone(a.rows), func(r row) bool {
		return slices.ContainsFunc(picks, func(p pick) bool {
			k := place[p.column]
			return k >= len(r.fields) || !slices.Contains(p.words, r.fields[k])
		})
	})
	for k, x := range a.columns {
		if !slices.ContainsFunc(picks, func(p pick) bool { return p.column == x }) {
			x.collect(a.rows, k)
		}
	}
}

// like are the words of a column that are among some, whatever their capitals.
func (c *column) like(wanted []string) (words []string) {
	for _, w := range c.words() {
		if slices.Contains(wanted, strings.ToUpper(w)) {
			words = append(words, w)
		}
	}
	return words
}

// nobody are the words of a column of callers that usually mean that nobody is known, and those without a digit among numbers.
func (c *column) nobody() (words []string) {
	numbers := record.AreNumbers(c.words())
	for _, w := range c.words() {
		isNumber := strings.Trim(w, "0123456789") == ""
		if (record.SaysNobody(w) || numbers && !record.HasDigit(w)) && len(words) < 10 && (c.counts[w] > 1 || !isNumber) {
			words = append(words, w)
		}
	}
	return words
}

// synonyms are words that mean a service in many places, by how they begin or as a whole.
var synonyms = []struct {
	service string
	words   []string
}{
	{"ambulance", []string{"ambulance", "amb", "ems", "medical", "med", "medic", "ambulanz", "ambulans", "ambulanse", "ambulancia", "ambulanza", "rtw", "nef", "rettungsdienst", "rettung", "samu", "sanit", "smur"}},
	{"police", []string{"police", "pol", "pd", "law", "law enforcement", "crime", "traffic", "polizei", "politi", "politie", "poliisi", "policja", "policía", "policia", "polizia", "polis", "sheriff", "gendarmerie"}},
	{"fire", []string{"fire", "fd", "fir", "feuer", "feuerwehr", "brand", "brandweer", "brann", "incendie", "incendio", "rescue", "pompiers", "sapeurs", "bomberos", "vigili"}},
	{record.NoRequest, []string{"silent", "test", "hang up", "hangup", "abandoned", "accidental", "pocket", "no request", "no-request", "misdial", "hoax", "911 hang"}},
}

// meaning is the service that a word usually means; empty: nobody knows.
func meaning(word string) string {
	word = strings.ToLower(word)
	head, _, _ := strings.Cut(word, ":")
	for _, s := range synonyms {
		for _, w := range s.words {
			if head == w || word == w || len(w) > 3 && strings.HasPrefix(word, w) || strings.HasPrefix(word, w+" ") || strings.HasPrefix(word, w+"-") || strings.HasPrefix(word, w+"_") {
				return s.service
			}
		}
	}
	for _, part := range strings.FieldsFunc(word, func(c rune) bool { return !unicode.IsLetter(c) }) {
		for _, s := range synonyms[:3] {
			if part == s.service || len(part) > 3 && slices.Contains(s.words, part) {
				return s.service
			}
		}
	}
	return ""
}
