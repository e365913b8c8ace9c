package measure

import (
	"cmp"
	"fmt"
	"math"

	"nines/sim/emergency"
	"nines/sim/measure/calls"
)

// Row is the numbers of the last replication, in the order of Measures. NaN means no sample, +Inf not reached.
func (t *Tally) Row() []float64 {
	t.settle()
	p := t.plan
	measures := p.Measures()
	row := make([]float64, 0, len(measures))
	before := t.callsBefore()
	for w := range p.windows {
		for g := range p.groups {
			row = t.appendBlock(row, before, w, g)
		}
	}
	for i := p.layout.blocks; i < p.layout.quantiles; i++ {
		row = append(row, ratio(row[measures[i].Numerator], row[measures[i].Denominator]))
	}
	for w := range p.windows {
		waits := t.answers.In(w)
		for _, q := range answerQuantiles {
			row = append(row, waits.Quantile(q.at))
		}
	}
	clocks := judgement{t}.readClocks()
	row = append(row, clocks[:]...)
	row = judgement{t}.appendStages(row)
	row = judgement{t}.appendSources(row)
	row = append(row, float64(t.clocks.falseAlarms))
	row = t.appendInstants(row)
	row = t.appendAlarms(row)
	row = t.appendSpells(row)
	row = t.ways.appendTo(append(t.moves.appendTo(row), t.lostAfterReturn()))
	row = t.access.AppendTo(t.others.AppendTo(t.appendMoved(appendBacks(t, t.forewarned.appendTo(row)))))
	return t.appendUse(t.appendWaits(row))
}

func ratio(num, den float64) float64 {
	if den == 0 {
		return math.NaN()
	}
	return num / den
}

// callsBefore are the counts of calls of all segments before each. A window is then a difference of two counts: the work
// grows with the number of windows, and not with its square.
func (t *Tally) callsBefore() []int64 {
	across := len(t.plan.groups) * int(calls.Counts)
	t.before = append(t.before[:0], make([]int64, across)...)
	for i, n := range t.calls {
		t.before = append(t.before, t.before[i]+n)
	}
	return t.before
}

// appendBlock adds the counts of a window and group; times turn from microseconds to seconds here.
func (t *Tally) appendBlock(row []float64, before []int64, w, g int) []float64 {
	p := t.plan
	at := func(segment int, c calls.Count) int64 {
		return before[(segment*len(p.groups)+g)*int(calls.Counts)+int(c)]
	}
	for c := range calls.Counts {
		sum := at(p.spans[w][1], c) - at(p.spans[w][0], c)
		if c.IsTime() {
			row = append(row, float64(sum)/1e6)
			continue
		}
		row = append(row, float64(sum))
	}
	first := (w*len(p.groups) + g) * int(callerCounts)
	for c := range callerCounts {
		v := float64(t.callers[first+int(c)])
		if c == delay {
			v /= 1e6
		}
		row = append(row, v)
	}
	return row
}

func (t *Tally) appendInstants(row []float64) []float64 {
	c := &t.clocks
	row = append(row, secondsOr(c.onset, 0))
	for _, at := range c.reached {
		row = append(row, secondsOr(at, 0))
	}
	for _, at := range c.switched {
		row = append(row, secondsOr(at, 0))
	}
	return row
}

// settle reads off the counts of calls, once a replication is over. Groups that are made of others are filled in.
func (t *Tally) settle() {
	if t.isSettled {
		return
	}
	t.isSettled = true
	t.calls = t.ended.AppendTo(t.calls[:0])
	fillGroups(t.plan, t.calls, int(calls.Counts))
	fillGroups(t.plan, t.callers, int(callerCounts))
	fillGroups(t.plan, t.waited.Calls(), t.waited.Each())
	fillGroups(t.plan, t.forewarned, 1)
	for i := range t.remedies {
		fillGroups(t.plan, t.remedies[i].back.Cells(), 1)
	}
	fillGroups(t.plan, t.others.Callers, t.others.Each())
	t.fillAnswers()
}

