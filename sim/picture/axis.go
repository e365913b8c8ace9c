package picture

import (
	"math"

	"gonum.org/v1/plot/vg/draw"

	"nines/sim/picture/frame"
	"nines/sim/report"
	"nines/sim/report/chart"
)

// axes gives the plot its scales, their ends and their ticks.
func (p *picture) axes() {
	p.stairs = p.areCounts()
	line := draw.LineStyle{Color: colour("quiet"), Width: 1 * px}
	p.plot.Look = frame.Look{Line: line, Tick: 5 * px, Gap: 6 * px}
	p.plot.X.Title = legible(p.chart.X.Title)
	p.scale(&p.plot.X, p.chart.X)
	if names := p.names(); names != nil {
		p.rows = newRows(names)
	}
	p.scale(&p.plot.Y, p.chart.Y)
	if p.rows != nil {
		p.plot.X.NoLine, p.plot.Y.Padding = true, 6*px // a dot at nought does not touch its name
		p.nameRows()
	}
}

// scale sets one axis of the plot.
func (p *picture) scale(a *frame.Axis, as chart.Axis) {
	a.Words = smallStyle
	lowest, highest := p.ends(a == &p.plot.X)
	var ticks []frame.Tick
	switch as.Scale {
	case chart.Clock:
		lowest, highest = 0, p.setting.End.Sub(p.setting.Start).Seconds()
		ticks = clockTicks(p.setting.Start, p.setting.End)
		a.Title = clockTitle(p.setting.Start, p.setting.End)
	case chart.Duration:
		highest, ticks = durationTicks(highest)
	case chart.Log:
		a.Log = true
		lowest, highest, ticks = logTicks(logEnds(p.chart.Marks))
	case chart.Names:
		if a == &p.plot.X {
			lowest, highest = 0, float64(max(1, len(as.Names)))
			ticks = nameTicks(as.Names, width-2*margin-nameWide)
		}
	case chart.Linear:
		lowest, highest, ticks = linearTicks(lowest, highest, as)
	}
	a.Min, a.Max, a.Ticks = lowest, highest, ticks
}

// ends are the least and the largest value that is drawn along an axis. What counts something begins at nothing; a tight axis
// begins at its least value.
func (p *picture) ends(across bool) (lowest, highest float64) {
	if across && p.chart.X.Tight || !across && p.chart.Y.Tight {
		lowest, highest = math.Inf(1), math.Inf(-1)
		defer func() {
			if lowest > highest { // there is no value
				lowest, highest = 0, 0
			}
		}()
	}
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
