package solved

import (
	"fmt"
	"math"

	"nines/sim/measure"
	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/scenario/input"
	"nines/sim/study/solve"
	"nines/sim/words"
)

// drawing makes charts.
type drawing struct{ *Solved }

// charts are the chance, or the estimate, against the value, with the limit and today's value.
func (s drawing) charts() []study.Chart {
	list := []study.Chart{}
	switch {
	case s.Answer.By == solve.ByMeans && len(s.Answer.Judged) > 1:
		list = append(list, study.Chart{Chart: s.chartOfMeans()})
	case len(s.Answer.Curve) > 1:
		list = append(list, study.Chart{Chart: s.chartOfChances()})
	}
	if len(s.Offers) > 0 {
		list = append(list, study.Chart{Chart: s.chartOfOffers()})
	}
	return list
}

// chartOfOffers has help against cost, and a line through what to buy, from nothing on.
func (s drawing) chartOfOffers() chart.Chart {
	m := money(s)
	c := chart.Chart{
		ID: "solve-offers", Title: "What to buy first", Sub: "Help in one such outage against cost, above today. The line joins what no mixture of others beats",
		X: chart.Axis{Scale: chart.Linear, Title: "cost in " + s.Offers[0].Price.In()}, Y: chart.Axis{Scale: chart.Linear, Title: m.heading()},
	}
	line := chart.Mark{Name: "in the order to buy", Shape: chart.Line, Tone: "remedy", X: numbers(0), Y: numbers(0)}
	for _, p := range m.purchases() {
		o := s.Offers[p.Offer]
		line.X, line.Y = append(line.X, report.Number(o.Cost)), append(line.Y, m.drawn(o.Helped.Mean))
	}
	points := chart.Mark{Name: "offers", Shape: chart.Point, Tone: "first"}
	for _, o := range s.Offers {
		points.X, points.Y = append(points.X, report.Number(o.Cost)), append(points.Y, m.drawn(o.Helped.Mean))
		points.Words = append(points.Words, fmt.Sprintf("%s: %s for %s", o.Title, m.number(o.Helped.Mean), o.Price.Over(o.Cost)))
	}
	if len(line.X) > 1 {
		c.Marks = append(c.Marks, line)
	}
	c.Marks = append(c.Marks, points)
	return c
}

// drawn is an amount of what is gained as an axis has it.
func (s money) drawn(v float64) report.Number {
	if s.unit() == measure.Share {
		v *= 100
	}
	return report.Number(v)
}

// axis is that of the values.
func (s drawing) axis() chart.Axis {
	if s.Input.Unit == input.Duration {
		return chart.Axis{Scale: chart.Duration, Title: s.Input.Title, Tight: true}
	}
	return chart.Axis{Scale: chart.Linear, Title: s.heading(), Tight: true}
}

// chartOfChances has a line for levels of all days, and another for those of a few.
func (s drawing) chartOfChances() chart.Chart {
	c := chart.Chart{
		ID: "solve-chance", Title: s.result(), X: s.axis(), Y: chart.Axis{Scale: chart.Linear, Title: "share of the days", Whole: true},
		Sub: fmt.Sprintf("Share of the days that keep the expectation, with %s intervals. The line is the %s it takes", words.Percent(s.Criterion.Confidence), words.Percent(s.Chance)),
	}
	few, all := s.levels()
	c.Marks = append(c.Marks, s.line("a few days", "behind", few)...)
	c.Marks = append(c.Marks, s.line("all days", "first", all)...)
	ends := numbers(s.Values[0], s.Values[len(s.Values)-1])
	c.Marks = append(c.Marks, chart.Mark{Name: words.Percent(s.Chance) + " needed", Shape: chart.Line, Tone: "quiet", X: ends, Y: numbers(s.Chance, s.Chance)})
	c.Marks = append(c.Marks, s.points(s.shareAt)...)
	return c
}

