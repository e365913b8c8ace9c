// Package sketch draws the calls of a run over time with characters.
package sketch

import (
	"fmt"
	"math"
	"strings"
	"time"

	"nines/sim/report"
	"nines/sim/report/phrase"
)

// The size of the drawing, in characters.
const (
	chartColumns = 88
	chartRows    = 9
)

// Of draws the run over time, with a line that says what is drawn. Each column shows the calls made: solid if they were not
// lost, and shaded on top if they were. Nothing is drawn if nobody called.
func Of(d *report.Document) (caption string, rows []string) {
	lost, made := perMinute(d)
	if len(made) == 0 {
		return "", nil
	}
	each := (d.Step()*len(made) + chartColumns - 1) / chartColumns // minutes a column
	each = roundMinutes(each)
	through, gone, most := columns(made, lost, each/d.Step())
	if most == 0 {
		return "", nil
	}
	caption = fmt.Sprintf("Calls for help made in each %s: █ connected, ░ lost.", phrase.Length(report.Number(each*60)))
	return caption, append(bars(through, gone, most), axis(d, len(through), each)...)
}

// perMinute gives the mean number of calls lost and made, by step of the series.
func perMinute(d *report.Document) (lost, made []float64) {
	for _, s := range d.Series {
		name := strings.TrimPrefix(s.Name, "calls.")
		switch {
		case s.Name == "calls.offered":
			made = make([]float64, len(s.Values))
			for m, v := range s.Values {
				made[m] = float64(v)
			}
		case isLoss(d, name):
			if lost == nil {
				lost = make([]float64, len(s.Values))
			}
			for m, v := range s.Values {
				lost[m] += float64(v)
			}
		}
	}
	return lost, made
}

func isLoss(d *report.Document, outcome string) bool {
	for _, o := range d.Windows[0].Outcomes {
		if o.Name == outcome {
			return true
		}
	}
	return false
}

// roundMinutes is the next length of time that people like to count in.
func roundMinutes(minutes int) int {
	for _, nice := range []int{1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 720, 1440} {
		if minutes <= nice {
			return nice
		}
	}
	return (minutes + 1439) / 1440 * 1440
}

// columns adds up minutes to the columns of the drawing. Sums and not means: a column is then a number of calls.
func columns(made, lost []float64, each int) (through, gone []float64, most float64) {
	for from := 0; from < len(made); from += each {
		m, l := 0.0, 0.0
		for i := from; i < min(from+each, len(made)); i++ {
			m += made[i]
			l += lost[i]
		}
		through, gone, most = append(through, m-l), append(gone, l), max(most, m)
	}
	return through, gone, most
}

// bars draws from the top row down. A character is full of one or the other, by what fills its middle.
func bars(through, gone []float64, most float64) []string {
	var rows []string
	step := most / chartRows
	for r := chartRows; r > 0; r-- {
		middle := (float64(r) - 0.5) * step
		label := ""
		if r == chartRows || r == (chartRows+1)/2 {
			label = phrase.Count(report.Number(math.Round(float64(r) * step)))
		}
		row := fmt.Sprintf("%7s ┤", label)
		for c := range through {
			switch {
			case through[c] >= middle:
				row += "█"
			case through[c]+gone[c] >= middle:
				row += "░"
			default:
				row += " "
			}
		}
		rows = append(rows, strings.TrimRight(row, " "))
	}
	return rows
}

// axis writes clock times under the columns, as many as there is room for.
func axis(d *report.Document, columns, each int) []string {
	line := []rune(strings.Repeat("─", columns))
	label := []rune(strings.Repeat(" ", columns+6))
	next, form, before := 0, "15:04", time.Time{}
	if columns*each > 3*report.Day {
		form = "2 Jan"
	}
	for c := range columns {
		at := d.Clock(report.Number(60 * c * each)) // in the zone: clocks may change during the run
		isSameDay := form == "2 Jan" && at.YearDay() == before.YearDay() && at.Year() == before.Year()
		before = at
		onTheHour := at.Minute() == 0
		if (!onTheHour && each < 60) || isSameDay || c < next {
			continue
		}
		line[c] = '┴'
		copy(label[c:], []rune(at.Format(form)))
		next = c + 8
	}
	return []string{strings.Repeat(" ", 8) + "└" + string(line), strings.Repeat(" ", 9) + strings.TrimRight(string(label), " ")}
}
