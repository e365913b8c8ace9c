package random

import "encoding/binary"

// Key names an entity: whoever has the key has all its numbers, in any order and any
// number of times. Get the first one from [Draws.Key].
type Key uint64

// Of is the key of the n-th member, for instance of the n-th caller of a source; n
// may be any number. It is output n (counting from 0) of SplitMix64 started at k
// (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
func (k Key) Of(n uint64) Key {
	return Key(mix(uint64(k) + (n+1)*golden))
}

// Purpose says what a number is for. Two purposes of one key are independent numbers.
type Purpose uint64

// NewPurpose names a purpose by the hash of its name. A new purpose, or another order
// of them, therefore moves no other number. Keep it in a package variable.
func NewPurpose(name string) Purpose {
	sum := hash("purpose", name)
	return Purpose(binary.BigEndian.Uint64(sum[:8]))
}

// Bits are the 64 random bits of this key for this purpose and turn. The turn is the
// number of the attempt. A strategy that causes more redials therefore cannot shift the
// draws of anything else.
func (k Key) Bits(p Purpose, turn int) uint64 {
	return mix(mix(uint64(k)^uint64(p)) + (uint64(turn)+1)*golden)
}

// Uniform is the uniform number, strictly between 0 and 1, of this key for this
// purpose and turn.
func (k Key) Uniform(p Purpose, turn int) float64 {
	return uniform(k.Bits(p, turn))
}

// golden is the step of SplitMix64: 2^64 divided by the golden ratio, made odd.
const golden = 0x9e3779b97f4a7c15

// mix is the finaliser of SplitMix64 (variant 13 of Stafford's mixers): a bijection
// of 64 bits in which every bit of z moves every bit of the result.
func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// uniform is the middle of one of 2^52 equal cells of (0, 1). With 52 bits the middle
// is exact, and so is 1 minus it; with 53 the last middle would be rounded to 1.
func uniform(bits uint64) float64 {
	return float64((float64(int64(bits>>12)) + 0.5) * 0x1p-52) // a signed number is converted without a branch
}

// The smallest and the largest uniform number there is.
const (
	smallest = 0x1p-53
	largest  = 1 - 0x1p-53
)
