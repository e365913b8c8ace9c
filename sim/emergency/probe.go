package emergency

import (
	"nines/sim/des"
	"nines/sim/emergency/condition"
	"nines/sim/emergency/watch"
)

// A probe is a synthetic call. It takes no circuit, channel, agent or call taker, so that watching changes nothing; what
// would become of it is worked out from the state of things at that instant. It is answered at once where somebody is
// free; else its wait is put at what those before it would take on average, one after the other, of the people there
// are: (waiting + 1) × mean work / people.

// probe makes a synthetic call and gives 1 if it fails, 0 if it does not.
func (w *World) probe(m *Monitor, s *monitor) float64 {
	f := watch.Passes
	switch i := int(m.On.Index); m.On.Kind {
	case AProvider:
		f = w.probeProvider(i, m, s)
	case ARoom:
		f = w.probeRoom(i, m, s)
	default:
		f = w.probePlatform(i, m, s)
	}
	if f == watch.Passes {
		return 0
	}
	return 1
}

// probeProvider tries the provider's routes in their order, whatever their shares.
func (w *World) probeProvider(p int, m *Monitor, s *monitor) watch.Fate {
	if w.probeTone(&w.providerEffects[p], s) != Up {
		return watch.Perishes
	}
	for _, g := range w.net.Providers[p].Groups {
		to, circuits := w.net.Groups[g].Platform, &w.groups[g]
		switch tone := w.probeTone(&circuits.effects, s); {
		case !w.platforms[to].inService || tone == BusyTone:
			continue
		case tone != Up:
			return watch.Perishes
		case circuits.inUse >= circuits.cap:
			continue
		}
		if f := w.probePlatform(to, m, s); f != watch.Rejected {
			return f
		}
	}
	return watch.Rejected
}

// probePlatform calls a platform. Of one out of service, where nobody works, it only asks whether it is up.
func (w *World) probePlatform(p int, m *Monitor, s *monitor) watch.Fate {
	to, n := &w.platforms[p], &w.net.Platforms[p]
	switch tone := w.probeTone(&to.effects, s); {
	case tone == BusyTone:
		return watch.Rejected
	case tone != Up:
		return watch.Perishes
	case !to.inService:
		return watch.Passes
	case to.calls >= to.channelCap, to.Waiting >= to.queueCap && (to.Free == 0 || to.Waiting > 0), !to.hasToken(w.now, n.Rate):
		return watch.Rejected
	case to.Waiting > 0 || to.Free == 0:
		if watch.TooLong(to.Waiting, to.LoggedOn, n.Handling, m.Timeout) {
			return watch.Perishes
		}
	}
	if w.cutsProbe(&to.effects, s) || to.Free != 0 && w.cutsProbe(&w.centres[w.staff.Agents[w.staff.LongestFree(to.Desk)].Centre].effects, s) {
		return watch.Perishes
	}
	return watch.Passes
}

// hasToken says whether the calls-per-second limit would let a call in, and takes no token.
func (s *platform) hasToken(now des.Time, limit float64) bool {
	return limit == 0 || s.tokens+float64((now-s.tokensAt).Seconds()*s.rate) >= 1
}

func (w *World) probeRoom(r int, m *Monitor, s *monitor) watch.Fate {
	to, n := &w.rooms[r], &w.net.Rooms[r]
	switch tone := w.probeTone(&to.effects, s); {
	case tone != Up && tone != BusyTone:
		return watch.Perishes
	case tone == BusyTone, to.Free == 0 && to.Waiting >= to.queueCap:
		return watch.Rejected
	case to.Free == 0 && watch.TooLong(to.Waiting, to.Takers(), n.Conversation, m.Timeout):
		return watch.Perishes
	}
	return watch.Passes
}

// cutsProbe draws whether the synthetic call of this sample would be cut at any point of its life.
func (w *World) cutsProbe(e *effects, s *monitor) bool {
	for _, f := range e.Cutting {
		for p, share := range w.trouble.Faults[f].Condition.Cut {
			if share > 0 && w.meetsProbe(f, s) && s.key.Uniform(forCut[p]^w.faults[f].salt, s.Samples) < share {
				return true
			}
		}
	}
	for _, f := range e.Restarting {
		r, salt := &w.trouble.Faults[f].Condition.Restart, w.faults[f].salt
		if w.meetsProbe(f, s) && s.key.Uniform(forRestart^salt, s.Samples) < r.Share && s.key.Uniform(forRestartCut^salt, s.Samples) < r.Cut {
			return true
		}
	}
	return false
}

// probeTone is what a synthetic call gets from an element that may be down.
func (w *World) probeTone(e *effects, s *monitor) Tone {
	for _, f := range e.Barring {
		if w.meetsProbe(f, s) {
			return w.tone(f)
		}
	}
	return Up
}

// meetsProbe says whether a fault hits the synthetic call of this sample: one on some callers, as likely as it hits anybody.
func (w *World) meetsProbe(f int16, s *monitor) bool {
	only := w.trouble.Faults[f].Only
	return only == nil || s.key.Uniform(condition.ForSelection^w.faults[f].salt, s.Samples) < w.net.Reach(only)*only.Share*(1-only.Spared)
}
