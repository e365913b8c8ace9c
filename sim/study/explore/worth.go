package explore

import (
	"math"

	"nines/sim/scenario/input"
	"nines/sim/stat"
)

// Worth is what it is worth to learn a number before a strategy is chosen (expected value of partial perfect information). Whoever
// knows the number takes the strategy that is best for it. The worth is by how much the measure is better then, on average.
type Worth struct {
	Input int     // -1: all unknowns together
	Gain  float64 // at least 0, in the unit of the measure
	stat.Interval
}

// worth says what learning each unknown is worth, and what all together. A choice is ours: there is nothing to learn.
//
// The curves of the fits are the outcomes of each strategy at a value of the input, averaged over all else. The best of them,
// averaged over the range, against the best average: that is the worth. Luck in the curves makes it too large. The mean of
// the draws of [Study.wild] says by how much, and that is taken off.
//
// Source: M. Strong, J. E. Oakley and A. Brennan (2014), with a regression on polynomials.
func (r *Result) worth(fits []*surface, drawn [][][]float64) (list []Worth, all Worth) {
	var games []game
	for i := range r.Study.Inputs {
		if r.Study.Inputs[i].Kind != input.Choice {
			games = append(games, along(fits, i))
		}
	}
	games = append(games, game{input: -1, rows: rowsAt(fits, r.Study.unknown(fresh))})
	fitted := make([][]float64, len(fits))
	for k, f := range fits {
		fitted[k] = f.coefficients
	}
	found := make([][]float64, len(games))
	for _, coefficients := range drawn {
		for g := range games {
			found[g] = append(found[g], games[g].gain(coefficients))
		}
	}
	for g := range games {
		list = append(list, games[g].corrected(games[g].gain(fitted), found[g]))
	}
	return list[:len(list)-1], list[len(list)-1]
}

// unknown are settings in which only unknowns vary.
func (s *Study) unknown(n int) [][]float64 {
	settings := s.spread(n, "fresh settings")
	for i := range s.Inputs {
		if s.Inputs[i].Kind == input.Choice {
			for _, setting := range settings {
				setting[i] = s.Inputs[i].Best
			}
		}
	}
	return settings
}

// game is what turns out, each as probable as the others, as rows of the fits.
type game struct {
	input    int
	from, to int           // the columns of the rows, beside the first, which is 1; all if to is 0
	rows     [][][]float64 // by strategy
}

// along is the game in which one input turns out.
func along(fits []*surface, i int) game {
	g := game{i, fits[0].from[i], fits[0].from[i+1], make([][][]float64, len(fits))}
	for k, f := range fits {
		for _, v := range f.axes[i].values() {
			g.rows[k] = append(g.rows[k], f.axes[i].terms(v))
		}
	}
	return g
}

// gain is the least average less the average of the least.
func (g *game) gain(coefficients [][]float64) float64 {
	means := make([]float64, len(g.rows))
	n := float64(len(g.rows[0]))
	informed := 0.0
	for turn := range g.rows[0] {
		least := math.Inf(1)
		for k := range g.rows {
			v := g.outcome(g.rows[k][turn], coefficients[k])
			means[k] += v / n
			least = min(least, v)
		}
		informed += least / n
	}
	least := means[0]
	for _, m := range means {
		least = min(least, m)
	}
	return max(0, least-informed)
}

// outcome is that of a row.
func (g *game) outcome(row, coefficients []float64) float64 {
	if g.to == 0 {
		return dot(row, coefficients)
	}
	return coefficients[0] + dot(row, coefficients[g.from:g.to])
}

// kinked is the half-width of the interval in standard deviations of the draws. The worth has a kink where two strategies
// are as good, and there 1.96 covers in 93 of 100 studies. This covers in 95 (TestWorthAgreesWithBruteForce).
const kinked = 2.24

// corrected takes the luck off, as the draws show it.
func (g *game) corrected(gain float64, drawn []float64) Worth {
	e := stat.Mean(drawn)
	luck := e.Mean - gain
	half := float64(kinked * e.StdDev)
	w := Worth{Input: g.input, Gain: max(0, gain-max(0, luck))}
	w.Low, w.High = max(0, w.Gain-half), w.Gain+half
	return w
}
