package swept

import (
	"fmt"
	"math"
	"strings"

	"nines/sim/dataset"
	"nines/sim/report/phrase"
	"nines/sim/scenario/input"
)

// data are the tables for other programs: one row for each figure, and how each point is run alone.
func (s *Sweep) data() []dataset.Tidy { return []dataset.Tidy{s.figures(), s.pointsData()} }

// figures is the long table: a row for each point, strategy and measure.
func (s *Sweep) figures() dataset.Tidy {
	t := dataset.Tidy{Name: "figures", About: "One row for each point, strategy and measure.", Columns: append(s.pointColumns(),
		dataset.Column{Name: "strategy", Kind: dataset.Text, Meaning: "The strategy."},
		dataset.Column{Name: "measure", Kind: dataset.Text, Meaning: "The measure, see nines help measures."},
		dataset.Column{Name: "window", Kind: dataset.Text, Meaning: "The window whose calls are measured; run is the whole run."},
		dataset.Column{Name: "unit", Kind: dataset.Text, Meaning: "The unit of the figures.", Missing: "They have none."},
		dataset.Column{Name: "estimate", Kind: dataset.Number, Meaning: "The mean over the replications; of a time that some may not reach, the median.", Missing: "There is no sample, or a time was not reached."},
		dataset.Column{Name: "low", Kind: dataset.Number, Meaning: "The low end of the 95 % confidence interval.", Missing: "Nothing can be said."},
		dataset.Column{Name: "high", Kind: dataset.Number, Meaning: "The high end of the 95 % confidence interval.", Missing: "Nothing can be said."},
		dataset.Column{Name: "n", Kind: dataset.Integer, Unit: "replications", Meaning: "How many replications the estimate rests on."},
		dataset.Column{Name: "is_best", Kind: dataset.Flag, Meaning: "Whether the strategy is shown to be the best at the point by this measure."},
	)}
	for i := range s.Design.Points {
		for of, m := range s.Measures {
			for k, st := range s.Strategies {
				e := s.Standings[of][i].Figures[k]
				t.Rows = append(t.Rows, append(s.pointCells(i), st.Name, m.Name, m.Window, string(m.Unit), e.Mean, e.Low, e.High, e.N,
					len(s.Strategies) > 1 && s.Standings[of][i].Best == k))
			}
		}
	}
	return t
}

// pointsData is how each point is run alone.
func (s *Sweep) pointsData() dataset.Tidy {
	t := dataset.Tidy{Name: "points", About: "One row for each point: how it is run alone.", Columns: append(s.pointColumns(),
		dataset.Column{Name: "flags", Kind: dataset.Text, Meaning: "The flags of nines run that give this point.", Missing: "It is the scenario as it stands."})}
	for i, r := range s.Runs {
		t.Rows = append(t.Rows, append(s.pointCells(i), r.flags()))
	}
	return t
}

// pointColumns are the columns that say which point it is.
func (s *Sweep) pointColumns() []dataset.Column {
	list := []dataset.Column{{Name: "point", Kind: dataset.Integer, Meaning: "The number of the point, from 1."}}
	for k := range s.Design.Inputs {
		in := &s.Design.Inputs[k]
		c := dataset.Column{Name: columnName(in.Name), Kind: dataset.Number, Unit: unitOfInput(in), Meaning: fmt.Sprintf("The value of %s.", phrase.Plain(in.Name))}
		switch {
		case in.Words != nil:
			c.Kind = dataset.Text
		case in.Whole:
			c.Kind = dataset.Integer
		}
		list = append(list, c)
	}
	return list
}

// unitOfInput is the unit of an input's values in the data.
func unitOfInput(in *input.Input) string {
	switch in.Unit {
	case input.Duration, input.Instant:
		return "s"
	case input.Rate:
		return "1/s"
	case input.Word, input.Number, input.Factor, input.Count:
		return ""
	}
	return in.Unit
}

func (s *Sweep) pointCells(i int) []any {
	list := []any{i + 1}
	for k := range s.Design.Inputs {
		in, v := &s.Design.Inputs[k], s.Design.Points[i][k]
		switch {
		case in.Words != nil:
			list = append(list, in.Words[int(math.Round(v))])
		case in.Whole:
			list = append(list, int64(math.Round(v)))
		default:
			list = append(list, v)
		}
	}
	return list
}

// columnName is a path as SQL accepts it.
func columnName(path string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '_'
	}, path)
	switch name {
	case "point", "strategy", "measure", "window", "unit", "estimate", "low", "high", "n", "is_best", "flags":
		name += "_value"
	}
	return name
}

// quoted is a text as a shell takes it.
func quoted(text string) string {
	if !strings.ContainsAny(text, " \t\n'\"\\$`*?[]{}()<>|&;#~!") {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

// Findings are the typed numbers of a sweep.
type Findings struct {
	Design     string    `json:"design" doc:"How the points were chosen: grid, hypercube or table."`
	Strategies []string  `json:"strategies" doc:"The strategies, in the order of the figures."`
	Measures   []Measure `json:"measures" doc:"The measures, in the order of the figures. The answer is about the first."`
	Points     []Point   `json:"points" doc:"The points, in order."`
}

// Measure is what was measured at every point.
type Measure struct {
	Name   string `json:"measure" doc:"The measure."`
	Window string `json:"window" doc:"Its window; run is the whole run."`
	Unit   string `json:"unit" doc:"The unit of its figures."`
	Better string `json:"better" doc:"Which way of it is better: less, more, or neither."`
}

// Point is what was found at one point.
type Point struct {
	Set     []string   `json:"set" doc:"The assignments for nines run --set that give this point."`
	ShiftTo string     `json:"shift-to,omitempty" doc:"When the trouble strikes, for --shift-to; absent where it was not moved."`
	Best    string     `json:"best,omitempty" doc:"The strategy that is shown to be the best by the first measure; absent if none is."`
	Figures [][]Figure `json:"figures" doc:"The figures, by measure and strategy."`
}

// Figure is an estimate with its interval.
type Figure struct {
	Estimate phrase.Number `json:"estimate" doc:"The mean; of a time that some replications may not reach, the median."`
	Low      phrase.Number `json:"low" doc:"The low end of the 95 % confidence interval."`
	High     phrase.Number `json:"high" doc:"The high end."`
	N        int           `json:"n" doc:"How many replications it rests on."`
}

// findings are the typed numbers.
func (s *Sweep) findings() Findings {
	f := Findings{Design: string(s.Design.Shape)}
	for _, st := range s.Strategies {
		f.Strategies = append(f.Strategies, st.Name)
	}
	for _, m := range s.Measures {
		f.Measures = append(f.Measures, Measure{m.Name, m.Window, string(m.Unit), m.Better().String()})
	}
	for i, r := range s.Runs {
		p := Point{Set: append([]string{}, r.Set...), ShiftTo: r.ShiftTo}
		if best := s.Standings[0][i].Best; best >= 0 {
			p.Best = s.Strategies[best].Name
		}
		for of := range s.Measures {
			var list []Figure
			for _, e := range s.Standings[of][i].Figures {
				list = append(list, Figure{phrase.Number(e.Mean), number(e.Low), number(e.High), e.N})
			}
			p.Figures = append(p.Figures, list)
		}
		f.Points = append(f.Points, p)
	}
	return f
}

// number is an end of an interval; one without bounds has none.
func number(v float64) phrase.Number {
	if math.IsInf(v, 0) {
		return phrase.Number(math.NaN())
	}
	return phrase.Number(v)
}
