package text

import (
	"fmt"
	"math"
	"strings"
	"time"

	"nines/sim/des"
	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/stat"
	"nines/sim/words"
)

// head is the first block of a report. It says first what it is about and how many replications stand behind it, so no
// figure is read without that.
func head(d *report.Document) Block {
	s := &d.Scenario
	b := Block{Title: phrase.Plain(s.Title)}
	if s.Question != "" {
		b.Lines = append(b.Lines, phrase.Plain(s.Question), "")
	}
	figures := "Figures are means over the replications ± half of a 95 % confidence interval."
	if d.Run.Replications == 1 {
		figures = "One replication: no confidence intervals."
	}
	b.Lines = append(append(append(b.Lines, Answer(d)...), NeverActed(d)...), "", period(s)+".",
		fmt.Sprintf("%s, seed %d, nines %s, digest %s.", phrase.Plural(d.Run.Replications, "replication"), d.Run.Seed, d.Version, d.Run.Digest), figures)
	if s.Shift != 0 {
		b.Lines = append(b.Lines, ShiftWords(s))
	}
	if s.WarmUp > 0 {
		b.Lines = append(b.Lines, fmt.Sprintf("The first %s are a warm-up: its calls are in no figure. The charts minute by minute show them.", phrase.Length(s.WarmUp)))
	}
	if p := d.Run.Precision; p != nil {
		b.Lines = append(b.Lines, precisionSentence(p, d.Run.Replications))
	}
	return b
}

// period says what was simulated: when, and under which strategy.
func period(s *report.Subject) string {
	start, _ := time.Parse(time.RFC3339, s.Start)
	end, _ := time.Parse(time.RFC3339, s.End)
	text := fmt.Sprintf("Simulated: %s, %s to %s (%s), strategy %s", phrase.Plain(s.Name), start.Format("Monday 2 January 2006 15:04"), words.Clock(start, end, "January", "15:04"), s.Zone, phrase.Plain(s.Strategy))
	if s.StrategyTitle != "" {
		text += ": " + phrase.Plain(strings.TrimSuffix(s.StrategyTitle, "."))
	}
	return text
}

// ShiftWords says by how much a scenario is shifted.
func ShiftWords(s *report.Subject) string {
	by, way := s.Shift, "later"
	if by < 0 {
		by, way = -by, "earlier"
	}
	return fmt.Sprintf("Shifted by %s: all clock times, and the run with them, are so much %s than in the file. Demand and rosters stay with the clock.",
		words.Length(des.FromSeconds(float64(by))), way)
}

// needed is about how many replications it would take.
func needed(p *report.Precision) string {
	if p.Needed > 1_000_000_000 {
		return "more than a billion"
	}
	return "about " + phrase.Count(report.Number(p.Needed))
}

// coarse says what stopping early does to an interval; nothing where it does little.
func coarse(p *report.Precision) string {
	if p.Within <= stat.Coarse {
		return ""
	}
	return " Where replications are skewed, an interval of 95 % may hold in 91 % of runs only. Ask for 10 % or less to avoid that."
}

// precisionSentence says why there are as many replications as there are.
func precisionSentence(p *report.Precision, n int) string {
	what := phrase.Plain(p.Measure)
	if p.Window != "run" {
		what += " in the window " + phrase.Plain(p.Window)
	}
	if p.Group != "" {
		what += ", of " + phrase.Plain(p.By+" "+p.Group)
	}
	asked := fmt.Sprintf("%.3g %%", 100*float64(p.Within))
	known := fmt.Sprintf("to within %.3g %%", 100*float64(p.Known))
	if math.IsNaN(float64(p.Known)) {
		known = "to no better than its own size"
	}
	switch {
	case p.Met:
		return fmt.Sprintf("Replications were added until %s was known to within %s: after %d it is known %s.", what, asked, n, known) + coarse(p)
	case n < p.Budget:
		return fmt.Sprintf("Replications were to be added until %s was known to within %s; after %d it is known %s.", what, asked, n, known)
	case p.Needed > 0:
		return fmt.Sprintf("The budget of %d replications is spent, and %s is known %s, not to within %s; that would take %s.",
			p.Budget, what, known, asked, needed(p))
	}
	return fmt.Sprintf("The budget of %d replications is spent, and %s is known %s, not to within %s.", p.Budget, what, known, asked)
}
