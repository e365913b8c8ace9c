package measure

import "nines/sim/des"

// Instants are when a run has to tell the time on its accounts: where a window begins or ends.
func Instants(p *Plan) []des.Time { return p.segments }

// listUse lists, by window, the sums of time, and behind them the averages.
func listUse(p *Plan) {
	for _, w := range p.windows {
		first := len(p.measures)
		for range p.usage.Columns() {
			p.add("", w.Name, Group{}, Seconds)
		}
		for _, a := range p.usage.Averages {
			p.measures = append(p.measures, quotientOf(a.Name, w.Name, Group{}, a.Unit, first+a.Num, first+a.Den))
		}
	}
}

func quotientOf(name, window string, g Group, u Unit, num, den int) Measure {
	return Measure{name, window, g, u, num, den, 0}
}

func (t *Tally) appendUse(row []float64) []float64 {
	p := t.plan
	for w, span := range p.spans {
		row = t.use.AppendTo(row, span[0], span[1], p.windows[w].To-p.windows[w].From)
		for range p.usage.Averages {
			m := &p.measures[len(row)]
			row = append(row, ratio(row[m.Numerator], row[m.Denominator]))
		}
	}
	return row
}
