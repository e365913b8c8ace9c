package emergency

import "nines/sim/des"

// Moment is a clock time or the name of something that happens, as a scenario writes it.
type Moment struct {
	At   des.Time
	Name string // empty: At counts
}
