package explore

import (
	"slices"

	"nines/sim/portable"
	"nines/sim/random"
	"nines/sim/stat"
)

const (
	fresh = 400 // settings at which the fits are asked which strategy is best
	draws = 400 // of the fits within their errors
)

// wild draws the coefficients of all fits within their errors, many times: by draw and fit. What is left at each point gets a
// random sign, the same for all strategies. What they share of a day's luck stays shared, and each point scatters as it did.
//
// Source: C. F. J. Wu (1986), the wild bootstrap; signs: E. Mammen (1993), R. Davidson and E. Flachaire (2008).
func (s *Study) wild(fits []*surface) [][][]float64 {
	stream := random.New(s.Seed, 0).Stream("explore signs")
	drawn := make([][][]float64, draws)
	signs, shaken := make([]float64, len(fits[0].left)), make([]float64, len(fits[0].left))
	for draw := range drawn {
		for n := range signs {
			signs[n] = 1
			if stream.Uniform() < 0.5 {
				signs[n] = -1
			}
		}
		for _, f := range fits {
			drawn[draw] = append(drawn[draw], f.shaken(signs, shaken))
		}
	}
	return drawn
}

// shaken are coefficients as other luck would have given them. What is left is written into shaken.
func (s *surface) shaken(signs, shaken []float64) []float64 {
	for n, v := range s.left {
		shaken[n] = v * signs[n]
	}
	coefficients := make([]float64, len(s.coefficients))
	for c := range coefficients {
		coefficients[c] = s.coefficients[c] + dot(s.influence[c], shaken)
	}
	return coefficients
}

// shares says in how much of the ranges each strategy is the best. Fresh settings ask the fits.
func (r *Result) shares(from *sample, fits []*surface, drawn [][][]float64) []Share {
	rows := rowsAt(fits, r.Study.spread(fresh, "fresh settings"))
	fitted := make([][]float64, len(fits))
	for k, f := range fits {
		fitted[k] = f.coefficients
	}
	shares := make([]Share, len(fits))
	found := make([][]float64, len(fits))
	for k, share := range bestAt(rows, fitted) {
		shares[k].Fitted = share
	}
	for _, coefficients := range drawn {
		for k, share := range bestAt(rows, coefficients) {
			found[k] = append(found[k], share)
		}
	}
	for k := range shares {
		slices.Sort(found[k])
		shares[k].Ranges = stat.Interval{Low: min(found[k][draws/40], shares[k].Fitted, 1-unseen(len(from.settings))), High: max(found[k][draws-1-draws/40], shares[k].Fitted, unseen(len(from.settings)))}
	}
	countDays(shares, from.worse)
	return shares
}

// unseen is how much of the ranges so many settings can miss. It is the high end of the exact 95 % interval of a binomial share with
// no success (Clopper and Pearson). A fit draws smooth curves between settings, so no share is surer.
func unseen(settings int) float64 { return 1 - portable.Pow(0.025, 1/float64(settings)) }

// countDays counts the days on which no other strategy was better.
func countDays(shares []Share, worse [][]float64) {
	for n := range worse[0] {
		least := worse[0][n]
		for k := range worse {
			least = min(least, worse[k][n])
		}
		for k := range worse {
			if worse[k][n] == least {
				shares[k].Days++
			}
		}
	}
}

// rowsAt are the rows of each fit at settings.
func rowsAt(fits []*surface, settings [][]float64) [][][]float64 {
	rows := make([][][]float64, len(fits))
	for k, f := range fits {
		for _, setting := range settings {
			rows[k] = append(rows[k], f.row(setting))
		}
	}
	return rows
}

// bestAt is in which share of the rows each strategy has the least outcome, the first of several.
func bestAt(rows [][][]float64, coefficients [][]float64) []float64 {
	shares := make([]float64, len(rows))
	for n := range rows[0] {
		best, least := 0, dot(rows[0][n], coefficients[0])
		for k := 1; k < len(rows); k++ {
			if v := dot(rows[k][n], coefficients[k]); v < least {
				best, least = k, v
			}
		}
		shares[best] += 1 / float64(len(rows[0]))
	}
	return shares
}
