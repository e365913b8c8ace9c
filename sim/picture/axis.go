package picture

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"

	"nines/sim/report"
	"nines/sim/report/chart"
)

// axes gives the plot its scales, their ends and their ticks.
func (p *picture) axes() {
	p.stairs = p.areCounts()
	p.plot.BackgroundColor = nil
	p.plot.X.Label.Text = legible(p.chart.X.Title)
	p.scale(&p.plot.X, p.chart.X)
	if names := p.names(); names != nil {
		p.rows = newRows(names)
	}
	p.scale(&p.plot.Y, p.chart.Y)
	p.plot.Y.Width, p.plot.Y.Tick.Length = 0, 0
	if p.rows != nil {
		p.plot.X.Width, p.plot.Y.Padding = 0, 6*px // a dot at nought does not touch its name
		p.nameRows()
	}
}

// scale sets one axis of the plot.
func (p *picture) scale(a *plot.Axis, as chart.Axis) {
	a.Padding = 0
	a.Label.TextStyle.Font, a.Label.TextStyle.Color, a.Label.Padding = smallStyle.Font, smallStyle.Color, 6*px
	a.Tick.Label.Font, a.Tick.Label.Color = smallStyle.Font, smallStyle.Color
	a.LineStyle = draw.LineStyle{Color: colour("quiet"), Width: 1 * px}
	a.Tick.LineStyle, a.Tick.Length = a.LineStyle, 5*px
	lowest, highest := p.ends(a == &p.plot.X)
	var ticks []plot.Tick
	switch as.Scale {
	case chart.Clock:
		lowest, highest = 0, p.setting.End.Sub(p.setting.Start).Seconds()
		ticks = clockTicks(p.setting.Start, p.setting.End)
		a.Label.Text = clockTitle(p.setting.Start, p.setting.End)
	case chart.Duration:
		highest, ticks = durationTicks(highest)
	case chart.Log:
		a.Scale = plot.LogScale{}
		lowest, highest, ticks = logTicks(logEnds(p.chart.Marks))
	case chart.Linear:
		lowest, highest, ticks = linearTicks(lowest, highest, as)
	}
	a.Min, a.Max, a.Tick.Marker = lowest, highest, plot.ConstantTicks(ticks)
}

// ends are the least and the largest value that is drawn along an axis. What counts something begins at nothing.
func (p *picture) ends(across bool) (lowest, highest float64) {
	for i := range p.chart.Marks {
		m := &p.chart.Marks[i]
		for _, values := range p.along(m, across) {
			for _, v := range values {
				if f := float64(v); isDrawn(f) {
					lowest, highest = min(lowest, f), max(highest, f)
				}
			}
		}
	}
	if !across {
		highest = max(highest, p.tallest())
	}
	return lowest, highest
}

// along are the values of a mark that lie on one of the axes.
func (p *picture) along(m *chart.Mark, across bool) [][]report.Number {
	switch isRow := p.rows != nil || p.chart.Y.Scale == chart.Names; {
	case isRow && across:
		return [][]report.Number{m.X, m.Low, m.High}
	case isRow:
		return nil
	case across:
		return [][]report.Number{m.X}
	case m.Shape == chart.Stack:
		return nil
	}
	return [][]report.Number{m.Y, m.Low, m.High}
}

// tallest is the height of the stack where it is tallest.
func (p *picture) tallest() float64 {
	most := 0.0
	for _, l := range p.layers() {
		for _, v := range l.high {
			if isDrawn(v) {
				most = max(most, v)
			}
		}
	}
	return most
}

// isDrawn says whether a value has a place on paper: null, and what was not reached, have none.
func isDrawn(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// areCounts says whether the chart is of counts, each of a time that is wide enough on paper to be seen as a step.
func (p *picture) areCounts() bool {
	run := p.setting.End.Sub(p.setting.Start).Seconds()
	for _, m := range p.chart.Marks {
		if m.Shape == chart.Stack && m.Step != nil {
			return 1000*float64(m.Step.Seconds) > 4*run
		}
	}
	return false
}
