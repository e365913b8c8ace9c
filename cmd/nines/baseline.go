// A baseline is a report.json under version control. It is an ordinary results file and not a format of its own, so people
// can read it and see in a diff what a change did.

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"nines/cmd/nines/files"
	"nines/cmd/nines/sealed"
	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/gate"
	"nines/sim/scenario"
)

// resultsFolder is the default folder of baselines.
const resultsFolder = "results"

// baselineError reports that a scenario has no baseline, or none that can be used. It has its own exit code: a missing
// baseline must not look like a failed check.
type baselineError struct {
	path   string
	renew  string // the command that writes one
	reason error  // nil: there is none
}

// Error implements error.
func (e baselineError) Error() string {
	if e.reason == nil {
		return fmt.Sprintf("there is no baseline %s; make one with: %s", e.path, e.renew)
	}
	return fmt.Sprintf("%s cannot be a baseline: %v; renew it with: %s", e.path, e.reason, e.renew)
}

// shelf is a folder of baselines.
type shelf string

// of is the place of a scenario's baseline. named is the scenario as the user typed it, for the command in the error.
func (folder shelf) of(named string, doc *scenario.Document) baselineError {
	renew := "nines baseline update " + named
	if folder != resultsFolder {
		renew += " --results " + string(folder)
	}
	return baselineError{path: filepath.Join(string(folder), doc.Name, "report.json"), renew: renew}
}

// read reads a baseline. If it is missing or cannot be used, the error is a baselineError with the reason.
func (e baselineError) read(disk *files.Session, scenario string) (*report.Baseline, error) {
	text, err := disk.ReadOwn(e.path, files.Results)
	var unreadable files.Unreadable
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, e
	case errors.As(err, &unreadable):
		return nil, e.because(errors.New(unreadable.Why))
	case err != nil:
		return nil, cannotRead("the baseline", err)
	}
	if _, isCutOff := files.CutOff(filepath.Dir(e.path)); isCutOff {
		return nil, e.because(errors.New("nines was ended while it was being replaced"))
	}
	if err := sealed.HeldBy(disk, e.path, text); err != nil {
		return nil, e.because(err)
	}
	b, err := report.ReadBaseline(bytes.NewReader(text))
	if err == nil && b.Scenario.Name != scenario {
		err = fmt.Errorf("it is of the scenario %q", b.Scenario.Name)
	}
	if err != nil {
		return nil, e.because(err)
	}
	return b, nil
}

// because adds the reason why the baseline cannot be used.
func (e baselineError) because(reason error) baselineError {
	e.reason = reason
	return e
}

// newBaseline is a group of commands. It has no action of its own and prints its help.
func newBaseline() *cobra.Command {
	c := &cobra.Command{
		Use:   "baseline",
		Short: "Keep results that later ones are compared with",
		Long: `A baseline holds the results that were last reviewed and accepted: results/NAME/report.json. Keep
it beside the scenario, under version control.

nines check --baseline compares new results with it. With the same scenario, seed and version they
must agree to the last bit. Otherwise confidence intervals are compared with study.margin.`,
		Args: noSuchCommand,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newBaselineUpdate())
	return c
}

// updateFlags are the flags of nines baseline update.
type updateFlags struct {
	repetition
	results string
	dryRun  bool
}

// newBaselineUpdate is the only command that changes a baseline. People run it after they have reviewed a difference; check
// never does.
func newBaselineUpdate() *cobra.Command {
	var f updateFlags
	c := &cobra.Command{
		Use:   "update SCENARIO...",
		Short: "Run scenarios and keep the results as their baselines",
		Long: `Run scenarios and print how the results differ from the old baselines. Then write the new ones:
report.json, report.txt and report.md, in a folder named after the scenario.

A SCENARIO is a file, or the name of a scenario of the library. The strategy is the one of the old
baseline, or the scenario's first. Nothing is written until all scenarios have run.`,
		Example: `  nines baseline update uk-2023-06-25
  nines baseline update plans/*.yaml --results plans/results --dry-run`,
		Args: someScenarios,
		RunE: func(c *cobra.Command, args []string) error { return f.update(c, args) },
	}
	f.addCounts(c.Flags())
	c.Flags().StringVar(&f.results, "results", resultsFolder, "the folder of the baselines, each in a folder of its scenario's name")
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, "print what would change, but write nothing")
	return c
}

// renewal is a baseline that is being replaced.
type renewal struct {
	runFlags // how it is run; the folder is the baseline's

	named      string
	doc        *scenario.Document
	base, plan *plan.Plan // under the first strategy, and under the baseline's
	old        *report.Baseline
	about      string // a sentence about the old baseline
	now        *report.Document
}

