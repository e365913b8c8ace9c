package measure

import (
	"nines/sim/emergency"
	"nines/sim/measure/elsewhere"
)

// membership is the groups that somebody is counted in. The counts of the others are made of these: see fillGroups.
type membership struct {
	of [4]int32
	n  int
}

func (m *membership) groups() []int32 { return m.of[:m.n] }

// put makes it the groups that a caller is counted in: of those who want help by service, and by each other trait that tells
// people apart.
func (m *membership) put(p *Plan, o *emergency.Observation) { m.putFrom(p, o, elsewhere.Of(o)) }

// putFrom makes it the groups of a caller, or of a call, by the phone that counts. It is filled in where it is: to copy what has
// just been written makes a processor wait, which took a sixth of the tally's time.
func (m *membership) putFrom(p *Plan, o *emergency.Observation, from elsewhere.Phone) {
	at := &p.offsets
	m.n = 0
	switch o.Kind {
	case emergency.WantsNothing:
		m.add(at.kind + nothingWanted)
		return
	case emergency.Tester:
		m.add(at.kind + testers)
		return
	}
	m.add(at.service + int(o.Service))
	if at.access-at.region > 1 {
		m.add(at.region + int(o.Region))
	}
	if at.provider-at.access > 1 {
		m.add(at.access + int(from.Access))
	}
	if at.kind-at.provider > 1 {
		m.add(at.provider + int(from.Provider))
	}
}

func (m *membership) add(group int) {
	m.of[m.n] = int32(group)
	m.n++
}

// listShared lists the groups that hold all who want help, as the only region does.
func listShared(p *Plan) {
	o := &p.offsets
	for _, trait := range [][2]int{{o.region, o.access}, {o.access, o.provider}, {o.provider, o.kind}} {
		if trait[1]-trait[0] == 1 {
			p.shared = append(p.shared, trait[0])
		}
	}
}

// fillGroups fills in, of counts by group, those of the groups that nobody is counted in. Those who want help are the people of
// all services; with those who want nothing and the testers they are everybody. The list may hold one such block after another;
// each group has so many counts.
func fillGroups(p *Plan, counts []int64, each int) {
	for ; len(counts) > 0; counts = counts[len(p.groups)*each:] {
		of := func(g int) []int64 { return counts[g*each:][:each] }
		all := of(0)
		clear(all)
		for g := p.offsets.service; g < p.offsets.region; g++ {
			addAll(all, of(g))
		}
		for _, g := range p.shared {
			copy(of(g), all)
		}
		kinds := p.offsets.kind
		copy(of(kinds+everybody), all)
		addAll(of(kinds+everybody), of(kinds+nothingWanted))
		addAll(of(kinds+everybody), of(kinds+testers))
	}
}

func addAll(to, from []int64) {
	for i, n := range from {
		to[i] += n
	}
}
