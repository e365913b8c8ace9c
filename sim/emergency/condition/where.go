package condition

// Kinds is a set of kinds of element.
type Kinds uint16

// Where a call may meet a fault.
const (
	OnProviders Kinds = 1 << AProvider
	OnGroups    Kinds = 1 << ACircuitGroup
	OnPlatforms Kinds = 1<<APlatform | 1<<AHandover
	OnCentres   Kinds = 1 << ACentre
	OnRooms     Kinds = 1 << ARoom
	OnHandovers Kinds = 1 << AHandover
)

// Where says which kinds of element faults are on. Most faults are on platforms. A call then need not look for faults
// anywhere else, which saves 2 % of the work on a day.
type Where struct {
	counts [ElementKinds]int
	kinds  Kinds
}

// Count counts the elements of a fault that begins, or takes back those of one that ends.
func (w *Where) Count(on []Element, more int) {
	for _, e := range on {
		if w.counts[e.Kind] += more; w.counts[e.Kind] > 0 {
			w.kinds |= 1 << e.Kind
		} else {
			w.kinds &^= 1 << e.Kind
		}
	}
}

// Has reports whether a fault is on any element of some kinds.
func (w *Where) Has(some Kinds) bool { return w.kinds&some != 0 }
