// Package waiting says how long calls waited, for an agent and at control rooms, and counts them by lengths of waiting that a
// study asks for.
package waiting

import (
	"strconv"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/words"
)

// Endured is how long a call waited for an agent, until the answer or until it was lost. It says whether the call waited at all
// for one. Of those still open it is not known.
func Endured(o *emergency.Observation) (des.Time, bool) {
	if o.Wait >= 0 {
		return o.Wait, true
	}
	return o.At - o.Made, IsWaiter(o.Outcome, false, o.Queued)
}

// IsWaiter says whether a call that ended so waited for an agent. Calls that were turned away or met silence did not.
func IsWaiter(o emergency.Outcome, answered, queued bool) bool {
	return answered || o == emergency.Abandoned || o == emergency.CutAnswer || queued && o != emergency.Open
}

// IsPassedOn says whether a call that ended so had been passed on to the control rooms.
func IsPassedOn(o emergency.Outcome) bool {
	return o == emergency.Connected || o >= emergency.CutHandover && o <= emergency.Misrouted
}

// What is counted of calls by each length of waiting.
const (
	AnsweredWithin = iota
	WaitedOver
	PassedWithin
	Kinds
)

// Counts are the calls of a replication by how long they waited.
type Counts struct {
	lengths []des.Time
	groups  int
	calls   []int64 // segment × group × length × kind
	before  []int64 // likewise, of all segments before
}

// New makes room for the calls of some segments of the run and groups of callers.
func New(lengths []des.Time, segments, groups int) Counts {
	return Counts{lengths: lengths, groups: groups, calls: make([]int64, segments*groups*len(lengths)*Kinds)}
}

// Reset forgets the last replication.
func (n *Counts) Reset() { clear(n.calls) }

// Calls are the counts, by segment and group.
func (n *Counts) Calls() []int64 { return n.calls }

// Each is how many counts a group has.
func (n *Counts) Each() int { return len(n.lengths) * Kinds }

// Across is how many counts a segment has.
func (n *Counts) Across() int { return n.groups * n.Each() }

// Ended counts a call made in a segment in the groups of its caller.
func (n *Counts) Ended(o *emergency.Observation, segment int, groups []int32) {
	wait, waited := Endured(o)
	for _, g := range groups {
		at := n.calls[segment*n.Across()+int(g)*n.Each():]
		for i, limit := range n.lengths {
			if o.Wait >= 0 && o.Wait <= limit {
				at[i*Kinds+AnsweredWithin]++
			}
			if waited && wait > limit {
				at[i*Kinds+WaitedOver]++
			}
			if o.Outcome == emergency.Connected && o.Passed <= limit {
				at[i*Kinds+PassedWithin]++
			}
		}
	}
}

// Add makes the counts ready for Between.
func (n *Counts) Add() {
	n.before = append(n.before[:0], make([]int64, n.Across())...)
	for i, c := range n.calls {
		n.before = append(n.before, n.before[i]+c)
	}
}

// Between is one of the counts of a segment, over the segments from one up to but not including another.
func (n *Counts) Between(from, to, which int) float64 {
	across := n.Across()
	return float64(n.before[to*across+which] - n.before[from*across+which])
}

// Name is a length of time as a part of a measure's name: 10s, 1m30s, 0.5s.
func Name(t des.Time) string {
	if t%des.Second != 0 {
		return strconv.FormatFloat(t.Seconds(), 'f', -1, 64) + "s"
	}
	return strings.ReplaceAll(words.Length(t), " ", "")
}
