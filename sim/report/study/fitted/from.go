package fitted

import (
	"math"
	"slices"
	"strings"

	"nines/sim/scenario/input"
	"nines/sim/study/calibrate"
)

// newFindings are the figures of a calibration for programs. Sentences, tables and charts are made from them.
func newFindings(r *calibrate.Result, s *Subject) Findings {
	f := Findings{Verdict: string(Verdict(r)), Points: len(r.Tried), Waves: []Wave{}, Conflicts: []Conflict{}, Tradeoffs: []Tradeoff{}, Next: []Next{}, Predictions: []Headline{}}
	for _, t := range r.Tried {
		f.Days += t.Days
	}
	for _, w := range r.Waves {
		f.Waves = append(f.Waves, Wave{w.Points, Number(w.Left), Number(w.Rough)})
	}
	for i := range r.Problem.Inputs {
		f.Parameters = append(f.Parameters, parameterOf(r, i))
	}
	for k := range r.Problem.Figures {
		if r.Problem.Figures[k].Published != nil {
			f.Figures = append(f.Figures, figureOf(r, s, k))
		}
	}
	f.Conflicts = append(f.Conflicts, conflictsOf(r)...)
	if fits(r) {
		f.addRegion(r, s)
	}
	return f
}

// Verdict is that of a calibration. A region in which no simulated setting meets the figures is not called a fit: there the surface
// between the settings says one thing, and the simulation another.
func Verdict(r *calibrate.Result) calibrate.Verdict {
	if r.Verdict != calibrate.Fits {
		return r.Verdict
	}
	if r.Region == nil || worst(r) >= 0 {
		return calibrate.Unsure
	}
	return calibrate.Fits
}

// best is the setting that was simulated and fits best: in the middle of the last round, where it has most days. If that misses a
// figure, it is the one with the least implausibility of all.
func best(r *calibrate.Result) calibrate.Distance {
	if len(r.Tried) == 0 || missedBy(r, &r.Simulated) < 0 {
		return r.Simulated
	}
	at := 0
	for i := range r.Tried {
		if r.Tried[i].Implausibility < r.Tried[at].Implausibility {
			at = i
		}
	}
	if t := &r.Tried[at]; t.Implausibility <= calibrate.Cutoff {
		return simulatedAt(r, t)
	}
	return r.Simulated
}

// simulatedAt is how far a simulated setting lies from the published figures.
func simulatedAt(r *calibrate.Result, t *calibrate.Tried) calibrate.Distance {
	d := calibrate.Distance{Values: t.Values, Implausibility: t.Implausibility}
	for k, f := range r.Problem.Figures {
		if f.Published == nil {
			continue
		}
		m, doubt := t.Figures[k], float64(f.Published.Tolerance*f.Published.Tolerance)
		doubt += float64(m.Error * m.Error)
		if f.Published.OneDay {
			doubt += float64(m.Spread * m.Spread)
		}
		doubt = math.Sqrt(doubt)
		d.Figures = append(d.Figures, calibrate.Off{Figure: k, Value: m.Mean, Doubt: doubt, Off: (m.Mean - f.Published.Value) / doubt})
	}
	return d
}

// worst is the fitted figure that the best setting misses most; -1 if it meets all.
func worst(r *calibrate.Result) int {
	b := best(r)
	return missedBy(r, &b)
}

// missedBy is the fitted figure that a setting misses most; -1 if it meets all.
func missedBy(r *calibrate.Result, d *calibrate.Distance) int {
	at, most := -1, float64(calibrate.Cutoff)
	for _, o := range d.Figures {
		if off := math.Abs(o.Off); r.Problem.Figures[o.Figure].Published.Fitted && off > most {
			at, most = o.Figure, off
		}
	}
	return at
}

// fits reports whether there is a region that may be called a fit.
func fits(r *calibrate.Result) bool { return Verdict(r) == calibrate.Fits }

// addRegion adds what is left.
func (f *Findings) addRegion(r *calibrate.Result, s *Subject) {
	f.Left = Number(r.Region.Left)
	for _, t := range r.Region.Trades {
		f.Tradeoffs = append(f.Tradeoffs, Tradeoff{r.Problem.Inputs[t.A].Name, r.Problem.Inputs[t.B].Name, Number(t.Correlation)})
	}
	for _, x := range r.Region.Further {
		own, narrows := &r.Problem.Figures[x.Figure], least(x.Inputs)
		f.Next = append(f.Next, Next{own.Name, s.noun(x.Figure), Number(x.Left), r.Problem.Inputs[narrows].Name, Number(x.Inputs[narrows])})
	}
	for _, p := range r.Region.Predicted {
		switch own := headlineOf(r, s, &p); {
		case p.Figure == s.Asked:
			f.Predictions = slices.Insert(f.Predictions, 0, own)
		case r.Problem.Figures[p.Figure].Headline:
			f.Predictions = append(f.Predictions, own)
		}
	}
}

