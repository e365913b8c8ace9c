package report

import (
	"slices"

	"nines/sim/experiment"
)

// Playback is one replication under one strategy, to be looked at as it went.
type Playback struct {
	Strategy    string       `json:"strategy" doc:"The strategy's name."`
	Title       string       `json:"title,omitempty" doc:"What it is, in a line."`
	Replication int          `json:"replication" doc:"Which replication it is."`
	Moments     []PlaybackAt `json:"moments" doc:"What happened in it, in the order of time."`
	Series      []PlaybackOf `json:"series" doc:"What was counted and sampled in it, minute by minute; what is nothing all through is left out."`
}

// PlaybackAt is something that happened.
type PlaybackAt struct {
	What string `json:"what" doc:"What happened, as in moments."`
	At   Number `json:"at-s" doc:"Seconds since the start of the run."`
}

// PlaybackOf is one quantity, minute by minute.
type PlaybackOf struct {
	Name   string `json:"name" doc:"What it is of, as in series."`
	Values []int  `json:"per-minute" doc:"Its value in each minute of the run."`
}

// playbackOf is replication 0 of a result; nothing if there is none.
func playbackOf(r *experiment.Result) []Playback {
	series := r.FirstSeries()
	if series == nil {
		return nil
	}
	p := Playback{Strategy: r.Plan.Strategy, Title: r.Plan.StrategyTitle, Moments: []PlaybackAt{}}
	for _, h := range r.Happened() {
		p.Moments = append(p.Moments, PlaybackAt{h.What, Number(h.At.Seconds())})
	}
	for _, s := range series {
		values := make([]int, len(s.Values))
		for i, v := range s.Values {
			values[i] = int(v)
		}
		if slices.ContainsFunc(values, func(v int) bool { return v != 0 }) {
			p.Series = append(p.Series, PlaybackOf{s.Name, values})
		}
	}
	return []Playback{p}
}
