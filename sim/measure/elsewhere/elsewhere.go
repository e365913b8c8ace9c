// Package elsewhere counts the callers who looked for help in other ways than from their own phone. A caller belongs to the
// groups of the phone of the first call, and a call to those of the phone it was made from.
package elsewhere

import (
	"slices"

	"nines/sim/emergency"
)

// Phone is the phone of a caller's first call, and whether the caller has called from another since.
type Phone struct {
	Access, Provider int8
	IsOther          bool // a later call came from another phone
}

// Of is the phone of a caller's first call, or of another fact that comes before it.
func Of(o *emergency.Observation) Phone { return Phone{Access: o.Access, Provider: o.Provider} }

// Note takes up from which phone a call was made.
func (p *Phone) Note(o *emergency.Observation) {
	p.IsOther = p.IsOther || o.Access != p.Access || o.Provider != p.Provider
}

// What is counted of affected callers.
const (
	byPhone = iota // called from another phone
	connectedByPhone
	byNumber // helped by a number that they knew
	kinds
)

var names = [kinds]string{"callers.by-another-phone", "callers.connected-by-another-phone", "callers.diverted-by-number"}

// Names are the measures that a network has, in the order of a row. Where nobody can go a way, there is no measure of it.
func Names(n *emergency.Network) []string {
	var list []string
	if n.HasOtherPhones() {
		list = append(list, names[byPhone], names[connectedByPhone])
	}
	if n.Callers.Elsewhere.AnotherCall > 0 {
		list = append(list, names[byNumber])
	}
	return list
}

// Counts are the callers of a replication, by window and group. The zero Counts count nobody.
type Counts struct {
	Callers []int64 // window × group × kind
	groups  int
	names   []string
}

// New makes room for some windows of the run and groups of callers, where the network has such ways at all.
func New(n *emergency.Network, windows, groups int) Counts {
	c := Counts{groups: groups, names: Names(n)}
	if len(c.names) > 0 {
		c.Callers = make([]int64, windows*groups*kinds)
	}
	return c
}

// Each is how many counts a group has.
func (c *Counts) Each() int { return kinds }

// Reset forgets the last replication.
func (c *Counts) Reset() { clear(c.Callers) }

// Left counts a caller who leaves and was affected in a window.
func (c *Counts) Left(o *emergency.Observation, p Phone, window int, groups []int32) {
	if c.Callers == nil {
		return
	}
	for _, g := range groups {
		at := c.Callers[(window*c.groups+int(g))*kinds:]
		if p.IsOther {
			at[byPhone]++
		}
		if p.IsOther && o.Fate == emergency.Helped {
			at[connectedByPhone]++
		}
		if o.Fate == emergency.Diverted && o.Cause == emergency.OtherNumber {
			at[byNumber]++
		}
	}
}

// AppendTo adds the counts to a row: those of each of the Names, by window and group.
func (c *Counts) AppendTo(row []float64) []float64 {
	for _, name := range c.names {
		for at := slices.Index(names[:], name); at < len(c.Callers); at += kinds {
			row = append(row, float64(c.Callers[at]))
		}
	}
	return row
}
