package stat_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/stat"
)

// byMeans are the paired intervals of means. The smaller is better. The differences of each pair are taken once.
func byMeans(columns [][]float64) stat.Apart {
	k := len(columns)
	known := make([]*stat.Paired, k*k)
	return func(i, l int, level float64) stat.Interval {
		low, high := min(i, l), max(i, l)
		d := known[low*k+high]
		if d == nil {
			taken := stat.Difference(columns[low], columns[high])
			d = &taken
			known[low*k+high] = d
		}
		in := d.At(level).Interval
		if i > l {
			return stat.Interval{Low: -in.High, High: -in.Low}
		}
		return in
	}
}

// systems draws one replication of k systems; system 0 is the best by a hair at most.
type systems struct {
	name string
	k    int
	draw func(r *rand.Rand, x []float64)
}

func normals(r *rand.Rand, x []float64, correlation float64) {
	common := math.Sqrt(correlation) * r.NormFloat64()
	for i := range x {
		x[i] = common + math.Sqrt(1-correlation)*r.NormFloat64()
	}
}

// kinds are ties, where a wrong name is most likely, of systems that share their chance in many ways.
var kinds = []systems{
	{"two, correlated", 2, func(r *rand.Rand, x []float64) { normals(r, x, 0.9) }},
	{"three, correlated", 3, func(r *rand.Rand, x []float64) { normals(r, x, 0.9) }},
	{"twelve, correlated", 12, func(r *rand.Rand, x []float64) { normals(r, x, 0.9) }},
	{"twelve, of different spread", 12, func(r *rand.Rand, x []float64) {
		common := r.NormFloat64()
		for i := range x {
			x[i] = common + float64(i+1)*r.NormFloat64()
		}
	}},
	{"three, one on either side of the best", 3, func(r *rand.Rand, x []float64) {
		e := r.NormFloat64()
		x[0], x[1], x[2] = 0, e, -e
	}},
	{"four, with their sum nothing", 4, func(r *rand.Rand, x []float64) {
		normals(r, x[1:], 0)
		mean := (x[1] + x[2] + x[3]) / 3
		for i := range x[1:] {
			x[i+1] -= mean
		}
		x[0] = 0
	}},
	{"two, with long tails to one side", 2, func(r *rand.Rand, x []float64) {
		for i := range x {
			x[i] = math.Exp(r.NormFloat64())
		}
	}},
	{"twelve, with long tails to one side", 12, func(r *rand.Rand, x []float64) {
		for i := range x {
			x[i] = math.Exp(r.NormFloat64())
		}
	}},
	{"twelve, ten of them far behind", 12, func(r *rand.Rand, x []float64) {
		normals(r, x, 0.5)
		for i := range x[2:] {
			x[i+2] += 100
		}
	}},
}

func drawn(r *rand.Rand, s systems, n int) [][]float64 {
	columns, x := make([][]float64, s.k), make([]float64, s.k)
	for range n {
		s.draw(r, x)
		for i := range x {
			columns[i] = append(columns[i], x[i])
		}
	}
	return columns
}

// TestBestIsSeldomNamedWrongly counts in ties how often any other than system 0 is named, and how often it is ruled out.
func TestBestIsSeldomNamedWrongly(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 16))
	for _, s := range kinds {
		tries := effort.Of(40, 80000/s.k) // of more systems fewer, as they take longer
		for _, n := range []int{10, 30} {
			wrong, out := 0, 0
			for range tries {
				w := stat.CompareWithBest(s.k, byMeans(drawn(r, s, n)))
				if w.Best > 0 {
					wrong++
				}
				if w.Left[0] != 0 {
					out++
				}
			}
			room := 3 * math.Sqrt(0.05*0.95/float64(tries))
			require.LessOrEqual(t, float64(wrong)/float64(tries), 0.05+room, "%s, %d replications: named wrongly", s.name, n)
			require.LessOrEqual(t, float64(out)/float64(tries), 0.05+room, "%s, %d replications: ruled out", s.name, n)
			t.Logf("%s, n = %d: %.2f %% named wrongly, %.2f %% ruled out", s.name, n, 100*float64(wrong)/float64(tries), 100*float64(out)/float64(tries))
		}
	}
}

// TestBestIsNamedWhereEveryIntervalExcludesZero: never "cannot be told apart" beside intervals that tell them apart.
func TestBestIsNamedWhereEveryIntervalExcludesZero(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	named := 0
	for range 500 {
		k, n := 2+r.IntN(11), 2+r.IntN(30)
		s := systems{k: k, draw: func(r *rand.Rand, x []float64) {
			normals(r, x, 0.8)
			for i := range x {
				x[i] += float64((i+3)%k) / 2
			}
		}}
		columns := drawn(r, s, n)
		w := stat.CompareWithBest(k, byMeans(columns))
		if k <= 3 {
			require.Equal(t, 0.95, w.Level)
		}
		for i := range k {
			ahead := true
			for l := range k {
				ahead = ahead && (l == i || stat.Difference(columns[i], columns[l]).High < 0)
			}
			require.Equal(t, ahead, w.Best == i)
		}
		if w.Best >= 0 {
			named++
			require.Equal(t, []int{w.Best}, w.Left)
		} else {
			require.Greater(t, len(w.Left), 1)
		}
	}
	require.Greater(t, named, 50)
	require.Less(t, named, 450)
}

func TestBestOfOne(t *testing.T) {
	require.Equal(t, stat.WithBest{Best: 0, Left: []int{0}, Level: 0.95}, stat.CompareWithBest(1, nil))
	require.Panics(t, func() { stat.CompareWithBest(0, nil) })
}

// TestBestInACircle: each is better than the next on more days, as with three dice; then none is ruled out.
func TestBestInACircle(t *testing.T) {
	w := stat.CompareWithBest(3, func(i, l int, _ float64) stat.Interval {
		if (l-i+3)%3 == 1 {
			return stat.Interval{Low: -2, High: -1}
		}
		return stat.Interval{Low: 1, High: 2}
	})
	require.Equal(t, -1, w.Best)
	require.Equal(t, []int{0, 1, 2}, w.Left)
}
