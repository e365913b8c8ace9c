package emergency

// logbook is what an element has logged since the run began, for those who watch it.
type logbook [entries]int64

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

// read is the count that a monitor watches, and what it is a share of.
func (l *logbook) read(w Watch) snapshot {
	switch w {
	case AnswerRate:
		return snapshot{l[promptEntry], l[dueEntry]}
	case CutRate:
		return snapshot{l[cutEntry], l[handledEntry]}
	case LossRate:
		return snapshot{l[lostEntry], l[settledEntry]}
	default:
		return snapshot{of: l[offeredEntry]}
	}
}

// log enters something in an element's logbook; where nobody watches, none is kept.
func (w *World) log(k ElementKind, i int, e entry) {
	if books := w.logs[k]; books != nil {
		books[i][e]++
	}
}

// logRefusal is a call that a platform in service turns away.
func (w *World) logRefusal(p int) {
	if w.logs[APlatform] != nil {
		l := &w.logs[APlatform][p]
		l[dueEntry]++
		l[lostEntry]++
		l[settledEntry]++
	}
}

// logAnswer is an agent's taking up a call.
func (w *World) logAnswer(c *caller) {
	if w.logs[APlatform] == nil {
		return
	}
	l := &w.logs[APlatform][c.platform]
	l[dueEntry]++
	if c.wait <= w.net.AnsweredIn {
		l[promptEntry]++
	}
}

// logEnd is the end of a call, as its provider and its platform see it.
func (w *World) logEnd(c *caller, o Outcome) {
	if w.logs[APlatform] == nil || o == Open {
		return
	}
	provider := &w.logs[AProvider][c.Provider]
	provider[settledEntry]++
	if o == Blocked || o == Refused || o == Unanswered {
		provider[lostEntry]++
		if c.stage != inQueue {
			return // no platform had it
		}
	}
	w.logs[APlatform][c.platform].end(o)
}

// end enters the end of a call that the platform had.
func (l *logbook) end(o Outcome) {
	l[settledEntry]++
	if o.Unconnected() {
		l[lostEntry]++
	}
	switch o {
	case Refused, Abandoned:
		l[dueEntry]++
		return
	case CutAnswer:
		l[dueEntry]++
		l[cutEntry]++
	case CutHandling, CutHandover:
		l[cutEntry]++
	}
	l[handledEntry]++
}
