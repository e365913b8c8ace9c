package calls

import (
	"nines/sim/emergency"
	"nines/sim/measure/waiting"
)

// sort is what most counts depend on: the outcome, and these.
type sort uint8

const (
	isAnswered sort = 1 << iota
	isQueued
	isSeen
	isAgain // not the first call of its caller
	ofOutcome
	sorts = int(emergency.Outcomes) * int(ofOutcome)
)

func sortOf(o *emergency.Observation) sort {
	s := sort(o.Outcome) * ofOutcome
	if o.Wait >= 0 {
		s |= isAnswered
	}
	if o.Queued {
		s |= isQueued
	}
	if o.Seen {
		s |= isSeen
	}
	if o.Attempt > 1 {
		s |= isAgain
	}
	return s
}

func (s sort) is(what sort) bool { return s&what != 0 }

func (s sort) outcome() emergency.Outcome { return emergency.Outcome(s / ofOutcome) }

// countsOf are the counts that each sort of call is in.
var countsOf = func() (list [sorts][]Count) {
	for s := range list {
		list[s] = sort(s).counts()
	}
	return list
}()

// hasSums reports by sort whether the times of a call are summed.
var hasSums = func() (list [sorts]bool) {
	for i := range list {
		s := sort(i)
		list[i] = s.is(isAnswered) || s.outcome() == emergency.Connected || waiting.IsWaiter(s.outcome(), false, s.is(isQueued))
	}
	return list
}()

func (s sort) counts() []Count {
	o := s.outcome()
	isLost, isAttended := o.Unconnected(), s.is(isAnswered) || o == emergency.Abandoned
	list := []Count{Count(o), Offered}
	for _, c := range []struct {
		count Count
		is    bool
	}{
		{Calling, !s.is(isAgain)},
		{Settled, o != emergency.Open},
		{Seen, s.is(isSeen)},
		{Unconnected, isLost},
		{LostSeen, isLost && s.is(isSeen)},
		{Answered, s.is(isAnswered)},
		{Attended, isAttended},
		{Queued, isAttended && s.is(isQueued)},
		{Waiters, waiting.IsWaiter(o, s.is(isAnswered), s.is(isQueued))},
		{PassedOn, waiting.IsPassedOn(o)},
	} {
		if c.is {
			list = append(list, c.count)
		}
	}
	return s.appendTries(list)
}

// appendTries adds what the call is counted as beside other first or later ones.
func (s sort) appendTries(list []Count) []Count {
	o, of := s.outcome(), FirstTries
	if s.is(isAgain) {
		of = LaterTries
	}
	if o != emergency.Open {
		list = append(list, of+SettledTries)
	}
	if o.Unconnected() {
		list = append(list, of+LostTries)
	}
	switch o {
	case emergency.Blocked:
		list = append(list, of+BlockedTries)
	case emergency.Refused:
		list = append(list, of+RefusedTries)
	}
	return list
}
