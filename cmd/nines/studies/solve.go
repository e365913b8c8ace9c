package studies

import (
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nines/cmd/nines/enough"
	"nines/cmd/nines/files"
	"nines/sim/experiment"
	"nines/sim/report/study"
)

// solveFlags are the flags that only nines solve has.
type solveFlags struct {
	enough.Question
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

With --vary twice, the answer is the least of the second choice for each value of the first. Where the
scenario gives costs, the answer says what to buy first (nines help costs).

The search decides by its last days which ones are next. With --shard, run all shards in rounds, until
nines merge reports. With -o alone, the same command goes on where it stopped.`,
		Example: `  nines solve first-steps --vary recovery.runbook.switch-over.takes=1m..30m --until few-lost
  nines solve my.yaml --vary world.platforms.backup.seats=60..200 --until few-lost -n 400
  nines solve my.yaml --vary world.platforms.backup.seats=60..200 --until few-lost --over-ranges -o out`,
		Replications: 200, Usual: "200. It is 60 for an expectation of a mean, and 100 with two choices",
		Flags: f.add, Prepare: f.check, Run: f.run,
	}
}

func (f *solveFlags) add(flags *pflag.FlagSet) {
	flags.StringArrayVar(&f.Vary, "vary", nil, "the choice and its range, as `PATH=60..200`, a list: PATH=60,80,100, or so many values: PATH=60..200 in 8. PATH alone: its range in the scenario. Given twice: the least of the second for each value of the first")
	flags.StringVar(&f.Until, "until", "", "the expectation that must hold, by its `NAME` under expect")
	flags.BoolVar(&f.OverRanges, "over-ranges", false, "draw the unknown values of the scenario for each day, so the chance is over them, too")
	flags.StringArrayVar(&f.Costs, "cost", nil, "what a choice or a strategy costs, instead of what the scenario says: `PATH='£12,000 a year each'` or strategies.NAME='£2 million' (repeatable)")
}

// check refuses what needs no scenario to be wrong.
func (f *solveFlags) check(*cobra.Command, *files.Session) error {
	if len(f.Vary) > 2 {
		return Mistake("--vary can be given twice at most, and is given %d times. For more choices use nines sweep", len(f.Vary))
	}
	return nil
}

// run gives the question what it needs of the session.
func (f *solveFlags) run(s *Session) (*study.Document, error) {
	d, err := f.Answer(&enough.Host{
		Scenario: s.Scenario, Name: s.Name, Strategies: s.flags.strategies, Days: s.flags.replications, UsualDays: s.study.Replications,
		Adjusted: s.adjusted, KeepGroup: s.KeepGroup, NewDocument: s.NewDocument,
		Points: func(n, runs int, work func(i int) (experiment.Work, error), each func(i int, c *experiment.Comparison) error) error {
			return s.Run(Batch{Points: n, Runs: runs, Work: work, Each: each})
		},
	})
	if m := (enough.Mistake{}); errors.As(err, &m) {
		return nil, Wrong{m.Unwrap()}
	}
	return d, err
}
