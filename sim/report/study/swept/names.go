package swept

import (
	"math"
	"strings"

	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/stat"
	"nines/sim/words"
)

// mostNames is how many names an axis has room for.
const mostNames = 40

// names is a chart of a strategy over words or times: an interval for each.
func (s *Sweep) names(strategy int) chart.Chart {
	m, standings := s.main()
	c := s.heat(strategy, "by "+titleOf(&s.Design.Inputs[0])+"; bars are 95 % confidence intervals")
	c.ID = id("names", strategy)
	c.X = chart.Axis{Scale: chart.Linear, Title: unitOf(m), Whole: unitOf(m) == "share"}
	c.Y = chart.Axis{Scale: chart.Names}
	mark := chart.Mark{Name: words.Capital(noun(m)), Shape: chart.Interval, Tone: tones[strategy%len(tones)]}
	for i, st := range standings {
		c.Y.Names = append(c.Y.Names, s.said(i, 0))
		if e := st.Figures[strategy]; isDrawn(e) {
			mark.X, mark.Y = append(mark.X, report.Number(e.Mean)), append(mark.Y, report.Number(i))
			mark.Low, mark.High = append(mark.Low, report.Number(e.Low)), append(mark.High, report.Number(e.High))
			mark.Words = append(mark.Words, c.Y.Names[i]+": "+inWords(m, e))
		}
	}
	if len(mark.X) > 0 {
		c.Marks = []chart.Mark{mark}
	}
	return c
}

// dates is a measure over more times than have room as names, such as the days of a year.
func (s *Sweep) dates() chart.Chart {
	m, standings := s.main()
	first := s.When[0]
	c := s.heat(0, "by when the trouble strikes; bands are 95 % confidence intervals")
	c.ID = "dates"
	c.X = chart.Axis{Scale: chart.Linear, Title: "days after " + first.Format("2 Jan 2006")}
	c.Y = chart.Axis{Scale: chart.Linear, Title: unitOf(m), Whole: unitOf(m) == "share"}
	for k, st := range s.Strategies {
		line := chart.Mark{Name: strings.Trim(st.called(), "“”"), Shape: chart.Line, Tone: tones[k%len(tones)]}
		band := chart.Mark{Name: line.Name, Shape: chart.Band, Tone: line.Tone}
		for i, at := range s.When {
			if e := standings[i].Figures[k]; isDrawn(e) {
				x := report.Number(math.Round(100*at.Sub(first).Hours()/24) / 100)
				line.X, line.Y = append(line.X, x), append(line.Y, report.Number(e.Mean))
				band.X, band.Low, band.High = append(band.X, x), append(band.Low, report.Number(e.Low)), append(band.High, report.Number(e.High))
			}
		}
		if len(line.X) > 1 {
			c.Marks = append(c.Marks, band, line)
		}
	}
	return c
}

// isDrawn reports whether a figure and its interval can be drawn.
func isDrawn(e stat.Estimate) bool {
	for _, v := range []float64{e.Mean, e.Low, e.High} {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

// each draws a chart for every one of n strategies.
func each(n int, draw func(strategy int) chart.Chart) (list []chart.Chart) {
	for k := range n {
		list = append(list, draw(k))
	}
	return list
}
