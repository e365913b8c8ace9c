package demand

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/random"
)

// people are some who want help, in two regions and by three ways of calling.
func people(n int) []Person {
	key := random.New(7, 0).Key("people")
	list := make([]Person, n)
	for i := range list {
		list[i] = Person{Key: key.Of(uint64(i)), ID: uint64(i), Region: int16(i % 2), Access: int8(i % 3)}
	}
	return list
}

// said is all that the notices in force say to a person who has called some numbers in vain.
type said struct {
	number            int
	stops, encourages bool
}

func (s *Notices) saysTo(list []Person, vain uint64) []said {
	all := make([]said, len(list))
	for i := range list {
		p := &list[i]
		all[i] = said{s.Followed(p, vain), s.Stops(p, 2), s.Encourages(p, 2)}
	}
	return all
}

func someNotice(rt *rapid.T) *Notice {
	share := func(what string) float64 { return rapid.SampledFrom([]float64{0, 0, 0.3, 1}).Draw(rt, what) }
	n := &Notice{Diverts: share("diverts"), Damps: share("damps"), Keeps: share("keeps")}
	if rapid.Bool().Draw(rt, "regional") {
		n.Reach.Regions = []bool{true, false}
	}
	if rapid.Bool().Draw(rt, "by access") {
		n.Reach.Accesses = []bool{true, false, true}
	}
	n.Reach.Misses = rapid.SampledFrom([]float64{0, 0, 0.5}).Draw(rt, "misses")
	return n
}

// TestTheLatestWordHolds: of any notices in force, each person goes by the latest that they hear which speaks of the matter;
// and when a notice ends, it is as if it had never been.
func TestTheLatestWordHolds(t *testing.T) {
	list := people(60)
	rapid.Check(t, func(rt *rapid.T) {
		var all Notices
		all.Reset(random.New(1, 0).Key("testers"))
		var inForce []int
		notices := map[int]*Notice{}
		vain := rapid.Uint64Range(0, 15).Draw(rt, "vain")
		for range rapid.IntRange(1, 8).Draw(rt, "orders") {
			id := rapid.IntRange(0, 3).Draw(rt, "notice")
			for i := range inForce {
				if inForce[i] == id {
					inForce = append(inForce[:i:i], inForce[i+1:]...)
					break
				}
			}
			all.Withdraw(id)
			before := all.saysTo(list, vain)
			if rapid.Bool().Draw(rt, "ends") {
				continue
			}
			notices[id] = someNotice(rt)
			all.Publish(id, notices[id])
			all.Withdraw(id)
			require.Equal(rt, before, all.saysTo(list, vain), "its end restores what the others say")
			all.Publish(id, notices[id])
			inForce = append(inForce, id)
		}
		for i, got := range all.saysTo(list, vain) {
			p := &list[i]
			want := said{number: None}
			for _, id := range inForce { // the later overrules the earlier
				n := notices[id]
				if !n.Reach.hears(p) {
					continue
				}
				var alone Notices
				alone.Publish(id, n)
				if n.Diverts > 0 {
					want.number = alone.Followed(p, vain)
				}
				if n.Damps > 0 || n.Keeps > 0 {
					want.stops, want.encourages = alone.Stops(p, 2), alone.Encourages(p, 2)
				}
			}
			require.Equal(rt, want, got, "person %d", i)
		}
	})
}

// TestTheSamePeopleHearEveryNotice of the same reach, and a notice that reaches more people reaches them too.
func TestTheSamePeopleHearEveryNotice(t *testing.T) {
	list := people(20_000)
	few, many := Reach{Misses: 0.7}, Reach{Misses: 0.2}
	north := Reach{Misses: 0.7, Regions: []bool{true, false}, Accesses: []bool{false, true, false}}
	heard, inNorth, covered := 0, 0, 0
	for i := range list {
		p := &list[i]
		if few.hears(p) {
			heard++
			require.True(t, many.hears(p))
		}
		if p.Region == 0 && p.Access == 1 {
			covered++
			require.Equal(t, few.hears(p), north.hears(p), "the same people, wherever they are")
			if north.hears(p) {
				inNorth++
			}
		} else {
			require.False(t, north.hears(p))
		}
		require.True(t, (&Reach{}).hears(p), "without a reach everybody")
		require.False(t, (&Reach{Misses: 1}).hears(p))
	}
	require.InDelta(t, 0.3, float64(heard)/float64(len(list)), 0.015)
	require.InDelta(t, 0.3, float64(inNorth)/float64(covered), 0.03)
}

// TestWhoWantsNoHelpHeedsNoNotice: neither accidental callers nor people who test.
func TestWhoWantsNoHelpHeedsNoNotice(t *testing.T) {
	var s Notices
	s.Publish(0, &Notice{Diverts: 1, Keeps: 1})
	for _, p := range people(50) {
		require.Zero(t, s.Followed(&p, 0))
		require.Equal(t, None, s.Followed(&p, 1), "nobody calls a number again that did not help")
		require.True(t, s.Encourages(&p, 1))
		for _, kind := range []Kind{WantsNothing, Tester} {
			p.Kind = kind
			require.Equal(t, None, s.Followed(&p, 0))
			require.False(t, s.Encourages(&p, 1))
		}
	}
}

// TestLinesOfANumber are taken and given back; without a limit as many as come.
func TestLinesOfANumber(t *testing.T) {
	var s Notices
	s.Publish(3, &Notice{Diverts: 1, Number: Number{Lines: 2}})
	s.Publish(4, &Notice{Diverts: 1})
	require.True(t, s.Seize(3))
	require.True(t, s.Seize(3))
	require.False(t, s.Seize(3))
	s.Withdraw(3)
	require.EqualValues(t, 2, s.Busy(3), "the end of a notice ends no call")
	s.Free(3)
	s.Publish(3, s.Of(3))
	require.True(t, s.Seize(3))
	require.False(t, s.Seize(3))
	for range 1000 {
		require.True(t, s.Seize(4))
	}
	require.EqualValues(t, 1000, s.Busy(4))
}

// TestTestersComeAsHelpSays counts the people who test the number by quarters of the time in which they come. The help of
// public-notice names these shares.
func TestTestersComeAsHelpSays(t *testing.T) {
	var s Notices
	s.Reset(random.New(1, 0).Key("test calls"))
	const people, within = 20_000, 60 * des.Minute
	var quarters [4]float64
	for range people {
		_, after := s.ExpectTester(within)
		quarters[min(3, 4*after/within)] += 100.0 / people
	}
	for i, percent := range []float64{55, 26, 12, 6} {
		require.InDelta(t, percent, quarters[i], 1.5, i)
	}
}
