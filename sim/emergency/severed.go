package emergency

// unreachable is the fault by which a caller cannot be passed on to the control room that is being called, and what the
// agent hears: the room is down, or the path to it. None and Up if there is none.
func (w *World) unreachable(c *caller) (int16, Tone) {
	if f := w.downFor(&w.rooms[c.room].effects, c); f != None {
		return f, w.tone(f)
	}
	if f := w.severedFor(&w.platforms[c.platform].effects, c); f != None {
		return f, w.trouble.Faults[f].Condition.HandoverDown
	}
	return None, Up
}

// settleRinging lets a call that rings at a control room meet the new condition of the room or of the path to it.
func (w *World) settleRinging(id int32) {
	c := &w.callers[id]
	f, tone := w.unreachable(c)
	w.touch(id, f)
	switch unheard := !c.seized && !c.inLine; {
	case tone == BusyTone:
		w.turnHandover(id)
	case tone.IsUnheard() && c.seized:
		w.fallSilent(id)
	case tone == Up && unheard:
		w.ringAgain(id)
	}
}

// settleHandovers lets the calls that a platform is passing on meet the new condition of their path. Those who wait for
// the next try meet it then.
func (w *World) settleHandovers(p int) {
	for id := range w.callers {
		if c := &w.callers[id]; c.stage == atHandover && int(c.platform) == p && c.room != None {
			w.settleRinging(int32(id))
		}
	}
	for r := range w.rooms {
		w.resortRoom(r)
		w.serveRoom(r)
	}
}
