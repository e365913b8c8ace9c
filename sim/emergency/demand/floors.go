package demand

import (
	"nines/sim/des"
	"nines/sim/random"
)

// Floors are what the waits of each sort of callers are certainly not below, by what they hear.
type Floors [][heardKinds]random.Floors

// Floors are those of everybody's patience.
func (b *Behaviour) Floors() Floors {
	sorts := b.PatienceOf
	if sorts == nil {
		sorts = []Patience{b.Patience}
	}
	list := make(Floors, len(sorts))
	for s := range sorts {
		for heard := range sorts[s] {
			list[s][heard] = sorts[s][heard].Floors()
		}
	}
	return list
}

// MayWaitLess reports whether a person may wait less than a time who began to hear something then, in the n-th call. Where it says
// no, Waits gives that time or more.
func (b *Behaviour) MayWaitLess(than des.Time, f Floors, p *Person, n int32, heard Heard, from des.Time) bool {
	sort := 0
	if b.PatienceOf != nil {
		sort = b.PatienceBy.Sort(p)
	}
	return f[sort][heard].IsBelow(int64(than), p.Key, forPatience[heard], int(n), b.Patient.At(int64(from)))
}