// headlineOf is what is known of a measure.
func headlineOf(r *calibrate.Result, s *Subject, p *calibrate.Prediction) Headline {
	about := s.About[p.Figure]
	return Headline{
		Measure: about.Measure, Window: about.Window, Of: about.Of, Title: s.noun(p.Figure), Strategy: about.Strategy, Unit: r.Problem.Figures[p.Figure].Unit,
		Before: Span{Number(p.Before[0]), Number(p.Before[1])}, Middle: Number(p.Middle), Mean: Span{Number(p.Low), Number(p.High)}, Day: Span{Number(p.DayLow), Number(p.DayHigh)},
	}
}

// least is the place of the least value.
func least(values []float64) (at int) {
	for i, v := range values {
		if v < values[at] {
			at = i
		}
	}
	return at
}

// parameterOf is a value with what is left of it.
func parameterOf(r *calibrate.Result, i int) Parameter {
	in := &r.Problem.Inputs[i]
	p := Parameter{Name: in.Name, Title: titleOf(in), Unit: in.Unit, Before: Span{Number(in.Low), Number(in.High)}, Guess: Number(in.Best), Verdict: Unknown}
	if !fits(r) {
		return p
	}
	left, at := r.Region.Inputs[i], Number(best(r).Values[i])
	low, high := min(left.Low, float64(at)), max(left.High, float64(at))
	p.After, p.Narrowed = &Span{Number(low), Number(high)}, Number(left.Narrowed)
	p.Best, p.Write = &at, Written(in, float64(at), low, high)
	switch {
	case left.Pinned:
		p.Verdict = Pinned
	case left.Untold:
		p.Verdict = Nothing
	default:
		p.Verdict = Narrowed
	}
	return p
}

// titleOf names a value for people. One that only has its path is named by the last two keys.
func titleOf(in *input.Input) string {
	if in.Title != "" && in.Title != in.Name {
		return in.Title
	}
	keys := strings.Split(strings.ReplaceAll(in.Name, "-", " "), ".")
	return strings.Join(keys[max(0, len(keys)-2):], ", ")
}

// figureOf is a published figure with what was simulated.
func figureOf(r *calibrate.Result, s *Subject, k int) Figure {
	own, about := &r.Problem.Figures[k], s.About[k]
	pub := own.Published
	f := Figure{
		Name: own.Name, Title: s.words(r, k), Measure: about.Measure, Window: about.Window, Of: about.Of, Strategy: about.Strategy, Unit: own.Unit,
		Fitted: pub.Fitted, Published: Number(pub.Value), Allowed: Span{Number(about.Low), Number(about.High)},
		Tried: tried(r, k), Best: Number(math.NaN()), Off: Number(math.NaN()),
	}
	for _, o := range best(r).Figures {
		if o.Figure == k {
			f.Best, f.Off = Number(o.Value), Number(o.Off)
		}
	}
	if fits(r) {
		at := slices.IndexFunc(r.Region.Predicted, func(p calibrate.Prediction) bool { return p.Figure == k })
		if at >= 0 {
			p := r.Region.Predicted[at]
			f.Mean, f.Day = &Span{Number(p.Low), Number(p.High)}, &Span{Number(p.DayLow), Number(p.DayHigh)}
			if !pub.Fitted {
				f.Off = Number(p.Off)
			}
		}
	}
	f.Met = math.Abs(float64(f.Off)) <= calibrate.Cutoff
	return f
}

// tried are the least and the most of a figure in the first round.
func tried(r *calibrate.Result, k int) Span {
	low, high := math.Inf(1), math.Inf(-1)
	for _, t := range r.Tried {
		if v := t.Figures[k].Mean; t.Wave == 1 && !math.IsNaN(v) && !math.IsInf(v, 0) {
			low, high = min(low, v), max(high, v)
		}
	}
	if low > high {
		low, high = math.NaN(), math.NaN()
	}
	return Span{Number(low), Number(high)}
}

// conflictsOf are the sets of figures that cannot be met together.
func conflictsOf(r *calibrate.Result) (list []Conflict) {
	if r.Miss == nil {
		return nil
	}
	names := func(figures []int) (list []string) {
		for _, k := range figures {
			list = append(list, r.Problem.Figures[k].Name)
		}
		return list
	}
	list = append(list, Conflict{names(r.Miss.Figures), Number(r.Miss.Apart)})
	for _, other := range r.Miss.Others {
		list = append(list, Conflict{names(other), Number(math.NaN())})
	}
	return list
}
