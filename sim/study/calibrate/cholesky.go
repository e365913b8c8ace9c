package calibrate

import "math"

// triangle is a lower triangular matrix, row by row: row i has i+1 numbers. As a symmetric matrix it is its lower half.
type triangle struct {
	n    int
	rows []float64
}

func newTriangle(n int) triangle { return triangle{n, make([]float64, n*(n+1)/2)} }

// row is one row, up to and with the diagonal.
func (t triangle) row(i int) []float64 { return t.rows[i*(i+1)/2 : (i+1)*(i+2)/2] }

// factor replaces a symmetric matrix by L, with L·Lᵀ the matrix (Cholesky). It reports whether the matrix is positive definite.
func (t triangle) factor() bool {
	for i := range t.n {
		own := t.row(i)
		for j := range i {
			other := t.row(j)
			own[j] = (own[j] - dot(own[:j], other[:j])) / other[j]
		}
		left := own[i] - dot(own[:i], own[:i])
		if !(left > 0) {
			return false
		}
		own[i] = math.Sqrt(left)
	}
	return true
}

// forward replaces b by the solution of L·x = b.
func (t triangle) forward(b []float64) {
	for i := range t.n {
		row := t.row(i)
		b[i] = (b[i] - dot(row[:i], b[:i])) / row[i]
	}
}

// backward replaces b by the solution of Lᵀ·x = b.
func (t triangle) backward(b []float64) {
	for i := t.n - 1; i >= 0; i-- {
		row := t.row(i)
		b[i] /= row[i]
		for j := range i {
			b[j] -= float64(row[j] * b[i])
		}
	}
}

// diagonal are the numbers on the diagonal. The determinant of L·Lᵀ is the square of their product.
func (t triangle) diagonal() []float64 {
	list := make([]float64, t.n)
	for i := range list {
		list[i] = t.row(i)[i]
	}
	return list
}

// inverseDiagonal is the diagonal of the inverse of L·Lᵀ.
func (t triangle) inverseDiagonal() []float64 {
	list := make([]float64, t.n)
	column := make([]float64, t.n)
	for k := range t.n { // column k of the inverse of L begins at row k
		clear(column)
		column[k] = 1
		for i := k; i < t.n; i++ {
			row := t.row(i)
			column[i] = (column[i] - dot(row[k:i], column[k:i])) / row[i]
		}
		list[k] = dot(column[k:], column[k:])
	}
	return list
}

func dot(a, b []float64) (sum float64) {
	for i, v := range a {
		sum += float64(v * b[i])
	}
	return sum
}
