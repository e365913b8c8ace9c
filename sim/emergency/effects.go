package emergency

// lostBy is the fault that took one of the features away from a caller; None.
func (w *trouble) lostBy(e *effects, features uint32, c *caller) int16 {
	for _, f := range e.Losing {
		if w.faults.Now[f].Condition.Lost&features != 0 && w.hits(f, c) {
			return f
		}
	}
	return None
}

func (w *trouble) effectsOn(e Element) *effects {
	switch e.Kind {
	case AProvider:
		return &w.routing.providerEffects[e.Index]
	case ACircuitGroup:
		return &w.routing.groups[e.Index].effects
	case APlatform, AHandover:
		return &w.stageOne.platforms[e.Index].effects
	case ACentre:
		return &w.duty.centres[e.Index].effects
	case ADemand:
		return &w.demandEffects
	case AMonitor:
		return &w.monitoring.monitors[e.Index].effects
	case AStep:
		return &w.command.workOn(int(e.Index)).effects
	default:
		return &w.stageTwo.rooms[e.Index].effects
	}
}
