package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"nines/sim/des"
	"nines/sim/words"
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
	list = append(list, d.others()...)
	if len(d.Clocks) > 0 {
		list = append(list, d.recovery())
	}
	list = append(list, d.answerTimes()...)
	if len(d.Ledger) > 0 {
		list = append(list, d.causes())
	}
	list = append(list, d.troubles()...)
	list = append(list, d.remedied()...)
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

// head is the first block of a report. It says first what it is about and how many replications stand behind it, so no
// figure is read without that.
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
	if s.Shift != 0 {
		b.lines = append(b.lines, s.ShiftWords())
	}
	if s.WarmUp > 0 {
		b.lines = append(b.lines, fmt.Sprintf("The first %s are a warm-up: its calls are in no figure. The charts minute by minute show them.", length(s.WarmUp)))
	}
	if p := d.Run.Precision; p != nil {
		b.lines = append(b.lines, p.sentence(d.Run.Replications))
	}
	return b
}

// ShiftWords says by how much a scenario is shifted.
func (s *Subject) ShiftWords() string {
	by, way := s.Shift, "later"
	if by < 0 {
		by, way = -by, "earlier"
	}
	return fmt.Sprintf("Shifted by %s: all clock times, and the run with them, are so much %s than in the file. Demand and rosters stay with the clock.",
		words.Length(des.FromSeconds(float64(by))), way)
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
