package explored

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"nines/sim/measure"
	"nines/sim/report/figure"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/scenario/input"
	"nines/sim/stat"
	"nines/sim/study/explore"
)

// Subject is what was explored, beside the figures.
type Subject struct {
	Measure   measure.Measure
	Of        string        // the callers that are meant; empty: all who want help
	Titles    []string      // of the strategies
	Left      []input.Input // choices that were not varied
	Threshold string        // where the threshold is from, in words
	Others    []string      // titles of strategies of the scenario that were not compared
	Asked     int           // how many days were to be simulated at most
}

// Fill puts the results of an exploration into the document of a study.
func Fill(d *study.Document, r *explore.Result, s Subject) {
	t := newTeller(r, s)
	d.Answer = t.answer()
	d.Doubts = doubter{t}.doubts()
	d.Method = doubter{t}.method()
	d.Tables = tabler{t}.tables()
	d.Charts = drawer{t}.charts()
	d.Findings = recorder{t}.findings()
	d.Data = recorder{t}.data()
}

// teller puts the results of an exploration into words.
type teller struct {
	*explore.Result
	of    Subject
	noun  string // the measure, as a sentence names it
	unit  string // behind an amount; may be empty
	in    func(phrase.Number) string
	order []int // inputs, the one that moves the measure most first
}

func newTeller(r *explore.Result, s Subject) *teller {
	t := &teller{Result: r, of: s, order: r.Order()}
	t.noun = phrase.NounIn(s.Measure.Name, s.Measure.Window, s.Of)
	t.in = phrase.InUnit(string(s.Measure.Unit))
	if r.Study.Threshold >= 5 { // tenths are not worth reading then
		in := t.in
		t.in = func(n phrase.Number) string { return in(phrase.Number(math.Round(float64(n)))) }
	}
	switch s.Measure.Unit {
	case measure.Share:
		t.unit = " percentage points"
	case measure.Seconds:
		t.unit = " s"
	default:
		t.unit = " " + string(s.Measure.Unit)
	}
	return t
}

// longTitle is from where on the title of an input names its strategy by name in place of its title.
const longTitle = 40

// title names an input.
func (t *teller) title(i int) string {
	in := &t.Study.Inputs[i]
	title := in.Title
	for k, name := range t.Study.Strategies {
		if len(title) > longTitle && strings.HasPrefix(in.Name, "strategies."+name+".") {
			title = strings.Replace(title, t.of.Titles[k], name, 1)
		}
	}
	return phrase.Plain(title)
}

// cited names an input in a sentence, in quotes: a title can be any word.
func (t *teller) cited(i int) string { return "“" + t.title(i) + "”" }

// strategy names a strategy, in quotes.
func (t *teller) strategy(k int) string { return "“" + phrase.Plain(t.of.Titles[k]) + "”" }

// said is a value of an input.
func (t *teller) said(i int, v float64) string { return phrase.Plain(t.Study.Inputs[i].Said(v)) }

// amount is a number in the unit of the measure.
func (t *teller) amount(v float64) string { return t.in(phrase.Number(v)) + t.unit }

// level is an estimate of the measure itself. A share has its sign.
func (t *teller) level(e stat.Estimate) string {
	text := phrase.WithInterval(figure.Of(e), t.in)
	if t.of.Measure.Unit == measure.Share {
		text += " %"
	}
	return text
}

// mean is the measure without its interval.
func (t *teller) mean(v float64) string {
	if t.of.Measure.Unit == measure.Share {
		return t.in(phrase.Number(v)) + " %"
	}
	return t.in(phrase.Number(v))
}

// between is an interval around a value, in the unit of the measure.
func (t *teller) between(v float64, in stat.Interval) string {
	return t.amount(v) + " (" + t.in(phrase.Number(in.Low)) + " to " + t.in(phrase.Number(in.High)) + ")"
}

// judged are the inputs with a verdict, in order.
func (t *teller) judged(v explore.Verdict) (list []int) {
	for _, i := range t.order {
		if t.Effects[i].Verdict == v {
			list = append(list, i)
		}
	}
	return list
}

// decides reports whether an input is shown to change which strategy is best, or that it is worth learning.
func (t *teller) decides(i int) bool {
	if t.Decision == nil {
		return false
	}
	return slices.ContainsFunc(t.flipsThatMatter(), func(f explore.Flip) bool { return f.Input == i }) ||
		slices.ContainsFunc(t.paying(), func(w explore.Worth) bool { return w.Input == i })
}

// flipsThatMatter are those beyond which the other strategy is better by the threshold, by strategy, the most first.
func (t *teller) flipsThatMatter() (list []explore.Flip) {
	for _, f := range t.Decision.Flips {
		if f.Gain >= t.Study.Threshold {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(a, b explore.Flip) int { return cmp.Or(cmp.Compare(a.To, b.To), cmp.Compare(b.Gain, a.Gain)) })
	return list
}

// paying are the unknowns that are shown to be worth learning, the most first. What is worth next to nothing is not among them.
func (t *teller) paying() (list []explore.Worth) {
	for _, w := range t.worthSorted() {
		if w.Low > 0 && w.Gain >= t.Study.Threshold/10 {
			list = append(list, w)
		}
	}
	return list
}

// kind is the noun for the inputs: choices may be among them.
func (t *teller) kind() string {
	if slices.ContainsFunc(t.Study.Inputs, func(in input.Input) bool { return in.Kind == input.Choice }) {
		return "input"
	}
	return "unknown"
}
