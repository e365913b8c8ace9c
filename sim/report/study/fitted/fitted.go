package fitted

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/scenario/input"
	"nines/sim/study/calibrate"
	"nines/sim/words"
)

// Subject is what was calibrated, beside the figures.
type Subject struct {
	About   []About       // by figure of the problem
	Asked   int           // the figure that answers the scenario's question, under the first strategy
	Several bool          // figures are of several strategies, so each is told with its own
	Left    []input.Input // values with a range that were not fitted
	Held    []string      // the paths of numbers that the file calls fitted, and that have no range
}

// About is what a figure counts.
type About struct {
	Measure, Window string
	Of              string // the callers that are meant; empty: all who want help
	Strategy        string // by name
	Title           string // of the strategy

	// Of a published figure: what could be true with 95 %, where it was published, and how it is written.
	Low, High    float64
	Source, Text string
}

// words names a figure: by its title, or by its measure.
func (s *Subject) words(r *calibrate.Result, k int) string {
	if own := r.Problem.Figures[k].Title; own != "" {
		return own
	}
	return s.noun(k)
}

// noun is what a figure counts, as a sentence names it.
func (s *Subject) noun(k int) string {
	a := s.About[k]
	return phrase.NounIn(a.Measure, a.Window, a.Of)
}

// Fill puts the results of a calibration into the document of a study.
func Fill(d *study.Document, r *calibrate.Result, s *Subject) {
	t := newTeller(r, s)
	d.Answer = t.answer()
	d.Doubts = doubter{t}.doubts()
	d.Method = doubter{t}.method()
	d.Tables = tabler{t}.tables()
	d.Charts = drawer{t}.charts()
	d.Findings = t.Findings
	d.Data = recorder{t}.data()
}

// teller puts a calibration into words.
type teller struct {
	Findings
	result *calibrate.Result
	of     *Subject
	inputs []input.Input // by parameter
	order  []int         // parameters, the one that the figures narrow most first
}

func newTeller(r *calibrate.Result, s *Subject) *teller {
	t := &teller{Findings: newFindings(r, s), result: r, of: s, inputs: r.Problem.Inputs}
	for i := range t.Parameters {
		t.order = append(t.order, i)
	}
	slices.SortStableFunc(t.order, func(a, b int) int { return cmp.Compare(t.Parameters[b].Narrowed, t.Parameters[a].Narrowed) })
	return t
}

// isFit reports whether the figures can be met together. Without that there are no values.
func (t *teller) isFit() bool { return fits(t.result) }

// title names a value, in quotes: a title can be any word.
func (t *teller) title(i int) string { return "“" + phrase.Plain(t.Parameters[i].Title) + "”" }

// figure names a published figure, in quotes.
func (t *teller) figure(k int) string {
	return "“" + words.Capital(phrase.Plain(t.Figures[k].Title)) + "”"
}

// heading names a figure in a table, with its strategy where there are several.
func (t *teller) heading(k int) string {
	title := words.Capital(phrase.Plain(t.Figures[k].Title))
	if t.of.Several {
		title += " (" + phrase.Plain(t.Figures[k].Strategy) + ")"
	}
	if !t.Figures[k].Fitted {
		title += " (kept back)"
	}
	return title
}

// said is a value of a parameter, as a person reads it.
func (t *teller) said(i int, v Number) string {
	in := &t.inputs[i]
	return phrase.Plain(in.Said(in.Rounded(tidy(in, float64(v), t.width(i)))))
}

// width is how wide what is left of a parameter is, or its range.
func (t *teller) width(i int) float64 {
	p := &t.Parameters[i]
	if p.After != nil && p.After.High > p.After.Low {
		return float64(p.After.High - p.After.Low)
	}
	return float64(p.Before.High - p.Before.Low)
}

// span is two values of a parameter.
func (t *teller) span(i int, s Span) string { return t.said(i, s.Low) + " to " + t.said(i, s.High) }

// left is what is left of a parameter, with the ends that stand in what to write into the file.
func (t *teller) left(i int) string {
	in, after := &t.inputs[i], t.Parameters[i].After
	low, high := float64(after.Low), float64(after.High)
	if in.Words == nil {
		low, high = outwards(in, low, high)
	}
	return phrase.Plain(in.Said(in.Rounded(low))) + " to " + phrase.Plain(in.Said(in.Rounded(high)))
}

// amount is an amount of a published figure.
func (t *teller) amount(k int, v Number) string { return amountIn(t.Figures[k].Unit, v) }

// between is two amounts of a published figure.
func (t *teller) between(k int, s Span) string { return spanIn(t.Figures[k].Unit, s) }

// amountIn is an amount as a cell has it: a share has its sign and a time its unit, a count has none.
func amountIn(unit string, v Number) string {
	switch {
	case math.IsNaN(float64(v)):
		return "–"
	case unit == "share":
		return phrase.InUnit(unit)(v) + " %"
	case unit == "s":
		return phrase.Length(v)
	}
	return phrase.InUnit(unit)(v)
}

// spanIn is two amounts.
func spanIn(unit string, s Span) string {
	return amountIn(unit, s.Low) + " to " + amountIn(unit, s.High)
}

// byName is the place of a parameter.
func (t *teller) byName(name string) int {
	return slices.IndexFunc(t.Parameters, func(p Parameter) bool { return p.Name == name })
}

// figureByName is the place of a published figure.
func (t *teller) figureByName(name string) int {
	return slices.IndexFunc(t.Figures, func(f Figure) bool { return f.Name == name })
}

// judged are the parameters with a verdict, the most narrowed first.
func (t *teller) judged(verdict string) (list []int) {
	for _, i := range t.order {
		if t.Parameters[i].Verdict == verdict {
			list = append(list, i)
		}
	}
	return list
}

// which are the places of the figures that were fitted, or of those that were kept back.
func (t *teller) which(fitted bool) (list []int) {
	for k := range t.Figures {
		if t.Figures[k].Fitted == fitted {
			list = append(list, k)
		}
	}
	return list
}

// far is how far a figure is off, in words.
func far(v Number) string {
	if math.IsNaN(float64(v)) {
		return "–"
	}
	return phrase.Minus(fmt.Sprintf("%.1f", float64(v)))
}
