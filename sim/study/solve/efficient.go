package solve

import (
	"cmp"
	"slices"
)

// Offer is something that can be bought: what it costs, and what it brings.
type Offer struct {
	Cost   float64 // in money, above what is there today
	Helped float64 // in callers, or in the unit of the expectation, above today
}

// Purchase is a step along the frontier: an offer, and what it adds to the one before it.
type Purchase struct {
	Offer int     // its place in the list
	More  Offer   // beyond the purchase before it
	Per   float64 // helped for each unit of money of that; infinite if it costs nothing more
}

// Efficient are the offers that no mixture of others beats, which are the upper convex hull of help against cost. Each helps
// more than what costs less. The help for each unit of money falls from one to the next. The first is compared with nothing.
func Efficient(offers []Offer) (list []Purchase) {
	order := make([]int, len(offers))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(offers[a].Cost, offers[b].Cost), cmp.Compare(offers[b].Helped, offers[a].Helped))
	})
	for _, i := range order {
		for {
			before := Offer{}
			if len(list) > 0 {
				before = offers[list[len(list)-1].Offer]
			}
			more := Offer{offers[i].Cost - before.Cost, offers[i].Helped - before.Helped}
			if more.Helped <= 0 {
				break
			}
			per := more.Helped / max(more.Cost, 0)
			if len(list) > 0 && per >= list[len(list)-1].Per {
				list = list[:len(list)-1]
				continue
			}
			list = append(list, Purchase{i, more, per})
			break
		}
	}
	return list
}
