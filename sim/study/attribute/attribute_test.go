package attribute_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/random"
	"nines/sim/study/attribute"
)

// world is a planted truth: the loss with some parts on a day, before the noise that all sets share.
type world func(parts attribute.Set, day int, luck float64) float64

// run asks a world for losses. Everybody has the same luck on a day, whatever is removed.
func (w world) run(days int, seed uint64) attribute.Losses {
	stream := random.New(seed, 0).Stream("luck")
	luck := make([]float64, days)
	for i := range luck {
		luck[i] = stream.Uniform()
	}
	return func(sets []attribute.Set) ([][]float64, error) {
		list := make([][]float64, len(sets))
		for i, s := range sets {
			for day := range days {
				list[i] = append(list[i], w(s, day, luck[day]))
			}
		}
		return list, nil
	}
}

func whole(v float64) float64 { return math.Round(v) }

// additive parts cost 100, 200, 300 … whatever else is there.
func additive(s attribute.Set, _ int, luck float64) float64 {
	loss := whole(500 * luck)
	for _, i := range s.Parts() {
		loss += whole(100 * float64(i+1) * (0.8 + 0.4*luck))
	}
	return loss
}

// bothNeeded loses 3,000 with the first two parts and nothing with one. The third does nothing.
func bothNeeded(s attribute.Set, _ int, luck float64) float64 {
	if s.Has(0) && s.Has(1) {
		return whole(50*luck) + 3000
	}
	return whole(50 * luck)
}

// eitherSuffices loses 3,000 with any of the first two.
func eitherSuffices(s attribute.Set, _ int, luck float64) float64 {
	if s.Has(0) || s.Has(1) {
		return whole(50*luck) + 3000
	}
	return whole(50 * luck)
}

// multiplied doubles with the first part and triples with the second.
func multiplied(s attribute.Set, _ int, luck float64) float64 {
	loss := 1000 + whole(100*luck)
	if s.Has(0) {
		loss *= 2
	}
	if s.Has(1) {
		loss *= 3
	}
	return loss
}

func attributed(t require.TestingT, parts int, losses attribute.Losses) *attribute.Result {
	r, err := attribute.Attribute(parts, 24, 7, losses)
	require.NoError(t, err)
	return r
}

func TestPartsThatAddUp(t *testing.T) {
	r := attributed(t, 3, world(additive).run(60, 1))
	for i := range 3 {
		require.Equal(t, r.First[i].Mean, r.Last[i].Mean, "part %d", i)
		require.Equal(t, r.First[i].Mean, r.Average[i].Mean)
		require.InDelta(t, 100*float64(i+1), r.Average[i].Mean, 15)
		require.True(t, r.Average[i].Contains(r.Average[i].Mean))
	}
	for _, j := range r.Joint {
		require.Zero(t, j.Sum, "parts that are independent do nothing together: %v", j.Set.Parts())
		require.False(t, j.Shown)
		require.True(t, j.Contains(0))
	}
	require.Zero(t, r.Rest.Sum)
	require.Equal(t, []int{2, 1, 0}, r.Ranked())
	require.True(t, r.Apart(0, 1))
	require.True(t, r.Apart(2, 1))
}

func TestBothAreNeeded(t *testing.T) {
	r := attributed(t, 3, world(bothNeeded).run(60, 1))
	require.Equal(t, []float64{3000, 3000, 0}, means(r.First))
	require.Equal(t, []float64{0, 0, 0}, means(r.Last))
	require.Equal(t, []float64{1500, 1500, 0}, means(r.Average))
	require.Equal(t, 3000.0, jointOf(r, 0, 1).Mean, "3,000 are lost only because of both")
	require.Zero(t, jointOf(r, 0, 1, 2).Mean)
	require.Equal(t, 3000.0, r.Rest.Mean)
	require.False(t, r.Apart(0, 1), "twins are not told apart")
}

func TestEitherSuffices(t *testing.T) {
	r := attributed(t, 3, world(eitherSuffices).run(60, 1))
	require.Equal(t, []float64{0, 0, 0}, means(r.First), "removing one of them helps nobody")
	require.Equal(t, []float64{3000, 3000, 0}, means(r.Last))
	require.Equal(t, []float64{1500, 1500, 0}, means(r.Average))
	require.Equal(t, -3000.0, jointOf(r, 0, 1).Mean)
}

func TestPartsThatMultiply(t *testing.T) {
	r := attributed(t, 2, world(multiplied).run(60, 1))
	base := r.Total.Mean / 5
	require.InDelta(t, 3*base, r.First[0].Mean, 1e-9)
	require.InDelta(t, base, r.Last[0].Mean, 1e-9)
	require.InDelta(t, 2*base, r.Average[0].Mean, 1e-9)
	require.InDelta(t, 2*base, jointOf(r, 0, 1).Mean, 1e-9)
}

