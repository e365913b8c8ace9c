package stat

import (
	"math"
	"slices"
)

// Counts are numbers that are kept in half the room if all are small, as the
// counts of single minutes are.
type Counts struct {
	narrow []uint16
	wide   []uint32
}

// CountsOf are the counts of a list, which belongs to them from then on.
func CountsOf(list []uint32) Counts {
	if len(list) > 0 && slices.Max(list) > math.MaxUint16 {
		return Counts{wide: list}
	}
	narrow := make([]uint16, len(list))
	for i, v := range list {
		narrow[i] = uint16(v)
	}
	return Counts{narrow: narrow}
}

// At is the number at a place.
func (c *Counts) At(i int) uint32 {
	if c.wide != nil {
		return c.wide[i]
	}
	return uint32(c.narrow[i])
}

// All is a list of them all.
func (c *Counts) All() []uint32 {
	list := slices.Clone(c.wide)
	for _, v := range c.narrow {
		list = append(list, uint32(v))
	}
	return list
}

// Len is how many there are.
func (c *Counts) Len() int { return len(c.narrow) + len(c.wide) }

// IsEmpty reports whether there are none.
func (c *Counts) IsEmpty() bool { return c.Len() == 0 }
