package calibrate_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/scenario/input"
	"nines/sim/study/calibrate"
)

// incident is a simulator in one formula for each figure, whose truth is known.
type incident struct {
	problem *calibrate.Problem
	mean    []func(x []float64) float64 // by figure, of the values
	noise   float64                     // of a day, as a share of the mean
	truth   []float64
}

// deviations of the days: the same for all points, as with common random numbers.
func (in *incident) day(figure, day int) float64 {
	r := rand.New(rand.NewPCG(in.problem.Seed, uint64(1000*figure+day)))
	return 1 + in.noise*r.NormFloat64()
}

func (in *incident) simulate(batch []calibrate.Point) ([][]calibrate.Measured, error) {
	var list [][]calibrate.Measured
	for _, p := range batch {
		row := make([]calibrate.Measured, len(in.mean))
		for i, f := range in.mean {
			m := f(p.Values)
			var sum, squares float64
			for d := range p.Days {
				y := m * in.day(i, d)
				sum += y
				squares += y * y
			}
			n := float64(p.Days)
			spread := math.Sqrt(max(0, squares-sum*sum/n) / (n - 1))
			row[i] = calibrate.Measured{Mean: sum / n, Error: spread / math.Sqrt(n), Spread: spread}
		}
		list = append(list, row)
	}
	return list, nil
}

// publish plants the truth: what a day of its own gives, known within a tolerance.
func (in *incident) publish(fitted int, tolerance float64, r *rand.Rand) {
	for i, f := range in.mean {
		if i >= fitted {
			continue
		}
		v := f(in.truth)
		in.problem.Figures[i].Published = &calibrate.Published{
			Value: v * (1 + in.noise*r.NormFloat64()) * (1 + tolerance*r.NormFloat64()), Tolerance: tolerance * v, OneDay: true, Fitted: true,
		}
	}
}

func ranged(name string, low, high float64) input.Input {
	return input.Input{Name: name, Low: low, High: high, Best: (low + high) / 2}
}

func small(inputs int) calibrate.Budget {
	return calibrate.Budget{Waves: 3, Points: 10*inputs + 5, Days: 5, Centre: 30, Particles: 400}
}

// random is an incident with two to four parameters, and three or four curved figures.
func random(seed uint64) *incident {
	r := rand.New(rand.NewPCG(seed, 7))
	dims := 2 + int(seed%3)
	in := &incident{noise: 0.02 + 0.06*r.Float64(), problem: &calibrate.Problem{Seed: seed, Budget: small(dims)}}
	for k := range dims {
		low := 10 * r.Float64()
		in.problem.Inputs = append(in.problem.Inputs, ranged(fmt.Sprint("p", k), low, low+1+10*r.Float64()))
		in.truth = append(in.truth, in.problem.Inputs[k].At(r.Float64()))
	}
	for i := range 3 + int(seed%2) {
		a, b := make([]float64, dims), make([]float64, dims)
		for k := range dims {
			a[k], b[k] = 1.5*r.NormFloat64(), 0.4*r.NormFloat64()
		}
		size := 50 + 5000*r.Float64()
		in.mean = append(in.mean, func(x []float64) float64 {
			sum := 0.0
			for k, in := range in.problem.Inputs {
				z := (x[k] - in.Low) / (in.High - in.Low)
				sum += a[k]*z + b[k]*math.Sin(4*z+a[k])
			}
			return size * math.Exp(sum/1.5)
		})
		in.problem.Figures = append(in.problem.Figures, calibrate.Figure{Name: fmt.Sprint("f", i), Unit: "calls"})
	}
	in.publish(len(in.mean), 0.01+0.03*r.Float64(), r)
	return in
}

