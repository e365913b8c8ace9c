package measure

import (
	"strconv"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/words"
)

// enduredBy is how long a call waited for an agent, until the answer or until it was lost. It says whether the call waited
// at all for one: calls that were turned away, or that got silence, did not; nor is it known of those still open.
func enduredBy(o *emergency.Observation) (des.Time, bool) {
	switch {
	case o.Wait >= 0:
		return o.Wait, true
	case o.Outcome == emergency.Abandoned, o.Outcome == emergency.CutAnswer, o.Queued && o.Outcome != emergency.Open:
		return o.At - o.Made, true
	}
	return 0, false
}

// isPassedOn says whether a call that ended so had been passed on to the control rooms.
func isPassedOn(o emergency.Outcome) bool {
	return o == emergency.Connected || o >= emergency.CutHandover && o <= emergency.Misrouted
}

// countTry counts a call as a first or a later one of its caller.
func countTry(c []int64, o *emergency.Observation) {
	of := c[firstTries:]
	if o.Attempt > 1 {
		of = c[laterTries:]
	}
	if o.Outcome != emergency.Open {
		of[settledTries]++
	}
	switch {
	case o.Outcome == emergency.Blocked:
		of[blockedTries]++
	case o.Outcome == emergency.Refused:
		of[refusedTries]++
	}
	if o.Outcome.Unconnected() {
		of[lostTries]++
	}
}

// What is counted of calls by each length of waiting that is asked for.
const (
	answeredWithin = iota
	waitedOver
	passedWithin
	waitKinds
)

// waitMeasures are the names of the shares, with what they are shares of.
var waitMeasures = [waitKinds]struct {
	name string
	of   callCount
}{{"answer.within-", seen}, {"wait.over-", waiters}, {"handover.within-", passedOn}}

// waitCounts are the calls of a replication by how long they waited.
type waitCounts struct {
	plan   *Plan
	counts []int64 // segment × group × length × kind
	before []int64 // likewise, of all segments before
}

func newWaitCounts(p *Plan) waitCounts {
	n := waitCounts{plan: p}
	n.counts = make([]int64, len(p.segments)*n.across())
	return n
}

// across is how many counts a segment has.
func (n *waitCounts) across() int { return len(n.plan.groups) * len(n.plan.targets.Waits) * waitKinds }

// ended counts a call made in a segment in the groups of its caller.
func (n *waitCounts) ended(o *emergency.Observation, segment int, groups []int32) {
	wait, waited := enduredBy(o)
	for _, g := range groups {
		at := n.counts[segment*n.across()+int(g)*len(n.plan.targets.Waits)*waitKinds:]
		for i, limit := range n.plan.targets.Waits {
			if o.Wait >= 0 && o.Wait <= limit {
				at[i*waitKinds+answeredWithin]++
			}
			if waited && wait > limit {
				at[i*waitKinds+waitedOver]++
			}
			if o.Outcome == emergency.Connected && o.Passed <= limit {
				at[i*waitKinds+passedWithin]++
			}
		}
	}
}

// listWaits lists, by window and group, the counts, and behind each the share.
func (p *Plan) listWaits() {
	for w := range p.windows {
		for g, group := range p.groups {
			for _, limit := range p.targets.Waits {
				for _, m := range waitMeasures {
					at := len(p.measures)
					p.add("", p.windows[w].Name, group, Calls)
					p.measures = append(p.measures, quotientOf(m.name+lengthName(limit), p.windows[w].Name, group, Share, at, (w*len(p.groups)+g)*block+ofCalls(m.of)))
				}
			}
		}
	}
}

func (n *waitCounts) appendTo(row []float64) []float64 {
	p, across := n.plan, n.across()
	if across == 0 {
		return row
	}
	n.before = append(n.before[:0], make([]int64, across)...)
	for i, c := range n.counts {
		n.before = append(n.before, n.before[i]+c)
	}
	for w := range p.windows {
		from, to := n.before[p.spans[w][0]*across:], n.before[p.spans[w][1]*across:]
		for i := range across {
			calls := float64(to[i] - from[i])
			row = append(row, calls, ratio(calls, row[p.measures[len(row)+1].Denominator]))
		}
	}
	return row
}

// lengthName is a length of time as a part of a measure's name: 10s, 1m30s, 0.5s.
func lengthName(t des.Time) string {
	if t%des.Second != 0 {
		return strconv.FormatFloat(t.Seconds(), 'f', -1, 64) + "s"
	}
	return strings.ReplaceAll(words.Length(t), " ", "")
}
