package emergency

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency/condition"
	"nines/sim/timing"
)

// TestWhenFaultsBeginAndEnd: the second fault, x, by the clock, after and until milestones, and whatever comes first.
// The first is the alarm, whose lost call at half a second sets the script going; its milestones go by their numbers.
func TestWhenFaultsBeginAndEnd(t *testing.T) {
	const x = 1
	begins := func(after Milestone, at des.Time) timing.Rule {
		return timing.Rule{After: after, At: at * des.Second, Until: Always}
	}
	until := func(r timing.Rule, m Milestone, at des.Time) timing.Rule {
		r.HasUntil, r.Until, r.UntilAt = true, m, at*des.Second
		return r
	}
	lasts := func(r timing.Rule, seconds float64) timing.Rule {
		r.HasFor, r.For = true, constant(seconds)
		return r
	}
	marks := func(m Milestone) func(*Orders) { return func(o *Orders) { o.Mark(m) } }
	for _, c := range []struct {
		name   string
		rule   timing.Rule
		orders script
		want   string
	}{
		{"by the clock", until(begins(Always, 3), Always, 8), nil, "3+ 8-"},
		{"for a time", lasts(begins(Always, 3), 4), nil, "3+ 7-"},
		{"to the end", begins(Always, 3), nil, "3+"},
		{"for or until: for is first", until(lasts(begins(Always, 3), 4), Always, 9), nil, "3+ 7-"},
		{"for or until: until is first", until(lasts(begins(Always, 3), 4), Always, 5), nil, "3+ 5-"},
		{"until a milestone", until(begins(Always, 3), Repaired, 0), script{{6, marks(Repaired)}}, "3+ 6-"},
		{"after a milestone and a delay", lasts(begins(Detected, 2), 4), script{{6, marks(Detected)}}, "8+ 12-"},
		{"after another fault", begins(FaultEnded(0), 2), nil, "2.6+"},
		{"never: its milestone is not reached", lasts(begins(Decided, 0), 4), nil, ""},
		{"what ended before it followed anything is no end of it", until(begins(Decided, 0), Repaired, 0),
			script{{5, marks(Repaired)}, {6, marks(Decided)}, {8, marks(Repaired)}}, "6+ 8-"},
		{"the end overtakes a beginning; the next occurrence begins anew", until(begins(Decided, 3), Repaired, 0),
			script{{5, marks(Decided)}, {6, marks(Repaired)}, {20, marks(Decided)}, {25, marks(Repaired)}}, "23+ 25-"},
		{"what was mended before it came by the clock was something else", until(begins(Always, 7), Repaired, 0),
			script{{5, marks(Repaired)}, {9, marks(Repaired)}}, "7+ 9-"},
		{"nothing begins after its end by the clock", until(begins(Always, 9), Always, 5), nil, ""},
		{"what has no length does not begin", lasts(begins(Always, 3), 0), nil, ""},
		{"a milestone again, while it lasts: nothing new", until(begins(Detected, 0), Repaired, 0),
			script{{5, marks(Detected)}, {6, marks(Detected)}, {8, marks(Repaired)}, {9, marks(Repaired)}}, "5+ 8-"},
		{"a milestone again, when it is over: it begins again, for the full time", until(lasts(begins(Detected, 0), 10), Repaired, 0),
			script{{5, marks(Detected)}, {8, marks(Repaired)}, {9, marks(Detected)}}, "5+ 8- 9+ 19-"},
	} {
		trouble := troubleOf([]spell{alarm, {name: "x", on: theRoom, with: busy}})
		trouble.Rules[1] = c.rule
		n := oneDesk()
		tr := trace{calls: []float64{0.5}}
		draws := tr.draws(t, n)
		n.Demand.Sources[0].Rate = exactly(draws, tr.calls)
		w, r := NewWorld(n), recording(TroubleBegan, TroubleEnded)
		w.Check(true)
		_, err := w.Run(draws, trouble, c.orders, r)
		require.NoError(t, err)
		var words []string
		for _, o := range r.list {
			if o.Cause == x {
				words = append(words, fmt.Sprint(o.At.Seconds(), map[Fact]string{TroubleBegan: "+", TroubleEnded: "-"}[o.Fact]))
			}
		}
		require.Equal(t, c.want, strings.Join(words, " "), c.name)
	}
}

// TestFaultsOnOneElementAddUp: shares left multiply, the first to be down sets the tone, and each goes when it ends.
func TestFaultsOnOneElementAddUp(t *testing.T) {
	var faults []Fault
	for _, with := range []func(*Condition){
		func(c *Condition) { c.Left.Agents = 0.5 }, func(c *Condition) { c.Left.Agents, c.Left.Queue = 0.5, 0.1 }, silence, busy,
		func(c *Condition) { c.Lost, c.Cut[CutInHandling] = 2, 0.1 }, func(c *Condition) { c.Lost, c.Handling.Times = 1, 2 },
	} {
		c := Healthy()
		with(&c)
		faults = append(faults, Fault{Condition: c})
	}
	e := effects{}.Cleared()
	e.Active = []int16{0, 1, 2, 3, 4, 5}
	e.Combine(faults)
	require.Equal(t, 0.25, e.Left.Agents)
	require.Equal(t, 0.1, e.Left.Queue)
	require.Equal(t, SilentTone, e.Down)
	require.EqualValues(t, 2, e.DownBy)
	require.EqualValues(t, 3, e.Lost)
	require.Equal(t, []int16{4, 5}, e.Losing)
	require.Equal(t, []int16{5}, e.Slowing)
	require.Equal(t, []int16{4}, e.Cutting)
	e.Active = []int16{0, 3}
	e.Combine(faults)
	require.Equal(t, BusyTone, e.Down)
	require.Zero(t, e.Lost)
	e.Active = e.Active[:0]
	e.Combine(faults)
	require.Equal(t, Up, e.Down)
	require.Equal(t, condition.Whole(), e.Left)
}
