// The trace is the ground truth that stories and measures can be checked against. Its JSON lines have stable names, because
// people feed them to other programs.

package narrate

import (
	"bufio"
	"encoding/json"
	"io"

	"nines/sim/emergency"
	"nines/sim/plan"
)

// Trace writes one line for each observation that it hears, or that its filter takes. Flush it at the end.
type Trace struct {
	// Heard counts all observations, Written those that the filter took. Users see both: a small share shows how strict a
	// filter is.
	Heard, Written int
	plan           *plan.Plan
	filter         *Filter // nil: everything
	// The text format needs the width in advance, because lines are written as they happen.
	margin int // the width of the clock times
	to     *bufio.Writer
	write  func(*emergency.Observation) error
	err    error
}

// NewTrace makes a trace of a plan's replication, as one JSON object a line.
func NewTrace(to io.Writer, plan *plan.Plan) *Trace {
	t := &Trace{plan: plan, to: bufio.NewWriterSize(to, 1<<16)}
	encoder := json.NewEncoder(t.to)
	t.write = func(o *emergency.Observation) error { return encoder.Encode(t.line(o)) }
	return t
}

// NewTextTrace makes a trace for people, by the clock and in columns.
func NewTextTrace(to io.Writer, plan *plan.Plan) *Trace {
	t := &Trace{plan: plan, to: bufio.NewWriterSize(to, 1<<16), margin: len(clock(plan, plan.Network.Length-1))}
	t.write = func(o *emergency.Observation) error {
		_, err := t.to.WriteString(t.textLine(o))
		return err
	}
	return t
}

// TraceLine is the shape of a line. Times are in seconds from the start of the run; a caller's name is the one by which
// stories are asked for.
type TraceLine struct {
	// At is in seconds since the start of the run. A clock time would be ambiguous when clocks change.
	At        float64 `json:"at"`
	Fact      string  `json:"fact"`
	Caller    string  `json:"caller,omitempty"`
	Attempt   uint16  `json:"attempt,omitempty"`
	Outcome   string  `json:"outcome,omitempty"`
	Cause     string  `json:"cause,omitempty"`
	Element   string  `json:"element,omitempty"`
	Platform  string  `json:"platform,omitempty"`
	Agent     int32   `json:"agent,omitempty"`
	Provider  string  `json:"provider,omitempty"`
	Service   string  `json:"service,omitempty"`
	Region    string  `json:"region,omitempty"`
	Access    string  `json:"access,omitempty"`
	Fate      string  `json:"fate,omitempty"`
	Milestone string  `json:"milestone,omitempty"`
	By        string  `json:"by,omitempty"`
	// The following are pointers where zero is a value: a call may have waited for no time, and a queue may be empty.
	Waited  *float64 `json:"waited-s,omitempty"`
	Until   *float64 `json:"would-wait-until,omitempty"`
	Waiting *int32   `json:"waiting,omitempty"`
	Agents  *int32   `json:"agents,omitempty"`
	Busy    *int32   `json:"busy,omitempty"`
	Seen    bool     `json:"seen,omitempty"`
}

// Observe implements emergency.Observer.
func (t *Trace) Observe(batch []emergency.Observation) {
	for i := range batch {
		if batch[i].Fact == emergency.Accrued {
			continue // sums of time, of no event
		}
		t.Heard++
		if t.filter != nil && !t.filter.takes(&batch[i]) {
			continue
		}
		t.Written++
		if t.err == nil {
			t.err = t.write(&batch[i])
		}
		if t.err == nil && t.to.Buffered() > t.to.Size()/2 { // whole lines at a time, should somebody interrupt
			t.err = t.to.Flush()
		}
	}
}

// Flush writes what is still held back, and gives the first error of all.
func (t *Trace) Flush() error {
	if err := t.to.Flush(); t.err == nil {
		t.err = err
	}
	return t.err
}

// isOfCaller says whether an observation is about a caller.
func isOfCaller(o *emergency.Observation) bool {
	return o.Slot >= 0 || o.Fact == emergency.CallerForewarned
}

// line turns an observation into a line. Indices become the scenario's names; fields that mean nothing for the fact are left
// out.
func (t *Trace) line(o *emergency.Observation) TraceLine {
	n := t.plan.Network
	l := TraceLine{At: o.At.Seconds(), Fact: o.Fact.String(), Cause: t.plan.Cause(o.Cause), Element: t.plan.Element(o.Element), Agent: o.Agent}
	if o.Platform >= 0 {
		l.Platform = n.Platforms[o.Platform].Name
	}
	switch o.Fact {
	case emergency.ProviderMoved:
		l.Provider = n.Providers[o.Provider].Name
	case emergency.MilestoneReached:
		l.Milestone = t.plan.Measures.Milestone(o.Milestone)
		if o.By >= 0 {
			l.By = t.plan.Measures.Sources()[o.By]
		}
	case emergency.Sampled:
		l.Waiting, l.Agents, l.Busy = &o.Waiting, &o.Agents, &o.Busy
	}
	if isOfCaller(o) {
		t.addCaller(&l, o)
	}
	return l
}

// addCaller adds who it is, and what became of the call or the caller.
func (t *Trace) addCaller(l *TraceLine, o *emergency.Observation) {
	n := t.plan.Network
	l.Caller, l.Attempt, l.Seen = t.plan.CallerName(o.Caller), o.Attempt, o.Seen
	l.Provider, l.Region, l.Access = n.Providers[o.Provider].Name, n.Demand.Regions[o.Region].Name, n.Demand.Accesses[o.Access].Name
	if o.Service >= 0 {
		l.Service = n.Demand.Services[o.Service].Name
	}
	if o.Until > 0 {
		until := o.Until.Seconds()
		l.Until = &until
	}
	switch o.Fact {
	case emergency.CallEnded, emergency.RouteFailed, emergency.CalledBack:
		l.Outcome = o.Outcome.String()
	case emergency.CallerLeft, emergency.CallerGaveUp:
		l.Fate = o.Fate.String()
	case emergency.CallAnswered:
		waited := o.Wait.Seconds()
		l.Waited = &waited
	}
}
