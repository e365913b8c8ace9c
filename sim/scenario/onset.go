package scenario

import (
	"errors"
	"time"

	"nines/sim/scenario/spec"
)

// Onset is when the first fault begins that begins at a clock time. Without one the scenario cannot be shifted.
func (d *Document) Onset() (time.Time, error) {
	at, err := d.base.Resolve(spec.Onset)
	if err != nil {
		return time.Time{}, errors.New("no fault of the scenario begins at a clock time")
	}
	return d.base.Start.Add(at.Duration()), nil
}
