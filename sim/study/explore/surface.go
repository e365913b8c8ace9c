package explore

import (
	"math"

	"nines/sim/portable"
)

// surface is what was fitted to one outcome over all ranges: a curve for each input, and products of two inputs where
// they show. Inputs vary independently. So the curve of an input is the outcome at its value, averaged over the others.
type surface struct {
	axes     []axis
	from     []int    // by axis: its first column; one more at the end
	products [][2]int // of columns

	*leastSquares
	coefficients, left []float64
	covariance         [][]float64
	explains           float64 // share of the variance that the fit foretells at points left out; can be below 0
}

// pointsPerColumn is how many points there must be for each column.
const pointsPerColumn = 5

// newAxes are those of all inputs, with curves as flexible as the points allow: up to the third degree.
func newAxes(s *Study, points int) []axis {
	for degree := 3; ; degree-- {
		var axes []axis
		columns := 1
		for i := range s.Inputs {
			a := newAxis(&s.Inputs[i], degree)
			axes = append(axes, a)
			columns += len(a.means)
		}
		if degree == 1 || columns*pointsPerColumn <= points {
			return axes
		}
	}
}

// base are the columns without products: one for the mean, and those of each axis.
func base(axes []axis, settings [][]float64) (columns [][]float64, from []int) {
	columns = [][]float64{make([]float64, len(settings))}
	for n := range settings {
		columns[0][n] = 1
	}
	for i := range axes {
		from = append(from, len(columns))
		first := len(columns)
		for range axes[i].means {
			columns = append(columns, make([]float64, len(settings)))
		}
		for n, setting := range settings {
			for k, v := range axes[i].terms(setting[i]) {
				columns[first+k][n] = v
			}
		}
	}
	return columns, append(from, len(columns))
}

// fit fits an outcome at settings. Products are added one by one, the one that shows most first, while one shows.
func fit(axes []axis, settings [][]float64, y []float64) *surface {
	s := &surface{axes: axes}
	var columns [][]float64
	columns, s.from = base(axes, settings)
	s.solveWith(columns, y)
	candidates := s.pairs(columns)
	for range len(settings) / 20 {
		best := s.strongest(candidates, columns)
		if best < 0 {
			break
		}
		column := product(columns, candidates[best])
		s.products = append(s.products, candidates[best])
		columns = append(columns, column)
		s.solveWith(columns, y)
	}
	s.covariance = s.covariances()
	return s
}

func (s *surface) solveWith(columns [][]float64, y []float64) {
	s.leastSquares = regress(columns)
	s.coefficients, s.left = s.solve(y)
	mean, all := dot(columns[0], y)/float64(len(y)), 0.0
	for _, v := range y {
		all += float64((v - mean) * (v - mean))
	}
	s.explains = 0
	if all > 0 {
		s.explains = 1 - dot(s.left, s.left)/all
	}
}

// pairs are the products that may show: of the first terms of two inputs, and of all words.
func (s *surface) pairs(columns [][]float64) (list [][2]int) {
	firsts := func(i int) []int {
		var places []int
		for c := s.from[i]; c < s.from[i+1]; c++ {
			if c == s.from[i] || s.axes[i].in.Words != nil {
				places = append(places, c)
			}
		}
		return places
	}
	for i := range s.axes {
		for k := range i {
			for _, a := range firsts(k) {
				for _, b := range firsts(i) {
					list = append(list, [2]int{a, b})
				}
			}
		}
	}
	return list
}

func product(columns [][]float64, pair [2]int) []float64 {
	list := make([]float64, len(columns[0]))
	for n := range list {
		list[n] = columns[pair[0]][n] * columns[pair[1]][n]
	}
	return list
}

// strongest is the product that what is left depends on most; -1 if none does beyond chance, for so many of them.
func (s *surface) strongest(candidates [][2]int, columns [][]float64) int {
	best := -1
	limit := portable.NormalQuantile(1 - 0.005/float64(max(1, len(candidates))))
	for k, pair := range candidates {
		column := product(columns, pair)
		var error2 float64
		for n, v := range column {
			error2 += float64(v * v * s.left[n] * s.left[n])
		}
		if t := math.Abs(dot(column, s.left)) / math.Sqrt(error2); error2 > 0 && t > limit && !s.has(pair) {
			best, limit = k, t
		}
	}
	return best
}

func (s *surface) has(pair [2]int) bool {
	for _, p := range s.products {
		if p == pair {
			return true
		}
	}
	return false
}

// row are the columns' values at a setting.
func (s *surface) row(setting []float64) []float64 {
	list := []float64{1}
	for i := range s.axes {
		list = append(list, s.axes[i].terms(setting[i])...)
	}
	for _, p := range s.products {
		list = append(list, list[p[0]]*list[p[1]])
	}
	return list
}

// curve is the row for one input at a value, averaged over the others.
func (s *surface) curve(i int, v float64) []float64 {
	list := make([]float64, len(s.columns))
	list[0] = 1
	copy(list[s.from[i]:s.from[i+1]], s.axes[i].terms(v))
	return list
}

// at is the fitted outcome of a row, with its standard error.
func (s *surface) at(row []float64) (value, deviation float64) {
	var variance float64
	for c, v := range row {
		if v == 0 {
			continue
		}
		value += float64(v * s.coefficients[c])
		for k, w := range row {
			if w != 0 {
				variance += float64(v * w * s.covariance[c][k])
			}
		}
	}
	return value, math.Sqrt(max(0, variance))
}

// covariances are those of the coefficients. Points whose outcomes scatter more count as they scatter (White's estimate, HC3).
func (s *surface) covariances() [][]float64 {
	pulled := make([][]float64, len(s.influence))
	for c, influence := range s.influence {
		pulled[c] = make([]float64, len(influence))
		for n, v := range influence {
			pulled[c][n] = v * s.left[n]
		}
	}
	list := make([][]float64, len(pulled))
	for c := range list {
		list[c] = make([]float64, len(pulled))
		for k := range pulled[:c+1] {
			list[c][k] = dot(pulled[c], pulled[k])
			list[k][c] = list[c][k]
		}
	}
	return list
}

// bent is a p-value: it is small if an input's curve does not follow the outcomes. The range is cut into equal parts. In each, the
// mean of what the fit leaves is held against its error.
func (s *surface) bent(i int, settings [][]float64) float64 {
	const parts = 8
	in := s.axes[i].in
	if in.Words != nil || in.Whole && in.High-in.Low < parts {
		return 1
	}
	var sums, squares [parts]float64
	for n, setting := range settings {
		k := min(parts-1, int(parts*(setting[i]-in.Low)/(in.High-in.Low)))
		sums[k] += s.left[n]
		squares[k] += float64(s.left[n] * s.left[n])
	}
	var statistic, freedom float64
	for k := range sums {
		if squares[k] > 0 {
			statistic += sums[k] * sums[k] / squares[k]
			freedom++
		}
	}
	freedom -= float64(len(s.axes[i].means) + 1)
	if freedom < 1 {
		return 1
	}
	_, above := portable.GammaTails(freedom/2, statistic/2)
	return above
}
