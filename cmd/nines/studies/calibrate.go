package studies

import (
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nines/cmd/nines/files"
	"nines/cmd/nines/fitting"
	"nines/sim/experiment"
	"nines/sim/report/study"
	"nines/sim/report/study/fitted"
	"nines/sim/study/calibrate"
	"nines/sim/study/together"
)

// calibration is the flags of nines calibrate.
type calibration struct {
	fitting.Question
	set *together.Set // nil: one scenario
}

func newCalibrate() *Study {
	f := &calibration{}
	return &Study{
		Kind: study.Calibrate, Several: true, Named: "the strategies to predict as well, by name, separated by commas (default: those of the published figures)",
		Short: "Fit unknown values to published figures, and say what the figures leave open",
		Long: `Fit values that nobody knows to figures that were published. The scenario lists the figures under published,
each with how surely it is known (nines help published), and gives a range to what is fitted:

  published:
    calls-lost: {measure: calls.unconnected-seen, of: everybody, value: 13943 calls, within: 5%}

The answer is what is left of each range, with 95 %, and not one best point. Which share of all settings do the
figures not rule out? Can they be met together? What do they pin down, and about what do they say nothing? Which values
make up for each other? Which further figure would help most? What does it mean for what the scenario is asked? It ends
with what to write into the file.

Fitted are the values with a range that the file calls fitted, and those of --vary. If there are none, all are that
nobody knows. --only fits other values with a range instead. A figure with "fit: no", or named by --keep-back,
is not fitted but predicted. That is the test of a fit.

If no values meet all figures, nines says which figures contradict each other, and gives no values. The exit code
is then 1. It is 4 if the settings or days were too few to say.

One set of values can be fitted to several scenarios. Give a file like this in place of the scenario:

  calibrate: habits
  title: How callers behave, from two outages
  scenarios: [hull-2015-12-28, uk-2023-06-25]
  shared: {world.callers.elsewhere: 30% (10% to 70%)}
  each: {uk-2023-06-25: {world.demand.first-calls: 4000/h to 5000/h}}
  figures: {hull-2015-12-28: [calls]}     # of this scenario only these count, also if the file keeps them back

A scenario may have a shared value for itself: write it under each. --keep-back takes a scenario of the set, or one
figure of it, as SCENARIO.FIGURE. How well the others predict it is the test of the set.`,
		Example: `  nines calibrate my.yaml
  nines calibrate my.yaml --keep-back callers-lost -o results
  nines calibrate my.yaml --vary "world.callers.elsewhere=10%..60%" --days 20
  nines calibrate my.yaml --strategies as-happened,automatic     # what it means for another strategy`,
		Flags: f.add, Prepare: f.check, Opens: f.opens, Run: f.run, Rule: f.rule,
	}
}

func (f *calibration) add(flags *pflag.FlagSet) {
	flags.StringArrayVar(&f.Vary, "vary", nil, "fit this value too, with this range: `PATH=LOW..HIGH` (repeatable)")
	flags.StringSliceVar(&f.Only, "only", nil, "fit only these values with a range, by `NAME` or title, separated by commas")
	flags.StringSliceVar(&f.KeepBack, "keep-back", nil, "predict these published figures and do not fit them, by `NAME`, separated by commas; of a set, whole scenarios or SCENARIO.FIGURE")
	flags.IntVar(&f.Rounds, "rounds", 0, "how many rounds the search has at most (default: 3)")
	flags.IntVar(&f.Points, "points", 0, "how many settings each round simulates (default: 30, and more from 3 values on)")
	flags.IntVar(&f.Days, "days", 0, "how many days each setting is simulated (default: 8)")
	_ = flags.MarkHidden("replications")
}

// The most and the least that may be asked for. The most catch typing errors.
var budgets = []struct {
	flag        string
	least, most int
}{{"rounds", 1, 20}, {"points", 5, 10_000}, {"days", 2, 10_000}}

// check checks what needs no scenario.
func (f *calibration) check(c *cobra.Command, _ *files.Session) error {
	if c.Flags().Changed("replications") {
		return Mistake("calibrate divides its days among many settings: give --days in place of -n")
	}
	for _, b := range budgets {
		if n, _ := c.Flags().GetInt(b.flag); c.Flags().Changed(b.flag) && (n < b.least || n > b.most) {
			return Mistake("--%s is %d: give a number from %d to %d", b.flag, n, b.least, b.most)
		}
	}
	return nil
}

// run gives the question what it needs of the session.
func (f *calibration) run(s *Session) (*study.Document, error) {
	h := &fitting.Host{
		Scenario: s.Scenario, Name: s.Name, Strategies: s.flags.strategies,
		Adjusted: s.adjusted, KeepGroup: s.KeepGroup, NewDocument: s.NewDocument,
		Points: func(n, runs int, work func(i int) (experiment.Work, error), each func(i int, c *experiment.Comparison) error) error {
			return s.Run(Batch{Points: n, Runs: runs, Work: work, Each: each})
		},
	}
	answer := f.Answer
	if f.set != nil {
		answer = func(h *fitting.Host) (*study.Document, error) { return f.answerSet(s, h) }
	}
	d, err := answer(h)
	if m := (fitting.Mistake{}); errors.As(err, &m) {
		return nil, Wrong{m.Unwrap()}
	}
	return d, err
}

// rule is the error of a calibration that is no fit.
func (f *calibration) rule(d *study.Document) error {
	switch found := d.Findings.(fitted.Findings); calibrate.Verdict(found.Verdict) {
	case calibrate.Misses:
		return NotMet{errors.New("no fit: the published figures cannot be met within the ranges")}
	case calibrate.Unsure:
		return Undecided{errors.New("no fit: whether the published figures can be met is not shown")}
	}
	return nil
}
