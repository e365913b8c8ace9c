package measure

import (
	"slices"

	"nines/sim/des"
	"nines/sim/emergency"
)

// Way is a move of the calls of one provider to a platform.
type Way struct{ Provider, To int }

// waysTaken is when the calls of single providers were first moved in a replication, and first came back; Never.
type waysTaken struct {
	ways []Way
	sent []des.Time // by way
	back []des.Time // by way, that of its provider
}

func sentTo(provider, platform string) string {
	return "sent." + provider + ".to." + platform
}

func sentBack(provider string) string { return "sent-back." + provider }

// listWays collects what the remedies may do to single providers, in order and each once.
func (p *Plan) listWays() {
	for i := range p.remedies {
		p.ways = append(p.ways, p.remedies[i].Moves...)
	}
	slices.SortFunc(p.ways, func(a, b Way) int { return 1000*(a.Provider-b.Provider) + a.To - b.To })
	p.ways = slices.Compact(p.ways)
}

// isFirst says whether a way is the first of its provider, with whose measures the return is.
func isFirst(ways []Way, i int) bool { return i == 0 || ways[i-1].Provider != ways[i].Provider }

func (p *Plan) addWays() {
	for i, x := range p.ways {
		provider := p.net.Providers[x.Provider].Name
		p.add("at."+sentTo(provider, p.net.Platforms[x.To].Name), WholeRun, Group{}, Instant)
		if isFirst(p.ways, i) {
			p.add("at."+sentBack(provider), WholeRun, Group{}, Instant)
		}
	}
}

func newWaysTaken(p *Plan) waysTaken {
	return waysTaken{ways: p.ways, sent: make([]des.Time, len(p.ways)), back: make([]des.Time, len(p.ways))}
}

func (w *waysTaken) reset() {
	for i := range w.ways {
		w.sent[i], w.back[i] = des.Never, des.Never
	}
}

func (w *waysTaken) note(o *emergency.Observation) {
	for i, x := range w.ways {
		switch {
		case x.Provider != int(o.Provider):
		case o.Platform == emergency.None:
			w.back[i] = min(w.back[i], o.At)
		case x.To == int(o.Platform):
			w.sent[i] = min(w.sent[i], o.At)
		}
	}
}

// forget drops what happened from a time on: it was done about a false alarm.
func (w *waysTaken) forget(since des.Time) {
	for i := range w.ways {
		for _, at := range []*des.Time{&w.sent[i], &w.back[i]} {
			if *at >= since {
				*at = des.Never
			}
		}
	}
}

func (w *waysTaken) appendTo(row []float64) []float64 {
	for i := range w.ways {
		row = append(row, secondsOr(w.sent[i], 0))
		if isFirst(w.ways, i) {
			row = append(row, secondsOr(w.back[i], 0))
		}
	}
	return row
}
