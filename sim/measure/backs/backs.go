// Package backs counts call-backs: how many a remedy made, how they went, how many callers they helped, and what time of
// agents or call takers they took.
// They are no calls, and in no count of calls.
package backs

import (
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/measure/term"
)

// Helped is the measure of the affected callers who were connected by a call-back, by window and group. It exists only where
// people are rung back. They are among the delayed callers.
const Helped = "callers.helped-by-call-back"

// Count is the call-backs of one remedy in a replication. The nil Count is of a remedy that rings nobody back.
type Count struct {
	made, answered, connected int64
	agents                    des.Time // their time, or the call takers'
	helped                    []int64  // callers, by cell
}

// RingsBack reports whether a remedy of a network rings people back.
func RingsBack(n *emergency.Network, remedy int) bool {
	for i := range n.CallBacks {
		if int(n.CallBacks[i].Remedy) == remedy {
			return true
		}
	}
	return false
}

// New is the count of a remedy of a network, in so many cells of windows and groups.
func New(n *emergency.Network, remedy, cells int) *Count {
	if !RingsBack(n, remedy) {
		return nil
	}
	return &Count{helped: make([]int64, cells)}
}

// Reset forgets the last replication, and gives the same count.
func (c *Count) Reset() *Count {
	if c != nil {
		clear(c.helped)
		*c = Count{helped: c.helped}
	}
	return c
}

// Note counts one call-back, unless it was made during the warm-up.
func (c *Count) Note(o *emergency.Observation, counts bool) {
	if !counts {
		return
	}
	c.made++
	c.agents += o.Sum
	if o.Outcome != emergency.Unanswered && o.Outcome != emergency.Refused {
		c.answered++
	}
	if o.Outcome == emergency.Connected {
		c.connected++
	}
}

// Help counts an affected caller in a cell.
func (c *Count) Help(cell int) { c.helped[cell]++ }

// Cells are the counts of callers helped, by cell; none of the nil Count.
func (c *Count) Cells() []int64 {
	if c == nil {
		return nil
	}
	return c.helped
}

// Measure is the end of a measure's name, after that of the remedy, and its unit.
type Measure struct {
	Name string
	Unit term.Unit
}

// Measures are what is measured of a remedy that rings people back; none of others.
func Measures(n *emergency.Network, remedy int) []Measure {
	if !RingsBack(n, remedy) {
		return nil
	}
	return []Measure{{".call-backs", term.Times}, {".answered", term.Times}, {".connected", term.Callers}, {Time(n, remedy), term.Seconds}}
}

// Time is the end of the name of the measure of the time that a remedy's call-backs take: of agents, or of call takers.
func Time(n *emergency.Network, remedy int) string {
	for i := range n.CallBacks {
		if r := &n.CallBacks[i]; int(r.Remedy) == remedy && r.Services != nil {
			return ".call-takers-time"
		}
	}
	return ".agents-time"
}

// AppendTo adds the numbers of these measures to a row; none of the nil Count.
func (c *Count) AppendTo(row []float64) []float64 {
	if c == nil {
		return row
	}
	return append(row, float64(c.made), float64(c.answered), float64(c.connected), c.agents.Seconds())
}
