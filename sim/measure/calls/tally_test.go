package calls

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/measure/waiting"
)

// countOne is what a call is counted as, written down count by count.
func countOne(c *[Counts]int64, e *Ended) {
	o := e.Observation
	add := func(count Count, n int64, is bool) {
		if is {
			c[count] += n
		}
	}
	lost, answered, first := o.Outcome.Unconnected(), o.Wait >= 0, o.Attempt == 1
	attended := answered || o.Outcome == emergency.Abandoned
	add(Offered, 1, true)
	add(Count(o.Outcome), 1, true)
	add(Calling, 1, first)
	add(Settled, 1, o.Outcome != emergency.Open)
	add(Seen, 1, o.Seen)
	add(Unconnected, 1, lost)
	add(LostSeen, 1, lost && o.Seen)
	add(Attended, 1, attended)
	add(Queued, 1, attended && o.Queued)
	add(PassedOn, 1, waiting.IsPassedOn(o.Outcome))
	add(Answered, 1, answered)
	add(AnsweredInTime, 1, e.InTime)
	add(Waited, int64(o.Wait), answered)
	add(Occupied, int64(e.Freed-o.Made-o.Wait-o.Held), answered)
	wait, isWaiter := waiting.Endured(o)
	add(Waiters, 1, isWaiter)
	add(Endured, int64(wait), isWaiter)
	connected := o.Outcome == emergency.Connected
	add(Handed, int64(o.At-o.Made-o.Wait), connected)
	add(Passed, int64(o.Passed), connected)
	add(ToConnect, int64(o.At-o.Made), connected)
	tries := LaterTries
	if first {
		tries = FirstTries
	}
	add(tries+SettledTries, 1, o.Outcome != emergency.Open)
	add(tries+BlockedTries, 1, o.Outcome == emergency.Blocked)
	add(tries+RefusedTries, 1, o.Outcome == emergency.Refused)
	add(tries+LostTries, 1, lost)
	for n := range Count(followed) {
		add(lostLater+n, 1, lost && o.Attempt == uint16(n)+2)
	}
}

// TestSortsGiveTheSameCounts: what is read off the sorts of calls is what counting each call by itself gives.
func TestSortsGiveTheSameCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const segments, groups = 2, 3
		var want [segments * groups][Counts]int64
		tally := New(segments, groups)
		tally.cells[0].calls[0], tally.cells[5].sums.passed = 1, 1
		tally.Reset()
		for range rapid.IntRange(0, 30).Draw(t, "calls") {
			o := &emergency.Observation{
				At: des.Time(rapid.IntRange(500, 999).Draw(t, "at")), Made: des.Time(rapid.IntRange(0, 99).Draw(t, "made")),
				Wait: des.Time(rapid.IntRange(-1, 300).Draw(t, "wait")), Held: des.Time(rapid.IntRange(0, 9).Draw(t, "held")),
				Passed: des.Time(rapid.IntRange(0, 50).Draw(t, "passed")), Attempt: rapid.Uint16Range(1, 8).Draw(t, "attempt"),
				Outcome: emergency.Outcome(rapid.IntRange(0, int(emergency.Outcomes)-1).Draw(t, "outcome")),
				Seen:    rapid.Bool().Draw(t, "seen"), Queued: rapid.Bool().Draw(t, "queued"),
			}
			e := &Ended{o, rapid.IntRange(0, segments-1).Draw(t, "segment"), o.Wait >= 0 && o.Wait < 100, o.At - des.Time(rapid.IntRange(0, 20).Draw(t, "freed"))}
			in := rapid.SliceOfNDistinct(rapid.Int32Range(0, groups-1), 1, groups, rapid.ID).Draw(t, "groups")
			tally.Add(e, in)
			for _, g := range in {
				countOne(&want[e.Segment*groups+int(g)], e)
			}
			number, segment := rapid.Uint16Range(1, 8).Draw(t, "number"), rapid.IntRange(0, segments-1).Draw(t, "lost in")
			tally.Again(number, segment, in)
			for _, g := range in {
				if number <= followed {
					want[segment*groups+int(g)][again+Count(number)-1]++
				}
			}
		}
		var list []int64
		for i := range want {
			list = append(list, want[i][:]...)
		}
		require.Equal(t, list, tally.AppendTo(nil))
	})
}
