package traffic

import "slices"

// Holder is one of those who give orders about traffic.
type Holder int16

// The holders. The n-th remedy of a scenario is FirstRemedy + n.
const (
	People   Holder = iota // with the runbook
	Failback               // the same people, as they bring traffic back
	FirstRemedy
)

// Claims are the claims on one thing.
type Claims[T any] struct {
	list []Claim[T] // the oldest first; at most one of each holder
}

// Claim is what one holder wants.
type Claim[T any] struct {
	By   Holder
	Want T
}

// Hold makes a claim, the newest of all. It takes the place of an earlier one of the same holder.
func (c *Claims[T]) Hold(by Holder, want T) {
	c.End(by)
	c.list = append(c.list, Claim[T]{by, want})
}

// End ends the claim of a holder, and reports whether there was one.
func (c *Claims[T]) End(by Holder) bool {
	before := len(c.list)
	c.list = slices.DeleteFunc(c.list, func(x Claim[T]) bool { return x.By == by })
	return len(c.list) < before
}

// Newest is the claim that decides, if there is any.
func (c *Claims[T]) Newest() (want T, ok bool) {
	if len(c.list) == 0 {
		return want, false
	}
	return c.list[len(c.list)-1].Want, true
}

// Or is what the newest claim wants, or else what is so without any.
func (c *Claims[T]) Or(without T) T {
	if want, ok := c.Newest(); ok {
		return want
	}
	return without
}

// Of is the claim of one holder, if there is any.
func (c *Claims[T]) Of(by Holder) (want T, ok bool) {
	for _, x := range c.list {
		if x.By == by {
			return x.Want, true
		}
	}
	return want, false
}

// Clear ends all claims, and keeps the memory.
func (c *Claims[T]) Clear() { c.list = c.list[:0] }
