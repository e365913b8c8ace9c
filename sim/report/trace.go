package report

import (
	"bufio"
	"encoding/json"
	"io"

	"nines/sim/emergency"
	"nines/sim/scenario"
)

// Trace writes one JSON line for each observation it hears. Flush it at the end.
type Trace struct {
	plan *scenario.Plan
	to   *bufio.Writer
	err  error
}

// NewTrace makes a trace of a plan's replication.
func NewTrace(to io.Writer, plan *scenario.Plan) *Trace {
	return &Trace{plan: plan, to: bufio.NewWriterSize(to, 1<<16)}
}

// TraceLine is the shape of a line. Times are in seconds from the start of the run.
type TraceLine struct {
	At        float64  `json:"at"`
	Fact      string   `json:"fact"`
	Caller    *uint64  `json:"caller,omitempty"`
	Attempt   uint16   `json:"attempt,omitempty"`
	Outcome   string   `json:"outcome,omitempty"`
	Cause     string   `json:"cause,omitempty"`
	Element   string   `json:"element,omitempty"`
	Platform  string   `json:"platform,omitempty"`
	Provider  string   `json:"provider,omitempty"`
	Service   string   `json:"service,omitempty"`
	Region    string   `json:"region,omitempty"`
	Access    string   `json:"access,omitempty"`
	Fate      string   `json:"fate,omitempty"`
	Milestone string   `json:"milestone,omitempty"`
	By        string   `json:"by,omitempty"`
	Waited    *float64 `json:"waited-s,omitempty"`
	Waiting   *int32   `json:"waiting,omitempty"`
	Agents    *int32   `json:"agents,omitempty"`
	Busy      *int32   `json:"busy,omitempty"`
	Seen      bool     `json:"seen,omitempty"`
}

// Observe implements emergency.Observer.
func (t *Trace) Observe(batch []emergency.Observation) {
	encoder := json.NewEncoder(t.to)
	for i := range batch {
		if t.err == nil {
			t.err = encoder.Encode(t.line(&batch[i]))
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

func (t *Trace) line(o *emergency.Observation) TraceLine {
	n := t.plan.Network
	l := TraceLine{At: o.At.Seconds(), Fact: o.Fact.String(), Cause: t.plan.Cause(o.Cause), Element: t.plan.Element(o.Element)}
	if o.Platform >= 0 {
		l.Platform = n.Platforms[o.Platform].Name
	}
	switch o.Fact {
	case emergency.MilestoneReached:
		l.Milestone = t.plan.Measures.Milestone(o.Milestone)
		if o.By >= 0 {
			l.By = t.plan.Measures.Sources()[o.By]
		}
		return l
	case emergency.Sampled:
		l.Waiting, l.Agents, l.Busy = &o.Waiting, &o.Agents, &o.Busy
		return l
	}
	if o.Slot < 0 && o.Fact != emergency.CallerForewarned {
		return l
	}
	l.Caller, l.Attempt, l.Seen = &o.Caller, o.Attempt, o.Seen
	l.Provider, l.Region, l.Access = n.Providers[o.Provider].Name, n.Demand.Regions[o.Region].Name, n.Demand.Accesses[o.Access].Name
	if o.Service >= 0 {
		l.Service = n.Demand.Services[o.Service].Name
	}
	switch o.Fact {
	case emergency.CallEnded:
		l.Outcome = o.Outcome.String()
	case emergency.CallerLeft:
		l.Fate = o.Fate.String()
	case emergency.CallAnswered:
		waited := o.Wait.Seconds()
		l.Waited = &waited
	}
	return l
}
