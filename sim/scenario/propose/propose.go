package propose

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"nines/sim/des"
	"nines/sim/scenario/record"
	"nines/sim/scenario/table"
	"nines/sim/words"
)

// Proposal is what a file probably is, and how a scenario can use it.
type Proposal struct {
	Kind  string // calls, intervals, profile, numbers
	Lines []string
}

func (p *Proposal) String() string { return strings.Join(p.Lines, "\n") + "\n" }

// Opener opens the file. Each look at it is from its beginning.
type Opener func() (fs.File, error)

// Of looks at a file.
func Of(name string, open Opener) (*Proposal, error) {
	file, err := open()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	source, err := table.Open(file)
	if err != nil {
		return nil, err
	}
	a := take(source)
	switch {
	case a.fault != "" && len(a.rows) == 0:
		return nil, fmt.Errorf("%s", a.fault)
	case len(a.rows) == 0:
		return nil, fmt.Errorf("it has no rows")
	case len(a.rows) == 1 && !a.named && !slices.ContainsFunc(a.rows[0].fields, isValue):
		return nil, fmt.Errorf("it has no rows below its header. Its columns are: %s. Export it again, with at least one call", strings.Join(a.rows[0].fields, ", "))
	}
	p := &page{}
	p.note(0, "%s: %s.", name, a.describe())
	if a.fault != "" {
		p.note(0, "? %s", a.fault)
	}
	if kind := a.small(p, name); kind != "" {
		return &Proposal{kind, p.lines}, nil
	}
	c := a.choose()
	if c.time == nil {
		return nil, a.noTime()
	}
	kind := "calls"
	if c.count != nil {
		kind = "intervals"
	}
	a.demand(&c, name, open, p)
	return &Proposal{kind, p.lines}, nil
}

// describe says what the file looks like.
func (a *sample) describe() string {
	text := words.Several(len(a.rows), "row", "rows")
	if len(a.rows)+1 >= mostRows {
		text = "looked at the first " + text
	}
	text += " of " + words.Several(len(a.header), "column", "columns")
	if a.separator != "" && len(a.header) > 1 {
		text += ", separated by " + map[string]string{"comma": "commas", "semicolon": "semicolons", "tab": "tabs", "pipe": "pipes"}[a.separator]
	}
	if a.form != "" {
		text += ", " + a.form
	}
	return text
}

// demand proposes the block demand of a scenario, and reads the whole file by it.
func (a *sample) demand(c *choice, name string, open Opener, out *page) {
	body := &page{}
	m := a.columnMap(c, body, 6)
	services := c.serviceMap(body, 6, &m)
	a.regions(c, body)
	seen := a.try(c, m, services, name, open)
	out.note(0, "Put it beside the scenario and paste this into its block world, in place of demand. Check the lines with a question mark.")
	seen.tell(name, out)
	a.again(c, out)
	out.add("  demand:")
	out.add("    from: %s", quoted(name))
	out.add("    columns:")
	out.lines = append(out.lines, body.lines...)
	if len(services) > 0 {
		out.add("    services: [%s]", strings.Join(services, ", "))
	} else {
		out.note(4, "? Which services do callers want? Each needs a control room of its name.")
		out.add("    services: {emergency: 100%%}")
	}
	a.asProfile(c, &m, seen, name, out)
	a.handling(c, out)
}

// asProfile proposes to take only the shape of the day from the file, where it covers a day.
func (a *sample) asProfile(c *choice, m *record.Columns, s seen, name string, p *page) {
	if s.calls == nil || s.clocks && c.count == nil {
		return
	}
	first, last, _, _ := s.calls.Span()
	if last-first < 23*des.Hour {
		return
	}
	time := quoted(m.Time.Column)
	if m.Time.Date != "" || m.Time.Format != "" {
		time = "{column: " + time
		if m.Time.Date != "" {
			time += ", date: " + quoted(m.Time.Date)
		}
		if m.Time.Format != "" {
			time += ", format: " + quoted(m.Time.Format)
		}
		time += "}"
	}
	columns := []string{"time: " + time}
	if m.Calls != "" {
		columns = append(columns, "calls: "+quoted(m.Calls))
	}
	if m.Skip > 0 {
		columns = append(columns, fmt.Sprintf("skip: %d", m.Skip))
	}
	if m.Names != nil {
		columns = append(columns, "names: "+quotedList(m.Names))
	}
	calls := s.calls.Volume
	if s.calls.Replay != nil {
		calls = float64(s.calls.First)
	}
	p.note(0, "Or take only the shape of the day or week from it, for other days: in place of from and columns write these two lines.")
	p.add("#   first-calls: %.4g/h", calls/(last-first).Seconds()*3600)
	p.add("#   profile: {csv: %s, columns: {%s}}", quoted(name), strings.Join(columns, ", "))
}

// regions proposes the columns that a scenario may use, and need not.
func (a *sample) regions(c *choice, p *page) {
	for _, x := range []struct {
		key  string
		list string
		c    *column
	}{{"region", "regions", c.region}, {"access", "access", c.access}} {
		if x.c != nil {
			p.note(6, "? Does %s matter? It has %s. Then write %s: %s here, and world.demand.%s as a list of names.", x.c.name, counted(x.c), x.key, quoted(x.c.name), x.list)
		}
	}
}

