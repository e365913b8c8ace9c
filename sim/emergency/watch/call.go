package watch

// Call is what became of a real call, as those see it who watch calls. Each is a sample of a monitor that watches real
// calls.
type Call uint8

// What can become of a call. Most kinds are a failure if the monitor says so, and else say nothing.
const (
	Blocked    Call = iota // no circuit was free, or the circuits were down
	Refused                // the platform turned it away
	Unanswered             // silence, until the network or the caller gave up
	Abandoned              // it rang until the caller hung up
	CutOff                 // it was answered and then cut
	Answered               // by an agent
	Finished               // answered, and not cut
)

// Calls is a set of what can become of a call.
type Calls uint8

// Set is the set of some kinds.
func Set(kinds ...Call) (s Calls) {
	for _, k := range kinds {
		s |= 1 << k
	}
	return s
}

// Has says whether a kind is in the set.
func (s Calls) Has(k Call) bool { return s>>k&1 == 1 }

// Verdict is what a call amounts to where these kinds are failures. Where a cut is one, a call is a success once it is over
// and was not cut; elsewhere once it is answered.
func (s Calls) Verdict(k Call) Verdict {
	switch success := Answered; {
	case s.Has(k):
		return Amiss
	case s.Has(CutOff):
		success = Finished
		fallthrough
	default:
		if k == success {
			return Fine
		}
	}
	return Unknown
}
