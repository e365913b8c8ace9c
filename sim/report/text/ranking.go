package text

import (
	"fmt"
	"math"
	"slices"

	"nines/sim/report"
	"nines/sim/report/figure"
	"nines/sim/report/phrase"
	"nines/sim/words"
)

// rankingBlock is the ranking, and who is not in it.
func rankingBlock(d *report.Comparison) Block {
	r := &d.Ranking
	b := Block{Title: "Which strategy is best", Lines: RankingLines(d), Header: []string{"", rankedBy(r), "difference to the first", "95 % confidence interval"}}
	in := phrase.InUnit(r.Unit)
	for i, x := range r.Order {
		if x.Times != nil {
			b.Rows = append(b.Rows, []string{phrase.Plain(x.Strategy), x.Times.Cell(), "", ""})
			continue
		}
		row := []string{phrase.Plain(x.Strategy), phrase.WithInterval(x.Value, in), "", ""}
		if i > 0 {
			row[2] = in(x.Behind.Mean)
		}
		if i > 0 && phrase.HasInterval(x.Behind) {
			row[3] = in(x.Behind.Low) + " to " + in(x.Behind.High)
		}
		b.Rows = append(b.Rows, row)
	}
	b = b.withoutEmpty()
	if m := d.Measure("callers.moved"); slices.ContainsFunc(m.Figures, func(f report.Compared) bool { return f.Mean > 0 }) {
		b.Notes = append(b.Notes, "Callers who found help elsewhere are not without help: see callers moved. Only those who lost a call first are among the callers never connected.")
	}
	return b
}

// RankingLines say which strategy is best, by how much, and how sure that is; or which may be, and what would settle it.
func RankingLines(d *report.Comparison) []string {
	r := &d.Ranking
	switch r.Ground {
	case "intervals":
		return []string{fmt.Sprintf("Best: %s.%s", d.TitleOf(r.Best), leadOver(d, 1))}
	case "search":
		return []string{fmt.Sprintf("Best, or as good as the best: %s. With %s confidence no other strategy is better by more than %s, by %s (Kim–Nelson, %s).",
			d.TitleOf(r.Best), phrase.Share(r.Confidence), phrase.Plural(int(r.Indifference), "caller"), rankedBy(r), phrase.Plural(r.Taken, "replication"))}
	}
	if r.AreEqual() {
		return []string{fmt.Sprintf("%s and %s are equally good, by %s: the same in each of %s.", d.TitleOf(r.Order[0].Strategy), d.TitleOf(r.Order[1].Strategy), rankedBy(r), phrase.Plural(d.Run.Replications, "replication"))}
	}
	return append([]string{fmt.Sprintf("Not settled with %s, by %s: %s may be the best.", phrase.Plural(d.Run.Replications, "replication"), rankedBy(r), words.Either(titlesOf(d, r.Left)))},
		settling(d)...)
}

// rankedBy names what is ranked by.
func rankedBy(r *figure.Ranking) string {
	text := phrase.MeasureWords(r.Measure)
	if r.Of != "" {
		text += " of " + phrase.Plain(r.Of)
	}
	if r.Window != wholeRun {
		text += " in the window " + phrase.Plain(r.Window)
	}
	return text
}

// wholeRun is the name of the window of the whole run.
const wholeRun = "run"

// titlesOf are the titles of strategies.
func titlesOf(d *report.Comparison, names []string) (list []string) {
	for _, name := range names {
		list = append(list, d.TitleOf(name))
	}
	return list
}

// leadOver is a sentence on how far the first strategy is ahead of another in the order.
func leadOver(d *report.Comparison, place int) string {
	r := &d.Ranking
	if len(r.Order) <= place {
		return ""
	}
	other := &r.Order[place]
	if other.Times != nil {
		return " " + daysSooner(d, other)
	}
	return fmt.Sprintf(" It %s than %s%s.", leadWords(r, other), d.TitleOf(other.Strategy), leadInterval(r, other))
}

// lead is by how much the first strategy is better than another.
func lead(r *figure.Ranking, other *figure.Ranked) report.Estimate {
	if r.Better == "more" {
		return opposite(other.Behind)
	}
	return other.Behind
}

// leadWords says how far the first strategy is ahead, in the unit of the measure.
func leadWords(r *figure.Ranking, other *figure.Ranked) string {
	by := lead(r, other)
	amount := phrase.InUnit(r.Unit)(by.Mean)
	more := map[bool]string{true: "more", false: "fewer"}[r.Better == "more"]
	less := map[bool]string{true: "more", false: "less"}[r.Better == "more"]
	switch {
	case r.Measure == "callers.without-help" && r.Window == wholeRun && r.Of == "":
		return phrase.Agree(fmt.Sprintf("leaves %s fewer callers without help", amount))
	case r.Unit == "share":
		return fmt.Sprintf("has %s percentage points %s %s", amount, less, rankedBy(r))
	case r.Unit == "s":
		return fmt.Sprintf("has %s s %s %s", amount, less, rankedBy(r))
	}
	return fmt.Sprintf("has %s %s %s", amount, more, rankedBy(r))
}

// leadInterval is the confidence interval of the lead, in brackets; empty without one.
func leadInterval(r *figure.Ranking, other *figure.Ranked) string {
	by, in := lead(r, other), phrase.InUnit(r.Unit)
	if math.IsNaN(float64(by.Low)) || math.IsNaN(float64(by.High)) {
		return ""
	}
	return fmt.Sprintf(" (95 %% confidence interval %s to %s)", in(by.Low), in(by.High))
}

// daysSooner says on how many days a time is reached sooner under the first strategy than under another.
func daysSooner(d *report.Comparison, other *figure.Ranked) string {
	t, n := other.Times, report.Number(max(1, other.Behind.N))
	of := func(days int) string { return phrase.Share(report.Number(days) / n) }
	return fmt.Sprintf("By %s it is sooner than %s in %s of the replications, and later in %s.",
		rankedBy(&d.Ranking), d.TitleOf(other.Strategy), of(t.Later), of(t.Sooner))
}

// settling says how far the strategies that may be the best lie apart, and what would settle it.
func settling(d *report.Comparison) []string {
	r, list := &d.Ranking, []string(nil)
	next := slices.IndexFunc(r.Order, func(x figure.Ranked) bool {
		return x.Strategy != r.Order[0].Strategy && slices.Contains(r.Left, x.Strategy)
	})
	if next > 0 && !r.Order[next].Shown && r.Order[next].Times == nil {
		other := &r.Order[next]
		list = append(list, fmt.Sprintf("%s %s than %s, but that may be chance%s.", words.Capital(d.TitleOf(r.Order[0].Strategy)), leadWords(r, other), d.TitleOf(other.Strategy), leadInterval(r, other)))
	}
	about := "About " + phrase.Plural(r.More, "more replication")
	switch {
	case r.Spent:
		list = append(list, fmt.Sprintf("The budget of %s is spent. %s would settle it. Raise --budget.", phrase.Plural(r.Budget, "replication"), about))
	case r.More > 0:
		list = append(list, fmt.Sprintf("%s would settle which is best (%s confidence, differences under %s ignored). Add --until-best.", about, phrase.Share(r.Confidence), phrase.Plural(int(r.Indifference), "caller")))
	default:
		list = append(list, "More replications narrow the intervals. Raise --replications.")
	}
	return list
}
