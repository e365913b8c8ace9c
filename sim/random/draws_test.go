package random

import (
	"math"
	"math/bits"
	"testing"

	"github.com/stretchr/testify/require"
)

// The frozen numbers: if one of them changes, every result of every scenario does.
func TestDrawsAreFrozen(t *testing.T) {
	draws, patience, redial := New(1, 0), NewPurpose("patience"), NewPurpose("redial")
	caller := draws.Key("callers").Of(4711)
	for _, c := range []struct {
		what string
		want uint64
		got  uint64
	}{
		{"key", 0xc35f067c004602c6, uint64(draws.Key("callers"))},
		{"key of another replication", 0x4d8c71cfc3ff8828, uint64(New(1, 1).Key("callers"))},
		{"key of another seed", 0x269d58ff67f3de6d, uint64(New(2, 0).Key("callers"))},
		{"key without a name", 0x7dcd9e4a7dcb64f4, uint64(draws.Key(""))},
		{"purpose", 0xbd5fd69083b11bda, uint64(patience)},
		{"another purpose", 0x9728c283b7f5b559, uint64(redial)},
		{"member", 0x168692244b5d68a0, uint64(caller)},
		{"bits", 0x4994982ef0e4c5ff, caller.Bits(patience, 0)},
		{"bits of another turn", 0x34f430e20e0feada, caller.Bits(patience, 1)},
		{"bits of another purpose", 0xca840181cd3a9f67, caller.Bits(redial, 1)},
	} {
		require.Equal(t, c.want, c.got, "%s: %#x", c.what, c.got)
	}
	require.Equal(t, 0.287423621616557, caller.Uniform(patience, 0))
	require.Equal(t, 0.20685105818671412, caller.Uniform(patience, 1))
}

func TestStreamIsFrozen(t *testing.T) {
	s := New(1, 0).Stream("callers")
	require.Equal(t, uint64(0x1e9959ed050ccd13), s.Uint64())
	require.Equal(t, uint64(0x3fcfd0fc61995a0f), s.Uint64())
	require.Equal(t, uint64(0x80adcdd03e9ca2eb), s.Uint64())
	require.Equal(t, 0.5754498614961806, s.Uniform())
	require.InEpsilon(t, 0.8309569041624405, s.Exp(), 1e-15)
}

// The members of a key are the outputs of SplitMix64, and a stream is Go's PCG: their
// published first outputs.
func TestPublishedVectors(t *testing.T) {
	require.Equal(t, Key(0xe220a8397b1dcdaf), Key(0).Of(0))
	require.Equal(t, Key(0x6e789e6aa1b965f4), Key(0).Of(1))
	var s Stream
	s.pcg.Seed(1, 2)
	for _, want := range []uint64{0xc4f5a58656eef510, 0x9dcec3ad077dec6c, 0xc8d04605312f8088} {
		require.Equal(t, want, s.Uint64())
	}
}

func TestNamesAreKeptApart(t *testing.T) {
	require.NotEqual(t, hash("ab", "c"), hash("a", "bc"))
	d := New(1, 0)
	key, stream := d.Key("x"), d.Stream("x")
	require.NotEqual(t, uint64(key), stream.Uint64())
	require.NotEqual(t, uint64(NewPurpose("x")), uint64(key))
	require.NotEqual(t, New(1, -1).Key("x"), New(1, 1).Key("x"))
}

func TestAStreamBeginsAgainAndACopyGoesItsOwnWay(t *testing.T) {
	a, b := New(1, 0).Stream("x"), New(1, 0).Stream("x")
	require.Equal(t, a.Uint64(), b.Uint64())
	c := a
	next := a.Uint64()
	require.Equal(t, next, c.Uint64())
	require.NotEqual(t, next, a.Uint64())
}

func TestUniformStaysWithin(t *testing.T) {
	require.Equal(t, smallest, uniform(0))
	require.Equal(t, float64(largest), uniform(math.MaxUint64))
	require.Positive(t, smallest)
	require.Less(t, float64(largest), 1.)
	require.Equal(t, smallest, 1-uniform(math.MaxUint64), "1-u must be exact")
	require.InEpsilon(t, 53*math.Ln2, exponential(largest), 1e-15)
	require.Equal(t, smallest, exponential(smallest))
}

