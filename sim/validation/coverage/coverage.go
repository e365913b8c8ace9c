// Package coverage counts how often each kind of interval covers the truth, in experiments whose truth is known.
//
// An interval of 95 % that covers 90 % lies to its reader. Each kind is tried many times on numbers drawn from a known law: days of
// calls, of rare losses, of times that some days do not reach. The share of experiments that cover the truth has a chance error. A
// kind may be as far from its level as it says, plus three such errors. An interval that is conservative by its nature may cover
// more.
package coverage

import (
	"fmt"
	"math"
	"runtime"

	"golang.org/x/sync/errgroup"

	"nines/sim/portable"
	"nines/sim/random"
	"nines/sim/stat"
)

// Kind is a kind of interval, tried on one law.
type Kind struct {
	Name    string // the kind of interval, unlike that of any other
	Of      string // what it was tried on
	Level   float64
	Short   float64                  // by how much it may cover less in the long run; 0.01 where it is exact
	AtLeast bool                     // it may cover more
	Slow    bool                     // a tenth of the experiments are enough
	Try     func(*Draw) (bool, bool) // one experiment: whether the truth is covered, and whether the experiment counts
}

// Finding is the judgement of a kind.
type Finding struct {
	Kind
	Experiments int
	Covered     float64 // the share of the experiments
	Error       float64 // the standard error of that share, if it were the level
	Wrong       string  // why it is not held; empty if it is
}

// Experiments is how many experiments a kind has in the whole form, and Few in the small one.
const Experiments, Few = 10_000, 1_000

// Judge tries a kind so many times, on all cores. Each experiment draws from a stream of its own.
func (k Kind) Judge(experiments int) Finding {
	if k.Slow {
		experiments /= 10
	}
	workers := runtime.GOMAXPROCS(0)
	hits, seen := make([]int, workers), make([]int, workers)
	var g errgroup.Group
	for w := range workers {
		g.Go(func() error {
			for i := w; i < experiments; i += workers {
				draws := random.New(999112, i)
				covered, counts := k.Try(&Draw{stream: draws.Stream("coverage." + k.Name), seed: uint64(i)})
				if counts {
					seen[w]++
				}
				if counts && covered {
					hits[w]++
				}
			}
			return nil
		})
	}
	_ = g.Wait() // no experiment fails
	f := Finding{Kind: k}
	covered := 0
	for w := range workers {
		f.Experiments += seen[w]
		covered += hits[w]
	}
	f.judge(covered)
	return f
}

// judge holds the share against the level.
func (f *Finding) judge(covered int) {
	f.Covered = float64(covered) / float64(f.Experiments)
	f.Error = math.Sqrt(f.Level * (1 - f.Level) / float64(f.Experiments))
	room := float64(3*f.Error) + 1e-9
	switch {
	case f.Covered < f.Level-f.Short-room:
		f.Wrong = fmt.Sprintf("it covers %.1f %%, and should cover %.1f %%", 100*f.Covered, 100*f.Level)
	case !f.AtLeast && f.Covered > f.Level+f.Short+room:
		f.Wrong = fmt.Sprintf("it covers %.1f %%, and should cover no more than %.1f %%", 100*f.Covered, 100*f.Level)
	}
}

// Draw is what an experiment draws from.
type Draw struct {
	stream random.Stream
	seed   uint64 // of a bootstrap
}

func (d *Draw) uniform() float64 { return d.stream.Uniform() }
func (d *Draw) exp() float64     { return d.stream.Exp() }
func (d *Draw) normal() float64  { return portable.NormalQuantile(d.stream.Uniform()) }

// lognormal is a number of mean 1.
func (d *Draw) lognormal(cv float64) float64 {
	v := portable.Log1p(cv * cv)
	return portable.Exp(float64(math.Sqrt(v)*d.normal()) - float64(v/2))
}

// happens reports whether something of a probability happens.
func (d *Draw) happens(p float64) bool { return d.uniform() < p }

// several are n numbers.
//
//go:noinline
func several(n int, one func() float64) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = one()
	}
	return list
}

// against makes an experiment of an interval and its truth.
//
//go:noinline
func against(truth float64, interval func(*Draw) stat.Interval) func(*Draw) (bool, bool) {
	return func(d *Draw) (bool, bool) { return interval(d).Contains(truth), true }
}
