package text

import (
	"fmt"
	"strings"

	"nines/sim/measure"
	"nines/sim/report"
	"nines/sim/report/fate"
	"nines/sim/report/phrase"
)

// windowByWindow is the account of the run, a line for each part of it.
func windowByWindow(d *report.Document) Block {
	b := Block{Title: "Window by window", Header: []string{"", "from – to", "calls for help", "lost", "mostly, of the calls lost"}}
	for _, w := range d.Windows {
		var how []string
		lost := d.Figure("calls.unconnected", w.Name).Mean
		for _, o := range w.Outcomes {
			if share := float64(o.Calls.Mean / lost); lost > 0 && share >= 0.05 && len(how) < 2 {
				how = append(how, fmt.Sprintf("%s %.0f %%", o.Name, 100*share))
			}
		}
		b.Rows = append(b.Rows, []string{
			phrase.Plain(w.Name), ShortClock(w.From) + " – " + ShortClock(w.To), phrase.Counted(w.Offered), phrase.PercentOf(w.Lost), strings.Join(how, ", "),
		})
	}
	return b
}

// ShortClock leaves out seconds that are none. A zone may follow them.
func ShortClock(clock string) string {
	if at := strings.LastIndex(clock, ":00 "); at >= 0 {
		return clock[:at] + clock[at+3:]
	}
	return strings.TrimSuffix(clock, ":00")
}

// calls are the tables of calls by window: how many, and how they were lost.
func calls(d *report.Document) []Block {
	lines := []line{
		{words: "calls for help", measure: "calls.offered"}, {words: "seen by a platform", measure: "calls.seen"},
		{words: "connected", measure: "calls.connected"},
		{words: "lost", measure: "calls.unconnected"}, {words: "  seen by a platform", measure: "calls.unconnected-seen"},
	}
	for _, o := range d.Windows[0].Outcomes {
		lines = append(lines, line{words: "  " + o.Name, measure: "calls." + o.Name})
	}
	lines = append(lines, line{words: "still open", measure: "calls.open"}, line{words: "lost, of the calls seen", measure: "calls.unconnected-seen-share"})
	list := byWindow(d, "Calls by outcome", lines)
	if note := warmUpNote(d); note != "" {
		list[len(list)-1].Notes = append(list[len(list)-1].Notes, note)
	}
	return list
}

// warmUpNote says which calls are in no table; empty without a warm-up.
func warmUpNote(d *report.Document) string {
	if d.Scenario.WarmUp == 0 {
		return ""
	}
	return fmt.Sprintf("Without the calls of the warm-up, the first %s.", phrase.Length(d.Scenario.WarmUp))
}

// callers are the tables of callers by window. They stand apart from calls, because one caller may lose many calls.
func callers(d *report.Document) []Block {
	var apart line // stays empty where it would repeat another
	if fate.IsHelpFound(d) {
		apart = line{words: "never connected by this number", measure: fate.NeverConnected}
	}
	list := byWindow(d, "Callers who want help", []line{
		{words: "made their first call", measure: "callers.calling"}, {words: "affected", measure: "callers.affected"},
		{words: "  delayed", measure: "callers.delayed"}, {words: "  without help", measure: withoutHelp},
		{words: "  moved elsewhere", measure: "callers.diverted"}, {words: "  still trying", measure: "callers.trying"},
		apart,
		{words: "moved without a call", measure: "callers.forewarned"}, {words: "moved elsewhere, in all", measure: "callers.moved"},
		{words: "called another number in vain", measure: "callers.in-vain"},
	})
	last := &list[len(list)-1]
	last.Notes = append(last.Notes, "Affected: at least one unconnected call made in the window, or one to another number in vain. A caller may be affected in several windows: they do not add up.",
		"Delayed: connected later"+delayWords(d)+".")
	if note := fate.Note(d); note != "" {
		last.Notes = append(last.Notes, note)
	}
	if d.FigureOf("callers.forewarned", measure.WholeRun, "", "").Mean > 0 {
		last.Notes = append(last.Notes, "Moved without a call: a notice gave another number, which helped them. They are not among those who made a call.")
	}
	return list
}

// others is everybody else who called, and all together: published counts often cannot tell people apart.
func others(d *report.Document) []Block {
	if !d.SomeWantNoHelp() {
		return nil
	}
	of := func(words, name string, g measure.Group) line {
		return line{words: words, measure: name, by: g.By, group: g.Name}
	}
	nothing, testers, all := measure.NothingWanted, measure.Testers, measure.Everybody
	list := byWindow(d, "People who want no help, and everybody", []line{
		of("accidental and silent callers", "callers.calling", nothing), of("  affected", "callers.affected", nothing), of("  calls lost", "calls.unconnected", nothing),
		of("people who test the number", "callers.calling", testers), of("  affected", "callers.affected", testers), of("  calls lost", "calls.unconnected", testers),
		of("everybody", "callers.calling", all), of("  affected", "callers.affected", all), of("  calls made", "calls.offered", all),
		of("  calls lost", "calls.unconnected", all), of("  of these, seen by a platform", "calls.unconnected-seen", all),
	})
	last := &list[len(list)-1]
	last.Notes = append(last.Notes, "All other figures are of people who want help. Accidental, silent and test calls are never repeated.")
	return list
}

func delayWords(d *report.Document) string {
	f := d.Figure("callers.delay.mean", d.Windows[0].Name)
	if f.N == 0 || f.Mean == 0 || f.Mean != f.Mean {
		return ""
	}
	return ", on average " + phrase.Length(f.Mean) + " after the first call"
}

// AnswerTimes are the tables of the waits for an agent and for the control room.
func AnswerTimes(d *report.Document) []Block {
	list := byWindow(d, "Answer times", []line{
		{words: "answered within " + phrase.Length(report.Number(d.Run.Target.AnsweredIn)), measure: "answer.within-target"},
		{words: "mean time to answer, s", measure: "answer.mean"}, {words: "  median, s", measure: "answer.median"},
		{words: "  95th percentile, s", measure: "answer.p95"}, {words: "  99th percentile, s", measure: "answer.p99"},
		{words: "answer to connected, s", measure: "answer-to-connected.mean"}, {words: "call to connected, s", measure: "connect.mean"},
		{words: "agent's time a call, s", measure: "agent-time.mean"},
	})
	last := &list[len(list)-1]
	last.Notes = append(last.Notes, "Shares are of the calls that a platform saw; times are of the calls that were answered, or connected.")
	return list
}
