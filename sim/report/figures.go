package report

import (
	"slices"

	"nines/sim/measure"
)

// SeriesOf is one of the document's series; an empty one if it has none of that name.
func (d *Document) SeriesOf(name string) Series {
	at := slices.IndexFunc(d.Series, func(s Series) bool { return s.Name == name })
	if at < 0 {
		return Series{}
	}
	return d.Series[at]
}

// Between are the values of a series that belong to some minutes: all steps that begin in them.
func (d *Document) Between(values []Number, from, to int) []Number {
	step := d.Step()
	first := min((from+step-1)/step, len(values))
	return values[first:max(first, min((to+step-1)/step, len(values)))]
}

// MeanOver is the mean of a series over some minutes.
func (d *Document) MeanOver(series string, from, to int) Number {
	part := d.Between(d.SeriesOf(series).Values, from, to)
	sum := Number(0)
	for _, v := range part {
		sum += v
	}
	return sum / Number(max(1, len(part)))
}

// SumOver is a series added up over some minutes.
func (d *Document) SumOver(series string, from, to int) Number {
	sum := Number(0)
	for _, v := range d.Between(d.SeriesOf(series).Values, from, to) {
		sum += v
	}
	return sum
}

// LostOver is how many calls of some minutes were lost.
func (d *Document) LostOver(from, to int) Number {
	sum := Number(0)
	for _, o := range d.Windows[0].Outcomes {
		sum += d.SumOver("calls."+o.Name, from, to)
	}
	return sum
}

// Figure is the estimate of a measure for all callers.
func (d *Document) Figure(name, window string) Figure { return d.FigureOf(name, window, "", "") }

// FigureOf is the estimate of a measure for a group of callers.
func (d *Document) FigureOf(name, window, by, group string) Figure {
	wanted := figureKey{name, window, by, group}
	if i, ok := d.places[wanted]; ok && i < len(d.Figures) && d.Figures[i].key() == wanted {
		return d.Figures[i]
	}
	for i := range d.Figures {
		if d.Figures[i].key() == wanted {
			return d.Figures[i]
		}
	}
	return Figure{}
}

// figureKey is what a figure is found by.
type figureKey struct{ measure, window, by, group string }

func (f *Figure) key() figureKey { return figureKey{f.Measure, f.Window, f.By, f.Group} }

// place notes where each figure is. A report asks for several figures of each window: looked for one by one, the time would grow
// with the square of the number of windows.
func (d *Document) place() {
	d.places = make(map[figureKey]int, len(d.Figures))
	for i := range d.Figures {
		if _, taken := d.places[d.Figures[i].key()]; !taken {
			d.places[d.Figures[i].key()] = i
		}
	}
}

// Moment is a moment by what happened; one without replications if it never did.
func (d *Document) Moment(what string) Moment {
	for _, m := range d.Moments {
		if m.What == what {
			return m
		}
	}
	return Moment{}
}

// Measure is a measure of the comparison by its name; one without figures if it does not tell it.
func (d *Comparison) Measure(name string) ComparedMeasure {
	at := slices.IndexFunc(d.Measures, func(m ComparedMeasure) bool { return m.Name == name })
	if at < 0 {
		return ComparedMeasure{}
	}
	return d.Measures[at]
}

// SomeWantNoHelp reports whether there are accidental or silent calls, or tests.
func (d *Document) SomeWantNoHelp() bool {
	return d.FigureOf("callers.calling", measure.WholeRun, measure.ByKind, measure.NothingWanted.Name).Mean > 0 ||
		d.FigureOf("callers.calling", measure.WholeRun, measure.ByKind, measure.Testers.Name).Mean > 0
}
