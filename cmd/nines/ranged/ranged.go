// Package ranged simulates the second interval of run and compare: how far the answer moves over the ranges of what nobody
// knows. It runs after the replications, and changes none of their figures.
package ranged

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"nines/cmd/nines/progress"
	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/caution"
	"nines/sim/scenario"
	"nines/sim/scenario/input"
	"nines/sim/study/spread"
)

// Flag is how many settings of the unknowns are simulated. A command that does not add it has none.
type Flag struct {
	text    string
	isAdded bool
}

// most is the most settings that may be asked for. It catches typing errors.
const most = 100_000

// Add adds --ranges.
func (f *Flag) Add(flags *pflag.FlagSet) {
	f.isAdded = true
	flags.StringVar(&f.text, "ranges", "", fmt.Sprintf("simulate `N` settings of what nobody knows, a day each, for the spread over the ranges; 0: none (default: as many as replications, at most %d; none below %d)", spread.Usual, spread.Fewest))
}

// Validate checks the number.
func (f *Flag) Validate() error {
	n, err := strconv.Atoi(f.text)
	if f.text != "" && (err != nil || n != 0 && (n < spread.Fewest || n > most)) {
		return fmt.Errorf("--ranges is %q: give 0 for none, or a number from %d to %d. Fewer settings have no 5th and 95th percentile", f.text, spread.Fewest, most)
	}
	return nil
}

// settings are how many there are beside so many replications.
func (f *Flag) settings(replications int) int {
	switch n, _ := strconv.Atoi(f.text); {
	case !f.isAdded:
		return 0
	case f.text != "":
		return n
	case replications < spread.Fewest:
		return 0
	}
	return min(spread.Usual, replications)
}

// Study is an answer, and what it rests on.
type Study struct {
	Scenario *scenario.Document
	Answer   *report.Answer
	Results  []*experiment.Result // of the strategies of the answer, perhaps among others; at the best guesses
	Asked    int                  // replications
	Adjusted func(*plan.Plan) *plan.Plan
	Cautions *caution.Cautions // where a setting is told that the scenario refuses
	Options  experiment.Options
	Display  *progress.Display // of how far it is
}

// refused is the error of a setting that the scenario refuses.
type refused struct{ error }

// Fill simulates the settings, and gives the answer its spread over the ranges and its figures with other habits of callers. Where
// the scenario has no unknowns, or refuses one of the settings, the answer stays as it is. An interrupted study leaves it so too,
// with experiment.ErrInterrupted.
func (f *Flag) Fill(ctx context.Context, s Study) error {
	n := f.settings(s.Asked)
	if n == 0 || !s.Answer.HasSpread() {
		return nil
	}
	if err := f.fillRanges(ctx, s, n); err != nil {
		return err
	}
	return f.fillHabits(ctx, s)
}

// fillRanges simulates the settings of the unknowns.
func (f *Flag) fillRanges(ctx context.Context, s Study, n int) error {
	x := &settings{Study: s}
	if !x.prepare(n) {
		return nil
	}
	o := s.Options
	o.Begin, o.Elsewhere, o.Observe = nil, nil, nil
	s.Display.FollowPoints(&o, s.Results[0].Plan.Name+", over its ranges", n)
	defer s.Display.End()
	effects := s.Answer.EffectsOf(x.base, n)
	work := func(k int) (experiment.Work, error) { return x.work(k, effects.Day(k)) }
	err := experiment.Points(ctx, n, work, o, func(k int, c *experiment.Comparison) error {
		effects.Add(k, c)
		return nil
	})
	if is := (refused{}); errors.As(err, &is) {
		s.Cautions.Add(report.Note, "%s", strings.Join(strings.Fields(is.Error()), " "))
		return nil
	}
	if err == nil {
		effects.Fill(x.names())
	}
	return err
}

// settings are the points of a study.
type settings struct {
	Study
	base     []*experiment.Result // of the strategies of the answer, in its order
	unknowns []input.Input
	list     [][]input.Setting
	scenario *scenario.Document // with those strategies alone
}

// prepare draws n settings. It is false if nothing is unknown.
func (x *settings) prepare(n int) bool {
	strategies := x.choose()
	moving := map[string]bool{}
	for _, name := range strategies {
		for _, in := range x.Scenario.InputsOf(name) {
			moving[in.Name] = true
		}
	}
	x.unknowns = slices.DeleteFunc(spread.Unknowns(x.Scenario.Inputs()), func(in input.Input) bool { return !moving[in.Name] })
	if len(x.unknowns) == 0 {
		return false
	}
	x.list = spread.Settings(x.base[0].Plan.Seed, x.unknowns, n)
	var err error
	x.scenario, err = x.Scenario.Only(strategies...)
	return err == nil
}

// choose finds the results of the answer's strategies, and names them.
func (x *settings) choose() (strategies []string) {
	for _, one := range x.Answer.Strategies {
		at := slices.IndexFunc(x.Results, func(r *experiment.Result) bool { return r.Plan.Strategy == one.Name })
		x.base = append(x.base, x.Results[at])
		strategies = append(strategies, one.Name)
	}
	return strategies
}

func (x *settings) names() (list []string) {
	for _, in := range x.unknowns {
		list = append(list, in.Name)
	}
	return list
}

// work is one day at a setting.
func (x *settings) work(k, day int) (experiment.Work, error) {
	w := experiment.Work{First: day, N: day + 1}
	doc, err := x.scenario.At(x.list[k]...)
	if err != nil {
		return w, x.refuse(k, err)
	}
	for _, r := range x.base {
		p, err := doc.Plan(r.Plan.Strategy)
		if err != nil {
			return w, x.refuse(k, err)
		}
		w.Plans = append(w.Plans, x.Adjusted(p))
		if why := plan.Uncompared(w.Plans[0], p); why != "" {
			return w, x.refuse(k, errors.New(why))
		}
	}
	return w, nil
}

// refuse says at which values the scenario cannot be.
func (x *settings) refuse(k int, err error) error {
	var list []string
	for _, s := range x.list[k] {
		list = append(list, s.Input.Name+"="+s.Input.Written(s.Value))
	}
	return refused{fmt.Errorf("there is no spread over the ranges: within them the scenario can be wrong, with %s. %w", strings.Join(list, " "), err)}
}