// result says the result in a few words.
func (s drawing) result() string {
	switch s.Answer.Ruling {
	case solve.Found:
		return sentenceOf("enough: %s", s.with(s.orMore(s.Answer.Value)))
	case solve.Unreachable:
		return sentenceOf("%s", s.none())
	}
	return "How sure each value is"
}

// levels are those of a few days, and those of the most days that any level has.
func (s drawing) levels() (few, all []solve.Level) {
	most := 0
	for _, l := range s.Answer.Curve {
		most = max(most, l.Days)
	}
	for _, l := range s.Answer.Curve {
		if l.Days == most {
			all = append(all, l)
		} else {
			few = append(few, l)
		}
	}
	return few, all
}

// line is levels as a line with its band.
func (s drawing) line(name string, tone chart.Tone, levels []solve.Level) []chart.Mark {
	if len(levels) == 0 {
		return nil
	}
	band := chart.Mark{Name: name, Shape: chart.Band, Tone: tone}
	line := chart.Mark{Name: name, Shape: chart.Line, Tone: tone}
	for _, l := range levels {
		x := report.Number(s.Values[l.Value])
		band.X, band.Low, band.High = append(band.X, x), append(band.Low, report.Number(l.Low)), append(band.High, report.Number(l.High))
		line.X, line.Y = append(line.X, x), append(line.Y, report.Number(l.Share()))
	}
	return []chart.Mark{band, line}
}

// shareAt is the share of good days at a value, if the curve has it.
func (s drawing) shareAt(place int) (float64, bool) {
	for _, l := range s.Answer.Curve {
		if l.Value == place {
			return l.Share(), true
		}
	}
	return 0, false
}

// points are the answer and today's value, where the curve has them. Today's has no words of its own where they would stand on those
// of the answer, which then says both.
func (s drawing) points(at func(place int) (float64, bool)) (list []chart.Mark) {
	for place, v := range s.Values {
		y, ok := at(place)
		name, tone, label := "today", chart.Tone("fault"), s.value(place)+": today"
		switch {
		case !ok:
			continue
		case place == s.foundAt():
			name, tone, label = "enough", "remedy", s.value(place)+": enough"
			if s.isNearToday(v) && v != s.Today {
				label += fmt.Sprintf(" (today %s)", s.Input.Said(s.Today))
			}
		case v != s.Today:
			continue
		case s.foundAt() != solve.None && s.isNearToday(s.Values[s.foundAt()]):
			label = ""
		}
		list = append(list, chart.Mark{Name: name, Shape: chart.Point, Tone: tone, X: numbers(v), Y: numbers(y), Label: []string{label}})
	}
	return list
}

// labelWidth is about how much of a chart's width the words beside a point take.
const labelWidth = 0.3

// isNearToday reports whether the words at a value would stand on those at today's.
func (s drawing) isNearToday(v float64) bool {
	return math.Abs(v-s.Today) < labelWidth*(s.Values[len(s.Values)-1]-s.Values[0])
}

// chartOfMeans has the estimates and their intervals.
func (s drawing) chartOfMeans() chart.Chart {
	c := chart.Chart{
		ID: "solve-estimates", Title: s.result(), X: s.axis(), Y: chart.Axis{Scale: chart.Linear, Title: phrase.NounOf(s.Criterion.Measure.Name)},
		Sub: "The estimate at each value that was tried, with its interval. Expected: " + s.limit(),
	}
	band := chart.Mark{Name: "interval", Shape: chart.Band, Tone: "first"}
	line := chart.Mark{Name: "estimate", Shape: chart.Line, Tone: "first"}
	at := map[int]float64{}
	for _, j := range s.Answer.Judged {
		x := report.Number(s.Values[j.Value])
		band.X, band.Low, band.High = append(band.X, x), append(band.Low, report.Number(j.Low)), append(band.High, report.Number(j.High))
		line.X, line.Y = append(line.X, x), append(line.Y, report.Number(j.Estimate))
		at[j.Value] = j.Estimate
	}
	c.Marks = append(c.Marks, band, line)
	c.Marks = append(c.Marks, s.points(func(place int) (float64, bool) { y, ok := at[place]; return y, ok })...)
	return c
}
