package emergency

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/effort"
)

// town is a platform at half its capacity, with queue and circuits enough, and callers who try again. Its control room has
// twice the call takers that it needs.
func town(agents int32) *Network {
	n := oneRoom(0.2, agents, 3*des.Hour)
	n.Platforms[0].Queue, n.Groups[0].Circuits = 6, 60
	n.Rooms[0].PickUp, n.Rooms[0].Conversation, n.Rooms[0].CallTakers = exponential(5), exponential(100), 42
	n.Callers.MostCalls = 4
	for i := range n.Callers.Patience {
		n.Callers.Patience[i] = exponential(60)
	}
	n.Callers.Patience[Handover] = exponential(1200)
	for i := range n.Callers.Redial {
		n.Callers.Redial[i] = Redial{Share: 0.7, Delay: exponential(40)}
	}
	return n
}

const enough = 26 // agents of the town, for whom there is work for 13

// on is a fault on one element.
func on(name string, where []Element, with func(*Condition)) Fault {
	c := Healthy()
	with(&c)
	return Fault{Name: name, On: where, Condition: c}
}

// large are faults of which each, alone, loses calls in the town.
func large() []Fault {
	return []Fault{
		surging("storm", 3, nil),
		on("fewer agents", thePlatform, func(c *Condition) { c.Left.Agents = 0.35 }),
		on("a third of a centre", theCentre, func(c *Condition) { c.Left.Agents = 0.3 }),
		on("slow handling", thePlatform, func(c *Condition) { c.Handling.Times = 3 }),
		on("slow handovers", theRoom, func(c *Condition) { c.Handover.Times = 25 }),
		on("deaf room", theRoom, silence),
		on("fewer circuits", theCircuits, func(c *Condition) { c.Left.Circuits = 0.3 }),
		on("consoles restart", thePlatform, func(c *Condition) { c.Restart = Restart{Share: 0.5, LoggedOut: constant(300)} }),
	}
}

// small are faults that take one or two parts in a hundred, and lose nothing alone.
func small() []Fault {
	slow := on("a little slow for some", thePlatform, func(c *Condition) { c.Handling.Times = 1.04 })
	slow.Only = &Selector{Share: 0.5}
	return []Fault{
		on("a little slow", thePlatform, func(c *Condition) { c.Handling.Times = 1.01 }),
		slow,
		on("hardly fewer agents", theCentre, func(c *Condition) { c.Left.Agents = 0.98 }),
		on("hardly slower handovers", theRoom, func(c *Condition) { c.Handover.Times = 1.01 }),
		on("hardly fewer circuits", theCircuits, func(c *Condition) { c.Left.Circuits = 0.985 }),
		on("hardly fewer call takers", theRoom, func(c *Condition) { c.Left.CallTakers = 0.98 }),
		surging("a few more", 1.01, nil),
	}
}

// namedBetween is how many calls were lost by each cause between two times, and how many in all.
func namedBetween(t *testing.T, n *Network, trouble *Trouble, from, to des.Time) (map[int16]int, int) {
	r := recording(CallEnded)
	play(t, n, trouble, idleStrategy{}, r)
	causes, all := map[int16]int{}, 0
	for _, o := range r.list {
		if o.Outcome.Unconnected() && o.At >= from && o.At < to {
			causes[o.Cause]++
			all++
		}
	}
	return causes, all
}

// TestALargeFaultIsNamedForItsLosses: nothing else is wrong in the town.
func TestALargeFaultIsNamedForItsLosses(t *testing.T) {
	for _, f := range large() {
		span := [2]des.Time{30 * des.Minute, 90 * des.Minute}
		_, without := namedBetween(t, town(enough), nil, 0, 3*des.Hour)
		require.Less(t, without, 20, "the town loses little by itself")
		causes, all := namedBetween(t, town(enough), lasting([]Fault{f}, span), span[0], span[1])
		t.Logf("%s: %v", f.Name, causes)
		require.Greater(t, all, 50, f.Name)
		require.GreaterOrEqual(t, float64(causes[0]), 0.9*float64(all), "%s: %v", f.Name, causes)
	}
}

// TestASmallFaultIsNotNamedForTheLossesOfALargeOne beside it, nor in the hour after it, nor in a town that has too few people
// anyway.
func TestASmallFaultIsNotNamedForTheLossesOfALargeOne(t *testing.T) {
	pair := 0
	for _, little := range small() {
		for _, much := range large() {
			for _, span := range [][2]des.Time{{45 * des.Minute, 75 * des.Minute}, {90*des.Minute + 1, 110 * des.Minute}} {
				if pair++; pair%effort.Of(9, 1) > 0 {
					continue // the small form has every ninth: each large fault, and both spans
				}
				trouble := lasting([]Fault{much, little}, [2]des.Time{30 * des.Minute, 90 * des.Minute}, span)
				requireFewNamed(t, fmt.Sprintf("%s beside or after %s", little.Name, much.Name), town(enough), trouble, span, 1)
			}
		}
		span := [2]des.Time{30 * des.Minute, 120 * des.Minute}
		for _, agents := range []int32{13, 16} {
			if pair++; pair%effort.Of(2, 1) > 0 {
				continue
			}
			requireFewNamed(t, fmt.Sprintf("%s with %d agents", little.Name, agents), town(agents), lasting([]Fault{little}, span), span, 0)
		}
	}
}

// requireFewNamed holds that a fault that takes two parts in a hundred at most is named for ten at most.
func requireFewNamed(t *testing.T, what string, n *Network, trouble *Trouble, span [2]des.Time, fault int16) {
	t.Helper()
	causes, all := namedBetween(t, n, trouble, span[0], span[1])
	require.LessOrEqual(t, float64(causes[fault]), 0.1*float64(all)+6, "%s: %v", what, causes)
}