// TestPlantedValuesLieInTheRegion: what is not ruled out holds all true values together, in at least 95 of 100 incidents. The range
// of 95 % of each value holds it nearly as often as it says.
func TestPlantedValuesLieInTheRegion(t *testing.T) {
	incidents := effort.Of(8, 100)
	regions, ranges, parameters := 0, 0, 0
	for seed := range uint64(incidents) {
		in := random(seed + 1)
		r, err := calibrate.Run(in.problem, in.simulate)
		require.NoError(t, err)
		require.NotEqual(t, calibrate.Misses, r.Verdict, "incident %d", seed+1)
		inside := true
		for i, v := range in.truth {
			g := r.Region.Inputs[i]
			inside = inside && g.Least <= v && v <= g.Most
			parameters++
			if g.Low <= v && v <= g.High {
				ranges++
			}
		}
		if inside {
			regions++
		}
	}
	t.Logf("%d of %d regions, %d of %d ranges", regions, incidents, ranges, parameters)
	require.GreaterOrEqual(t, regions*100, incidents*95)
	require.GreaterOrEqual(t, ranges*100, parameters*90)
}

// product is an incident in which only the product of two values matters.
func product(further ...func(x []float64) float64) *incident {
	in := &incident{noise: 0.02, truth: []float64{0.5, 0.5}, problem: &calibrate.Problem{Seed: 3, Budget: small(2)}}
	in.problem.Inputs = []input.Input{ranged("again", 0.2, 1), ranged("heard", 0.2, 1)}
	in.mean = append([]func(x []float64) float64{
		func(x []float64) float64 { return 4000 * x[0] * x[1] },
		func(x []float64) float64 { return 300 + 900*x[0]*x[1] },
	}, further...)
	for i := range in.mean {
		in.problem.Figures = append(in.problem.Figures, calibrate.Figure{Name: fmt.Sprint("f", i), Candidate: i >= 2, Headline: i == 2})
	}
	in.publish(2, 0.02, rand.New(rand.NewPCG(5, 5)))
	return in
}

// TestAPairThatIsOnlyKnownTogether is told as a trade, and neither value as pinned down.
func TestAPairThatIsOnlyKnownTogether(t *testing.T) {
	in := product()
	r, err := calibrate.Run(in.problem, in.simulate)
	require.NoError(t, err)
	require.Equal(t, calibrate.Fits, r.Verdict)
	require.Len(t, r.Region.Trades, 1)
	require.Less(t, r.Region.Trades[0].Correlation, -0.9)
	for _, g := range r.Region.Inputs {
		require.False(t, g.Pinned, "%+v", g)
		require.Less(t, g.Least, 0.3)
		require.Greater(t, g.Most, 0.8)
	}
	for _, p := range r.Region.Sample {
		require.InDelta(t, 0.25, p.Values[0]*p.Values[1], 0.06)
	}
}

// TestAFigureThatNothingMoves leaves all as it was.
func TestAFigureThatNothingMoves(t *testing.T) {
	in := product()
	in.mean = []func(x []float64) float64{func([]float64) float64 { return 700 }, func([]float64) float64 { return 90 }}
	in.publish(2, 0.02, rand.New(rand.NewPCG(5, 5)))
	r, err := calibrate.Run(in.problem, in.simulate)
	require.NoError(t, err)
	require.InDelta(t, 1, r.Region.Left, 1e-9)
	require.Empty(t, r.Region.Trades)
	for _, g := range r.Region.Inputs {
		require.True(t, g.Untold, "%+v", g)
		require.False(t, g.Pinned)
	}
}

