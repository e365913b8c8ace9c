package studies

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nines/cmd/nines/files"
	"nines/sim/plan"
	"nines/sim/report/study"
	"nines/sim/report/study/solved"
	"nines/sim/scenario/input"
	"nines/sim/study/solve"
	"nines/sim/study/trial"
	"nines/sim/words"
)

// solveFlags are the flags that only nines solve has.
type solveFlags struct {
	vary       []string
	until      string
	overRanges bool
	costs      []string
}

// newSolve is nines solve: how much is enough.
func newSolve() *Study {
	f := &solveFlags{}
	return &Study{
		Kind:  study.Solve,
		Short: "Find how much is enough: the least value at which an expectation holds",
		Long: `Find the smallest value of a choice at which an expectation of the scenario holds, or the largest: both
ends are tried, and the end that helps says which.

An expectation with in-at-least is a chance over days: at most 60 callers without help on at least 95 %
of the days. The same callers call at every value, so each day has a value from which on it is good. Few
runs of each day find it. The answer is a bound of the chance that holds with the confidence of the
expectation, whatever the days are like. It rests on the days that -n gives, and is then tried on days
that the search has not seen. An expectation of a mean is judged at single values.

If no value is enough, the answer says from which value on nothing changes any more. It then tries the
other strategies and choices of the scenario, and names what helps.

With --vary twice, the answer is the least of the second choice for each value of the first. Give costs
to learn what to buy first.

The search decides by its last days which ones are next. With --shard, run all shards in rounds, until
nines merge reports. With -o alone, the same command goes on where it stopped.`,
		Example: `  nines solve first-steps --vary recovery.runbook.switch-over.takes=1m..30m --until few-lost
  nines solve my.yaml --vary world.platforms.backup.seats=60..200 --until few-lost -n 400
  nines solve my.yaml --vary world.platforms.backup.seats=60..200 --until few-lost --over-ranges -o out`,
		Replications: 200,
		Flags:        f.add, Prepare: f.check, Run: f.run,
	}
}

func (f *solveFlags) add(flags *pflag.FlagSet) {
	flags.StringArrayVar(&f.vary, "vary", nil, "the choice and its range, as `PATH=60..200`, or a list: PATH=60,80,100. PATH alone: its range in the scenario. Given twice: the least of the second for each value of the first")
	flags.StringVar(&f.until, "until", "", "the expectation that must hold, by its `NAME` under expect")
	flags.BoolVar(&f.overRanges, "over-ranges", false, "draw the unknown values of the scenario for each day, so the chance is over them, too")
	flags.StringArrayVar(&f.costs, "cost", nil, "what a choice or a strategy costs: `PATH='£12,000 a year each'` or strategies.NAME='£2 million' (repeatable)")
}

// check refuses what needs no scenario to be wrong.
func (f *solveFlags) check(*cobra.Command, *files.Session) error {
	switch {
	case len(f.vary) == 0:
		return Mistake("say which choice: --vary world.platforms.backup.seats=60..200")
	case len(f.vary) > 2:
		return Mistake("--vary can be given twice at most, and is given %d times. For more choices use nines sweep", len(f.vary))
	}
	return nil
}

// run answers with one choice, or for each value of another.
func (f *solveFlags) run(s *Session) (*study.Document, error) {
	if len(f.vary) == 2 {
		return f.frontier(s)
	}
	q, err := f.asked(s)
	if err != nil {
		return nil, err
	}
	if q.offers, err = q.offered(q.prices); err != nil {
		return nil, err
	}
	out, err := q.solve()
	if err != nil {
		return nil, err
	}
	return solved.Fill(s.NewDocument(out.Plan), out), nil
}

// asked is the question, checked as far as nothing needs to be run.
func (f *solveFlags) asked(s *Session) (*solving, error) {
	q := &solving{Session: s}
	var err error
	if q.criterion, err = f.criterion(s); err != nil {
		return nil, err
	}
	if q.choice, err = choiceOf(s, f.vary[len(f.vary)-1]); err != nil {
		return nil, err
	}
	q.aim, q.isChance = trial.AimOf(q.criterion)
	if err := q.prepare(f.overRanges); err != nil {
		return nil, err
	}
	if q.prices, err = f.prices(); err != nil {
		return nil, err
	}
	q.price = priceOf(q.prices, q.choice.in.Name)
	return q, nil
}

