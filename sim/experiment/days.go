package experiment

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync/atomic"

	"nines/sim/emergency"
	"nines/sim/measure"
	"nines/sim/plan"
)

// Day is a replication that is shown as an example: a typical, a good or a bad one.
type Day struct {
	Label       string  // typical, good or bad
	Percent     int     // its percentile among the replications of the strategy, by callers without help: 50, 5 or 95
	Replication int     // its index
	Value       float64 // its callers without help
}

// kindsOfDay are the days shown as examples, the most useful first.
var kindsOfDay = []Day{{Label: "typical", Percent: 50}, {Label: "good", Percent: 5}, {Label: "bad", Percent: 95}}

// Days picks a typical, a good and a bad replication: those at the 50th, 5th and 95th percentile of callers without help.
// Of n replications in order, a percentile p is at the place p n / 100, rounded up. Replications with equal numbers are in
// the order of their index. With few replications some of the three are the same one; it is listed once.
func (r *Result) Days() []Day {
	values := r.Column(r.Plan.Measures.Find("callers.without-help", measure.WholeRun, measure.Group{}))
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(values[a], values[b]) })
	var days []Day
	for _, d := range kindsOfDay {
		if len(order) == 0 {
			break
		}
		d.Replication = order[(d.Percent*len(order)+99)/100-1]
		d.Value = values[d.Replication]
		if !slices.ContainsFunc(days, func(other Day) bool { return other.Replication == d.Replication }) {
			days = append(days, d)
		}
	}
	return days
}

// Diary is what happened in one replication: its series, its events other than calls in order of time, its loss ledger, and
// its measures in the order of the plan.
type Diary struct {
	Series   []measure.Series
	Happened []measure.Happening
	Ledger   []measure.Entry
	Row      []float64
}

// Value is a measure of the whole run, for all callers.
func (d *Diary) Value(p *plan.Plan, name string) float64 {
	return d.Row[p.Measures.Find(name, measure.WholeRun, measure.Group{})]
}

// DiaryOf runs one replication of a plan once more and gives what happened in it. It ends with ErrInterrupted when stop says
// so (nil: never). Any other error is a defect of the simulator.
func DiaryOf(stop Stop, p *plan.Plan, replication int) (*Diary, error) {
	w, err := again(stop, p, replication, nil)
	if err != nil {
		return nil, err
	}
	var one measure.Sum
	w.Tally.AddTo(&one, 0)
	return &Diary{p.Measures.FirstSeries(&one), one.Happened(), w.Tally.Ledger(), w.Tally.Row()}, nil
}

// Asked is a replication of a plan that somebody wants to know all about.
type Asked struct {
	Plan        *plan.Plan
	Replication int
}

// EachDiary runs replications once more. It calls a function with the place of each in the list and what happened in it, from
// several goroutines at once. Of the options, Workers, Begin and Progress count; Begin is called with the first plan. If ctx ends
// first, the error is ErrInterrupted. Any other error is a defect of the simulator. Some are not run then.
func EachDiary(ctx context.Context, asked []Asked, o Options, do func(place int, d *Diary)) error {
	if len(asked) == 0 {
		return nil
	}
	places := make([]int, len(asked))
	for i := range places {
		places[i] = i
	}
	o.begin(asked[0].Plan, 0, len(asked))
	var done atomic.Int64
	err := inParallel(ctx, places, o, func() {
		if n := done.Add(1); o.Progress != nil {
			o.Progress(int(n))
		}
	}, func() job { return &diarist{ctx, asked, do} })
	if err == nil && int(done.Load()) < len(asked) {
		err = ErrInterrupted
	}
	return err
}

type diarist struct {
	ctx   context.Context
	asked []Asked
	do    func(place int, d *Diary)
}

func (d *diarist) replicate(place int) error {
	diary, err := DiaryOf(func() bool { return d.ctx.Err() != nil }, d.asked[place].Plan, d.asked[place].Replication)
	if errors.Is(err, ErrInterrupted) {
		return emergency.ErrStopped
	}
	if err == nil {
		d.do(place, diary)
	}
	return err
}
