package random

// Factor is a number that durations are multiplied by, and that changes over the run: handling takes longer at night,
// callers are less patient in the evening. It multiplies the same draw at every time, so a person stays the same person. A
// nil Factor is 1 throughout.
type Factor struct {
	values Rate
}

// NewFactor joins pieces as NewRate does. Before the first piece the factor is that at its start; after the last piece, that
// at its end.
func NewFactor(pieces []Piece) (*Factor, error) {
	values, err := NewRate(pieces)
	if err != nil {
		return nil, err
	}
	return &Factor{values}, nil
}

// At is the factor at a time in microseconds of run time. At a jump it is the later one.
func (f *Factor) At(micros int64) float64 {
	if f == nil {
		return 1
	}
	t, pieces := float64(micros)/1e6, f.values.pieces
	if last := &pieces[len(pieces)-1]; t >= last.to {
		return last.start + float64(last.slope*(last.to-last.from))
	}
	return f.values.At(max(t, pieces[0].from))
}

// MicrosTimes is Micros of the law multiplied by a factor: the draw is multiplied first, and rounded then.
func (d *Distribution) MicrosTimes(factor, u float64) int64 {
	return MicrosOf(d.Quantile(u), factor)
}

// MicrosOf is a draw of so many seconds, multiplied by a factor, in whole microseconds.
func MicrosOf(seconds, factor float64) int64 {
	if factor != 1 {
		seconds *= factor
	}
	return toMicros(seconds)
}

// Draw is MicrosTimes of the number that a key has for a purpose and turn. A constant needs no number.
func (d *Distribution) Draw(k Key, p Purpose, turn int, factor float64) int64 {
	if d.kind == constant {
		return toMicros(factor * d.shift)
	}
	return MicrosOf(d.quantile(k.Uniform(p, turn)), factor)
}
