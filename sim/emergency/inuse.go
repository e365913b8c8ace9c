package emergency

import "slices"

// isInUse says whether any of the elements is at work: has a busy agent or call taker, or a circuit that is taken. What has
// none is always in use.
func (w *trouble) isInUse(on []Element) bool { return slices.ContainsFunc(on, w.isWorking) }

func (w *trouble) isWorking(e Element) bool {
	switch e.Kind {
	case AProvider:
		return slices.ContainsFunc(w.net.Providers[e.Index].Groups, func(g int) bool { return w.routing.groups[g].inUse > 0 })
	case ACircuitGroup:
		return w.routing.groups[e.Index].inUse > 0
	case APlatform:
		return w.net.Platforms[e.Index].Unstaffed || w.stageOne.platforms[e.Index].Busy > 0
	case ACentre:
		return w.duty.staff.IsBusy(int(e.Index))
	case ARoom:
		return w.stageTwo.rooms[e.Index].Busy > 0
	default:
		return true
	}
}
