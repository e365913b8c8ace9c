package calibrate

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/mat"
)

// TestTriangle holds the factor, the solutions and the inverse against gonum's.
func TestTriangle(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const n = 17
	dense := mat.NewSymDense(n, nil)
	for i := range n {
		for j := range i {
			dense.SetSym(i, j, r.NormFloat64())
		}
		dense.SetSym(i, i, 30+r.Float64())
	}
	l := newTriangle(n)
	for i := range n {
		for j := range i + 1 {
			l.row(i)[j] = dense.At(i, j)
		}
	}
	require.True(t, l.factor())
	var oracle mat.Cholesky
	require.True(t, oracle.Factorize(dense))
	b := make([]float64, n)
	for i := range b {
		b[i] = r.NormFloat64()
	}
	var x mat.VecDense
	require.NoError(t, oracle.SolveVecTo(&x, mat.NewVecDense(n, append([]float64(nil), b...))))
	l.forward(b)
	l.backward(b)
	var inverse mat.SymDense
	require.NoError(t, oracle.InverseTo(&inverse))
	sum := 0.0
	for i, d := range l.inverseDiagonal() {
		require.InDelta(t, inverse.At(i, i), d, 1e-12)
		require.InDelta(t, x.AtVec(i), b[i], 1e-12)
		sum += 2 * math.Log(l.diagonal()[i])
	}
	require.InDelta(t, oracle.LogDet(), sum, 1e-9)
	l.row(3)[3] = -1
	require.False(t, l.factor())
}

// surface is a smooth figure of three inputs, the third of which moves nothing.
func surface(x []float64) float64 { return 100 + 20*x[0]*x[1] + 10*math.Sin(2*x[0]) + 5*x[1]*x[1]*x[1] }

func fitted(n int, noise float64) *process {
	r := rand.New(rand.NewPCG(3, 4))
	var at [][]float64
	var means []float64
	for range n {
		x := []float64{2*r.Float64() - 1, 2*r.Float64() - 1, 2*r.Float64() - 1}
		at, means = append(at, x), append(means, surface(x)+noise*r.NormFloat64())
	}
	return newProcess(at, means)
}

// TestTheProcessForetells points that it has not seen, and is as sure as it is right.
func TestTheProcessForetells(t *testing.T) {
	for _, noise := range []float64{0, 2} {
		p := fitted(60, noise)
		r := rand.New(rand.NewPCG(8, 9))
		var squares, standard float64
		const n = 400
		for range n {
			x := []float64{2*r.Float64() - 1, 2*r.Float64() - 1, 2*r.Float64() - 1}
			mean, deviation := p.predict(x)
			off := mean - surface(x)
			squares += off * off / n
			standard += off * off / (deviation * deviation) / n
		}
		require.Less(t, math.Sqrt(squares), 0.3+0.6*noise)
		require.Less(t, standard, 2.5, "noise %g", noise)
		require.Greater(t, standard, 0.02, "noise %g", noise)
		require.Greater(t, p.quality().Explains, 0.9)
	}
}

// TestPointsLeftOut: the error at a point left out is that of a process that was fitted without it, with the same settings.
func TestPointsLeftOut(t *testing.T) {
	p := fitted(30, 1)
	means := make([]float64, 30)
	for i := range means {
		means[i] = surface(p.at[i])
	}
	whole := &process{at: p.at, widened: 1, lengths: p.lengths, noise: p.noise}
	whole.settle(whole.standardised(means))
	y := (&process{}).standardised(means)
	for i := range p.at {
		rest := &process{lengths: p.lengths, noise: p.noise, widened: 1, scale: whole.scale, centre: whole.centre}
		var others []float64
		for k := range p.at {
			if k != i {
				rest.at, others = append(rest.at, p.at[k]), append(others, y[k])
			}
		}
		rest.settle(others)
		mean, _ := rest.predict(p.at[i])
		require.InDelta(t, means[i]-mean, whole.left[i], 1e-4)
	}
}

// TestAFigureThatNeverChanges has no error.
func TestAFigureThatNeverChanges(t *testing.T) {
	p := newProcess([][]float64{{0}, {0.5}, {1}, {-1}}, []float64{7, 7, 7, 7})
	mean, deviation := p.predict([]float64{0.3})
	require.Equal(t, 7., mean)
	require.Zero(t, deviation)
}

// TestTheSearchFindsSmallParts: the share of a ball that is a millionth of a cube.
func TestTheSearchFindsSmallParts(t *testing.T) {
	s := &search{space: unit(3), stream: streamOf(1)}
	radius := math.Cbrt(1e-6 * 3 / 4 / math.Pi)
	s.judge = func(x []float64, _ float64) float64 {
		return math.Sqrt((x[0]-0.3)*(x[0]-0.3)+(x[1]-0.6)*(x[1]-0.6)+(x[2]-0.5)*(x[2]-0.5)) / radius
	}
	left := s.find(1000, 1)
	require.InEpsilon(t, 1e-6, left, 0.35)
	var inner int
	for _, p := range s.all {
		require.LessOrEqual(t, p.value, 1.)
		if p.value < math.Cbrt(0.5) {
			inner++
		}
	}
	require.InDelta(t, 500, inner, 80, "the particles are spread evenly")
}

// TestTheSearchSaysThatNothingIsLeft, and where it came nearest.
func TestTheSearchSaysThatNothingIsLeft(t *testing.T) {
	s := &search{space: unit(2), stream: streamOf(2)}
	s.judge = func(x []float64, _ float64) float64 { return 4 + math.Hypot(x[0]-0.8, x[1]-0.1) }
	require.Zero(t, s.find(300, 3))
	require.InDelta(t, 0.8, s.best().instead[0], 0.02)
	require.InDelta(t, 0.1, s.best().instead[1], 0.02)
}
