package random

// Floors are values that a draw is certainly not below: one for each sixteenth of the uniform numbers. Whether somebody waits
// longer than a few seconds is mostly known from the uniform number, without the draw itself.
type Floors [16]float64

// Floors are those of a distribution, less a billionth for what a quantile is rounded by. Those of a mixture are 0, as its
// quantile does not grow from part to part.
func (d *Distribution) Floors() (f Floors) {
	if d.kind == mixtureKind {
		return f
	}
	for i := range f {
		f[i] = d.Quantile(float64(i)/float64(len(f))) * (1 - 1e-9)
	}
	return f
}

// IsBelow reports whether the draw for a purpose and turn can be below a number of microseconds. Where it says no, Draw gives
// that number or more.
func (f *Floors) IsBelow(micros int64, k Key, p Purpose, turn int, factor float64) bool {
	return toMicros(f[int(k.Uniform(p, turn)*float64(len(f)))]*factor) < micros
}
