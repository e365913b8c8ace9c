package report

import (
	"slices"

	"nines/sim/des"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
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
	Kind      string `json:"kind" doc:"typical, good or bad."`
	Of        string `json:"of,omitempty" doc:"The strategy whose replications it was chosen from, if that is another than the one that is played back."`
	Percent   int    `json:"percentile" doc:"Its percentile among the replications of that strategy, by callers without help: 50, 5 or 95."`
	Without   Number `json:"callers-without-help" doc:"Callers who wanted help and got none on this day."`
	Unreached Number `json:"callers-never-connected" doc:"Callers who wanted help and were never connected by this number on this day: without help, or helped elsewhere after a lost call."`
	Affected  Number `json:"callers-affected" doc:"Callers who failed at least once."`
	Moved     Number `json:"callers-moved" doc:"Callers who got help elsewhere."`
	Lost      Number `json:"calls-unconnected" doc:"Calls that were lost."`
	Restored  Number `json:"restored-s" doc:"Seconds from the onset until service was restored; unreached if it was not by the end of the run, null if there was nothing to restore."`
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

func newPlayback(of *plan.Plan, replication int, series []measure.Series, happened []measure.Happening) Playback {
	p := Playback{Strategy: of.Strategy, Title: of.StrategyTitle, Replication: replication, Moments: []PlaybackAt{}}
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

// mostStrategiesWithDays is how many strategies are played back at most: a document has to stay small enough to send.
const mostStrategiesWithDays = 12

// playbacksOf are days of several strategies, with the same callers under each. A typical, a good and a bad day are chosen among those
// of the first. They are played under the first and the one to be set beside it. The others have the typical day. With too few
// replications for that it is replication 0 of the two. Those that were played before are taken from there.
func playbacksOf(results []*experiment.Result, beside int, before []Playback) (list []Playback) {
	first := results[0]
	if first.FirstSeries() == nil || first.Plan.Measures.Step() > des.Minute { // a day of a long run cannot be looked at minute by minute
		return nil
	}
	order := []*experiment.Result{first}
	if beside > 0 {
		order = append(order, results[beside])
	}
	if len(first.Rows) < FewestForDays || len(first.Rows) < first.Asked { // somebody interrupted it, and waits for the report
		for _, r := range order {
			list = append(list, newPlayback(r.Plan, 0, r.FirstSeries(), r.Happened()))
		}
		return list
	}
	pair := len(order)
	for s, r := range results {
		if s != 0 && s != beside && len(order) < mostStrategiesWithDays {
			order = append(order, r)
		}
	}
	var days []shownDay
	for i, day := range first.Days() {
		for s, r := range order {
			if i == 0 || s < pair {
				days = append(days, shownDay{day, r.Plan, first.Plan})
			}
		}
	}
	return played(days, before)
}

// shownDay is a day of one strategy, as it went under another.
type shownDay struct {
	experiment.Day
	under, of *plan.Plan
}

// played runs days once more, except those that were before. One that fails is left out: it ran before, and its figures stand in
// the tables.
func played(days []shownDay, before []Playback) []Playback {
	list := make([]Playback, len(days))
	asked, places := []experiment.Asked{}, []int{}
	for i, day := range days {
		same := slices.IndexFunc(before, func(p Playback) bool {
			return p.Day != nil && p.Day.Kind == day.Label && p.Strategy == day.under.Strategy && p.Replication == day.Replication
		})
		if same >= 0 {
			list[i] = before[same]
			continue
		}
		asked, places = append(asked, experiment.Asked{Plan: day.under, Replication: day.Replication}), append(places, i)
	}
	_ = experiment.EachDiary(asked, func(k int, d *experiment.Diary) { list[places[k]] = days[places[k]].playback(d) })
	return slices.DeleteFunc(list, func(p Playback) bool { return p.Strategy == "" })
}

func (s *shownDay) playback(diary *experiment.Diary) Playback {
	one := newPlayback(s.under, s.Replication, diary.Series, diary.Happened)
	value := func(name string) Number { return Number(diary.Value(s.under, name)) }
	one.Day = &ChosenDay{
		Kind: s.Label, Percent: s.Percent, Without: value("callers.without-help"), Unreached: value("callers.never-connected"),
		Affected: value("callers.affected"), Moved: value("callers.moved"), Lost: value("calls.unconnected"), Restored: value("recovery.restored"),
	}
	if s.of.Strategy != s.under.Strategy {
		one.Day.Of = s.of.Strategy
	}
	return one
}

// withFirst puts one of some results before the others.
func withFirst(results []*experiment.Result, at int) []*experiment.Result {
	return slices.Concat(results[at:at+1], results[:at], results[at+1:])
}
