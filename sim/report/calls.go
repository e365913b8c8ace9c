package report

import (
	"fmt"
	"strings"

	"nines/sim/measure"
)

// windowByWindow is the account of the run, a line for each part of it.
func (d *Document) windowByWindow() block {
	b := block{title: "Window by window", header: []string{"", "from – to", "calls made", "lost", "mostly, of the calls lost"}}
	for _, w := range d.Windows {
		var how []string
		lost := d.figure("calls.unconnected", w.Name).Mean
		for _, o := range w.Outcomes {
			if share := float64(o.Calls.Mean / lost); lost > 0 && share >= 0.05 && len(how) < 2 {
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
