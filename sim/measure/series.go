package measure

import (
	"nines/sim/des"
	"nines/sim/emergency"
)

// The series of a run, minute by minute. Calls are counted in the minute in which they were made; outcomes come first,
// and what is sampled of each platform last.
const (
	seriesOffered = int(emergency.Outcomes) + iota
	seriesInTime
	seriesCalls
)

func seriesOutcome(o emergency.Outcome) int { return int(o) }

// The samples of a platform.
const (
	sampleQueue = iota
	sampleAgents
	sampleBusy
	samples
)

var sampleNames = [samples]string{"queue", "agents", "busy"}

// series is the minutes of one replication.
type series struct {
	width, minutes int
	now            []int32
}

func newSeries(p *Plan) series {
	s := series{width: seriesCalls + samples*len(p.net.Platforms), minutes: p.minutes}
	s.now = make([]int32, s.width*s.minutes)
	return s
}

func (s *series) reset() { clear(s.now) }

func (s *series) add(made des.Time, which int) {
	s.now[int(made/des.Minute)*s.width+which]++
}

func (s *series) at(minute, which int) int64 { return int64(s.now[minute*s.width+which]) }

func (s *series) sampled(o *emergency.Observation) {
	at := int(o.At/des.Minute)*s.width + seriesCalls + samples*int(o.Platform)
	s.now[at+sampleQueue], s.now[at+sampleAgents], s.now[at+sampleBusy] = o.Waiting, o.Agents, o.Busy
}

// Series is the mean of one quantity, minute by minute.
type Series struct {
	Name   string
	Values []float64
}

// SeriesSum is the sum of the series over some replications: integers, so that it does not depend on who adds up what.
type SeriesSum struct {
	Replications int64
	sum          []int64
}

// AddSeries adds the last replication to a sum; the zero SeriesSum is empty.
func (t *Tally) AddSeries(to *SeriesSum) {
	if to.sum == nil {
		to.sum = make([]int64, len(t.series.now))
	}
	to.Replications++
	for i, v := range t.series.now {
		to.sum[i] += int64(v)
	}
}

// Add adds another sum.
func (s *SeriesSum) Add(other *SeriesSum) {
	if other.sum == nil {
		return
	}
	if s.sum == nil {
		s.sum = make([]int64, len(other.sum))
	}
	s.Replications += other.Replications
	for i, v := range other.sum {
		s.sum[i] += v
	}
}

// Means are the mean series.
func (p *Plan) Means(s *SeriesSum) []Series {
	names := p.seriesNames()
	list := make([]Series, len(names))
	for i, name := range names {
		list[i] = Series{Name: name, Values: make([]float64, p.minutes)}
		for m := range p.minutes {
			if s.sum != nil {
				list[i].Values[m] = float64(s.sum[m*len(names)+i]) / float64(s.Replications)
			}
		}
	}
	return list
}

func (p *Plan) seriesNames() []string {
	names := make([]string, 0, seriesCalls+samples*len(p.net.Platforms))
	for o := range emergency.Outcomes {
		names = append(names, "calls."+o.String())
	}
	names = append(names, "calls.offered", "calls.answered-within-target")
	for i := range p.net.Platforms {
		for _, sample := range sampleNames {
			names = append(names, p.net.Platforms[i].Name+"."+sample)
		}
	}
	return names
}
