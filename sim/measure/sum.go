package measure

import (
	"math"
	"slices"

	"nines/sim/emergency"
)

// Sum is what is added up over some replications: integers, so that it does not depend on who adds up what. The zero Sum is
// empty.
type Sum struct {
	Replications int64
	series       []int64
	kept         []uint16 // for the bands: the series of some replications, as they are, one behind the other
	first        []uint16 // the series of replication 0
	ledger       map[Entry]int64
	durations    []int64
}

// mostKept is how many numbers of single replications are kept for the bands at most, of one strategy: 64 MB of them.
const mostKept = 32 << 20

// Banded is how many replications, the first ones, the bands of the series rest on at most: 1000, or what fits into memory
// of a long run; never fewer than 20.
func (p *Plan) Banded() int {
	return max(20, min(1000, mostKept/max(1, p.minutes*len(p.seriesNames()))))
}

// AddTo adds the replication just measured, of an index, to a sum.
func (t *Tally) AddTo(s *Sum, replication int) {
	s.makeRoom(len(t.series.now), len(t.durations))
	s.Replications++
	for i, v := range t.series.now {
		s.series[i] += int64(v)
	}
	if replication < t.plan.Banded() {
		for _, v := range t.series.now {
			s.kept = append(s.kept, uint16(min(v, math.MaxUint16)))
		}
	}
	if replication == 0 {
		s.first = slices.Clone(s.kept[len(s.kept)-len(t.series.now):])
	}
	for e, n := range t.ledger.calls {
		s.ledger[e] += n
	}
	for i, n := range t.durations {
		s.durations[i] += n
	}
}

func (s *Sum) makeRoom(series, durations int) {
	if s.series == nil {
		s.series, s.durations, s.ledger = make([]int64, series), make([]int64, durations), map[Entry]int64{}
	}
}

// Add adds another sum.
func (s *Sum) Add(other *Sum) {
	if other.series == nil {
		return
	}
	s.makeRoom(len(other.series), len(other.durations))
	s.Replications += other.Replications
	for i, v := range other.series {
		s.series[i] += v
	}
	s.kept = append(s.kept, other.kept...)
	if other.first != nil {
		s.first = other.first
	}
	for e, n := range other.ledger {
		s.ledger[e] += n
	}
	for i, n := range other.durations {
		s.durations[i] += n
	}
}

// Series are the mean series of a sum, with their bands.
func (p *Plan) Series(s *Sum) []Series {
	list := p.emptySeries()
	for i := range list {
		list[i].Low, list[i].High = make([]float64, p.minutes), make([]float64, p.minutes)
		for m := range p.minutes {
			if at := m*len(list) + i; s.series != nil {
				list[i].Values[m] = float64(s.series[at]) / float64(s.Replications)
				list[i].Low[m], list[i].High[m] = s.band(at)
			}
		}
	}
	return list
}

func (p *Plan) emptySeries() []Series {
	names := p.seriesNames()
	list := make([]Series, len(names))
	for i, name := range names {
		list[i] = Series{Name: name, Values: make([]float64, p.minutes)}
	}
	return list
}

// band is the 5 % and the 95 % quantile of one number over the replications that are kept: of n numbers in order the one at
// place 0.05 n and at 0.95 n, rounded up.
func (s *Sum) band(at int) (low, high float64) {
	width := len(s.series)
	column := make([]uint16, 0, len(s.kept)/width)
	for ; at < len(s.kept); at += width {
		column = append(column, s.kept[at])
	}
	if len(column) == 0 {
		return math.NaN(), math.NaN()
	}
	slices.Sort(column)
	n := len(column)
	return float64(column[(n+19)/20-1]), float64(column[(19*n+19)/20-1])
}

// FirstSeries are the series of replication 0 alone: what happened on one day, and not on average. Nothing without one.
func (p *Plan) FirstSeries(s *Sum) []Series {
	if s.first == nil {
		return nil
	}
	list := p.emptySeries()
	for i := range list {
		for m := range p.minutes {
			list[i].Values[m] = float64(s.first[m*len(list)+i])
		}
	}
	return list
}

// Entries are the loss ledger of all replications together, in order.
func (s *Sum) Entries() []Entry { return entriesOf(s.ledger) }

// MinuteEntries are the same without services and regions, which are None.
func (s *Sum) MinuteEntries() []Entry {
	sums := map[Entry]int64{}
	for e, n := range s.ledger {
		e.Service, e.Region = emergency.None, emergency.None
		sums[e] += n
	}
	return entriesOf(sums)
}
