package picture

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nines/sim/report"
	"nines/sim/report/chart"
)

// spanName is the name of a window above the plot, over a line as long as the window.
type spanName struct {
	name       string
	row        int // from the plot upwards
	left, text vg.Length
	right      vg.Length
}

type spanRows []spanName

const spanTall = 19 * px

// spanRowsOf puts the names of windows into as few rows as there is room for: longer windows above those within them.
func spanRowsOf(spans []chart.ChartSpan, across func(report.Number) vg.Length) spanRows {
	var list spanRows
	for i := len(spans) - 1; i >= 0; i-- {
		s := spanName{name: short(spanStyle, spans[i].Name, 200*px), left: across(spans[i].From), right: across(spans[i].To)}
		s.text = min(s.left, width-margin-spanStyle.Width(s.name))
		for list.isTaken(s) {
			s.row++
		}
		list = append(list, s)
	}
	return list
}

// isTaken says whether a name would stand in another's place.
func (r spanRows) isTaken(s spanName) bool {
	for _, o := range r {
		if o.row == s.row && min(s.left, s.text) < o.end() && min(o.left, o.text) < s.end() {
			return true
		}
	}
	return false
}

// end is where the name with a gap, or its line, ends.
func (s spanName) end() vg.Length { return max(s.right, s.text+spanStyle.Width(s.name)+4*px) }

// leaves says whether the top row leaves so much room on the left.
func (r spanRows) leaves(room vg.Length) bool {
	top := 0
	for _, s := range r {
		top = max(top, s.row)
	}
	for _, s := range r {
		if s.row == top && min(s.left, s.text) < room {
			return false
		}
	}
	return len(r) > 0
}

func (r spanRows) height() vg.Length {
	rows := 0
	for _, s := range r {
		rows = max(rows, s.row+1)
	}
	return vg.Length(spanTall * vg.Length(rows))
}

func (r spanRows) draw(c draw.Canvas) {
	for _, s := range r {
		y := c.Max.Y + 3*px + vg.Length(spanTall*vg.Length(s.row))
		c.StrokeLine2(draw.LineStyle{Color: colour("quiet"), Width: 1 * px}, s.left+1*px, y, s.right-1*px, y)
		say(c, spanStyle, s.text, y+4*px, s.name)
	}
}
