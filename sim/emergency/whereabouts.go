package emergency

// whereabouts are kinds of element, as a set. Most faults are on platforms. A call then need not look for faults anywhere
// else: this saves 2 % of the work on a day.
type whereabouts uint16

const (
	onProviders whereabouts = 1 << AProvider
	onGroups    whereabouts = 1 << ACircuitGroup
	onPlatforms whereabouts = 1<<APlatform | 1<<AHandover
	onCentres   whereabouts = 1 << ACentre
	onRooms     whereabouts = 1 << ARoom
	onHandovers whereabouts = 1 << AHandover
)

// locate counts the elements of a fault that begins or ends.
func (w *trouble) locate(f int16, more int) {
	for _, on := range w.faults.Now[f].On {
		if w.on[on.Kind] += more; w.on[on.Kind] > 0 {
			w.where |= 1 << on.Kind
		} else {
			w.where &^= 1 << on.Kind
		}
	}
}

// isOn reports whether a fault is on any element of some kinds.
func (w *trouble) isOn(kinds whereabouts) bool { return w.where&kinds != 0 }
