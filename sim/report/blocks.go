package report

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// block is a part of the report as people read it: a heading, sentences, a table, a drawing. Text and Markdown are two
// ways of writing the same blocks.
type block struct {
	title  string
	lines  []string
	header []string
	rows   [][]string
	notes  []string
	chart  []string
}

// blocks is the report in the order in which a planner wants to read it.
func (d *Document) blocks(by string) []block {
	list := []block{d.head()}
	if d.Answer != nil {
		list = append(list, d.answer())
	}
	list = append(list, d.happened(), d.windowByWindow())
	list = append(list, d.calls()...)
	list = append(list, d.callers()...)
	if len(d.Clocks) > 0 {
		list = append(list, d.recovery())
	}
	list = append(list, d.answerTimes()...)
	if len(d.Ledger) > 0 {
		list = append(list, d.causes())
	}
	list = append(list, d.drawing())
	if by != "" {
		list = append(list, d.groups(by))
	}
	list = append(list, d.warnings())
	return slices.DeleteFunc(list, func(b block) bool { return b.isEmpty() })
}

func (b block) isEmpty() bool { return len(b.lines)+len(b.rows)+len(b.chart) == 0 }

func (d *Document) head() block {
	s := &d.Scenario
	b := block{title: plain(s.Title)}
	if s.Question != "" {
		b.lines = append(b.lines, plain(s.Question), "")
	}
	start, _ := time.Parse(time.RFC3339, s.Start)
	end, _ := time.Parse(time.RFC3339, s.End)
	what := fmt.Sprintf("Simulated: %s, %s to %s (%s), strategy %s", plain(s.Name), start.Format("Monday 2 January 2006 15:04"),
		end.Format("2 January 15:04"), s.Zone, plain(s.Strategy))
	if s.StrategyTitle != "" {
		what += ": " + plain(s.StrategyTitle)
	}
	return block{title: b.title, lines: append(b.lines, what+".",
		fmt.Sprintf("%s, seed %d, nines %s, digest %s.", plural(d.Run.Replications, "replication"), d.Run.Seed, d.Version, d.Run.Digest),
		"Figures are means over the replications ± half of a 95 % confidence interval.")}
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%s %ss", count(Number(n)), noun)
}

func (d *Document) answer() block {
	b := block{title: "The difference it makes"}
	b.lines = []string{fmt.Sprintf("Against %s, with the same callers and the same trouble, over the whole run:", plain(d.Answer.Baseline))}
	b.header = []string{"", plain(d.Answer.Baseline), plain(d.Scenario.Strategy), "difference", ""}
	for _, x := range d.Answer.Differences {
		mark := "~ none shown"
		switch {
		case x.Shown && x.Paired.Mean < 0:
			mark = "fewer"
		case x.Shown:
			mark = "more"
		}
		b.rows = append(b.rows, []string{measureWords(x.Measure), counted(x.Baseline), counted(x.Strategy), counted(x.Paired), mark})
	}
	b.notes = []string{fmt.Sprintf("%s callers are helped who were not under %s, and %s are not who were.",
		counted(d.Answer.Gained), plain(d.Answer.Baseline), counted(d.Answer.Lost))}
	return b
}

// measureWords is a measure's name in plain words.
func measureWords(name string) string {
	return strings.NewReplacer(".", " ", "-", " ").Replace(name)
}

func (d *Document) happened() block {
	b := block{title: "What happened"}
	titles := map[string]string{}
	for _, t := range d.Trouble {
		titles[t.Name] = t.Title
	}
	for _, m := range d.Moments {
		if m.Since.Mean == 0 && m.Since.High == 0 || strings.HasSuffix(m.What, ".wrong.begins") || strings.HasSuffix(m.What, ".wrong.ends") {
			continue // set by the scenario at the very start, or said by the step itself
		}
		line := m.Clock + "  " + momentWords(m.What)
		if title := titles[strings.TrimSuffix(m.What, ".begins")]; title != "" && strings.HasSuffix(m.What, ".begins") {
			line += ": " + plain(title)
		}
		if m.Share < 1 {
			line += fmt.Sprintf(" (in %.0f %% of the replications)", 100*float64(m.Share))
		}
		if half := m.Since.High - m.Since.Mean; half >= 1 && m.Since.N > 1 {
			line += " ± " + length(half)
		}
		b.lines = append(b.lines, line)
	}
	return b
}

