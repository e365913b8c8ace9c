package emergency

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/effort"
	"nines/sim/random"
)

// cutDay is calls of half an hour at an unlimited desk, and a fault that cuts them.
func cutDay(on []Element, from, to des.Time, share float64) (*Network, *Trouble) {
	n := oneRoom(0.1, 300, 3*des.Hour)
	n.Platforms[0].Handling = constant(1800)
	n.Demand.NoRequest = 0.2
	return n, troubleOf([]spell{{"noise", from.Seconds(), to.Seconds(), on, func(c *Condition) { c.Cut[CutInHandling] = share }}})
}

// cutCallsOf plays replications and gives the calls that were cut in handling, and how many calls there were.
func cutCallsOf(t *testing.T, n *Network, trouble *Trouble, replications int) (cut []Observation, calls int64) {
	w := NewWorld(n)
	w.Check(true)
	for k := range replications {
		told := recording(CallEnded)
		insp, err := w.Run(random.New(7, k), trouble, idleStrategy{}, told)
		require.NoError(t, err)
		calls += insp.Offered
		for _, o := range told.list {
			if o.Outcome == CutHandling {
				cut = append(cut, o)
			}
		}
	}
	return cut, calls
}

// TestCallsInProgressAreExposedToAFault: a fault of a minute cuts calls that were answered before it, and none after it is
// over. Of 180 calls in progress, of half an hour each, a share of the minute in the half hour is cut.
func TestCallsInProgressAreExposedToAFault(t *testing.T) {
	for name, on := range map[string][]Element{"platform": thePlatform, "centre": theCentre} {
		t.Run(name, func(t *testing.T) {
			n, trouble := cutDay(on, des.Hour, des.Hour+des.Minute, 1)
			replications := effort.Of(18, 100)
			cut, _ := cutCallsOf(t, n, trouble, replications)
			before := 0
			for _, o := range cut {
				require.True(t, o.At >= des.Hour && o.At < des.Hour+des.Minute, "cut at %v", o.At)
				if o.Made < des.Hour {
					before++
				}
			}
			require.Positive(t, len(cut)-before, "calls that came in the fault")
			assert.InDelta(t, 180./30, float64(len(cut))/float64(replications), 4*2.45/math.Sqrt(float64(replications)))
		})
	}
}

// TestAFaultThatStaysCutsItsShare of all calls, whether they last a moment or long.
func TestAFaultThatStaysCutsItsShare(t *testing.T) {
	for _, takes := range []float64{0, 60, 1800} {
		n, trouble := cutDay(thePlatform, 0, 0, 0.3)
		n.Platforms[0].Handling = constant(takes)
		n.Length = 40 * des.Hour
		n.Demand.Sources[0].Rate = flat(0.1, 39*des.Hour)
		cut, calls := cutCallsOf(t, n, trouble, 1)
		assert.InDelta(t, 0.3, float64(len(cut))/float64(calls), 4*0.0041, "%v s", takes)
	}
}

// TestAGrowingFaultCutsByWhatItIsAtTheMoment: over its ramp it cuts half as many as at its full strength.
func TestAGrowingFaultCutsByWhatItIsAtTheMoment(t *testing.T) {
	n, trouble := cutDay(thePlatform, des.Hour, 2*des.Hour, 1)
	replications := effort.Of(5, 10)
	full, _ := cutCallsOf(t, n, trouble, replications)
	trouble.Faults[0].Ramp = des.Hour
	grown, _ := cutCallsOf(t, n, trouble, replications)
	assert.InDelta(t, 0.5, float64(len(grown))/float64(len(full)), 0.06)
}

var cutTraces = []trace{
	{
		name:  "a call that goes on after the fault is not cut, whatever was drawn as it was answered",
		calls: []float64{0},
		trouble: []spell{
			{"always", 0, 0.5, thePlatform, func(c *Condition) { c.Cut[CutInHandling] = 1 }},
		},
		want: `1: 0 answered; 10 passed on; 10 connected`,
	},
	{
		name:  "time on hold is no handling: the moment of the cut is put off",
		calls: []float64{0},
		trouble: []spell{
			{"pause", 0.25, 60, thePlatform, holds},
			{"late", 61, 80, thePlatform, func(c *Condition) { c.Cut[CutInHandling] = 1 }},
		},
		want: `1: 0 answered; 0.25 meets pause; 0.25 interrupted; 60 resumed; 65.730235 meets late; 65.730235 cut-in-handling by late at platform 0; 65.730235 gives up`,
	},
}
