// These flags mean the same in every command that runs replications, so they are defined once.

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nines/cmd/nines/afford"
	"nines/cmd/nines/kept"
	"nines/cmd/nines/ran"
	"nines/cmd/nines/ranged"
	"nines/cmd/nines/shards"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/scenario"
	"nines/sim/words"
)

// repetition is the flags of commands that run replications: how many, how, and where results go.
type repetition struct {
	affordable   afford.Flag
	replications int
	budget       int
	within       string
	seed         uint64
	workers      int
	format       string
	formats      []string
	folder       string
	by           measure.Measure // what strategies are ranked by; none if it is as usual
	untilBest    bool
	shard        shards.Flag
}

// addFlags adds the flags of a command that writes a folder. The first format is the default.
func (r *repetition) addFlags(flags *pflag.FlagSet, folder string, formats ...string) {
	r.addCounts(flags)
	r.addFormatFlag(flags, formats...)
	flags.StringVarP(&r.folder, "output", "o", "", folder)
	r.shard.Add(flags)
}

// addCounts adds the flags of every command that runs replications. Zero values mean "as in the scenario".
func (r *repetition) addCounts(flags *pflag.FlagSet) {
	r.affordable.Add(flags)
	flags.IntVarP(&r.replications, "replications", "n", 0, "how many replications to run (default: from the scenario)")
	flags.Uint64Var(&r.seed, "seed", 0, "the seed of all random numbers (default: from the scenario)")
	flags.IntVar(&r.workers, "workers", 0, "how many replications run at the same time (default: one per core); results are the same")
}

// addBudgetFlag adds the flag of commands that may add replications.
func (r *repetition) addBudgetFlag(flags *pflag.FlagSet) {
	flags.IntVar(&r.budget, "budget", 0, "the most replications that may be run when more are added (default: from the scenario)")
}

// addPrecisionFlags adds the flags of commands that can run until a figure is precise.
func (r *repetition) addPrecisionFlags(flags *pflag.FlagSet) {
	flags.StringVar(&r.within, "within", "", "add replications until the mean of study.precision, or of callers.affected, is known to within this `SHARE`, such as 1%. Above 10% intervals of skewed measures hold less often than they say")
	r.addBudgetFlag(flags)
}

// addFormatFlag adds the flag for the format. The first format is the default.
func (r *repetition) addFormatFlag(flags *pflag.FlagSet, formats ...string) {
	r.formats = formats
	flags.StringVar(&r.format, "format", formats[0], "what to print: "+r.formatWords())
}

// formatWords lists the formats for help and errors.
func (r *repetition) formatWords() string { return words.Either(r.formats) }

// validate checks all flags of a command with formats.
func (r *repetition) validate(c *cobra.Command) error {
	if !slices.Contains(r.formats, r.format) {
		return usageError{fmt.Errorf("unknown format %q: %s", r.format, r.formatWords())}
	}
	return r.validateCounts(c)
}

// validateCounts checks the numbers. The upper limits catch typing errors; no study needs a million replications.
func (r *repetition) validateCounts(c *cobra.Command) error {
	switch {
	case c.Flags().Changed("replications") && (r.replications < 1 || r.replications > 1_000_000):
		return usageError{fmt.Errorf("--replications is %d: give a number from 1 to 1000000", r.replications)}
	case c.Flags().Changed("budget") && (r.budget < 1 || r.budget > 1_000_000):
		return usageError{fmt.Errorf("--budget is %d: give a number of replications from 1 to 1000000", r.budget)}
	case r.within != "" && !(r.precision() > 0 && r.precision() <= 0.5):
		return usageError{fmt.Errorf("--within is %q: give a share of more than 0 and at most 50%%, such as 5%%. Up to 10%% intervals hold nearly as often as they say", r.within)}
	case r.workers < 0:
		return usageError{fmt.Errorf("--workers is %d: give a positive number", r.workers)}
	case r.shard.IsAsked():
		if err := r.shard.Validate(c.Name(), c.Flags(), os.Getenv); err != nil {
			return usageError{err}
		}
	}
	return nil
}

// runShard runs only the shard that is asked for, of what a command would run.
func (r *repetition) runShard(c *cobra.Command, scenario string, works ...experiment.Work) error {
	for _, w := range works {
		if err := r.affordable.Refuse(w.Plans...); err != nil {
			return usageError{err}
		}
	}
	o, end := r.options(c)
	defer end()
	o.Check, _ = c.Flags().GetBool("check")
	folder, _ := c.Flags().GetString("output")
	of := ran.Command{Name: c.Name(), Flags: c.Flags(), Scenario: scenario, Folder: filepath.Clean(folder), Disk: disk(c)}
	s := shards.Shard{Flag: r.shard, Command: c, Version: Version, Of: of, Works: works}
	return s.Run(o)
}

