package propose

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/pattern"
	"nines/sim/scenario/record"
	"nines/sim/scenario/wall"
)

// page collects the lines of a proposal.
type page struct{ lines []string }

func (p *page) add(format string, args ...any) {
	p.lines = append(p.lines, strings.TrimRight(fmt.Sprintf(format, args...), " "))
}

// note adds a comment, in lines that are not too long.
func (p *page) note(indent int, format string, args ...any) {
	const width = 100
	line := strings.Repeat(" ", indent) + "#"
	for _, word := range strings.Fields(fmt.Sprintf(format, args...)) {
		if len([]rune(line))+len([]rune(word)) >= width {
			p.lines = append(p.lines, line)
			line = strings.Repeat(" ", indent) + "#  "
		}
		line += " " + word
	}
	p.lines = append(p.lines, line)
}

var plainWord = pattern.New(`^[A-Za-z][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./-]+)*$`)
var special = []string{"true", "false", "yes", "no", "on", "off", "null", "none", "y", "n"}

// quoted is a text as YAML can hold it, in a flow mapping, too.
func quoted(text string) string {
	if plainWord.MatchString(text) && !slices.Contains(special, strings.ToLower(text)) {
		return text
	}
	if strings.ContainsFunc(text, func(c rune) bool { return c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 }) {
		return fmt.Sprintf("%q", text)
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

func quotedList(texts []string) string {
	list := make([]string, len(texts))
	for k, t := range texts {
		list[k] = quoted(t)
	}
	return "[" + strings.Join(list, ", ") + "]"
}

// columns are the lines of a map of columns, and the map itself.
func (a *sample) columnMap(c *choice, p *page, indent int) record.Columns {
	var m record.Columns
	in := strings.Repeat(" ", indent)
	if a.named && a.skip > 0 {
		m.Skip = a.skip
		p.add("%sskip: %d", in, a.skip)
	}
	if a.typed {
		m.Names = a.header
		p.note(indent, "The row of types below the names of the columns is skipped, too.")
		p.add("%snames: %s", in, quotedList(a.header))
	}
	if !a.named {
		m.Names = a.header
		p.note(indent, "The file does not name its columns. %s", a.whoNamed())
		p.add("%snames: %s", in, quotedList(a.header))
	}
	a.timeLine(c, p, indent, &m)
	if c.count != nil {
		m.Calls = c.count.name
		if rank(c.count.name, countNames) < 0 {
			p.note(indent, "? Does %s count the calls that came in each interval? It is the first column with numbers. All with numbers: %s.", c.count.name, a.numberNames())
		}
		p.add("%scalls: %s", in, quoted(c.count.name))
	}
	a.callerLine(c, p, indent, &m)
	if c.call != nil {
		m.Call = c.call.name
		p.note(indent, "Several records have the same %s: they are legs of one call.", c.call.name)
		p.add("%scall: %s", in, quoted(c.call.name))
	}
	if len(c.only) > 0 {
		var parts []string
		for _, o := range c.only {
			m.Only = append(m.Only, record.Choice{Column: o.column.name, Words: o.words})
			parts = append(parts, quoted(o.column.name)+": "+quotedList(o.words))
			p.note(indent, "? Are these the calls that come in? %s has %s.", o.column.name, counted(o.column))
		}
		p.add("%sonly: {%s}", in, strings.Join(parts, ", "))
	}
	return m
}

// numberNames are the columns that have numbers.
func (a *sample) numberNames() string {
	var names []string
	for _, x := range a.columnsThat(func(x *column) bool { return len(x.values) > 0 && x.numbers() != nil && !x.time.isTime() }) {
		names = append(names, x.name)
	}
	return strings.Join(names, ", ")
}

func (a *sample) whoNamed() string {
	if strings.HasPrefix(a.header[0], "column") {
		return "? Put names in place of these."
	}
	return "These are the ones that Asterisk writes."
}

// timeLine proposes how the times are read.
func (a *sample) timeLine(c *choice, p *page, indent int, m *record.Columns) {
	t := c.time.time
	m.Time.Column = c.time.name
	parts := []string{"column: " + quoted(c.time.name)}
	if c.date != nil {
		m.Time.Date = c.date.name
		parts = append(parts, "date: "+quoted(c.date.name))
		t.formats = joint(c)
	}
	if t.formats[0] == "day-first" && slices.Contains(t.formats, "month-first") {
		p.note(indent, "? Day first or month first? All dates looked at can be read either way. The other is format: month-first.")
	}
	if format := t.formats[0]; format != "" {
		m.Time.Format = format
		parts = append(parts, "format: "+quoted(format))
	}
	if !t.zoned && !strings.HasPrefix(m.Time.Format, "epoch") {
		p.note(indent, "? Are these the clocks of the scenario's zone? If not, add zone: UTC, zone: -0500 or zone: America/New_York.")
	}
	if zone := wall.ZoneOfLetters(t.letters); zone != "" {
		m.Time.Zone = zone
		parts = append(parts, "zone: "+zone)
		p.note(indent, "? The clocks are called %s. Is this their zone?", t.letters)
	}
	if len(c.otherTimes) > 0 && c.count == nil {
		p.note(indent, "? Is it when the call came in? There are other times: %s.", strings.Join(c.otherTimes, ", "))
	}
	if t.kind == clockOnly && c.date == nil {
		p.note(indent, "? There is no date: all records are taken for one day.")
	}
	if len(parts) == 1 {
		p.add("%stime: %s", strings.Repeat(" ", indent), quoted(c.time.name))
		return
	}
	p.add("%stime: {%s}", strings.Repeat(" ", indent), strings.Join(parts, ", "))
}

// joint is the formats that read date and clock together.
func joint(c *choice) (list []string) {
	for _, d := range c.date.time.formats {
		for _, t := range c.time.time.formats {
			switch {
			case d == t:
				list = append(list, d)
			case d == "" && strings.HasPrefix(t, "%"): // behind a date these clocks need no format
				list = append(list, d)
			case strings.HasPrefix(d, "%") && strings.HasPrefix(t, "%"):
				list = append(list, d+" "+t)
			case strings.HasPrefix(d, "%") && t == "":
				list = append(list, d+" "+clockPattern(c.time.values[0]))
			}
		}
	}
	for _, d := range c.date.time.formats { // a declared order reads every clock
		if d == "day-first" || d == "month-first" {
			list = append(list, d)
		}
	}
	if len(list) == 0 {
		return []string{""}
	}
	return slices.Compact(list)
}

// clockPattern is how strptime reads a clock of the usual form.
func clockPattern(text string) string {
	text = strings.ToLower(text)
	pattern := "%H:%M"
	if strings.HasSuffix(text, "m") {
		pattern = "%I:%M"
	}
	if strings.Count(text, ":") > 1 {
		pattern += ":%S"
	}
	if strings.HasSuffix(text, " am") || strings.HasSuffix(text, " pm") {
		return pattern + " %p"
	}
	if strings.HasSuffix(text, "m") {
		return pattern + "%p"
	}
	return pattern
}

func (a *sample) callerLine(c *choice, p *page, indent int, m *record.Columns) {
	in := strings.Repeat(" ", indent)
	switch {
	case c.count != nil:
		m.Caller.Column = record.None
	case c.caller == nil:
		m.Caller.Column = record.None
		p.note(indent, "? Which column says who called? Without one all records are first calls, and redials are counted twice.")
		p.add("%scaller: none", in)
	default:
		m.Caller = record.Caller{Column: c.caller.name, Nobody: c.caller.nobody()}
		if n := len(c.caller.values); n >= 10 && len(c.caller.counts) == n {
			p.note(indent, "? Does %s say who called? All its values are different. If they are numbers of calls or incidents, write caller: none.", c.caller.name)
		}
		if len(m.Caller.Nobody) == 0 {
			p.add("%scaller: %s", in, quoted(c.caller.name))
			return
		}
		p.note(indent, "? Do these words mean that the caller is not known?")
		p.add("%scaller: {column: %s, nobody: %s}", in, quoted(c.caller.name), quotedList(m.Caller.Nobody))
	}
}

// counted lists the words of a column with how often each is there.
func counted(c *column) string {
	const most = 8
	var list []string
	words := c.words()
	for _, w := range words[:min(most, len(words))] {
		list = append(list, fmt.Sprintf("%s (%d)", quoted(w), c.counts[w]))
	}
	if more := len(words) - most; more > 0 {
		list = append(list, fmt.Sprintf("%d more", more))
	}
	return strings.Join(list, ", ")
}
