package measure

import (
	"slices"

	"nines/sim/emergency"
	"nines/sim/measure/loss"
	"nines/sim/stat"
)

// Sum adds up some replications. It holds integers: the result does not depend on which worker adds what. The zero Sum is
// empty.
type Sum struct {
	Replications int64
	series       []int64
	kept         []stat.Counts // for the bands: of some replications, the series that have one
	first        stat.Counts   // the series of replication 0,
	happened     []Happening   // and what happened in it
	ledger       loss.Ledger
	durations    []int64
}

// mostKept is how many numbers of single replications are kept for the bands at most, of one strategy: 32 MB of them.
const mostKept = 16 << 20

// Banded is the number of replications, counted from the first, behind the bands of the series. It is 400, or fewer if a
// long run would need too much memory, and at least 20.
func (p *Plan) Banded() int {
	n := p.places()
	return max(20, min(400, mostKept/max(1, p.Steps()*n.width(n.isBanded))))
}

// AddTo adds the replication just measured, of an index, to a sum.
func (t *Tally) AddTo(s *Sum, replication int) {
	t.settle()
	s.makeRoom(len(t.series.now), len(t.durations))
	s.Replications++
	for i, v := range t.series.now {
		s.series[i] += int64(v)
	}
	if replication < t.plan.Banded() {
		s.kept = append(s.kept, t.series.part(t.series.isBanded))
	}
	if replication == 0 {
		s.first = t.series.part(everything)
		s.happened = slices.Clone(t.diary.list)
	}
	s.ledger.AddAll(&t.ledger)
	for i, n := range t.durations {
		s.durations[i] += n
	}
}

// Add adds what another sum has, of later replications.
func (s *Sum) Add(other *Sum) {
	s.makeRoom(len(other.series), len(other.durations))
	s.Replications += other.Replications
	for i, n := range other.series {
		s.series[i] += n
	}
	for i, n := range other.durations {
		s.durations[i] += n
	}
	s.ledger.AddAll(&other.ledger)
	s.kept = append(s.kept, other.kept...)
	if !other.first.IsEmpty() {
		s.first, s.happened = other.first, other.happened
	}
}

// Content is all that a sum holds, for those who keep it or send it.
type Content struct {
	Replications      int64
	Series, Durations []int64
	Kept              [][]uint32
	First             []uint32
	Happened          []Happening
	Ledger            []Entry // in order
}

// Content is what the sum holds.
func (s *Sum) Content() Content {
	c := Content{s.Replications, s.series, s.durations, nil, s.first.All(), s.happened, s.Entries()}
	for i := range s.kept {
		c.Kept = append(c.Kept, s.kept[i].All())
	}
	return c
}

// Takes reports whether a sum has the form of one of the replications from one up to but not including another.
func (p *Plan) Takes(s *Sum, from, to int) bool {
	n := p.places()
	banded, kept := p.Steps()*n.width(n.isBanded), min(to, p.Banded())-min(from, p.Banded())
	fits := s.Replications == int64(to-from) && len(s.series) == p.Steps()*n.width(everything) && len(s.kept) == kept &&
		len(s.durations) == len(p.windows)*timed*bins && s.first.IsEmpty() == (from > 0 || len(s.series) == 0)
	return fits && !slices.ContainsFunc(s.kept, func(c stat.Counts) bool { return c.Len() != banded })
}

// SumOf is the sum of such a content.
func SumOf(c Content) Sum {
	s := Sum{Replications: c.Replications, series: c.Series, durations: c.Durations, first: stat.CountsOf(c.First), happened: c.Happened}
	for _, list := range c.Kept {
		s.kept = append(s.kept, stat.CountsOf(list))
	}
	for i := range c.Ledger {
		s.ledger.Add(&c.Ledger[i])
	}
	return s
}

func (s *Sum) makeRoom(series, durations int) {
	if s.series == nil {
		s.series, s.durations = make([]int64, series), make([]int64, durations)
	}
}

// Series are the mean series of a sum, with the bands of those that have one.
func (p *Plan) Series(s *Sum) []Series {
	list, bands, n := p.emptySeries(), p.bandsOf(s), p.places()
	for i := range list {
		for m := range list[i].Values {
			if s.series != nil {
				list[i].Values[m] = float64(s.series[m*len(list)+i]) / (float64(s.Replications) * sharedBy(p, n, m, i))
			}
		}
		list[i].Low, list[i].High = bands[i].low, bands[i].high
	}
	return list
}

// Means are the same without the bands.
func (p *Plan) Means(s *Sum) []Series {
	return p.Series(&Sum{Replications: s.Replications, series: s.series})
}

// band contains nine in ten replications in each step; nil if there is none.
type band struct{ low, high []float64 }

// fewestBanded is the fewest replications for a band: one in twenty must be at least one.
const fewestBanded = 20

// bandsOf are the bands of a sum by series: of n numbers in order, those at the places 0.05 n and 0.95 n, rounded up.
func (p *Plan) bandsOf(s *Sum) []band {
	n := p.places()
	width, kept := n.width(n.isBanded), len(s.kept)
	bands := make([]band, n.width(everything))
	if kept < fewestBanded {
		return bands
	}
	column := make([]uint32, kept)
	at := 0
	for i := range bands {
		if !n.isBanded(i) {
			continue
		}
		b := band{make([]float64, p.Steps()), make([]float64, p.Steps())}
		for m := range b.low {
			for r := range s.kept {
				column[r] = s.kept[r].At(m*width + at)
			}
			slices.Sort(column)
			of := sharedBy(p, n, m, i)
			b.low[m], b.high[m] = float64(column[(kept+19)/20-1])/of, float64(column[(19*kept+19)/20-1])/of
		}
		bands[i] = b
		at++
	}
	return bands
}

func (p *Plan) emptySeries() []Series {
	names := p.SeriesNames()
	list := make([]Series, len(names))
	for i, name := range names {
		list[i] = Series{Name: name, Values: make([]float64, p.Steps())}
	}
	return list
}

// Happened lists the events of replication 0 in order of time, without calls.
func (s *Sum) Happened() []Happening { return s.happened }

// FirstSeries are the series of replication 0 alone: what happened on one day, and not on average. Nothing without one.
func (p *Plan) FirstSeries(s *Sum) []Series {
	if s.first.IsEmpty() {
		return nil
	}
	list, n := p.emptySeries(), p.places()
	for i := range list {
		for m := range list[i].Values {
			list[i].Values[m] = float64(s.first.At(m*len(list)+i)) / sharedBy(p, n, m, i)
		}
	}
	return list
}

// Entries are the loss ledger of all replications together, in order.
func (s *Sum) Entries() []Entry { return s.ledger.Entries() }

// MinuteEntries are those of people who want help, without services and regions, which are None.
func (s *Sum) MinuteEntries() []Entry {
	return s.ledger.OfHelp(func(e *Entry) { e.Service, e.Region = emergency.None, emergency.None }).Entries()
}