func TestKeyedDrawsAreUniform(t *testing.T) {
	requireUniform(t, uniforms("uniform", 200_000))
}

func TestStreamIsUniform(t *testing.T) {
	s := New(1, 0).Stream("uniform")
	us := make([]float64, 200_000)
	for i := range us {
		us[i] = s.Uniform()
	}
	requireUniform(t, us)
	for i := range us {
		us[i] = s.Exp()
	}
	requireMean(t, 1, us, "mean of Exp")
}

// Whatever differs in one point only must be independent.
func TestKeyedDrawsAreIndependent(t *testing.T) {
	const n = 10_000
	p, q := NewPurpose("patience"), NewPurpose("handling")
	list := func(d Draws, name string, first int, p Purpose, turn int) []float64 {
		us, source := make([]float64, n), d.Key(name)
		for i := range us {
			us[i] = source.Of(uint64(first+i)).Uniform(p, turn)
		}
		return us
	}
	base := list(New(1, 0), "a", 0, p, 0)
	for lag := 1; lag <= 20; lag++ {
		requireUncorrelated(t, base, list(New(1, 0), "a", lag, p, 0), "later callers")
		requireUncorrelated(t, base, list(New(1, 0), "a", 0, p, lag), "later turns")
		requireUncorrelated(t, base, list(New(1, lag), "a", 0, p, 0), "other replications")
		requireUncorrelated(t, base, list(New(1+uint64(lag), 0), "a", 0, p, 0), "other seeds")
		requireUncorrelated(t, base, list(New(1, 0), "a", lag, q, 0), "other purposes of later callers")
		requireUncorrelated(t, base, list(New(1, 0), "a", lag, p, lag), "later turns of later callers")
	}
	requireUncorrelated(t, base, list(New(1, 0), "a", 0, q, 0), "another purpose")
	requireUncorrelated(t, base, list(New(1, 0), "b", 0, p, 0), "another source")
}

// One caller's numbers, over turns, purposes and members of members, are as good as those
// of many callers.
func TestOneKeyIsUniformOverTurns(t *testing.T) {
	const n = 100_000
	caller, p := New(1, 0).Key("a").Of(0), NewPurpose("redial")
	turns, grandchildren := make([]float64, n), make([]float64, n)
	for i := range n {
		turns[i] = caller.Uniform(p, i)
		grandchildren[i] = caller.Of(uint64(i)).Of(uint64(i)).Uniform(p, i)
	}
	requireUniform(t, turns)
	requireUniform(t, grandchildren)
}

// Changing one bit of a key, a purpose or a turn changes half of the 64 bits, each of
// them in half of the cases.
func TestEveryBitMovesEveryBit(t *testing.T) {
	const n = 10_000
	source, p := New(1, 0).Key("bits"), NewPurpose("bits")
	for bit := range 64 {
		var byKey, byPurpose, byTurn int
		for i := range uint64(n) {
			k := source.Of(i)
			was := k.Bits(p, 0)
			byKey += bits.OnesCount64(was ^ (k^1<<bit).Bits(p, 0))
			byPurpose += bits.OnesCount64(was ^ k.Bits(p^1<<bit, 0))
			byTurn += bits.OnesCount64(was ^ k.Bits(p, 1<<bit))
		}
		for _, changed := range []int{byKey, byPurpose, byTurn} {
			require.InDelta(t, 32, float64(changed)/n, sure*4/math.Sqrt(n), "bit %d", bit)
		}
	}
}

// TestEveryOrderIsAsLikely: of three numbers there are six orders.
func TestEveryOrderIsAsLikely(t *testing.T) {
	stream, seen := New(1, 0).Stream("orders"), map[[3]int]int{}
	for range 6000 {
		seen[[3]int(stream.Order(3))]++
	}
	require.Len(t, seen, 6)
	for order, n := range seen {
		require.InDelta(t, 1000, n, 130, "%v", order) // 4.5 standard deviations
	}
	require.Empty(t, stream.Order(0))
}
