package explored

import (
	"fmt"

	"nines/sim/measure"
	"nines/sim/report/chart"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/scenario/quantity"
	"nines/sim/study/explore"
	"nines/sim/words"
)

// mostRows is how many inputs a chart shows.
const mostRows = 20

// drawer makes charts.
type drawer struct{ *teller }

// charts are the tornado, a curve for each flip point, and the worth of learning.
func (t drawer) charts() []study.Chart {
	list := []study.Chart{t.tornado()}
	if t.Decision == nil {
		return list
	}
	flips := t.flipsThatMatter()
	for k := range flips[:min(len(flips), 3)] {
		if f := &flips[k]; f.Words == nil {
			list = append(list, t.flipChart(k, f))
		}
	}
	if len(t.paying()) > 0 {
		list = append(list, t.worthChart())
	}
	return list
}

// tornado has a bar for each input: from the least to the most that it makes of the measure, and a line at the best guess.
func (t drawer) tornado() study.Chart {
	c := chart.Chart{
		ID: "tornado", X: chart.Axis{Scale: chart.Linear, Title: t.axis(), Tight: true}, Y: chart.Axis{Scale: chart.Names},
		Title: t.tornadoTitle(),
		Sub:   fmt.Sprintf("From the least to the most under %s, when one %s alone goes through its range. The line is at the best guesses", t.strategy(t.Study.Subject), t.kind()),
	}
	guess := t.drawn(t.Guess[t.Study.Subject].Mean)
	lower, higher := chart.Mark{Name: "lower than at the best guess", Shape: chart.Lane, Tone: "cool-2"}, chart.Mark{Name: "higher than at the best guess", Shape: chart.Lane, Tone: "heat-4"}
	for at, i := range t.order[:min(len(t.order), mostRows)] {
		s := t.Effects[i].Swing
		least, most := t.drawn(t.figure(i, s.From)), t.drawn(t.figure(i, s.To))
		c.Y.Names = append(c.Y.Names, t.title(i))
		told := fmt.Sprintf("%s: %s, %s. It moves by %s: %s", t.title(i), t.atLevel(i, s.From), t.atLevel(i, s.To), t.ends(s.Estimate), verdicts[t.Effects[i].Verdict])
		add(&lower, at, least, max(least, min(guess, most)), told)
		add(&higher, at, min(most, max(guess, least)), most, told)
	}
	c.Marks = []chart.Mark{lower, higher, {Name: "best guess", Shape: chart.Rule, Tone: "ink", X: []phrase.Number{guess}}}
	return study.Chart{Chart: c}
}

// add puts a bar into a row. One without a length is left out.
func add(m *chart.Mark, at int, low, high phrase.Number, told string) {
	if low < high {
		m.Y, m.Low, m.High, m.Words = append(m.Y, phrase.Number(at)), append(m.Low, low), append(m.High, high), append(m.Words, told)
	}
}

func (t drawer) tornadoTitle() string {
	if yes := t.judged(explore.Matters); len(yes) > 0 {
		return words.Capital(t.title(yes[0])) + " matters most"
	}
	return "No " + t.kind() + " is shown to matter"
}

// scale says how values of an input become numbers on an axis, and names the axis with its unit.
func (t drawer) scale(i int) (scaled func(float64) float64, title string) {
	switch t.Study.Inputs[i].Unit {
	case quantity.Share:
		return func(v float64) float64 { return 100 * v }, t.title(i) + ", in per cent"
	case quantity.Duration, quantity.Instant:
		return func(v float64) float64 { return v / 60 }, t.title(i) + ", in minutes"
	case quantity.Rate:
		return func(v float64) float64 { return 3600 * v }, t.title(i) + ", per hour"
	}
	return func(v float64) float64 { return v }, t.title(i)
}

// axis is the title of an axis of the measure.
func (t drawer) axis() string {
	if t.of.Measure.Unit == measure.Share {
		return t.noun + ", in per cent"
	}
	return t.noun
}

// drawn is an amount of the measure as an axis has it: a share in per cent.
func (t drawer) drawn(v float64) phrase.Number {
	if t.of.Measure.Unit == measure.Share {
		v *= 100
	}
	return phrase.Number(v)
}

// flipChart is how far the other strategy is behind the best one, along an input.
func (t drawer) flipChart(k int, f *explore.Flip) study.Chart {
	scaled, title := t.scale(f.Input)
	c := chart.Chart{
		ID: fmt.Sprintf("flip-%d", k+1), X: chart.Axis{Scale: chart.Linear, Title: title, Tight: true}, Y: chart.Axis{Scale: chart.Linear, Title: "worse by," + t.unit, Tight: true},
		Title: fmt.Sprintf("%s is better %s", t.strategy(f.To), t.condition(*f)),
		Sub:   fmt.Sprintf("How far it is worse than %s, averaged over all else, with a 95 %% confidence band. Below the line it is better", t.strategy(t.Decision.Best)),
	}
	band := chart.Mark{Name: "95 % confidence band", Shape: chart.Band, Tone: "first"}
	line := chart.Mark{Name: "worse by", Shape: chart.Line, Tone: "first"}
	for _, p := range f.Curve {
		x := phrase.Number(scaled(p.At))
		band.X, band.Low, band.High = append(band.X, x), append(band.Low, t.drawn(p.Low)), append(band.High, t.drawn(p.High))
		line.X, line.Y = append(line.X, x), append(line.Y, t.drawn(p.Value))
	}
	c.Marks = []chart.Mark{band, line, {Name: "as good", Shape: chart.Rule, Tone: "ink", Y: []phrase.Number{0}}}
	return study.Chart{Chart: c}
}

// worthChart has a bar for each unknown that may be worth something, the most first.
func (t drawer) worthChart() study.Chart {
	table := tabler(t).worthTable()
	c := chart.Chart{
		ID: "worth", X: chart.Axis{Scale: chart.Linear, Title: "worth," + t.unit}, Y: chart.Axis{Scale: chart.Names},
		Title: table.Title, Sub: "The mean gain on such a day, if the number is known when the strategy is chosen, with 95 % confidence intervals",
	}
	bars := chart.Mark{Name: "worth", Shape: chart.Bar, Tone: "second"}
	for _, w := range t.worthSorted() {
		if len(c.Y.Names) == mostRows || w.High < t.Study.Threshold/10 {
			break
		}
		bars.Y = append(bars.Y, phrase.Number(len(c.Y.Names)))
		c.Y.Names = append(c.Y.Names, t.title(w.Input))
		bars.X, bars.Low, bars.High = append(bars.X, t.drawn(w.Gain)), append(bars.Low, t.drawn(w.Low)), append(bars.High, t.drawn(w.High))
		bars.Label = append(bars.Label, t.whole(w.Gain))
		bars.Words = append(bars.Words, t.title(w.Input)+": "+t.whole(w.Gain)+" ("+t.whole(w.Low)+" to "+t.whole(w.High)+")")
	}
	c.Marks = []chart.Mark{bars}
	return study.Chart{Chart: c}
}
