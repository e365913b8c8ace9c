package desk

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
)

// naive is a queue as one would explain it: calls with tickets, some of them barred.
type naive struct {
	ticket int64
	class  uint8
	barred bool
	held   bool
}

// TestFirstComeFirstServedByClass compares a desk with the naive queue under any joining, leaving, serving, barring,
// interruption and return with the old ticket.
func TestFirstComeFirstServedByClass(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rules := &Switchboard{Ranks: 3, Kinds: 1}
		now := des.Time(0)
		d := Desk{Board: Board{rules: rules, clock: &now}}.cleared()
		d.Free = 1
		l, calls := &Lines{}, map[int32]*naive{}
		for range 20 {
			l.Add()
		}
		first := func(held bool) int32 {
			best := int32(None)
			for id, c := range calls {
				if c.barred || c.held != held {
					continue
				}
				if best == None || c.class < calls[best].class && !held || (c.class == calls[best].class || held) && c.ticket < calls[best].ticket {
					best = id
				}
			}
			return best
		}
		rt.Repeat(map[string]func(*rapid.T){
			"join": func(rt *rapid.T) {
				id := rapid.Int32Range(0, 19).Draw(rt, "call")
				if calls[id] != nil {
					rt.Skip("waits already")
				}
				c := &naive{class: uint8(rapid.IntRange(0, 2).Draw(rt, "class")), barred: rapid.Bool().Draw(rt, "barred"), held: rapid.Bool().Draw(rt, "held")}
				if rapid.Bool().Draw(rt, "comes back") && l.Ticket(id) > 0 {
					c.class = l.Class(id)
				} else {
					l.Arrive(id, c.class)
				}
				c.ticket, calls[id] = l.Ticket(id), c
				if c.held {
					d.Interrupt(l, id, c.barred)
				} else {
					d.Join(l, id, c.barred)
				}
			},
			"leave": func(rt *rapid.T) {
				id := rapid.Int32Range(0, 19).Draw(rt, "call")
				if calls[id] == nil {
					rt.Skip("does not wait")
				}
				d.Leave(l, id)
				delete(calls, id)
			},
			"serve": func(rt *rapid.T) {
				if id := first(true); id != None {
					require.Equal(rt, id, d.NextHeld())
					d.Leave(l, id)
					delete(calls, id)
				} else if id := first(false); id != None {
					require.Equal(rt, id, d.take(l, d.nextOf(0)))
					delete(calls, id)
				}
			},
			"bar": func(rt *rapid.T) {
				list := d.AppendHeld(d.AppendWaiting(nil, l), l)
				require.Len(rt, list, len(calls))
				for id, c := range calls {
					c.barred = rapid.Bool().Draw(rt, "barred")
					l.SetAside(id, c.barred)
				}
				d.Sort(l, list)
			},
			"": func(rt *rapid.T) {
				queued, onHold := uint64(0), int32(0)
				for id, c := range calls {
					require.Equal(rt, c.barred, l.Aside(id))
					if c.held {
						onHold++
					} else if !c.barred {
						queued |= 1 << c.class
					}
				}
				require.Equal(rt, queued, d.Queued)
				require.Equal(rt, onHold, d.OnHold)
				require.Equal(rt, int32(len(calls)), d.Waiting)
				require.True(rt, d.InOrder(l))
				require.Equal(rt, first(true), d.NextHeld())
			},
		})
	})
}

// TestShare: all, nothing, and what is left of what does not run out.
func TestShare(t *testing.T) {
	require.Equal(t, int32(7), Share(7, 1))
	require.Equal(t, int32(4), Share(7, 0.5))
	require.Zero(t, Share(7, 0))
	require.Equal(t, int32(Unlimited), Share(Unlimited, 0.01))
	require.Zero(t, Share(Unlimited, 0))
}
