package emergency

import "nines/sim/emergency/watch"

// Monitors may watch real calls instead of making test calls. The fate of a call is seen where it happens: on the route and
// at the platform. Its provider sees it when the call is answered or over.

// see has the monitors on an element see what became of a call. They do not act at once, since the call is under way.
func (w *monitoring) see(at Element, k watch.Call) {
	for _, i := range w.onCalls {
		m, s := &w.net.Monitors[i], &w.monitors[i]
		if m.On != at {
			continue
		}
		if v := m.Fails.Verdict(k); v != watch.Unknown {
			w.awaitVerdict(i, s.Take(w.now), v, 0)
		}
	}
}

// seeCallAt is something that becomes of a call on its route and at its platform.
func (w *monitoring) seeCallAt(c *caller, k watch.Call) {
	if len(w.onCalls) > 0 {
		w.see(Element{Kind: APlatform, Index: int16(c.platform)}, k)
		w.seeRoute(c, int(c.platform), k)
	}
}

// seeRoute is something that becomes of a call on the route of its provider to a platform.
func (w *monitoring) seeRoute(c *caller, platform int, k watch.Call) {
	for _, g := range w.net.Providers[c.Provider].Groups {
		if w.net.Groups[g].Platform == platform {
			w.see(Element{Kind: ACircuitGroup, Index: int16(g)}, k)
		}
	}
}

// seeBlocked is a call that gets no circuit: the platform does not hear of it.
func (w *monitoring) seeBlocked(g int) {
	if len(w.onCalls) > 0 {
		w.see(Element{Kind: ACircuitGroup, Index: int16(g)}, watch.Blocked)
	}
}

// seeSilence is a call that is given up in silence, by the network or the caller, where the silence is.
func (w *monitoring) seeSilence(c *caller) {
	if len(w.onCalls) == 0 {
		return
	}
	switch c.element.Kind {
	case ACircuitGroup:
		w.see(c.element, watch.Unanswered)
	case APlatform:
		w.seeCallAt(c, watch.Unanswered)
	}
}

// seeAnswer is a call that an agent takes up.
func (w *monitoring) seeAnswer(c *caller) {
	if len(w.onCalls) > 0 {
		w.seeCallAt(c, watch.Answered)
		w.see(Element{Kind: AProvider, Index: int16(c.Provider)}, watch.Answered)
	}
}

// seeEnd is the end of a call. How it was turned away has been seen where that was.
func (w *monitoring) seeEnd(c *caller, o Outcome) {
	if len(w.onCalls) == 0 || o == Open {
		return
	}
	k := watch.Finished
	switch o {
	case Blocked:
		k = watch.Blocked
	case Refused:
		k = watch.Refused
	case Unanswered:
		k = watch.Unanswered
	case Abandoned:
		k = watch.Abandoned
	case CutAnswer, CutHandling, CutHandover:
		k = watch.CutOff
	}
	w.see(Element{Kind: AProvider, Index: int16(c.Provider)}, k)
	if k >= watch.Abandoned {
		w.seeCallAt(c, k)
	}
}