// TestTheFigureThatNarrowsMost: each candidate is published in turn, and the region is found again. The one that was recommended leaves
// the least, and one that tells nothing new is not recommended.
func TestTheFigureThatNarrowsMost(t *testing.T) {
	candidates := []func(x []float64) float64{
		func(x []float64) float64 { return 50 * (1 + x[0] - x[1]) },       // tells them apart, softly
		func(x []float64) float64 { return 50 * math.Exp(2*(x[0]-x[1])) }, // sharply
		func(x []float64) float64 { return 500 + 2000*x[0]*x[1] },         // nothing new
		func(x []float64) float64 { return 800 + 60*x[0] },                // hardly
	}
	in := product(candidates...)
	r, err := calibrate.Run(in.problem, in.simulate)
	require.NoError(t, err)
	require.NotEmpty(t, r.Region.Further)
	require.Equal(t, 3, r.Region.Further[0].Figure, "%+v", r.Region.Further)
	require.Less(t, r.Region.Further[0].Headline, 0.5)
	left := map[int]float64{}
	for i := range candidates {
		twin := product(candidates...)
		f := &twin.problem.Figures[i+2]
		v := candidates[i](twin.truth)
		f.Published = &calibrate.Published{Value: v, Tolerance: v * calibrate.FurtherWithin / 2, OneDay: true, Fitted: true}
		again, err := calibrate.Run(twin.problem, twin.simulate)
		require.NoError(t, err)
		require.NotNil(t, again.Region)
		left[i+2] = again.Region.Left / r.Region.Left
	}
	told := map[int]float64{2: 1, 3: 1, 4: 1, 5: 1}
	for _, f := range r.Region.Further {
		told[f.Figure] = f.Left
	}
	t.Log(left, told)
	for i := range left {
		require.LessOrEqual(t, left[3], left[i]+0.02)
		require.InDelta(t, left[i], told[i], 0.25)
	}
	require.Greater(t, told[4], 0.9)
}

// TestWhatContradictsIsNamed: two figures that no value meets together are named, and one that is beyond reach is named alone.
func TestWhatContradictsIsNamed(t *testing.T) {
	in := product(func(x []float64) float64 { return 100 + 20*x[0] })
	in.publish(3, 0.02, rand.New(rand.NewPCG(5, 5)))
	in.problem.Figures[1].Published.Value = 1100 // the product would have to be 0.89
	r, err := calibrate.Run(in.problem, in.simulate)
	require.NoError(t, err)
	require.Equal(t, calibrate.Misses, r.Verdict)
	require.Nil(t, r.Region)
	require.Equal(t, []int{0, 1}, r.Miss.Figures)
	require.Empty(t, r.Miss.Others)
	require.Greater(t, r.Miss.Apart, 3.)
	require.Less(t, r.Miss.Without[0].Implausibility, 3.)
	require.Less(t, r.Miss.Without[1].Implausibility, 3.)
	require.Greater(t, r.Miss.Without[2].Implausibility, 3.)

	in.problem.Figures[1].Published.Value = 1900 // beyond reach
	r, err = calibrate.Run(in.problem, in.simulate)
	require.NoError(t, err)
	require.Equal(t, []int{1}, r.Miss.Figures)
	require.Equal(t, []int{0, 1}, r.Miss.Where.AtEnd, "both values at the end of their ranges")
}

// TestTheEndOfARangeThatMatters: of values that stand at an end where the figures come nearest, only those are named that move them.
func TestTheEndOfARangeThatMatters(t *testing.T) {
	for seed := range uint64(8) {
		in := &incident{noise: 0.02, truth: []float64{0.5, 0.5, 0.5, 0.5}}
		in.problem = &calibrate.Problem{Seed: seed, Budget: small(4), Figures: []calibrate.Figure{{Name: "calls", Unit: "calls"}}}
		for k := range 4 {
			in.problem.Inputs = append(in.problem.Inputs, ranged(fmt.Sprint("p", k), 0, 1))
		}
		in.mean = []func([]float64) float64{func(x []float64) float64 { return 100 + 50*x[2] + 0.2*x[0] }}
		in.publish(1, 0.02, rand.New(rand.NewPCG(5, seed)))
		in.problem.Figures[0].Published.Value = 300 // beyond reach
		r, err := calibrate.Run(in.problem, in.simulate)
		require.NoError(t, err)
		require.Equal(t, []int{2}, r.Miss.Where.AtEnd, "%v", r.Miss.Where.Values)
	}
}

