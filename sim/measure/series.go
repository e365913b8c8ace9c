package measure

import (
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/measure/calls"
	"nines/sim/stat"
)

// The series of a run, step by step: a step is a minute, or several in a long run. Calls are counted in the step in which they
// were made. The outcomes of calls for help come first, then other counts of them and the calls of people who want no help. Then come the calls of each provider
// and its routes, and the calls lost on each platform. These count everybody, because they are traffic. Connected calls by
// service follow; the samples of each platform come last.
const (
	seriesOffered = int(emergency.Outcomes) + iota
	seriesInTime
	seriesOthers // calls of those who want no help
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

// series is the steps of one replication. Of samples it holds the sums over the minutes of a step.
type series struct {
	step          des.Time
	across, steps int // numbers in a step, and steps
	now           []int32
	from          []int32 // by minute, where its step begins: to look that up is faster than to divide
	places
}

// places are where in a step of the series things are.
type places struct {
	platforms int // how many there are
	providers int // the first provider's calls; behind them those on its routes to each platform
	lost      int // the first platform's lost calls
	helped    int // the first service's connected calls
	samples   int // the first platform's samples
}

func newSeries(p *Plan) series {
	s := series{step: p.Step(), steps: p.Steps(), places: p.places()}
	s.across = s.samples + samples*s.platforms
	s.now = make([]int32, s.across*s.steps)
	for m := range p.minutes {
		s.from = append(s.from, int32(int(des.Time(m)*des.Minute/s.step)*s.across))
	}
	return s
}

func (p *Plan) places() places {
	n := places{platforms: len(p.net.Platforms), providers: seriesCalls}
	n.lost = n.providers + len(p.net.Providers)*(1+n.platforms)
	n.helped = n.lost + n.platforms
	n.samples = n.helped + len(p.net.Demand.Services)
	return n
}

func (s *series) reset() { clear(s.now) }

// isBanded reports whether a place of a step has a band. Counts of all calls and samples have one. Counts of where calls
// went have none.
func (n places) isBanded(place int) bool { return place < n.providers || place >= n.samples }

func everything(int) bool { return true }

// width is how many places of a step are of some kind.
func (n places) width(is func(place int) bool) int {
	width := 0
	for place := range n.samples + samples*n.platforms {
		if is(place) {
			width++
		}
	}
	return width
}

// part is a copy of some places of all steps.
func (s *series) part(is func(place int) bool) stat.Counts {
	list := make([]uint32, 0, s.steps*s.width(is))
	for i, v := range s.now {
		if is(i % s.across) {
			list = append(list, uint32(v))
		}
	}
	return stat.CountsOf(list)
}

// ended counts a call where it went: a call's platform is the last that its provider sent it to.
func (s *series) ended(e *calls.Ended) {
	at := s.now[s.from[e.Made/des.Minute]:][:s.across]
	switch {
	case e.Kind == emergency.WantsHelp:
		at[seriesOffered]++
		at[seriesOutcome(e.Outcome)]++
		if e.InTime {
			at[seriesInTime]++
		}
	case e.Outcome == emergency.NoRequest:
		at[seriesOutcome(e.Outcome)]++
		at[seriesOthers]++
	default:
		at[seriesOthers]++
	}
	provider := s.providers + int(e.Provider)*(1+s.platforms)
	at[provider]++
	if e.Platform >= 0 {
		at[provider+1+int(e.Platform)]++
	}
	switch {
	case e.Outcome == emergency.Connected:
		at[s.helped+int(e.Service)]++
	case e.Outcome.Unconnected() && e.Platform >= 0:
		at[s.lost+int(e.Platform)]++
	}
}

func (s *series) sampled(o *emergency.Observation) {
	at := int(o.At/s.step)*s.across + s.samples + samples*int(o.Platform)
	s.now[at+sampleQueue] += o.Waiting
	s.now[at+sampleAgents] += o.Agents
	s.now[at+sampleBusy] += o.Busy
}

// Series is one quantity by step: its mean over the replications, and its 5th and 95th percentiles. Of calls it is their number
// in the step, of samples their mean over its minutes.
type Series struct {
	Name      string
	Values    []float64
	Low, High []float64 // the 5 % and the 95 % quantile, over the first Plan.Banded() replications; nil where there is no band, or too few for one
}

// SeriesNames are the names of the series, in order.
func (p *Plan) SeriesNames() []string {
	names := make([]string, 0, p.places().samples+samples*len(p.net.Platforms))
	for o := range emergency.Outcomes {
		names = append(names, "calls."+o.String())
	}
	names = append(names, "calls.offered", "calls.answered-within-target", "calls.of-others")
	for i := range p.net.Providers {
		provider := "providers." + p.net.Providers[i].Name
		names = append(names, provider+".calls")
		for j := range p.net.Platforms {
			names = append(names, provider+".routes."+p.net.Platforms[j].Name+".calls")
		}
	}
	for i := range p.net.Platforms {
		names = append(names, p.net.Platforms[i].Name+".lost")
	}
	for i := range p.net.Demand.Services {
		names = append(names, "control-rooms."+p.net.Demand.Services[i].Name+".connected")
	}
	for i := range p.net.Platforms {
		for _, sample := range sampleNames {
			names = append(names, p.net.Platforms[i].Name+"."+sample)
		}
	}
	return names
}
