package solved

import (
	"fmt"
	"slices"

	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/study/solve"
	"nines/sim/words"
)

// sheet makes tables.
type sheet struct{ *Solved }

// tables are the curve and, if it is needed, what else was tried.
func (s sheet) tables() []study.Table {
	list := []study.Table{}
	if t := s.curve(); len(t.Rows) > 0 {
		list = append(list, t)
	}
	if len(s.Offers) > 0 {
		list = append(list, money(s).offers())
	}
	if len(s.Help.Rivals) > 0 {
		list = append(list, s.rivals())
	}
	if len(s.Help.Losses) > 0 {
		list = append(list, s.losses())
	}
	return list
}

// curve is the chance, or the estimate, against the value.
func (s sheet) curve() study.Table {
	if s.Answer.By == solve.ByMeans {
		return s.estimates()
	}
	t := study.Table{
		ID: "chance", Title: "How sure each value is", Brief: true,
		Header: []string{s.heading(), "days that keep it", "share", words.Percent(s.Criterion.Confidence) + " interval", ""},
	}
	for _, l := range s.shown() {
		t.Rows = append(t.Rows, []string{s.Input.Said(s.Values[l.Value]), fmt.Sprintf("%d of %d", l.Good, l.Days), phrase.Percent(phrase.Number(l.Share())), interval(l.Low, l.High), s.mark(l.Value)})
	}
	if s.hasPilot() {
		t.Notes = append(t.Notes, "Away from the answer a few days are enough, so these rows rest on fewer days and have wider intervals.")
	}
	return t
}

// hasPilot reports whether some levels rest on fewer days than others.
func (s sheet) hasPilot() bool {
	return slices.ContainsFunc(s.Answer.Curve, func(l solve.Level) bool { return l.Days < s.Answer.Curve[0].Days }) ||
		slices.ContainsFunc(s.Answer.Curve, func(l solve.Level) bool { return l.Days > s.Answer.Curve[0].Days })
}

// mark says what a row is.
func (s sheet) mark(place int) string {
	switch {
	case s.Answer.Ruling == solve.Found && place == s.Answer.Value:
		return "enough"
	case s.Values[place] == s.Today:
		return "today"
	case place == s.Answer.Short:
		return "shown not to be enough"
	}
	return ""
}

// most is about how many rows of the curve are shown.
const most = 14

// shown are the levels worth a row: those with a mark, those beside the answer, and some that are spread over the changes.
func (s sheet) shown() (list []solve.Level) {
	curve := s.Answer.Curve
	var changes []int
	for i, l := range curve {
		if i == 0 || i == len(curve)-1 || l.Good != curve[i-1].Good || l.Days != curve[i-1].Days {
			changes = append(changes, i)
		}
	}
	every := 1 + len(changes)/most
	for i, l := range curve {
		at, changed := slices.BinarySearch(changes, i)
		isBeside := s.Answer.Value != solve.None && abs(l.Value-s.Answer.Value) <= 1
		isEnd := i == 0 || i == len(curve)-1
		if s.mark(l.Value) != "" || isBeside || isEnd || changed && at%every == 0 {
			list = append(list, l)
		}
	}
	return list
}

func abs(n int) int { return max(n, -n) }

// estimates are what all days together say at each value that was tried.
func (s sheet) estimates() study.Table {
	t := study.Table{
		ID: "estimates", Title: s.estimatesTitle(), Brief: true,
		Header: []string{s.heading(), "estimate", "interval", "verdict", ""},
		Notes:  []string{"Intervals are wider than the confidence asks for one of them. Together they keep the requested confidence."},
	}
	for _, j := range s.Answer.Judged {
		t.Rows = append(t.Rows, []string{s.Input.Said(s.Values[j.Value]), s.outcome(j.Estimate), s.outcome(j.Low) + " to " + s.outcome(j.High), string(j.Verdict), s.mark(j.Value)})
	}
	return t
}

// estimatesTitle says what is estimated: of a mean the average day.
func (s sheet) estimatesTitle() string {
	if m := &s.Criterion.Measure; s.Criterion.Statistic == plan.OfMean && m.Quantile == 0 && m.Numerator == measure.None {
		return "The average day at each value that was tried"
	}
	return "All days together at each value that was tried"
}

// rivals are the other changes that were tried at the value that helps most.
func (s sheet) rivals() study.Table {
	t := study.Table{
		ID: "instead", Title: "What else was tried", Brief: true,
		Header: []string{"change", "mean", "95 % interval"},
		Notes:  []string{sentence("all of it %s", s.with(s.value(s.Best())))},
	}
	if s.Chance > 0 {
		t.Header = append(t.Header, "days that keep it")
	}
	for _, r := range append([]Rival{s.Help.Base}, s.Help.Rivals...) {
		row := []string{r.Title, s.outcome(r.Outcome.Mean), s.outcome(r.Outcome.Low) + " to " + s.outcome(r.Outcome.High)}
		if s.Chance > 0 {
			row = append(row, fmt.Sprintf("%d of %d", r.Good, r.Days))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// losses are what calls are lost to at that value.
func (s sheet) losses() study.Table {
	t := study.Table{ID: "losses", Title: "What calls are lost to", Header: []string{"cause", "calls a day", "share"}, Notes: []string{sentence("%s", s.with(s.value(s.Best())))}}
	for _, l := range s.Help.Losses {
		t.Rows = append(t.Rows, []string{l.Cause, phrase.Count(phrase.Number(l.Calls)), phrase.Share(phrase.Number(l.Share))})
	}
	return t
}
