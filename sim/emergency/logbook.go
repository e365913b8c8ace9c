package emergency

import "nines/sim/emergency/watch"

// logOffer enters a call that reaches an element, or is dialled at it; where nobody watches, there are no logbooks.
func (w *monitoring) logOffer(k ElementKind, i int) {
	if books := w.logs[k]; books != nil {
		books[i].Offer()
	}
}

// logRefusal is a call that a platform in service turns away.
func (w *monitoring) logRefusal(p int) {
	if w.logs[APlatform] != nil {
		w.logs[APlatform][p].Refuse()
	}
}

// logAnswer is an agent's taking up a call.
func (w *monitoring) logAnswer(c *caller) {
	if w.logs[APlatform] == nil {
		return
	}
	w.logs[APlatform][c.platform].Answer(c.wait <= w.net.AnsweredIn)
}

// logEnd is the end of a call, as its provider and its platform see it.
func (w *monitoring) logEnd(c *caller, o Outcome) {
	if w.logs[APlatform] == nil || o == Open {
		return
	}
	unheard := o == Blocked || o == Refused || o == Unanswered
	w.logs[AProvider][c.Provider].Settle(unheard)
	if unheard && c.stage != inQueue && c.stage != onHold {
		return // no platform had it
	}
	logPlatformEnd(&w.logs[APlatform][c.platform], o)
}

// logPlatformEnd enters the end of a call that the platform had.
func logPlatformEnd(l *watch.Logbook, o Outcome) {
	l.Settle(o.Unconnected())
	switch o {
	case Refused, Abandoned:
		l.Unanswered()
	case CutAnswer:
		l.Unanswered()
		l.Handled(true)
	case CutHandling, CutHandover:
		l.Handled(true)
	default:
		l.Handled(false)
	}
}
