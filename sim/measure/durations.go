package measure

import (
	"nines/sim/des"
	"nines/sim/measure/answer"
)

// Limits are the upper limits of the bins for durations, in seconds.
var Limits = answer.Limits

const bins = answer.Bins

// What is timed, in each window: answered calls from being made to the agent's answer, and callers who were delayed from
// their first call to being connected.
const (
	timedAnswers = iota
	timedDelays
	timed
)

// time counts a duration in every window of a set.
func (t *Tally) time(windows windowSet, what int, lasted des.Time) {
	bin := answer.BinOf(lasted)
	windows.each(func(w int) { t.durations[(w*timed+what)*bins+bin]++ })
}

// fillAnswers fills in the answered calls of the windows.
func (t *Tally) fillAnswers() {
	for w := range t.plan.windows {
		t.answers.CopyBins(w, t.durations[(w*timed+timedAnswers)*bins:][:bins])
	}
}

// Durations counts the calls and callers of a window by how long they took, over all replications. The bins end at Limits.
type Durations struct {
	Window  string
	Answers []int64 // answered calls, from being made to the answer
	Delays  []int64 // delayed callers, from the first call to being connected
}

// Durations are the durations of a sum, by window.
func (p *Plan) Durations(s *Sum) []Durations {
	if s.durations == nil {
		return nil
	}
	list := make([]Durations, len(p.windows))
	for w := range list {
		at := s.durations[w*timed*bins:]
		list[w] = Durations{p.windows[w].Name, at[:bins], at[bins : 2*bins]}
	}
	return list
}