func means(list []attribute.Effect) (values []float64) {
	for _, e := range list {
		values = append(values, e.Mean)
	}
	return values
}

func jointOf(r *attribute.Result, parts ...int) attribute.Effect {
	for _, j := range r.Joint {
		if j.Set == attribute.Only(parts...) {
			return j.Effect
		}
	}
	return attribute.Effect{}
}

// anyWorld has any losses by set and day, whole numbers or not.
func anyWorld(t *rapid.T, parts int) attribute.Losses {
	days := rapid.IntRange(1, 12).Draw(t, "days")
	value := rapid.OneOf(rapid.Map(rapid.IntRange(0, 2_000_000), func(n int) float64 { return float64(n) }), rapid.Float64Range(-1e6, 1e6))
	return func(sets []attribute.Set) ([][]float64, error) {
		list := make([][]float64, len(sets))
		for i := range sets {
			list[i] = rapid.SliceOfN(value, days, days).Draw(t, "losses")
		}
		return list, nil
	}
}

// TestItAddsUpToTheLastBit: the averages add up to the total, and so do those removed last with what parts did together.
func TestItAddsUpToTheLastBit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.IntRange(1, 8).Draw(t, "parts")
		r := attributed(t, parts, anyWorld(t, parts))
		shares := new(big.Rat)
		for _, e := range r.Average {
			shares.Add(shares, exactly(&e))
		}
		require.Zero(t, shares.Cmp(exactly(&r.Total)), "the averages add up to %s, the total is %s", shares, exactly(&r.Total))

		own := new(big.Rat)
		for _, e := range r.Last {
			own.Add(own, exactly(&e))
		}
		together := new(big.Rat)
		for _, j := range r.Joint {
			together.Add(together, exactly(&j.Effect))
		}
		if parts <= attribute.MostExact {
			require.Zero(t, together.Cmp(exactly(&r.Rest)))
		}
		require.Zero(t, own.Add(own, exactly(&r.Rest)).Cmp(exactly(&r.Total)))
	})
}

// exactly is the sum of an effect over the days, as a fraction.
func exactly(e *attribute.Effect) *big.Rat {
	sum := new(big.Rat).SetFloat64(e.Sum)
	return sum.Quo(sum, new(big.Rat).SetFloat64(e.Weight))
}

// TestTheSumsAreThoseOfTheDays: whole losses are used as they are.
func TestTheSumsAreThoseOfTheDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.IntRange(1, 6).Draw(t, "parts")
		days := rapid.IntRange(1, 9).Draw(t, "days")
		var all, none float64
		r := attributed(t, parts, func(sets []attribute.Set) ([][]float64, error) {
			list := make([][]float64, len(sets))
			for i, s := range sets {
				for range days {
					v := float64(rapid.IntRange(0, 1<<31).Draw(t, "loss"))
					list[i] = append(list[i], v)
					switch s {
					case 0:
						none += v
					case attribute.All(parts):
						all += v
					}
				}
			}
			return list, nil
		})
		require.Equal(t, all-none, r.Total.Sum)
	})
}

// TestTwinsAndDummies holds two axioms of Shapley's: parts that nobody can tell apart get the same, to the bit; a part that
// changes nothing gets nothing.
func TestTwinsAndDummies(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.IntRange(3, 6).Draw(t, "parts")
		known := map[attribute.Set]float64{}
		r := attributed(t, parts, func(sets []attribute.Set) ([][]float64, error) {
			list := make([][]float64, len(sets))
			for i, s := range sets {
				alike := s.Without(2) // the third is a dummy
				if alike.Has(1) && !alike.Has(0) {
					alike = alike.Without(1).With(0) // the first two are twins
				}
				if _, ok := known[alike]; !ok {
					known[alike] = rapid.Float64Range(-1e4, 1e4).Draw(t, "loss")
				}
				list[i] = []float64{known[alike], known[alike] / 3}
			}
			return list, nil
		})
		require.Equal(t, r.Average[0].Sum, r.Average[1].Sum)
		require.Zero(t, r.Average[2].Sum)
		for _, j := range r.Joint {
			if j.Set.Has(2) {
				require.Zero(t, j.Sum)
			}
		}
	})
}