// TestAFigureKeptBackIsPredicted, and one that was wrong stands out.
func TestAFigureKeptBackIsPredicted(t *testing.T) {
	in := product(func(x []float64) float64 { return 500 * x[0] * x[1] })
	in.publish(3, 0.02, rand.New(rand.NewPCG(5, 5)))
	back := in.problem.Figures[2].Published
	back.Fitted = false
	r, err := calibrate.Run(in.problem, in.simulate)
	require.NoError(t, err)
	p := r.Region.Predicted[2]
	require.Equal(t, 2, p.Figure)
	require.Less(t, math.Abs(p.Off), 3.)
	require.True(t, p.DayLow < p.Low && p.Low < 125 && 125 < p.High && p.High < p.DayHigh, "%+v", p)
	require.Greater(t, p.Before[1]-p.Before[0], 5*(p.High-p.Low))
	back.Value = 250
	r, err = calibrate.Run(in.problem, in.simulate)
	require.NoError(t, err)
	require.Equal(t, calibrate.Fits, r.Verdict)
	require.Greater(t, r.Region.Predicted[2].Off, 5.)
}

// TestAFurtherFigureNarrowsTheRegion.
func TestAFurtherFigureNarrowsTheRegion(t *testing.T) {
	sum := func(x []float64) float64 { return 1000 * (x[0] - x[1] + 1) }
	one, two := product(), product(sum)
	two.publish(3, 0.02, rand.New(rand.NewPCG(5, 5)))
	a, err := calibrate.Run(one.problem, one.simulate)
	require.NoError(t, err)
	b, err := calibrate.Run(two.problem, two.simulate)
	require.NoError(t, err)
	require.Less(t, b.Region.Left, a.Region.Left/2)
	require.True(t, b.Region.Inputs[0].Pinned)
}

// TestTheSameAgain: a calibration is the same each time, and asks for each point once.
func TestTheSameAgain(t *testing.T) {
	in := product()
	seen := map[string]int{}
	asked := func(batch []calibrate.Point) ([][]calibrate.Measured, error) {
		for _, p := range batch {
			seen[fmt.Sprint(p)]++
		}
		return in.simulate(batch)
	}
	a, err := calibrate.Run(in.problem, asked)
	require.NoError(t, err)
	points := len(seen)
	b, err := calibrate.Run(in.problem, asked)
	require.NoError(t, err)
	require.Equal(t, a, b)
	require.Len(t, seen, points)
	require.LessOrEqual(t, points, in.problem.Budget.MostPoints())
}

// TestProblemsThatCannotBegin.
func TestProblemsThatCannotBegin(t *testing.T) {
	for want, change := range map[string]func(p *calibrate.Problem){
		"nothing has a range": func(p *calibrate.Problem) { p.Inputs = nil },
		"has one value only":  func(p *calibrate.Problem) { p.Inputs[0].High = p.Inputs[0].Low },
		"no published figure": func(p *calibrate.Problem) { p.Figures[0].Published, p.Figures[1].Published = nil, nil },
		"has no tolerance":    func(p *calibrate.Problem) { p.Figures[0].Published.Tolerance = 0 },
		"at least one wave":   func(p *calibrate.Problem) { p.Budget.Waves = 0 },
		"too few for a wave":  func(p *calibrate.Problem) { p.Budget.Points = 3 },
		"at least 2 days":     func(p *calibrate.Problem) { p.Budget.Days = 1 },
		"to stand for it":     func(p *calibrate.Problem) { p.Budget.Particles = 3 },
	} {
		in := product()
		change(in.problem)
		_, err := calibrate.Run(in.problem, in.simulate)
		require.ErrorContains(t, err, want)
	}
	in := product()
	in.mean[0] = func([]float64) float64 { return math.NaN() }
	_, err := calibrate.Run(in.problem, in.simulate)
	require.ErrorContains(t, err, "f0 has no value at nearly all points")
}