// handling proposes the time that agents take, of an export that says it.
func (a *sample) handling(c *choice, p *page) {
	if c.length == nil || c.handled == nil {
		return
	}
	lengths, handled := c.length.numbers(), c.handled.numbers()
	if lengths == nil || len(lengths) != len(handled) {
		p.note(0, "? Agents' time with a caller stands in %s, such as %s: give it as handling of the platform.", c.length.name, quoted(c.length.values[0]))
		return
	}
	sum, weight := 0.0, 0.0
	for k := range lengths {
		sum, weight = sum+float64(lengths[k]*handled[k]), weight+handled[k]
	}
	if weight > 0 {
		mean, unit := sum/weight, "seconds"
		if mean > 5000 {
			mean, unit = mean/1000, "milliseconds"
		}
		p.note(0, "? Is %s in %s? Then agents took %.1f s on average, weighted by %s. Write it as handling of the platform: {lognormal: {mean: %.1fs, cv: 0.8}}, with a cv of your own.",
			c.length.name, unit, mean, c.handled.name, mean)
	}
}

// seen is what the whole file came to.
type seen struct {
	calls    *record.Calls
	problems []record.Problem
	start    time.Time // from which times are counted
	clocks   bool      // there are no dates
}

// try reads the whole file by the proposal. Its clocks are taken for those of UTC: what counts is what they show.
func (a *sample) try(c *choice, m record.Columns, services []string, name string, open Opener) seen {
	s := seen{start: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC), clocks: c.time.time.kind == clockOnly && c.date == nil}
	how := record.Reading{File: name, Start: s.start, Run: 150 * 366 * des.Day, Columns: m}
	for t := range how.Aspects {
		how.Aspects[t].Names = []string{"any"}
	}
	if len(services) > 0 {
		how.Aspects[record.Service] = record.Aspect{Names: services, IsSaid: true, Is: m.Service}
	}
	file, err := open()
	if err != nil {
		s.problems = []record.Problem{{Message: err.Error()}}
		return s
	}
	defer file.Close()
	source, err := table.Open(file)
	if err != nil {
		s.problems = []record.Problem{{Message: err.Error()}}
		return s
	}
	s.calls, s.problems = how.Read(source)
	return s
}

// tell says what the whole file came to: its time, and what was remarked on, or what cannot be read.
func (s *seen) tell(name string, p *page) {
	for k, wrong := range s.problems {
		if k == 5 {
			p.note(0, "? and more of the like")
			break
		}
		where := ""
		if wrong.Line > 0 {
			where = "line " + words.Thousands(wrong.Line) + ": "
		}
		p.note(0, "? It cannot all be read so: %s%s", where, wrong.Message)
	}
	if s.calls == nil {
		return
	}
	first, last, day, n := s.calls.Span()
	date := func(at des.Time) string { return s.start.Add(at.Duration()).Format("2006-01-02 15:04:05") }
	switch {
	case s.clocks:
		p.note(0, "It has %s.", s.size())
	case first/des.Day == (last-1)/des.Day:
		p.note(0, "It has %s from %s to %s.", s.size(), date(first), date(last))
	default:
		p.note(0, "It has %s from %s to %s. The busiest day has %s.",
			s.size(), date(first), date(last), words.Thousands(n))
	}
	if !s.clocks {
		p.note(0, "For that day the block world begins so, with your zone:")
		p.add("#   start: %s Europe/London", s.start.Add(day.Duration()).Format("2006-01-02 15:04"))
		p.add("#   run: %s", s.lengthOfDay(day))
	}
	for _, remark := range s.calls.Remarks {
		if !strings.Contains(remark, "of the run have no row") && !strings.Contains(remark, "left out: they are from before") {
			text := strings.TrimPrefix(remark, "In "+name+", ")
			p.note(0, "Remark: %s", text)
		}
	}
}

// lengthOfDay is how long a day is by the clocks that the proposal names: 23 or 25 hours when they change.
func (s *seen) lengthOfDay(day des.Time) string {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		return "24h"
	}
	y, m, d := s.start.Add(day.Duration()).Date()
	hours := time.Date(y, m, d+1, 0, 0, 0, 0, zone).Sub(time.Date(y, m, d, 0, 0, 0, 0, zone)).Hours()
	if hours == 24 {
		return "24h"
	}
	return fmt.Sprintf("%.0fh # the clocks change on this day", hours)
}

func (s *seen) size() string {
	if s.calls.Replay == nil {
		return fmt.Sprintf("%s calls in intervals of %g minutes", words.Thousands(int(s.calls.Volume+0.5)), s.calls.Each.Seconds()/60)
	}
	if s.calls.First == s.calls.Records {
		return words.Several(s.calls.Records, "call", "calls")
	}
	return words.Several(s.calls.Records, "call", "calls") + " of " + words.Several(s.calls.First, "caller", "callers")
}