// TestSampledOrdersAgreeWithAll: seven parts of which one does nothing are those six. The averages over sampled orders lie within the stated error of
// the exact ones, as often as the interval says.
func TestSampledOrdersAgreeWithAll(t *testing.T) {
	rugged := world(func(s attribute.Set, day int, luck float64) float64 {
		s = s.Without(6)
		loss := 0.0
		for i := range 6 {
			for k := range i {
				if s.Has(i) && s.Has(k) {
					loss += float64(40 + 13*i*k%50)
				}
			}
			if s.Has(i) {
				loss += 30
			}
		}
		return whole(loss * (0.9 + 0.2*luck))
	})
	const days = 40
	truth := attributed(t, 6, rugged.run(days, 3))
	out, all := 0, 0
	for seed := range uint64(40) {
		r, err := attribute.Attribute(7, 16, seed, rugged.run(days, 3))
		require.NoError(t, err)
		require.Equal(t, 16, r.Orders)
		require.Zero(t, r.Average[6].Sum)
		for i := range 6 {
			all++
			if !r.Average[i].Contains(truth.Average[i].Mean) {
				out++
			}
		}
		require.Equal(t, truth.First[2].Sum, r.First[2].Sum)
		require.Equal(t, truth.Total.Sum, r.Total.Sum)
		require.Empty(t, r.Joint)
	}
	require.LessOrEqual(t, float64(out), 0.08*float64(all), "%d of %d", out, all)
}

// TestRanksHold: of pairs of parts that are told apart with one seed, at most 5 % are in the other order with another.
func TestRanksHold(t *testing.T) {
	const days, parts = 30, 5
	noisy := func(seed uint64) attribute.Losses {
		stream := random.New(seed, 0).Stream("noise")
		shock := make([][parts]float64, days)
		for day := range shock {
			for i := range parts {
				shock[day][i] = stream.Uniform() - 0.5
			}
		}
		return world(func(s attribute.Set, day int, _ float64) float64 {
			loss := 0.0
			for _, i := range s.Parts() {
				loss += 100 + float64(6*i) + 120*shock[day][i]
			}
			return whole(loss)
		}).run(days, seed)
	}
	flips, told := 0, 0
	for seed := range uint64(60) {
		one, other := attributed(t, parts, noisy(seed)), attributed(t, parts, noisy(seed+1000))
		for a := range parts {
			for b := range a {
				if !one.Apart(a, b) {
					continue
				}
				told++
				if (one.Average[a].Mean > one.Average[b].Mean) != (other.Average[a].Mean > other.Average[b].Mean) {
					flips++
				}
			}
		}
	}
	require.Greater(t, told, 50, "the test tells some pairs apart")
	require.LessOrEqual(t, float64(flips), 0.05*float64(told), "%d of %d pairs flip", flips, told)
}

// TestIntervalsHold: the interval of an average contains the truth about as often as it says.
func TestIntervalsHold(t *testing.T) {
	inside := 0
	for seed := range uint64(200) {
		r := attributed(t, 2, world(func(s attribute.Set, _ int, luck float64) float64 {
			return whole(1000 * luck * float64(s.Size()))
		}).run(30, seed))
		if r.Average[0].Contains(500) {
			inside++
		}
	}
	require.GreaterOrEqual(t, inside, 184)
}

func TestWhatCannotBeAttributed(t *testing.T) {
	_, err := attribute.Attribute(2, 0, 1, world(func(s attribute.Set, day int, _ float64) float64 {
		if day == 1 && s == 2 {
			return math.NaN()
		}
		return 1
	}).run(3, 1))
	var none *attribute.Valueless
	require.ErrorAs(t, err, &none)
	require.Equal(t, attribute.Valueless{Set: 2, Day: 1}, *none)

	_, err = attribute.Attribute(8, 5, 1, world(additive).run(3, 1))
	require.ErrorContains(t, err, "even number")

	_, err = attribute.Attribute(2, 0, 1, func([]attribute.Set) ([][]float64, error) { return nil, nil })
	require.Error(t, err)
}

// TestSetsAreTheOnesAskedFor: what is to be run is known before it is run.
func TestSetsAreTheOnesAskedFor(t *testing.T) {
	for _, parts := range []int{1, 3, 6, 7, 9} {
		asked := attribute.Sets(parts, 24, 7)
		attributed(t, parts, func(sets []attribute.Set) ([][]float64, error) {
			require.Equal(t, asked, sets)
			return world(additive).run(2, 1)(sets)
		})
	}
	require.Len(t, attribute.Sets(5, 0, 1), 32)
}

// TestPairsAreOfTheWhole holds the formula on any world: the loss, less that without each, plus that without both.
func TestPairsAreOfTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.IntRange(2, 5).Draw(t, "parts")
		r := attributed(t, parts, anyWorld(t, parts))
		all := attribute.All(parts)
		require.Len(t, r.Pairs, parts*(parts-1)/2)
		for _, p := range r.Pairs {
			a, b := p.Set.Parts()[0], p.Set.Parts()[1]
			want := 0.0
			for s, sign := range map[attribute.Set]float64{all: 1, all.Without(a): -1, all.Without(b): -1, all.Without(a).Without(b): 1} {
				losses, _ := r.Table.Loss(s)
				for _, v := range losses {
					want += sign * v
				}
			}
			require.Equal(t, want, p.Sum) // sums of multiples of the grain are exact in any order
		}
	})
}
