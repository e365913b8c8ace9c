package emergency

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/effort"
	"nines/sim/random"
)

// hall is a platform as an observer can follow it by the facts alone: who waits, who is idle, each since when.
type hall struct {
	net     *Network
	waiting []Observation // as they were queued
	idle    []desksIdle   // agents, the longest idle first
	met     [3]int        // served while others of the same set waited; taken while others of the same set idled; passed over for a set further on
}

// desksIdle is an agent who is idle.
type desksIdle struct{ centre, seat int32 }

func (h *hall) classOf(o *Observation) uint8 {
	p := Person{Kind: o.Kind, Service: o.Service, Region: o.Region, Access: o.Access, Provider: o.Provider}
	return h.net.Platforms[0].ClassOf(&p)
}

func (h *hall) poolOf(centre int32) uint8 { return h.net.Centres[centre].Pool }

// placeOf is the first set of a list that has a member.
func placeOf(list []uint64, member uint8) int {
	return slices.IndexFunc(list, func(set uint64) bool { return set>>member&1 == 1 })
}

// served holds a call that has waited against those that still wait: of the sets that the agent takes, nobody waits of an
// earlier one, and of the same one nobody came before.
func (h *hall) served(rt *rapid.T, o *Observation, at int) {
	takes := h.net.Platforms[0].Takes[h.poolOf(int32(o.Element.Index))]
	place := placeOf(takes, h.classOf(o))
	require.GreaterOrEqual(rt, place, 0, "an agent took a call that is not his")
	for i := range h.waiting {
		if i == at {
			continue
		}
		switch other := placeOf(takes, h.classOf(&h.waiting[i])); {
		case other < 0:
		case other == place:
			require.Greater(rt, i, at, "of one set, the longest waiting is the next")
			h.met[0]++
		default:
			require.Greater(rt, other, place, "an earlier set goes before a later one")
		}
		if other := placeOf(takes, h.classOf(&h.waiting[i])); i < at && other > place {
			h.met[2]++
		}
	}
}

// taken holds the agent who takes a call that has not waited against those who were idle.
func (h *hall) taken(rt *rapid.T, o *Observation, at int) {
	seeks := h.net.Platforms[0].Seeks[h.classOf(o)]
	place := placeOf(seeks, h.poolOf(int32(o.Element.Index)))
	require.GreaterOrEqual(rt, place, 0, "an agent took a call that is not his")
	for i := range h.idle {
		if i == at {
			continue
		}
		other := placeOf(seeks, h.poolOf(h.idle[i].centre))
		if other == place {
			require.Greater(rt, i, at, "of one set, the longest idle is the next")
			h.met[1]++
		} else if other >= 0 {
			require.Greater(rt, other, place, "an earlier set goes before a later one")
		}
	}
}

func (h *hall) Observe(rt *rapid.T, o *Observation) {
	switch o.Fact {
	case CallQueued:
		for i := range h.idle {
			require.Less(rt, placeOf(h.net.Platforms[0].Takes[h.poolOf(h.idle[i].centre)], h.classOf(o)), 0, "a call waits beside an agent who takes it")
		}
		h.waiting = append(h.waiting, *o)
	case CallAnswered:
		agent := desksIdle{int32(o.Element.Index), o.Agent}
		at := slices.IndexFunc(h.waiting, func(w Observation) bool { return w.Caller == o.Caller })
		if at >= 0 {
			h.served(rt, o, at)
			h.waiting = slices.Delete(h.waiting, at, at+1)
		}
		if i := slices.Index(h.idle, agent); i >= 0 {
			if at < 0 {
				h.taken(rt, o, i)
			}
			h.idle = slices.Delete(h.idle, i, i+1)
		}
	case CallEnded:
		if at := slices.IndexFunc(h.waiting, func(w Observation) bool { return w.Caller == o.Caller }); at >= 0 {
			h.waiting = slices.Delete(h.waiting, at, at+1)
		}
		if o.Agent > 0 {
			h.idle = append(h.idle, desksIdle{int32(o.Element.Index), o.Agent})
		}
	}
}

// TestSetsOnAPar plays any orders of preference with sets on a par, and holds every call that is answered against all who
// wait and all who are idle, by the facts alone.
func TestSetsOnAPar(t *testing.T) {
	effort.SetFlag(t, "rapid.checks", effort.Of(25, 60))
	effort.SetFlag(t, "rapid.seed", 11)
	var met [3]int
	tried := 0
	rapid.Check(t, func(rt *rapid.T) {
		tried++
		n := oneRoom(0.5, 1, 30*des.Minute)
		n.Demand.Accesses = []Named{{Name: "a", Share: 0.2}, {Name: "b", Share: 0.3}, {Name: "c", Share: 0.25}, {Name: "d", Share: 0.25}}
		n.Providers[0].Accesses = []int{0, 1, 2, 3}
		n.Callers.Patience[Ringing] = exponential(float64(number(rt, "patience", 20, 200)))
		pools := number(rt, "pools", 2, 4)
		b := swarmBoard(rt, pools)
		b.Kind.By, b.Rank.By = ByAccess, ByAccess
		n.Platforms[0].Switchboard = b
		n.Centres = n.Centres[:0]
		for range number(rt, "centres", pools, 8) {
			n.Centres = append(n.Centres, Centre{Pool: uint8(number(rt, "pool", 0, pools-1)), Roster: []Shift{{Agents: int32(number(rt, "agents", 1, 5))}}})
		}
		h := &hall{net: n}
		for c := range n.Centres {
			for seat := range n.Centres[c].Roster[0].Agents {
				h.idle = append(h.idle, desksIdle{int32(c), seat + 1})
			}
		}
		w, told := NewWorld(n), recording(CallQueued, CallAnswered, HandoverBegan, CallEnded)
		_, err := w.Run(random.New(rapid.Uint64().Draw(rt, "seed"), 0), &Trouble{Milestones: int(FaultBegan(0))}, idleStrategy{}, told)
		require.NoError(rt, err)
		agents := map[uint64]*Observation{}
		for i := range told.list {
			o := told.list[i]
			if o.Fact == CallAnswered {
				agents[o.Caller] = &told.list[i]
			}
			if o.Fact == CallEnded { // the control room answers at once, so the agent is free as the call ends here
				o.Agent = 0
				if a := agents[o.Caller]; a != nil {
					o.Agent, o.Element = a.Agent, a.Element
				}
			}
			h.Observe(rt, &o)
		}
		for i := range met {
			met[i] += h.met[i]
		}
	})
	t.Logf("%v", met)
	for _, m := range met {
		require.Greater(t, m, 8*tried)
	}
}