// TestSeveralIncidentsAtOnce: each incident alone trades the shared value for its own. Together they pin down the shared one.
func TestSeveralIncidentsAtOnce(t *testing.T) {
	shared := ranged("again", 0.1, 0.9)
	one := &incident{noise: 0.01, truth: []float64{0.4, 0.7}, mean: []func([]float64) float64{func(x []float64) float64 { return 1000 * x[0] * x[1] }}}
	two := &incident{noise: 0.01, truth: []float64{0.4}, mean: []func([]float64) float64{func(x []float64) float64 { return 300 * (1 + x[0]) }}}
	p := &calibrate.Problem{Seed: 1, Budget: small(2), Inputs: []input.Input{shared, ranged("one.heard", 0.2, 1)}}
	var parts []calibrate.Part
	for k, in := range []*incident{one, two} {
		in.problem = &calibrate.Problem{Seed: uint64(k), Figures: []calibrate.Figure{{Name: "failed"}}}
		in.publish(1, 0.01, rand.New(rand.NewPCG(5, 6)))
		parts = append(parts, calibrate.Part{Name: fmt.Sprint("incident-", k+1), Inputs: []int{0, 1}[:2-k], Figures: in.problem.Figures, Simulate: in.simulate})
	}
	joint, simulate := calibrate.Join(p, parts)
	require.Equal(t, "incident-2.failed", joint.Figures[1].Name)
	r, err := calibrate.Run(joint, simulate)
	require.NoError(t, err)
	alone, simulate := calibrate.Join(p, parts[:1])
	before, err := calibrate.Run(alone, simulate)
	require.NoError(t, err)
	for i, truth := range one.truth {
		require.True(t, r.Region.Inputs[i].Pinned, "%+v", r.Region.Inputs[i])
		require.False(t, before.Region.Inputs[i].Pinned, "%+v", before.Region.Inputs[i])
		require.True(t, r.Region.Inputs[i].Least <= truth && truth <= r.Region.Inputs[i].Most)
	}
}

// TestARangeThatIsTooShort: what is left is cut by the end of the range, and by no other end.
func TestARangeThatIsTooShort(t *testing.T) {
	in := product(func(x []float64) float64 { return 900 * x[0] })
	in.truth = []float64{0.99, 0.5}
	in.publish(3, 0.02, rand.New(rand.NewPCG(5, 5)))
	r, err := calibrate.Run(in.problem, in.simulate)
	require.NoError(t, err)
	require.True(t, r.Region.Inputs[0].CutHigh, "%+v", r.Region.Inputs[0])
	require.False(t, r.Region.Inputs[0].CutLow || r.Region.Inputs[1].CutLow || r.Region.Inputs[1].CutHigh)
}

// TestTheNearestSettingIsNotTheRoughest: days differ most at the low end of the range, so a miss there is a smaller part of the
// doubt. What is wanted lies beyond the high end, and that end is nearest.
func TestTheNearestSettingIsNotTheRoughest(t *testing.T) {
	in := &incident{noise: 0.05, truth: []float64{0.5}}
	in.problem = &calibrate.Problem{
		Seed: 3, Budget: small(1), Figures: []calibrate.Figure{{Name: "calls", Unit: "calls"}}, Inputs: []input.Input{ranged("rate", 0, 1)},
	}
	in.mean = []func([]float64) float64{func(x []float64) float64 { return 366 + 88*x[0] }}
	in.publish(1, 0.01, rand.New(rand.NewPCG(5, 3)))
	in.problem.Figures[0].Published.Value = 1000
	r, err := calibrate.Run(in.problem, func(batch []calibrate.Point) ([][]calibrate.Measured, error) {
		list, err := in.simulate(batch)
		for i, p := range batch {
			list[i][0].Spread *= 3 - 2*p.Values[0]
		}
		return list, err
	})
	require.NoError(t, err)
	require.Equal(t, calibrate.Misses, r.Verdict)
	require.Greater(t, r.Nearest.Values[0], 0.98)
	require.Greater(t, r.Miss.Where.Values[0], 0.98)
	require.Equal(t, []int{0}, r.Miss.Where.AtEnd)
}
