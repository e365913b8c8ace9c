package attribute

import "math/bits"

// Set is which parts are there, one bit for each.
type Set uint64

// All is the set of the first n parts.
func All(n int) Set { return Set(1)<<n - 1 }

// Only is the set of some parts.
func Only(parts ...int) (s Set) {
	for _, i := range parts {
		s |= 1 << i
	}
	return s
}

// Has reports whether a part is in the set.
func (s Set) Has(part int) bool { return s&(1<<part) != 0 }

// With is the set and a part; Without is the set less a part.
func (s Set) With(part int) Set { return s | 1<<part }

// Without is the set less a part.
func (s Set) Without(part int) Set { return s &^ (1 << part) }

// Size is how many parts are in the set.
func (s Set) Size() int { return bits.OnesCount64(uint64(s)) }

// Parts are the places of the parts in the set, in order.
func (s Set) Parts() (list []int) {
	for ; s != 0; s &= s - 1 {
		list = append(list, bits.TrailingZeros64(uint64(s)))
	}
	return list
}

// subsets calls f for each subset of the set, itself and the empty one included, in the order of their numbers.
func (s Set) subsets(f func(Set)) {
	for sub := Set(0); ; sub = (sub - s) & s {
		f(sub)
		if sub == s {
			return
		}
	}
}