// criterion is the expectation that is asked for, under the strategy of the command line if there is one.
func (f *solveFlags) criterion(s *Session) (*plan.Criterion, error) {
	all := s.Scenario.Criteria()
	var names []string
	for _, c := range all {
		names = append(names, c.Name)
	}
	if len(all) == 0 {
		return nil, Mistake("%s expects nothing. Add a block `expect` that says what must hold (nines help expect)", s.Name)
	}
	if f.until == "" {
		return nil, Mistake("say what must hold: --until with one of %s", words.Joined(names))
	}
	at := slices.Index(names, f.until)
	if at < 0 {
		return nil, Mistake("--until %s: no expectation has this name. There are %s", f.until, words.Joined(names))
	}
	c := all[at]
	if strategies := s.flags.strategies; len(strategies) == 1 {
		p, err := s.Scenario.Plan(strategies[0])
		if err != nil {
			return nil, Wrong{err}
		}
		c.Strategy = p.Strategy
	}
	if c.Strategy == c.Against {
		return nil, Mistake("%s compares with strategy %s itself: choose another with --strategy", c.Name, c.Against)
	}
	return &c, nil
}

// choice is what is varied.
type choice struct {
	in     input.Input
	values []float64
	listed bool
	today  float64
}

// choiceOf reads PATH=RANGE.
func choiceOf(s *Session, text string) (c choice, err error) {
	path, of, _ := strings.Cut(text, "=")
	in, list, err := s.Scenario.Vary(path, of)
	if err != nil {
		return c, Wrong{fmt.Errorf("--vary %w", err)}
	}
	if in.Words != nil {
		return c, Mistake("--vary %s: it is one of some words, which have no order. Use nines sweep to compare them", path)
	}
	in.Title = cmp.Or(in.Title, titleOf(in.Name))
	c.in, c.values, c.listed = in, slices.Clone(list), list != nil
	slices.Sort(c.values)
	if list == nil {
		step := solve.Step(in.Low, in.High, in.Whole || in.Unit == input.Count, in.Unit == input.Duration || in.Unit == input.Instant)
		c.values = solve.Grid(in.Low, in.High, step)
		for i, v := range c.values {
			c.values[i] = in.Rounded(v)
		}
	}
	c.today = today(s, &c)
	return c, nil
}

// titleOf is a path in words: the last key, and what it belongs to.
func titleOf(path string) string {
	keys := strings.Split(strings.ReplaceAll(path, "-", " "), ".")
	last := len(keys) - 1
	owner := last - 1
	for owner >= 0 && slices.Contains(gathering, keys[owner]) {
		owner--
	}
	if owner < 0 {
		return keys[last]
	}
	return keys[last] + " (" + keys[owner] + ")"
}

// gathering are keys that only gather things with names.
var gathering = []string{"world", "trouble", "recovery", "platforms", "providers", "control rooms", "remedies", "monitors", "runbook", "centres", "strategies"}

// today is the value of the scenario, which may lie outside of the range. NaN if the file does not say.
func today(s *Session, c *choice) float64 {
	for _, in := range s.Scenario.Inputs() {
		if in.Name == c.in.Name {
			return in.Best
		}
	}
	leaves, err := s.Scenario.Leaves("")
	if err != nil {
		return math.NaN()
	}
	for _, leaf := range leaves {
		if leaf.Path != c.in.Name {
			continue
		}
		other := c.in.Low
		if leaf.Text == c.in.Written(other) {
			return other
		}
		if _, list, err := s.Scenario.Vary(leaf.Path, leaf.Text+", "+c.in.Written(other)); err == nil && len(list) > 0 {
			return list[0]
		}
	}
	return math.NaN()
}
