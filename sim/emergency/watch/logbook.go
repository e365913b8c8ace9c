package watch

// Logbook is what an element has logged since the run began, for those who watch it.
type Logbook [entries]int64

type entry uint8

const (
	offeredEntry entry = iota // reached it
	promptEntry               // answered in time,
	dueEntry                  // of those answered, or lost before they were
	cutEntry                  // cut,
	handledEntry              // of those an agent was done with
	lostEntry                 // lost,
	settledEntry              // of those that were over
	entries
)

// Count is how often something was counted, of how many, since the run began.
type Count struct{ Part, Of int64 }

// Since is what was counted after another count was taken.
func (c Count) Since(then Count) Count { return Count{c.Part - then.Part, c.Of - then.Of} }

// Read is the count that a monitor watches, and what it is a share of.
func (l *Logbook) Read(w What) Count {
	switch w {
	case AnswerRate:
		return Count{l[promptEntry], l[dueEntry]}
	case CutRate:
		return Count{l[cutEntry], l[handledEntry]}
	case LossRate:
		return Count{l[lostEntry], l[settledEntry]}
	default:
		return Count{Of: l[offeredEntry]}
	}
}

// Offer is a call that reaches the element, or is dialled at it.
func (l *Logbook) Offer() { l[offeredEntry]++ }

// Refuse is a call that a platform in service turns away.
func (l *Logbook) Refuse() {
	l[dueEntry]++
	l[lostEntry]++
	l[settledEntry]++
}

// Answer is an agent's taking up a call, in time or late.
func (l *Logbook) Answer(inTime bool) {
	l[dueEntry]++
	if inTime {
		l[promptEntry]++
	}
}

// Settle is the end of a call, lost or not.
func (l *Logbook) Settle(lost bool) {
	l[settledEntry]++
	if lost {
		l[lostEntry]++
	}
}

// Unanswered is the end of a call that was due an answer and got none.
func (l *Logbook) Unanswered() { l[dueEntry]++ }

// Handled is the end of an agent's part in a call; whether it was cut.
func (l *Logbook) Handled(cut bool) {
	l[handledEntry]++
	if cut {
		l[cutEntry]++
	}
}