// adjusted is a plan with the replications, budget and seed of the command line. If only the replications change, the budget
// changes in proportion: a quick trial should stay quick.
func (r *repetition) adjusted(c *cobra.Command, plan *plan.Plan) *plan.Plan {
	own := *plan
	if r.replications > 0 {
		own.Budget = max(1, plan.Budget/plan.Replications) * r.replications
		own.Replications = r.replications
	}
	if r.budget > 0 {
		own.Budget = r.budget
	}
	if r.within != "" {
		own.Precision = r.preciseBy(plan)
	}
	if c.Flags().Changed("seed") {
		own.Seed = r.seed
	}
	return &own
}

// precision is the share given by --within; 0 without it.
func (r *repetition) precision() float64 {
	text, isPercent := strings.CutSuffix(r.within, "%")
	share, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	switch {
	case err != nil:
		return 0
	case isPercent:
		return share / 100
	}
	return share
}

// preciseBy is the figure that --within makes precise, and how precise.
func (r *repetition) preciseBy(of *plan.Plan) *plan.Precise {
	p := plan.Precise{Within: r.precision()}
	if of.Precision != nil {
		p.Measure = of.Precision.Measure
	} else {
		at := of.Measures.Find("callers.affected", measure.WholeRun, measure.Group{})
		p.Measure = of.Measures.Measures()[at]
	}
	return &p
}

// enoughBudget refuses a budget below the first round of replications.
func enoughBudget(p *plan.Plan) error {
	if p.Budget < p.Replications {
		return usageError{fmt.Errorf("the budget of %d replications is less than the first %d. Raise --budget or lower --replications", p.Budget, p.Replications)}
	}
	return nil
}

// options are the options of every run. Call the second result to end the display of progress.
func (r *repetition) options(c *cobra.Command) (experiment.Options, func()) {
	show := progressOf(c)
	o := experiment.Options{Workers: r.workers, Elsewhere: programOf(c).elsewhere}
	show.Follow(&o)
	return o, show.End
}

// repeat runs the plans side by side, adds replications until they are precise, and shows the progress.
func (r *repetition) repeat(c *cobra.Command, plans []*plan.Plan, own experiment.Options) (*experiment.Comparison, error) {
	o, end := r.options(c)
	defer end()
	o.Check, o.Observe = own.Check, own.Observe
	if plans[0].Precision != nil {
		if err := enoughBudget(plans[0]); err != nil {
			return nil, err
		}
	}
	if err := r.affordable.Refuse(plans...); err != nil {
		return nil, usageError{err}
	}
	comparison, err := experiment.Compare(c.Context(), plans, o)
	if err == nil {
		comparison.By = experiment.YardstickOf(plans, r.by)
		err = comparison.Pursue(c.Context(), o)
	}
	if err == nil && r.untilBest {
		err = comparison.UntilBest(c.Context(), o)
	}
	programOf(c).NoteStop(err)
	return comparison, err
}

// playBack has a document run the days that it shows once more.
func (r *repetition) playBack(c *cobra.Command, run func([]*experiment.Result, report.Again) error, results []*experiment.Result) error {
	o, end := r.options(c)
	defer end()
	err := run(results, func(asked []experiment.Asked, do func(int, *experiment.Diary)) error {
		return experiment.EachDiary(c.Context(), asked, o, do)
	})
	if programOf(c).NoteStop(err); err != nil {
		return fmt.Errorf("%w: no days were run again to be looked at; no file was written", err)
	}
	return nil
}

// overRanges simulates the spread over the ranges of an answer whose replications are complete.
func (r *repetition) overRanges(c *cobra.Command, flag *ranged.Flag, doc *scenario.Document, of ranged.Study) error {
	of.Scenario, of.Display, of.Options.Workers = doc, progressOf(c), r.workers
	of.Options.Check, _ = c.Flags().GetBool("check")
	of.Adjusted = func(p *plan.Plan) *plan.Plan { return r.adjusted(c, p) }
	err := flag.Fill(c.Context(), of)
	if programOf(c).NoteStop(err); err != nil {
		return fmt.Errorf("%w: the report has no spread over the ranges; no file was written", err)
	}
	return nil
}

// takesPage makes a page of -o x.html, in place of a folder called x.html.
func (r *repetition) takesPage(page *kept.Page) {
	if about, err := os.Stat(r.folder); strings.EqualFold(filepath.Ext(r.folder), ".html") && (err != nil || !about.IsDir()) {
		page.At(r.folder)
		r.folder = ""
	}
}

// leavesPage reports whether a command leaves a page. It does if one is asked for, and beside text for people. A folder of
// results has its own page.
func (r *repetition) leavesPage(page *kept.Page) bool {
	return page.IsAsked() || r.folder == "" && r.format == "text"
}