// Close checks the books of the replication against each other and against the world's own count.
func (t *Tally) Close(world emergency.Inspection) error {
	t.settle()
	sum := func(c calls.Count, groups ...int) (n int64) {
		for s := range t.plan.segments {
			for _, g := range groups {
				n += t.calls[(s*len(t.plan.groups)+g)*int(calls.Counts)+int(c)]
			}
		}
		return n
	}
	all, outcomes := t.plan.offsets.kind+everybody, int64(0)
	for o := range emergency.Outcomes {
		n := sum(calls.Count(o), all)
		outcomes += n
		if n != world.Ended[o] {
			return fmt.Errorf("%d calls measured as %v, but %d ended so", n, o, world.Ended[o])
		}
	}
	if n := sum(calls.Offered, all); n != world.Offered || n != outcomes {
		return fmt.Errorf("%d calls offered, %d measured, %d outcomes", world.Offered, n, outcomes)
	}
	if n := sum(calls.Calling, all); n != world.Callers {
		return fmt.Errorf("%d callers called, %d measured", world.Callers, n)
	}
	for k, g := range [emergency.Kinds]int{0, all + nothingWanted, all + testers} {
		if n := sum(calls.Calling, g); n != world.OfKind[k] {
			return fmt.Errorf("%d callers of the kind %v called, %d measured", world.OfKind[k], emergency.Kind(k), n)
		}
	}
	return cmp.Or(t.forewarned.close(world, t.forewarnedEarly), t.reconcile(sum), t.closeCallers(), calls.Audit(t.calls))
}

// reconcile holds the ledger and the groups against the totals.
func (t *Tally) reconcile(sum func(calls.Count, ...int) int64) error {
	lost, inLedger := measured(t, calls.Unconnected, t.plan.offsets.kind+everybody), t.ledger.Calls()
	if inLedger != lost {
		return fmt.Errorf("the ledger holds %d calls of %d unconnected", inLedger, lost)
	}
	for _, c := range []calls.Count{calls.Offered, calls.Seen, calls.Unconnected, calls.Calling} {
		if err := t.plan.reconcileGroups(c, sum); err != nil {
			return err
		}
	}
	return nil
}

// measured is a count of a group without the calls of the warm-up.
func measured(t *Tally, c calls.Count, group int) (n int64) {
	for s := range t.plan.segments {
		if t.plan.inside[s].has(0) {
			n += t.calls[(s*len(t.plan.groups)+group)*int(calls.Counts)+int(c)]
		}
	}
	return n
}

// reconcileGroups holds the services, regions, accesses and providers each against the total.
func (p *Plan) reconcileGroups(c calls.Count, sum func(calls.Count, ...int) int64) error {
	o, total := &p.offsets, sum(c, 0)
	for _, part := range []struct {
		by       string
		from, to int
	}{{"service", o.service, o.region}, {"region", o.region, o.access}, {"access", o.access, o.provider}, {"provider", o.provider, o.kind}} {
		n := int64(0)
		for g := part.from; g < part.to; g++ {
			n += sum(c, g)
		}
		if n != total {
			return fmt.Errorf("%d %s by %s, %d in all", n, callNames[c], part.by, total)
		}
	}
	if n, of := total+sum(c, o.kind+nothingWanted)+sum(c, o.kind+testers), sum(c, o.kind+everybody); n != of {
		return fmt.Errorf("%d %s by kind, %d of everybody", n, callNames[c], of)
	}
	return nil
}

// closeCallers holds the fates of affected callers against their number, in every window and group.
func (t *Tally) closeCallers() error {
	for w := range t.plan.windows {
		for g, group := range t.plan.groups {
			at := t.callers[(w*len(t.plan.groups)+g)*int(callerCounts):]
			if fates := at[delayed] + at[withoutHelp] + at[diverted] + at[trying]; fates != at[affected] {
				return fmt.Errorf("window %s, %v: %d callers affected, but %d fates", t.plan.windows[w].Name, group, at[affected], fates)
			}
			if n := at[withoutHelp] + at[diverted]; n != at[neverConnected] {
				return fmt.Errorf("window %s, %v: %d callers never connected, but %d without help or diverted", t.plan.windows[w].Name, group, at[neverConnected], n)
			}
		}
	}
	return nil
}
