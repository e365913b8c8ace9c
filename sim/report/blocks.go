package report

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"nines/sim/measure"
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
	for i := range list {
		list[i].explainStars()
	}
	return slices.DeleteFunc(list, func(b block) bool { return b.isEmpty() })
}

// explainStars adds what the star behind a figure means, where there is one.
func (b *block) explainStars() {
	for _, texts := range append(slices.Clone(b.rows), b.notes) {
		if slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, "*") }) {
			b.notes = append(b.notes, "* Skewed over the replications: the interval is only approximate.")
			return
		}
	}
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
	figures := "Figures are means over the replications ± half of a 95 % confidence interval."
	if d.Run.Replications == 1 {
		figures = "Figures are those of this one replication, so that none has an interval."
	}
	b.lines = append(b.lines, what+".",
		fmt.Sprintf("%s, seed %d, nines %s, digest %s.", plural(d.Run.Replications, "replication"), d.Run.Seed, d.Version, d.Run.Digest), figures)
	return b
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%s %ss", count(Number(n)), noun)
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
		if fault, _, _ := cutLast(m.What, "."); strings.Contains(fault, ".wrong") {
			continue // said by the step itself
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

// windowByWindow is the account of the run, a line for each part of it.
func (d *Document) windowByWindow() block {
	b := block{title: "Window by window", header: []string{"", "from – to", "calls made", "lost", "mostly, of the calls lost"}}
	for _, w := range d.Windows {
		var how []string
		lost := d.figure("calls.unconnected", w.Name).Mean
		for _, o := range w.Outcomes {
			if share := float64(o.Calls.Mean / lost); share >= 0.05 && len(how) < 2 {
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

// line is a row of a table by window: a measure of all callers, or of a group of them, in words.
type line struct{ words, measure, by, group string }

// byWindow is a table of measures by window.
func (d *Document) byWindow(title string, lines []line) []block {
	names := make([]string, len(lines))
	for i, l := range lines {
		names[i] = l.words
	}
	columns := make([][]string, len(d.Windows))
	headers := make([]string, len(d.Windows))
	for w := range d.Windows {
		headers[w] = plain(d.Windows[w].Name)
		for _, l := range lines {
			columns[w] = append(columns[w], figureWords(d.figureOf(l.measure, d.Windows[w].Name, l.by, l.group)))
		}
	}
	names, columns = withoutEmptyRows(names, columns)
	return tables(title, names, headers, columns)
}

// tables sets columns beside the names of their rows: in as many tables as it takes for them to fit.
func tables(title string, names, headers []string, columns [][]string) []block {
	needed := 0
	for from := 0; from < len(columns); from = fitting(names, headers, columns, from) {
		needed++
	}
	each := (len(columns) + needed - 1) / max(1, needed) // as evenly as they go
	var list []block
	for from := 0; from < len(columns); {
		to := min(from+each, fitting(names, headers, columns, from))
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

// gap is how many columns stand before each column of a table.
const gap = 2

// fitting is the end of the columns from one on that fit beside the names, within the width; at least one does.
func fitting(names, headers []string, columns [][]string, from int) int {
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
func (d *Document) figure(name, window string) Figure { return d.figureOf(name, window, "", "") }

// figureOf is the estimate of a measure for a group of callers.
func (d *Document) figureOf(name, window, by, group string) Figure {
	for _, f := range d.Figures {
		if f.Measure == name && f.Window == window && f.By == by && f.Group == group {
			return f
		}
	}
	return Figure{}
}

func (d *Document) calls() []block {
	lines := []line{
		{words: "calls made", measure: "calls.offered"}, {words: "seen by a platform", measure: "calls.seen"},
		{words: "connected", measure: "calls.connected"}, {words: "no-request", measure: "calls.no-request"},
		{words: "unconnected, of which", measure: "calls.unconnected"}, {words: "  seen by a platform", measure: "calls.unconnected-seen"},
	}
	for _, o := range d.Windows[0].Outcomes {
		lines = append(lines, line{words: "  " + o.Name, measure: "calls." + o.Name})
	}
	lines = append(lines, line{words: "open", measure: "calls.open"}, line{words: "lost, of calls seen", measure: "calls.unconnected-seen-share"})
	return d.byWindow("Calls by outcome", lines)
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
	list := d.byWindow("Callers", []line{
		{words: "made their first call", measure: "callers.calling"}, {words: "affected, of whom", measure: "callers.affected"},
		{words: "  delayed", measure: "callers.delayed"}, {words: "  never connected", measure: "callers.never-connected"},
		{words: "    who wanted nothing", measure: "callers.never-connected", by: "service", group: measure.NoService},
		{words: "  diverted", measure: "callers.diverted"}, {words: "  still trying", measure: "callers.trying"},
		{words: "told beforehand to call elsewhere", measure: "callers.forewarned"},
	})
	last := &list[len(list)-1]
	last.notes = append(last.notes, "Affected: at least one unconnected call made in the window; a caller may be affected in several, so that windows do not add up.",
		"Delayed: connected later"+d.delayWords()+".")
	if d.figureOf("callers.forewarned", measure.WholeRun, "", "").Mean > 0 {
		last.notes = append(last.notes, "Told beforehand: a notice had them reach help by another number without a call, so that they are in no other count.")
	}
	if d.someWantNothing() {
		last.notes = append(last.notes, "Who wanted nothing: accidental and silent callers, who do not call again, so that one lost call leaves them never connected.")
	}
	return list
}

// someWantNothing says whether there are accidental and silent callers.
func (d *Document) someWantNothing() bool {
	return d.figureOf("callers.calling", measure.WholeRun, "service", measure.NoService).Mean > 0
}

func (d *Document) delayWords() string {
	f := d.figure("callers.delay.mean", d.Windows[0].Name)
	if f.N == 0 || f.Mean == 0 || f.Mean != f.Mean {
		return ""
	}
	return ", on average " + length(f.Mean) + " after the first call"
}

func (d *Document) answerTimes() []block {
	list := d.byWindow("Answer times", []line{
		{words: "answered within " + length(Number(d.Run.Target.AnsweredIn)), measure: "answer.within-target"},
		{words: "mean time to answer, s", measure: "answer.mean"}, {words: "  median, s", measure: "answer.median"},
		{words: "  95th percentile, s", measure: "answer.p95"}, {words: "  99th percentile, s", measure: "answer.p99"},
		{words: "answer to connected, s", measure: "answer-to-connected.mean"}, {words: "call to connected, s", measure: "connect.mean"},
		{words: "agent's time a call, s", measure: "agent-time.mean"},
	})
	last := &list[len(list)-1]
	last.notes = append(last.notes, "Shares are of the calls that a platform saw; times are of the calls that were answered, or connected.")
	return list
}

// mostCauses is how much of the ledger the report shows.
const mostCauses = 10

func (d *Document) causes() block {
	b := block{title: "What caused the loss", header: []string{"cause", "calls were", "at", "calls", "share"}}
	for i, l := range d.Ledger {
		if i == mostCauses {
			b.notes = append(b.notes, furtherLines(len(d.Ledger)-mostCauses))
			break
		}
		b.rows = append(b.rows, []string{plain(l.Cause), l.Outcome, plain(l.Element), counted(l.Calls), percent(l.Share)})
	}
	return b
}

func furtherLines(n int) string {
	if n == 1 {
		return "1 further line of the ledger is in the JSON document."
	}
	return fmt.Sprintf("%d further lines of the ledger are in the JSON document.", n)
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
		if lost := d.figure("calls.unconnected", d.Windows[i].Name).Mean; lost > most {
			worst, most = i, lost
		}
	}
	return worst
}
