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

// Again runs replications once more, as [experiment.EachDiary] does.
type Again func(asked []experiment.Asked, do func(place int, d *experiment.Diary)) error

// PlayBack runs some days again, and adds how they went. Results are those of the document's own strategy, and of the others of its
// answer. If again fails, or is interrupted, the document has replication 0, as that of an interrupted run.
func (d *Document) PlayBack(results []*experiment.Result, again Again) (err error) {
	own := slices.IndexFunc(results, func(r *experiment.Result) bool { return r.Plan.Strategy == d.Scenario.Strategy })
	d.Playback, err = playbacksOf(slices.Concat(results[own:own+1], results[:own], results[own+1:]), min(1, len(results)-1), again)
	return err
}

// PlayBack does so for the strategies of a comparison.
func (d *Comparison) PlayBack(results []*experiment.Result, again Again) (err error) {
	d.Playback, err = playbacksOf(results, d.otherToShow(), again)
	return err
}

// playbacksOf are days of several strategies, with the same callers under each. A typical, a good and a bad day are chosen among those
// of the first. They are played under the first and the one to be set beside it. The others have the typical day. With too few
// replications for that it is replication 0 of the two.
func playbacksOf(results []*experiment.Result, beside int, again Again) ([]Playback, error) {
	first := results[0]
	if first.FirstSeries() == nil || first.Plan.Measures.Step() > des.Minute { // a day of a long run cannot be looked at minute by minute
		return nil, nil
	}
	order := []*experiment.Result{first}
	if beside > 0 {
		order = append(order, results[beside])
	}
	pair := len(order)
	if len(first.Rows) < FewestForDays || len(first.Rows) < first.Asked { // somebody interrupted it, and waits for the report
		return firstDays(order), nil
	}
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
	list := make([]Playback, len(days))
	asked := make([]experiment.Asked, len(days))
	for i, day := range days {
		asked[i] = experiment.Asked{Plan: day.under, Replication: day.Replication}
	}
	if err := again(asked, func(i int, d *experiment.Diary) { list[i] = days[i].playback(d) }); err != nil {
		return firstDays(order[:pair]), err
	}
	return list, nil
}

// firstDays are replication 0 of some strategies, which their results remember.
func firstDays(of []*experiment.Result) (list []Playback) {
	for _, r := range of {
		list = append(list, newPlayback(r.Plan, 0, r.FirstSeries(), r.Happened()))
	}
	return list
}

// shownDay is a day of one strategy, as it went under another.
type shownDay struct {
	experiment.Day
	under, of *plan.Plan
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
