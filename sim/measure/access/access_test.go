package access

import (
	"cmp"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

var (
	both = []Part{{0, emergency.None, 1000}, {1, emergency.None, 10}}
	rule = Rule{3, 5 * des.Minute}
)

// call is one that is made at a minute, ends a minute later, and gets through or not.
func call(provider int8, minute int, outcome emergency.Outcome) *emergency.Observation {
	made := des.Time(minute) * des.Minute
	return &emergency.Observation{Fact: emergency.CallEnded, Made: made, At: made + des.Minute, Outcome: outcome, Provider: provider}
}

// heard is the minutes without access, by part, after some calls of provider 0: x is lost, o gets through, minute by minute.
func heard(calls string) [2]int {
	w := New(both, rule, 100*des.Minute)
	for minute, c := range calls {
		switch c {
		case 'x':
			w.Ended(call(0, minute, emergency.Refused))
		case 'o':
			w.Ended(call(0, minute, emergency.Connected))
		case '?':
			w.Ended(call(0, minute, emergency.Open))
		}
	}
	return [2]int{int(w.Without(0) / des.Minute), int(w.Without(1) / des.Minute)}
}

// TestWithout: access is lost from the first lost call until the first that gets through, if enough calls fail for long
// enough.
func TestWithout(t *testing.T) {
	for calls, want := range map[string]int{
		"oooooo":             0,
		"oxxxxo":             0,  // four calls within three minutes
		"oxxxxxxo":           6,  // six calls over five minutes
		"ox....xo":           0,  // two calls over five minutes
		"ox..x.xo":           6,  // three
		"oxxxoxxxo":          0,  // one gets through between
		"oxxxxxxoxxxxxxoo":   12, // twice
		"oxxx?xxxo":          7,  // one that is still open says nothing
		"oxxxxxx":            99, // it lasts to the end of the run
		"....xxxxxx........": 96,
	} {
		require.Equal(t, [2]int{want, 0}, heard(calls), calls)
	}
}

func TestResetForgets(t *testing.T) {
	w := New(both, rule, des.Hour)
	for minute := range 9 {
		w.Ended(call(1, minute, emergency.Unanswered))
	}
	require.Equal(t, des.Hour, w.Without(1))
	w.Reset()
	require.Zero(t, w.Without(1))
}

func TestNobodyToWatch(t *testing.T) {
	w := New(nil, rule, des.Hour)
	w.Reset()
	w.Ended(call(0, 1, emergency.Refused))
	require.Nil(t, w)
}

// TestTheLengthIsRightOnAverage: calls come at random, and all those made within an outage of two hours are lost.
func TestTheLengthIsRightOnAverage(t *testing.T) {
	draws := random.New(1, 0).Stream("calls")
	const days, from, to = 4000, 60.0, 180.0
	w := New(both[:1], rule, 400*des.Minute)
	sum := 0.0
	for range days {
		w.Reset()
		for at := draws.Exp() * 5; at < 400; at += draws.Exp() * 5 {
			o := emergency.Observation{Made: des.FromSeconds(at * 60), At: des.FromSeconds(at*60 + 1), Outcome: emergency.Connected}
			if at >= from && at < to {
				o.Outcome = emergency.Refused
			}
			w.Ended(&o)
		}
		sum += w.Without(0).Seconds() / 60
	}
	require.InDelta(t, to-from, sum/days, 0.5, "one length is off by about 7 minutes, so 4000 are by 0.11")
}

// TestSpellsAreCountedAgain: calls end in another order than they were made. The spells are counted again from a list of all
// of them; they never overlap.
func TestSpellsAreCountedAgain(t *testing.T) {
	for seed := range uint64(300) {
		draws := random.New(seed, 0).Stream("calls")
		w, length := New(both[:1], rule, 400*des.Minute), 400*des.Minute
		var calls []*emergency.Observation
		for minute := range 300 {
			c := call(0, minute, emergency.Connected)
			if draws.Uniform() < 0.8 {
				c.Outcome = emergency.Abandoned
			}
			c.At += des.Time(draws.Uniform() * float64(20*des.Minute))
			calls = append(calls, c)
		}
		slices.SortFunc(calls, func(a, b *emergency.Observation) int { return cmp.Compare(a.At, b.At) })
		for _, c := range calls {
			w.Ended(c)
		}
		require.Equal(t, spellsOf(calls, length), w.Without(0), seed)
	}
}

// spellsOf is for how long access is lost, from all calls in the order in which they ended.
func spellsOf(calls []*emergency.Observation, length des.Time) (lost des.Time) {
	known := des.Time(0) // until here it is counted
	for i := 0; i < len(calls); i++ {
		k := i
		for k < len(calls) && calls[k].Outcome != emergency.Connected {
			k++
		}
		until := length
		if k < len(calls) {
			until = calls[k].Made
		}
		if failed := calls[i:k]; len(failed) >= rule.Calls && failed[len(failed)-1].At-failed[0].At >= rule.For {
			byMade := func(a, b *emergency.Observation) int { return cmp.Compare(a.Made, b.Made) }
			until = max(until, slices.MaxFunc(failed, byMade).Made)
			lost += max(0, until-max(known, slices.MinFunc(failed, byMade).Made))
		}
		known, i = max(known, until), k
	}
	return lost
}

// TestTheFirstCallMadeBeginsASpell, also if it waited longest.
func TestTheFirstCallMadeBeginsASpell(t *testing.T) {
	w := New(both[:1], rule, 100*des.Minute)
	for _, c := range []*emergency.Observation{call(0, 10, emergency.Refused), call(0, 14, emergency.Refused), call(0, 4, emergency.Abandoned), call(0, 20, emergency.Connected)} {
		if c.Outcome == emergency.Abandoned {
			c.At = 17 * des.Minute
		}
		w.Ended(c)
	}
	require.Equal(t, 16*des.Minute, w.Without(0))
}
