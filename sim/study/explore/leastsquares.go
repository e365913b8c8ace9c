package explore

import "math"

// leastSquares is a linear regression on fixed columns, for any number of outcomes on the same points.
type leastSquares struct {
	// influence says how the outcome at a point moves a coefficient, by coefficient and point. A column that says nothing new
	// has none: its coefficient is 0.
	influence [][]float64
	leverage  []float64 // by point: how much its own outcome moves its fitted value, within 0 and 1
	columns   [][]float64
}

// negligible is the share of a column beyond the others below which it is taken for a mixture of them.
const negligible = 1e-9

// regress prepares a regression. Each column has a value for each point.
//
// It makes the columns orthogonal one by one, and follows how each orthogonal column is made of the given ones. Gram and
// Schmidt's way, each step twice, is as exact as Householder's.
func regress(columns [][]float64) *leastSquares {
	n := len(columns[0])
	l := &leastSquares{leverage: make([]float64, n), columns: columns}
	var unit, made [][]float64 // orthonormal columns, and what each is made of
	for c, column := range columns {
		left := append([]float64(nil), column...)
		mix := make([]float64, len(columns))
		mix[c] = 1
		for range 2 {
			for q := range unit {
				along := dot(unit[q], left)
				subtract(left, along, unit[q])
				subtract(mix, along, made[q])
			}
		}
		size := math.Sqrt(dot(left, left))
		if size <= negligible*math.Sqrt(dot(column, column)) {
			continue
		}
		scale(left, 1/size)
		scale(mix, 1/size)
		unit, made = append(unit, left), append(made, mix)
	}
	l.influences(unit, made)
	return l
}

func (l *leastSquares) influences(unit, made [][]float64) {
	l.influence = make([][]float64, len(l.columns))
	for c := range l.columns {
		l.influence[c] = make([]float64, len(l.leverage))
		for q := range unit {
			subtract(l.influence[c], -made[q][c], unit[q])
		}
	}
	for _, q := range unit {
		for i, v := range q {
			l.leverage[i] += float64(v * v)
		}
	}
}

// solve gives the coefficients for one outcome, and what is left at each point as if that point had not been fitted
// (the residual over 1 less the leverage). Their squares estimate variances without being too small.
func (l *leastSquares) solve(y []float64) (coefficients, left []float64) {
	coefficients = make([]float64, len(l.columns))
	left = append([]float64(nil), y...)
	for c := range l.columns {
		coefficients[c] = dot(l.influence[c], y)
		subtract(left, coefficients[c], l.columns[c])
	}
	for i := range left {
		left[i] /= math.Max(1-l.leverage[i], 0.01)
	}
	return coefficients, left
}

func dot(a, b []float64) (sum float64) {
	for i := range a {
		sum += float64(a[i] * b[i])
	}
	return sum
}

// subtract takes so many times b from a.
func subtract(a []float64, times float64, b []float64) {
	for i := range a {
		a[i] -= float64(times * b[i])
	}
}

func scale(a []float64, times float64) {
	for i := range a {
		a[i] *= times
	}
}