// update runs all scenarios, prints the differences of all, and writes only then. A failure in the third scenario must not
// leave two new baselines behind.
func (f *updateFlags) update(c *cobra.Command, names []string) error {
	if err := f.validateCounts(c); err != nil {
		return err
	}
	all, err := f.prepare(c, names)
	if err != nil {
		return err
	}
	for _, r := range all {
		if err := r.rerun(c); err != nil {
			return err
		}
	}
	for _, r := range all {
		if err := r.tell(c.OutOrStdout()); err != nil {
			return err
		}
		fmt.Fprintln(c.OutOrStdout())
	}
	return f.write(c, all)
}

// prepare finds every mistake before anything is run: a long run should not end in a wrong name.
func (f *updateFlags) prepare(c *cobra.Command, names []string) (all []*renewal, err error) {
	docs, err := loadAll(disk(c), names, changes{})
	if err != nil {
		return nil, err
	}
	for i, doc := range docs {
		r := &renewal{named: names[i], doc: doc, runFlags: runFlags{repetition: f.repetition, answers: true}}
		r.folder = filepath.Join(f.results, doc.Name)
		all = append(all, r)
	}
	for _, r := range all {
		if err := f.ready(c, r); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// ready reads the old baseline and makes the plan to run.
func (f *updateFlags) ready(c *cobra.Command, r *renewal) (err error) {
	if !f.dryRun {
		if err := disk(c).PlanAll(r.folder, r.reports(nil)); err != nil {
			return err
		}
	}
	if r.old, err = shelf(f.results).of(r.named, r.doc).read(disk(c), r.doc.Name); err != nil {
		var unusable baselineError
		if !errors.As(err, &unusable) {
			return err
		}
		r.about = unusable.asOld()
	}
	if r.base, err = r.doc.Plan(""); err != nil {
		return err
	}
	if r.plan, err = r.doc.Plan(r.strategyOfOld()); err != nil {
		return err
	}
	r.base, r.plan = r.adjusted(c, r.base), r.adjusted(c, r.plan)
	return nil
}

// asOld says why the old baseline cannot be compared with. That is no error here: it will be replaced.
func (e baselineError) asOld() string {
	if e.reason == nil {
		return "There is no old baseline."
	}
	return fmt.Sprintf("The old baseline, %s, cannot be used: %v. It will be replaced.", e.path, e.reason)
}

// strategyOfOld is the strategy of the old baseline. It is the first strategy if there is no old baseline, or if the
// scenario no longer has its strategy.
func (r *renewal) strategyOfOld() string {
	if r.old != nil && slices.Contains(r.doc.StrategyNames(), r.old.Scenario.Strategy) {
		return r.old.Scenario.Strategy
	}
	return ""
}

// rerun makes the new results.
func (r *renewal) rerun(c *cobra.Command) (err error) {
	r.now, _, err = r.simulate(c, r.doc, r.base, r.plan)
	if errors.Is(err, experiment.ErrInterrupted) {
		return fmt.Errorf("%w while %s was running; no baseline was written", experiment.ErrInterrupted, r.doc.Name)
	}
	return err
}

// tell prints what has changed since the old baseline.
func (r *renewal) tell(to io.Writer) error {
	facts := r.now.Run
	fmt.Fprintf(to, "%s, strategy %s: %d replications, seed %d, nines %s, digest %s\n", r.doc.Name, r.plan.Strategy, facts.Replications, facts.Seed, Version, facts.Digest)
	if r.old == nil {
		fmt.Fprintf(to, "%s\n", r.about)
		return nil
	}
	difference, err := r.now.Regress(r.old, r.plan.Margin)
	if err != nil {
		fmt.Fprintf(to, "It cannot be compared with the old baseline: %v.\n", err)
		return nil
	}
	return gate.WriteRegression(to, difference)
}

// write writes the new baselines, or says that --dry-run wrote none.
func (f *updateFlags) write(c *cobra.Command, all []*renewal) error {
	if f.dryRun {
		_, err := fmt.Fprintln(c.OutOrStdout(), "Nothing was written: --dry-run.")
		return err
	}
	for _, r := range all {
		if err := r.writeResults(disk(c), r.now); err != nil {
			return err
		}
		fmt.Fprintf(c.OutOrStdout(), "Written: report.json, report.txt and report.md in %s.\n", r.folder)
	}
	return nil
}
