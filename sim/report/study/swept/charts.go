package swept

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"nines/sim/measure"
	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/study/sweep"
	"nines/sim/words"
)

// tones are the colours of strategies, in their order. Further ones repeat: a chart with more cannot be read anyway.
var tones = []chart.Tone{"first", "second", "third", "fourth"}

// charts are curves over one number, heat maps over two and over the hours of a week, and intervals over words and times.
func (s *Sweep) charts() (list []study.Chart) {
	for _, c := range s.drawn() {
		if len(c.Marks) > 0 {
			list = append(list, study.Chart{Chart: c})
		}
	}
	return list
}

func (s *Sweep) drawn() (list []chart.Chart) {
	across, down, isSquare := s.square()
	switch n := len(s.Design.Points); {
	case s.isWeek():
		return each(len(s.Strategies), week{s}.chart)
	case isSquare:
		return each(len(s.Strategies), func(k int) chart.Chart { return s.squareHeat(across, down, k) })
	case len(s.Design.Inputs) > 1 || n < 2:
	case s.Design.Inputs[0].Words == nil:
		for i := range s.Measures {
			list = append(list, s.curve(i))
		}
	case n <= mostNames:
		return each(len(s.Strategies), s.names)
	case s.When != nil:
		return []chart.Chart{s.dates()}
	}
	return list
}

// curve is a measure against the only input, with a band for the intervals.
func (s *Sweep) curve(of int) chart.Chart {
	m, in := s.Measures[of], &s.Design.Inputs[0]
	c := chart.Chart{
		ID: id("curve", of), Title: s.curveTitle(of), Sub: fmt.Sprintf("%s, by %s; bands are 95 %% confidence intervals at the points", words.Capital(noun(m)), titleOf(in)),
		X: chart.Axis{Scale: chart.Linear, Title: axisTitle(titleOf(in), in.Unit), Tight: true},
		Y: chart.Axis{Scale: chart.Linear, Title: unitOf(m), Whole: m.Unit == measure.Share},
	}
	if in.Unit == "duration" {
		c.X.Scale = chart.Duration
	}
	for k, st := range s.Strategies {
		line := chart.Mark{Name: strings.Trim(st.called(), "“”"), Shape: chart.Line, Tone: tones[k%len(tones)]}
		band := chart.Mark{Name: line.Name, Shape: chart.Band, Tone: line.Tone}
		for _, i := range s.inOrder() {
			e := s.Standings[of][i].Figures[k]
			if math.IsNaN(e.Mean) || math.IsInf(e.Mean, 0) {
				continue
			}
			x := report.Number(s.Design.Points[i][0])
			line.X, line.Y = append(line.X, x), append(line.Y, report.Number(e.Mean))
			if isDrawn(e) {
				band.X, band.Low, band.High = append(band.X, x), append(band.Low, report.Number(e.Low)), append(band.High, report.Number(e.High))
			}
		}
		if len(band.X) > 1 {
			c.Marks = append(c.Marks, band)
		}
		if len(line.X) > 1 {
			c.Marks = append(c.Marks, line)
		}
	}
	return c
}

func axisTitle(title, unit string) string {
	switch unit {
	case "duration", "instant", "count", "number", "factor", "word":
		return title
	}
	return title + " (" + unit + ")"
}

// curveTitle is what is to be seen in a curve.
func (s *Sweep) curveTitle(of int) string {
	m := s.Measures[of]
	order := s.inOrder()
	first, last := s.Standings[of][order[0]].Figures[0], s.Standings[of][order[len(order)-1]].Figures[0]
	if inWords(m, first) == inWords(m, last) {
		return words.Capital(noun(m)) + " is the same at both ends"
	}
	return fmt.Sprintf("%s from %s to %s: %s goes from %s to %s", words.Capital(titleOf(&s.Design.Inputs[0])), s.said(order[0], 0), s.said(order[len(order)-1], 0), noun(m),
		inUnit(m)(phrase.Number(first.Mean)), inUnit(m)(phrase.Number(last.Mean)))
}

// squareHeat is a heat map over two inputs, of one strategy.
func (s *Sweep) squareHeat(across, down, strategy int) chart.Chart {
	m, standings := s.main()
	columns, rows := s.Design.Levels(across), s.Design.Levels(down)
	c := s.heat(strategy, fmt.Sprintf("by %s and %s", titleOf(&s.Design.Inputs[across]), titleOf(&s.Design.Inputs[down])))
	c.X.Title, c.Y.Title = titleOf(&s.Design.Inputs[across]), titleOf(&s.Design.Inputs[down])
	for _, v := range columns {
		c.X.Names = append(c.X.Names, phrase.Plain(s.Design.Inputs[across].Said(v)))
	}
	for _, v := range rows {
		c.Y.Names = append(c.Y.Names, phrase.Plain(s.Design.Inputs[down].Said(v)))
	}
	values := empty(len(rows), len(columns))
	for i, p := range s.Design.Points {
		values[slices.Index(rows, p[down])][slices.Index(columns, p[across])] = report.Number(standings[i].Figures[strategy].Mean)
	}
	return chart.Heat(c, values, inUnit(m))
}

// heat is a heat map still without its cells.
func (s *Sweep) heat(strategy int, by string) chart.Chart {
	m, standings := s.main()
	c := chart.Chart{ID: id("map", strategy), Title: words.Capital(noun(m)) + " is the same everywhere", Sub: words.Capital(noun(m)) + ", " + by}
	if least, most := sweep.Extremes(standings, strategy); least >= 0 && standings[least].Figures[strategy].Mean < standings[most].Figures[strategy].Mean {
		value := func(i int) string { return inUnit(m)(phrase.Number(standings[i].Figures[strategy].Mean)) }
		c.Title = fmt.Sprintf("%s goes from %s [%s] to %s [%s]", words.Capital(noun(m)), value(least), s.at(least), value(most), s.at(most))
	}
	if len(s.Strategies) > 1 {
		c.Sub += ", under " + s.Strategies[strategy].called()
	}
	return c
}

// empty are rows of no values.
func empty(rows, columns int) [][]report.Number {
	values := make([][]report.Number, rows)
	for y := range values {
		for range columns {
			values[y] = append(values[y], report.Number(math.NaN()))
		}
	}
	return values
}
