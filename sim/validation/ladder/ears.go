package ladder

import (
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/stat"
)

// flow listens for what no measure tells: by provider, the calls offered and those answered on each platform, in the steady window.
type flow struct {
	from, to des.Time
	offered  [2]float64
	answered [2][2]float64
	lost     float64 // on arrival
	cut      float64
}

// newFlow listens from 06:00 on the first day to 22:00 on the tenth.
func newFlow() emergency.Observer {
	return &flow{from: 6 * des.Hour, to: 9*24*des.Hour + 22*des.Hour}
}

// Observe implements emergency.Observer.
func (f *flow) Observe(batch []emergency.Observation) {
	for i := range batch {
		o := &batch[i]
		if o.Made < f.from || o.Made >= f.to {
			continue
		}
		switch {
		case o.Fact == emergency.CallMade:
			f.offered[o.Provider]++
		case o.Fact == emergency.CallAnswered:
			f.answered[o.Provider][o.Platform]++
		case o.Fact == emergency.CallEnded && (o.Outcome == emergency.Refused || o.Outcome == emergency.Blocked):
			f.lost++
		case o.Fact == emergency.CallEnded && o.Outcome == emergency.CutHandling:
			f.cut++
		}
	}
}

// heard is a number of each replication's ear.
func heard[E any](r *Run, of func(E) float64) []float64 {
	list := make([]float64, len(r.Ears))
	for i, ear := range r.Ears {
		list[i] = of(ear.(E))
	}
	return list
}

// over estimates one number of the ears over another.
//
//go:noinline
func over[E any](num, den func(E) float64) figure {
	return func(r *Run) stat.Estimate { return stat.Ratio(heard(r, num), heard(r, den)) }
}

// average estimates the mean of a number of the ears.
//
//go:noinline
func average[E any](of func(E) float64) figure {
	return func(r *Run) stat.Estimate { return stat.Mean(heard(r, of)) }
}

func all(f *flow) float64             { return f.offered[0] + f.offered[1] }
func lost(f *flow) float64            { return f.lost }
func cut(f *flow) float64             { return f.cut }
func from(p int) func(*flow) float64  { return func(f *flow) float64 { return f.offered[p] } }
func on(p, q int) func(*flow) float64 { return func(f *flow) float64 { return f.answered[p][q] } }
func notOn(p, q int) func(*flow) float64 {
	return func(f *flow) float64 { return f.offered[p] - f.answered[p][q] }
}

// states listens to the calls in the system at each whole minute, waiting or being handled, and to those lost, by the minute of the
// loss.
type states struct {
	waiting, inSystem []float64
	lost              map[lossAt]float64
}

// lossAt is a minute and an outcome.
type lossAt struct {
	minute  int
	outcome emergency.Outcome
}

func newStates() emergency.Observer { return &states{lost: map[lossAt]float64{}} }

// Observe implements emergency.Observer. A sample is taken after everything else of its instant: at the end of an outage, whoever
// can be served already is.
func (s *states) Observe(batch []emergency.Observation) {
	for i := range batch {
		switch o := &batch[i]; {
		case o.Fact == emergency.Sampled:
			s.waiting = append(s.waiting, float64(o.Waiting))
			s.inSystem = append(s.inSystem, float64(o.Waiting+o.Busy))
		case o.Fact == emergency.CallEnded && o.Outcome.Unconnected():
			s.lost[lossAt{int(o.At / des.Minute), o.Outcome}]++
		}
	}
}

func inSystemAt(minute int) func(*states) float64 {
	return func(s *states) float64 { return s.inSystem[minute] }
}

// lostIn sums the losses of some minutes.
func lostIn(from, to int, outcome emergency.Outcome) func(*states) float64 {
	return func(s *states) (sum float64) {
		for minute := from; minute < to; minute++ {
			sum += s.lost[lossAt{minute, outcome}]
		}
		return sum
	}
}

// early listens to how long the first 25 callers wait, in seconds.
type early struct {
	sum     float64
	callers int
}

// Observe implements emergency.Observer.
func (e *early) Observe(batch []emergency.Observation) {
	for i := range batch {
		if o := &batch[i]; o.Fact == emergency.CallAnswered && e.callers < 25 {
			e.sum += o.Wait.Seconds()
			e.callers++
		}
	}
}

// insistence listens to an outage from 00:15 to 00:25.
type insistence struct{ tried, gaveUp float64 }

// Observe implements emergency.Observer.
func (s *insistence) Observe(batch []emergency.Observation) {
	for i := range batch {
		switch o := &batch[i]; {
		case o.At < 15*des.Minute || o.At >= 25*des.Minute:
		case o.Fact == emergency.CallMade:
			s.tried++
		case o.Fact == emergency.CallerLeft && o.Fate == emergency.GaveUp:
			s.gaveUp++
		}
	}
}
