package report

import (
	"slices"

	"nines/sim/des"
	"nines/sim/experiment"
	"nines/sim/measure"
)

// Playback is one replication under one strategy, to be looked at as it went.
type Playback struct {
	Strategy    string       `json:"strategy" doc:"The strategy's name."`
	Title       string       `json:"title,omitempty" doc:"What it is, in a line."`
	Replication int          `json:"replication" doc:"Which replication it is."`
	Day         *ChosenDay   `json:"day,omitempty" doc:"What kind of day it is; absent if it was not chosen as a typical, a good or a bad one."`
	Moments     []PlaybackAt `json:"moments" doc:"What happened in it, in the order of time."`
	Series      []PlaybackOf `json:"series" doc:"What was counted and sampled in it, minute by minute; what is nothing all through is left out."`
}

// ChosenDay is a replication that stands for others, with its figures.
type ChosenDay struct {
	Kind     string `json:"kind" doc:"typical, good or bad."`
	Percent  int    `json:"percentile" doc:"Its percentile among the replications of the strategy, by callers never connected: 50, 5 or 95."`
	Never    Number `json:"callers-never-connected" doc:"Callers who wanted help and were never connected on this day."`
	Affected Number `json:"callers-affected" doc:"Callers who failed at least once."`
	Moved    Number `json:"callers-moved" doc:"Callers who got help at another number."`
	Lost     Number `json:"calls-unconnected" doc:"Calls that were lost."`
	Restored Number `json:"restored-s" doc:"Seconds from the onset until service was restored; unreached if it was not by the end of the run, null if there was nothing to restore."`
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
	if r.FirstSeries() == nil || r.Plan.Measures.Step() > des.Minute { // a day of a long run cannot be looked at minute by minute
		return nil
	}
	return []Playback{newPlayback(r, 0, r.FirstSeries(), r.Happened())}
}

func newPlayback(r *experiment.Result, replication int, series []measure.Series, happened []measure.Happening) Playback {
	p := Playback{Strategy: r.Plan.Strategy, Title: r.Plan.StrategyTitle, Replication: replication, Moments: []PlaybackAt{}}
	for _, h := range happened {
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
	return p
}

// FewestForDays is how many replications there are at least if one of them is to be called a good or a bad day: a twentieth of
// fewer is none.
const FewestForDays = 20

// daysOf are up to so many of the typical, the good and the bad day of a result, the most useful first. Each is run once more.
func daysOf(r *experiment.Result, most int) []Playback {
	if len(r.Rows) < FewestForDays || len(r.Rows) < r.Asked || // somebody interrupted it, and waits for the report
		r.FirstSeries() == nil || r.Plan.Measures.Step() > des.Minute {
		return nil
	}
	var list []Playback
	days := r.Days()
	for _, day := range days[:min(most, len(days))] {
		diary, err := experiment.DiaryOf(nil, r.Plan, day.Replication)
		if err != nil {
			return list // it ran before; its figures stand in the tables
		}
		p := newPlayback(r, day.Replication, diary.Series, diary.Happened)
		p.Day = dayOf(r, day)
		list = append(list, p)
	}
	return list
}

// dayOf is a day's figures, as the tables have them.
func dayOf(r *experiment.Result, day experiment.Day) *ChosenDay {
	of := func(name string) Number {
		return Number(r.Column(r.Plan.Measures.Find(name, measure.WholeRun, measure.Group{}))[day.Replication])
	}
	return &ChosenDay{
		Kind: day.Label, Percent: day.Percent, Never: Number(day.Value),
		Affected: of("callers.affected"), Moved: of("callers.moved"), Lost: of("calls.unconnected"), Restored: of("recovery.restored"),
	}
}

// Of several strategies, the first and the best have all their days. The others have a typical one, up to so many strategies
// together: a document has to stay small enough to send.
const mostStrategiesWithDays = 12

// playbacksOf are the days of several strategies: replication 0 of two of them, and then the days of all.
func playbacksOf(results []*experiment.Result, beside int) []Playback {
	list := append(playbackOf(results[0]), playbackOf(results[beside])...)
	order := []int{0, beside}
	for s := range results {
		if s != 0 && s != beside && len(order) < mostStrategiesWithDays {
			order = append(order, s)
		}
	}
	for i, s := range order {
		most := 3
		if i > 1 {
			most = 1
		}
		list = append(list, daysOf(results[s], most)...)
	}
	return list
}
