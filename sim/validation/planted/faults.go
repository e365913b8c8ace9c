package planted

import (
	"math"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/validation/coverage"
)

// The paths of what is changed most.
const (
	site     = "world.platforms.exchange."
	hall     = site + "centres.hall="
	handling = site + "handling="
	failure  = "trouble.breakdown."
)

// Faults are the faults, in the order of a report. Each is one that a simulator of this sort has had, or could have.
func Faults() []Fault {
	list := append(inWorlds(), inBooks()...)
	return append(list, inStatistics()...)
}

// inWorlds are faults in what happens.
func inWorlds() []Fault {
	return []Fault{
		{"the queue has a place too many", false, on(change{alter: places(1)}, "M/M/10/30", "Erlang B, exponential calls", "Queue, patience and redial")},
		{"the queue has a place too few", false, on(change{alter: places(-1)}, "M/M/10/30", "Queue, patience and redial")},
		{"an agent too many is on duty", false, on(change{values: []string{hall + "51"}}, "Erlang A")},
		{"an agent too few is on duty", false, on(change{values: []string{hall + "49"}}, "Erlang A")},
		{"a route has a circuit too many", false, on(change{alter: circuits}, "Overflow")},
		{"the agent is free while the control room rings", true, on(change{values: []string{site + "agent-stays=until-passed"}}, "Agents held by the control room")},
		{"priorities are ignored", true, on(change{values: []string{site + "priority=none"}}, "Priorities", "Priorities and patience")},
		{"agents take all calls alike", true, on(change{values: []string{site + "centres.pool-two.takes=[one, two]"}}, "Skills, a queue and patience")},
		{"every law is taken for exponential", true, on(change{values: []string{handling + "{exponential: 60s}"}}, "M/D/1")},
		{"the sigma of a lognormal law is taken for its cv", false, on(change{values: []string{handling + "{lognormal: {mean: 90s, cv: 0.8054}}"}}, "M/G/1, lognormal calls")},
		{"a mean is taken for a median", true, on(change{values: []string{handling + "{lognormal: {mean: 108.2s, cv: 1.5}}"}}, "Erlang B, lognormal calls")},
		{"days are all as busy", false, on(change{values: []string{"world.demand.day-factor=1"}}, "Days of different load")},
		{"calls come at the same rate at all hours", false, on(change{values: []string{"world.demand.profile={counts: [10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]}"}}, "SSJ, CallCenter")},
		{"a caller gives up one call early", true, on(change{values: []string{"world.callers.redial.at-most=1 call"}}, "Independent losses, at most 2 tries")},
		{"redials come twice as late", true, on(change{values: []string{"world.callers.redial.after.refused.delay={exponential: 2m}"}}, "Retrial queue")},
		{"failures come while nobody is at work, too", true, on(change{values: []string{failure + "strikes=any-time"}}, "Breakdown in use", "Breakdown in use, constant lengths")},
		{"calls on hold are lost", false, on(change{values: []string{failure + "calls-in-progress=cut"}}, "Breakdown", "Breakdown in use")},
		{"calls are kept where an outage cuts them", true, on(change{values: []string{"trouble.outage.calls-in-progress=resumed"}}, "Outage with impatience")},
		{"a failure lasts half as long", true, on(change{values: []string{failure + "mttr={exponential: 75s}"}}, "Breakdown", "Breakdown in use")},
		{"patience runs twice as long", true, on(change{values: []string{"world.callers.patience.ringing={exponential: 4m}"}}, "Erlang A, overloaded")},
		{"a check fewer has to fail", true, product("Kamailio", "recovery.detect.monitors.ping.alarm-after=2 failures")},
		{"the time-out of a check is forgotten", true, product("OpenSIPS", "recovery.detect.monitors.ping.timeout=10ms")},
		{"the time between checks counts from their start", true, product("HAProxy", "recovery.detect.monitors.check.every-counts-from=sample")},
	}
}

// places makes queues longer, where they end.
func places(by int32) func(*plan.Plan) {
	return func(p *plan.Plan) {
		for i := range p.Network.Platforms {
			if q := &p.Network.Platforms[i].Queue; *q < math.MaxInt32 {
				*q = max(0, *q+by)
			}
		}
	}
}

// circuits gives each route of limited circuits one more.
func circuits(p *plan.Plan) {
	for i := range p.Network.Groups {
		if n := &p.Network.Groups[i].Circuits; *n < math.MaxInt32 {
			*n++
		}
	}
}

// inBooks are faults in what is counted, and in how replications are run.
func inBooks() []Fault {
	return []Fault{
		{"a redial is counted as a new caller", true, on(change{hear: func(o *emergency.Observation) {
			if o.Attempt > 1 {
				o.Attempt = 1
			}
		}}, "Retrial queue", "Queue, patience and redial")},
		{"dropped calls are counted as served", true, on(change{hear: func(o *emergency.Observation) {
			if o.Fact == emergency.CallEnded && o.Outcome == emergency.CutHandling {
				o.Outcome = emergency.Connected
			}
		}}, "Two sites, one fails", "Outage of a site")},
		{"a call is counted when it ends", false, on(change{hear: func(o *emergency.Observation) {
			if o.Fact == emergency.CallEnded {
				o.Made = o.At
			}
		}}, "ContactCenters, MMC", "Outage with impatience", "Retrial queue")},
		{"waits are cut to whole minutes", true, on(change{hear: func(o *emergency.Observation) {
			if o.Fact == emergency.CallEnded && o.Wait > 0 {
				o.Wait -= o.Wait % des.Minute
			}
		}}, "Erlang C")},
		{"the mean wait is of all calls, not of the answered", true, on(change{alter: overAllCalls}, "Erlang A, overloaded")},
		{"the mean of the days' shares is taken for the share of all calls", false, on(change{rows: shareOfTheDay}, "Days of different load")},
		{"all replications are alike", true, on(change{allAlike: true}, "Erlang B, exponential calls")},
		{"a replication is counted with those before it", true, on(change{keepsBook: true}, "Erlang B, exponential calls")},
	}
}

// overAllCalls divides the waits of the answered by all calls.
func overAllCalls(p *plan.Plan) {
	list := p.Measures.Measures()
	for i := range list {
		if m := &list[i]; m.Name == "answer.mean" {
			m.Denominator = p.Measures.Find("calls.offered", m.Window, m.Group)
		}
	}
}

// shareOfTheDay makes each day count alike, however many calls it has.
func shareOfTheDay(p *plan.Plan, row []float64) {
	abandoned, offered := p.Measures.Find("calls.abandoned", "steady", measure.Group{}), p.Measures.Find("calls.offered", "steady", measure.Group{})
	row[abandoned], row[offered] = row[abandoned]/row[offered], 1
}

// inStatistics are faults in intervals. Each is what a hasty author takes for the right one.
func inStatistics() []Fault {
	return []Fault{
		{"the normal law is taken for Student's t", true, interval("mean, Student's t", coverage.NormalForStudent)},
		{"days of rare losses are taken for normal", true, interval("mean of rare losses", coverage.StudentForRare)},
		{"a share is taken for one of independent calls", true, interval("ratio, delta method", coverage.CallsForRatio)},
		{"days that did not get there are left out", true, interval("median time, Kaplan and Meier", coverage.WithoutCensored)},
		{"a quantile is taken for one of independent calls", true, interval("quantile of all calls", coverage.CallsForDays)},
		{"pairs of days are taken for strangers", true, interval("paired difference", coverage.UnpairedForPaired)},
		{"the best of twelve is judged as one of two", true, interval("the best strategy is not ruled out", coverage.WithoutCorrection)},
	}
}