// momentWords says in words what happened.
func momentWords(what string) string {
	if to, ok := strings.CutPrefix(what, "switch-to."); ok {
		return "traffic goes to " + plain(to)
	}
	name, event, ok := cutLast(what, ".")
	if !ok {
		return what
	}
	switch event {
	case "wrong":
		return plain(name) + " is done wrongly"
	case "noticed":
		return plain(name) + ": it is noticed that it went wrong"
	case "done":
		return plain(name) + " is done"
	default:
		return plain(name) + " " + event
	}
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// windowByWindow is the account of the run, a line for each part of it.
func (d *Document) windowByWindow() block {
	b := block{title: "Window by window", header: []string{"", "from – to", "calls made", "lost", "mostly, of the calls lost"}}
	for _, w := range d.Windows {
		var how []string
		for _, o := range w.Outcomes {
			if share := float64(o.Calls.Mean) / (float64(w.Lost.Mean) * float64(w.Offered.Mean)); share >= 0.05 && len(how) < 2 {
				how = append(how, fmt.Sprintf("%s %.0f %%", o.Name, 100*share))
			}
		}
		b.rows = append(b.rows, []string{
			plain(w.Name), shortClock(w.From) + " – " + shortClock(w.To), counted(w.Offered), percentOf(w.Lost), strings.Join(how, ", "),
		})
	}
	return b
}

// shortClock leaves out seconds that are none.
func shortClock(clock string) string { return strings.TrimSuffix(clock, ":00") }

// byWindow is a table of measures by window: as many tables as it takes for the windows to fit.
func (d *Document) byWindow(title string, measures []string, words func(string) string, in func(Figure) string) []block {
	names := make([]string, len(measures))
	for i, name := range measures {
		names[i] = words(name)
	}
	columns := make([][]string, len(d.Windows))
	headers := make([]string, len(d.Windows))
	for w := range d.Windows {
		headers[w] = plain(d.Windows[w].Name)
		for _, name := range measures {
			columns[w] = append(columns[w], in(d.figure(name, d.Windows[w].Name)))
		}
	}
	names, columns = withoutEmptyRows(names, columns)
	var list []block
	for from := 0; from < len(columns); {
		to := fitting(names, headers, columns, from)
		b := block{title: title, header: append([]string{""}, headers[from:to]...)}
		if from > 0 {
			b.title += " (continued)"
		}
		for r, name := range names {
			row := []string{name}
			for _, column := range columns[from:to] {
				row = append(row, column[r])
			}
			b.rows = append(b.rows, row)
		}
		list = append(list, b)
		from = to
	}
	return list
}

// withoutEmptyRows leaves out what is zero, or has no sample, in every window.
func withoutEmptyRows(names []string, columns [][]string) ([]string, [][]string) {
	var kept []string
	rows := make([][]string, len(columns))
	for r, name := range names {
		if !slices.ContainsFunc(columns, func(c []string) bool { return c[r] != "0" && c[r] != "–" }) {
			continue
		}
		kept = append(kept, name)
		for c := range columns {
			rows[c] = append(rows[c], columns[c][r])
		}
	}
	return kept, rows
}

// fitting is the end of the columns from one on that fit beside the names, within the width; at least one does.
func fitting(names, headers []string, columns [][]string, from int) int {
	const gap = 2
	room := Width - gap - widest(names)
	for to := from; to < len(columns); to++ {
		room -= gap + max(widest(columns[to]), utf8.RuneCountInString(headers[to]))
		if room < 0 && to > from {
			return to
		}
	}
	return len(columns)
}

func widest(texts []string) int {
	most := 0
	for _, text := range texts {
		most = max(most, utf8.RuneCountInString(text))
	}
	return most
}

// figure is the estimate of a measure for all callers.
func (d *Document) figure(name, window string) Figure {
	for _, f := range d.Figures {
		if f.Measure == name && f.Window == window && f.By == "" {
			return f
		}
	}
	return Figure{}
}

func (d *Document) calls() []block {
	names := []string{"calls.offered", "calls.seen", "calls.connected", "calls.no-request", "calls.unconnected", "calls.unconnected-seen"}
	for _, o := range d.Windows[0].Outcomes {
		names = append(names, "calls."+o.Name)
	}
	names = append(names, "calls.open", "calls.unconnected-seen-share")
	words := func(name string) string {
		switch name = strings.TrimPrefix(name, "calls."); name {
		case "offered":
			return "calls made"
		case "seen":
			return "seen by a platform"
		case "unconnected":
			return "unconnected, of which"
		case "unconnected-seen":
			return "  seen by a platform"
		case "unconnected-seen-share":
			return "share of calls seen"
		case "connected", "no-request", "open":
			return name
		default:
			return "  " + name
		}
	}
	return d.byWindow("Calls by outcome", names, words, figureWords)
}

// figureWords is a figure with its interval, as its unit is written.
func figureWords(f Figure) string {
	switch f.Unit {
	case "share":
		return percentOf(f.Estimate)
	case "s":
		return withInterval(f.Estimate, seconds)
	default:
		return counted(f.Estimate)
	}
}

func (d *Document) callers() []block {
	names := []string{"callers.calling", "callers.affected", "callers.delayed", "callers.never-connected", "callers.diverted", "callers.trying"}
	words := func(name string) string {
		return map[string]string{
			"callers.calling": "made their first call", "callers.affected": "affected, of whom", "callers.delayed": "  delayed",
			"callers.never-connected": "  never connected", "callers.diverted": "  diverted", "callers.trying": "  still trying",
		}[name]
	}
	list := d.byWindow("Callers", names, words, figureWords)
	last := &list[len(list)-1]
	last.notes = append(last.notes, "Affected: at least one unconnected call made in the window. Delayed: connected later"+d.delayWords()+".")
	return list
}

func (d *Document) delayWords() string {
	f := d.figure("callers.delay.mean", d.Windows[0].Name)
	if f.N == 0 || f.Mean == 0 || f.Mean != f.Mean {
		return ""
	}
	return ", on average " + length(f.Mean) + " after the first call"
}

func (d *Document) recovery() block {
	b := block{title: "Recovery, from the onset of the first fault", header: []string{"", "mean", "± 95 %", "median", "by the clock", "reached in"}}
	for _, c := range d.Clocks {
		row := []string{measureWords(c.Name), "–", "", clockOf(c, c.Median), c.Clock, fmt.Sprintf("%.0f %%", 100*float64(c.Reached.Mean))}
		if c.Mean != nil {
			row[1], row[2] = length(c.Mean.Mean), length(c.Mean.High-c.Mean.Mean)
		}
		b.rows = append(b.rows, row)
	}
	t := &d.Run.Target
	b.notes = []string{fmt.Sprintf("Restored: from then on, for %s, at least %.0f %% of calls are not lost and %.0f %% are answered within %s, in every %s.",
		length(Number(t.Hold)), 100*t.Connected, 100*t.Answered, length(Number(t.AnsweredIn)), length(Number(t.Over)))}
	return b
}

// clockOf is a time since onset; one that was not reached is more than the run had left.
func clockOf(c Clock, n Number) string {
	if text := length(n); text != "not reached" {
		return text
	}
	return "> " + length(c.Beyond)
}

func (d *Document) answerTimes() []block {
	within := fmt.Sprintf("answered within %s", length(Number(d.Run.Target.AnsweredIn)))
	names := []string{"answer.within-target", "answer.mean", "answer.median", "answer.p95", "answer.p99", "answer-to-connected.mean", "connect.mean", "agent-time.mean"}
	words := func(name string) string {
		return map[string]string{
			"answer.within-target": within, "answer.mean": "mean time to answer, s", "answer.median": "  median, s", "answer.p95": "  95th percentile, s",
			"answer.p99": "  99th percentile, s", "answer-to-connected.mean": "answer to connected, s", "connect.mean": "call to connected, s",
			"agent-time.mean": "agent's time a call, s",
		}[name]
	}
	list := d.byWindow("Answer times", names, words, figureWords)
	last := &list[len(list)-1]
	last.notes = append(last.notes, "Shares are of the calls that a platform saw; times are of the calls that were answered, or connected.")
	return list
}

// mostCauses is how much of the ledger the report shows.
const mostCauses = 10

func (d *Document) causes() block {
	b := block{title: "What caused the loss", header: []string{"cause", "calls were", "at", "calls", "of all lost"}}
	for i, l := range d.Ledger {
		if i == mostCauses {
			b.notes = append(b.notes, fmt.Sprintf("%d further lines of the ledger are in the JSON document.", len(d.Ledger)-mostCauses))
			break
		}
		b.rows = append(b.rows, []string{plain(l.Cause), l.Outcome, plain(l.Element), counted(l.Calls), percent(l.Share)})
	}
	return b
}

// groups is who was lost, by a property of callers.
func (d *Document) groups(by string) block {
	b := block{title: "By " + by, header: []string{by, "callers", "affected", "never connected", "unconnected calls", "lost"}}
	window := d.Windows[0].Name
	if len(d.Windows) > 2 {
		window = d.Windows[d.worstWindow()].Name
		b.lines = []string{"In the window " + plain(window) + "."}
	}
	at := map[string]int{}
	for _, f := range d.Figures {
		if f.By != by || f.Window != window {
			continue
		}
		i, ok := at[f.Group]
		if !ok {
			i = len(b.rows)
			at[f.Group] = i
			b.rows = append(b.rows, []string{plain(f.Group), "", "", "", "", ""})
		}
		switch f.Measure {
		case "callers.calling":
			b.rows[i][1] = counted(f.Estimate)
		case "callers.affected":
			b.rows[i][2] = counted(f.Estimate)
		case "callers.never-connected":
			b.rows[i][3] = counted(f.Estimate)
		case "calls.unconnected":
			b.rows[i][4] = counted(f.Estimate)
		case "calls.unconnected-share":
			b.rows[i][5] = percentOf(f.Estimate)
		}
	}
	return b
}

// worstWindow is the window, besides the whole run, in which most calls were lost.
func (d *Document) worstWindow() int {
	worst, most := 1, Number(-1)
	for i := 1; i < len(d.Windows); i++ {
		if lost := d.Windows[i].Lost.Mean * d.Windows[i].Offered.Mean; lost > most {
			worst, most = i, lost
		}
	}
	return worst
}

func (d *Document) warnings() block {
	b := block{title: "Warnings"}
	for _, w := range d.Warnings {
		b.lines = append(b.lines, "! "+plain(w))
	}
	return b
}
