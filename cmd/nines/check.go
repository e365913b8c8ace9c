// check is for CI. It therefore writes JUnit for servers, Markdown for people and annotations for GitHub, and its exit code
// separates "not held" from "undecided": more replications help only with the second.

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"nines/cmd/nines/files"
	"nines/cmd/nines/progress"
	"nines/scenarios"
	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/gate"
	"nines/sim/scenario"
	"nines/sim/scenario/yamldoc"
)

// checkFlags are the flags of nines check.
type checkFlags struct {
	repetition
	changes
	junit    string
	summary  string
	baseline bool
	results  string
}

// newCheck is the command for CI. Its help repeats the exit codes, because scripts branch on them.
func newCheck() *cobra.Command {
	var f checkFlags
	c := &cobra.Command{
		Use:   "check SCENARIO...",
		Short: "Check whether the expectations of scenarios hold, for CI",
		Long: `Run scenarios and judge each expectation: held, not held, or undecided. It is decided when the whole
confidence interval lies on one side of the limit. Until then more replications are run, up to the
budget. An expectation without a sample is not held. A fault that affects nothing counts as not
held.

On GitHub (GITHUB_ACTIONS=true) failures are also printed as annotations on the lines of the
scenario, and the summary is added to the file named by GITHUB_STEP_SUMMARY.

With --baseline the results are also compared with the baseline, results/NAME/report.json. With the
same scenario, seed and version they must agree to the last bit. Otherwise confidence intervals are
compared with study.margin. See nines baseline.

` + exitCodes,
		Example: `  nines check my.yaml
  nines check scenarios/*.yaml --junit out/nines.xml --summary out/nines.md`,
		Args: someScenarios,
		RunE: func(c *cobra.Command, args []string) error { return f.check(c, args) },
	}
	f.changes.add(c.Flags(), "set one value of the scenarios, as `PATH=VALUE` (repeatable)")
	c.Flags().StringVar(&f.junit, "junit", "", "a `FILE` for the verdicts as JUnit XML")
	c.Flags().StringVar(&f.summary, "summary", "", "a `FILE` for the verdicts as Markdown")
	c.Flags().BoolVar(&f.baseline, "baseline", false, "also compare with the baseline: the results that were last reviewed and accepted")
	c.Flags().StringVar(&f.results, "results", resultsFolder, "the `FOLDER` of the baselines, each in a folder of its scenario's name")
	f.addCounts(c.Flags())
	f.addBudgetFlag(c.Flags())
	f.addFormatFlag(c.Flags(), "text", "json", "markdown")
	f.shard.Add(c.Flags())
	c.Flags().StringVarP(&f.folder, "output", "o", "", "the folder of the shard (needs --shard)")
	return c
}

// check judges one scenario after another. The report comes at the end, with all verdicts, even if a later scenario was
// interrupted.
func (f *checkFlags) check(c *cobra.Command, names []string) error {
	if err := f.validate(c); err != nil {
		return err
	}
	suites, err := f.suites(c, names)
	if err != nil {
		return errors.Join(err, annotateProblems(f.besides(c), err))
	}
	switch {
	case f.shard.IsAsked() && len(suites) > 1:
		return usageError{fmt.Errorf("--shard takes one scenario; there are %d", len(suites))}
	case f.shard.IsAsked():
		return f.runShard(c, names[0], suites[0].works()...)
	case f.folder != "":
		return usageError{fmt.Errorf("check writes no folder of results: -o is for --shard alone")}
	}
	if err := f.plan(disk(c)); err != nil {
		return err
	}
	d := report.NewCheck(Version)
	for i, s := range suites {
		took := progress.Watch()
		checked, against, err := f.judge(c, s)
		if checked != nil {
			d.Add(s.file, checked, against, took())
		}
		programOf(c).NoteStop(err)
		if errors.Is(err, experiment.ErrInterrupted) {
			d.Interrupt(unfinished(suites[i:], checked, against))
		}
		if err != nil {
			return f.giveUp(c, d, err)
		}
	}
	return f.tell(c, d)
}

// plan refuses, before anything is run, output files that cannot be written or would overwrite each other or an input.
func (f *checkFlags) plan(disk *files.Session) error {
	for _, path := range []string{f.junit, f.summary, f.stepSummary()} {
		if path == "" {
			continue
		}
		if err := disk.PlanFile(path); err != nil {
			return err
		}
	}
	return nil
}

// unfinished lists what an interrupt left undone.
func unfinished(rest []suite, checked *experiment.Checked, against *report.Regression) (names []string) {
	if rest[0].old != nil && against == nil {
		names = append(names, "the comparison of "+rest[0].doc.Name+" with its baseline")
	}
	if checked != nil {
		rest = rest[1:]
	}
	for _, s := range rest {
		names = append(names, s.doc.Name)
	}
	return names
}

// giveUp prints the verdicts so far when a check ends early. It writes no file, because CI would take it for complete.
func (f *checkFlags) giveUp(c *cobra.Command, d *report.Check, why error) error {
	if len(d.Scenarios) > 0 {
		if err := gate.WriteAs(f.format, c.OutOrStdout(), d); err != nil {
			return err
		}
	}
	return fmt.Errorf("%w; no file was written", why)
}

// suite is one scenario to check.
type suite struct {
	named string // as the user typed it
	file  string // empty for a scenario of the library
	doc   *scenario.Document
	plans []*plan.Plan
	old   *report.Baseline // the baseline; nil without --baseline
}

// works are what a check simulates first: the strategies that are needed, each by itself.
func (s *suite) works() (works []experiment.Work) {
	for _, p := range s.plans {
		if slices.ContainsFunc(s.doc.Criteria(), func(k plan.Criterion) bool { return slices.Contains(k.Strategies(), p.Strategy) }) {
			works = append(works, experiment.Work{Plans: []*plan.Plan{p}, N: p.Replications})
		}
	}
	return works
}

// suites loads all scenarios. Mistakes in any of them are reported before the first one runs.
func (f *checkFlags) suites(c *cobra.Command, names []string) ([]suite, error) {
	docs, err := loadAll(disk(c), names, f.changes)
	if err != nil {
		return nil, err
	}
	var suites []suite
	for i, doc := range docs {
		s := suite{named: names[i], file: names[i], doc: doc}
		if _, ours := scenarios.Text(names[i]); ours {
			s.file = ""
		}
		for _, strategy := range doc.StrategyNames() {
			plan, err := doc.Plan(strategy)
			if err != nil {
				return nil, err
			}
			s.plans = append(s.plans, f.adjusted(c, plan))
		}
		if f.baseline {
			if s.old, err = f.baselineOf(disk(c), s); err != nil {
				return nil, err
			}
		} else if len(doc.Criteria()) == 0 {
			return nil, usageError{fmt.Errorf("%s has nothing to check. Add a block `expect` that says what must hold (nines help expect)", names[i])}
		}
		if err := f.affordable.Refuse(s.plans...); err != nil {
			return nil, usageError{err}
		}
		if err := enoughBudget(s.plans[0]); err != nil {
			return nil, err
		}
		suites = append(suites, s)
	}
	return suites, nil
}

// baselineOf reads the baseline of a scenario. Its strategy must still exist.
func (f *checkFlags) baselineOf(disk *files.Session, s suite) (*report.Baseline, error) {
	place := shelf(f.results).of(s.named, s.doc)
	old, err := place.read(disk, s.doc.Name)
	if err == nil {
		err = disk.Keep(place.path, files.Results)
	}
	if err != nil {
		return nil, err
	}
	if strategy := old.Scenario.Strategy; !slices.Contains(s.doc.StrategyNames(), strategy) {
		return nil, place.because(fmt.Errorf("it is of the strategy %q, which the scenario no longer has", strategy))
	}
	return old, nil
}

// judge runs a scenario and judges its expectations. It also compares the results with the baseline, over as many
// replications as the baseline has, unless the command line gives a number.
func (f *checkFlags) judge(c *cobra.Command, s suite) (*experiment.Checked, *report.Regression, error) {
	o, end := f.options(c)
	defer end()
	checked, err := experiment.Check(c.Context(), s.plans, s.doc.Criteria(), o)
	if err != nil || s.old == nil {
		return checked, nil, err // a failed check has nothing to compare
	}
	result := checked.Result(s.old.Scenario.Strategy)
	n := s.old.Run.Replications
	if f.replications > 0 {
		n = f.replications
	}
	switch err := result.Extend(c.Context(), n, o); {
	case errors.Is(err, experiment.ErrInterrupted):
		return checked, nil, err
	case err != nil:
		return nil, nil, err
	}
	place := shelf(f.results).of(s.named, s.doc)
	against, err := report.New(result.First(n), nil, Version).Regress(s.old, result.Plan.Margin)
	if err != nil {
		return checked, nil, place.because(err)
	}
	against.Renew = place.renew
	return checked, against, nil
}

// tell prints the verdicts and writes the files. Its error says that something is not held.
func (f *checkFlags) tell(c *cobra.Command, d *report.Check) error {
	if err := gate.WriteAs(f.format, c.OutOrStdout(), d); err != nil {
		return err
	}
	if os.Getenv("GITHUB_ACTIONS") == "true" {
		if err := gate.Annotations(f.besides(c), d); err != nil {
			return err
		}
	}
	err := f.write(disk(c), d)
	if d.Ruling == experiment.NotHeld || err == nil && d.Ruling != experiment.Held {
		return errors.Join(verdictError{d}, err)
	}
	return err
}

// besides is where annotations are printed: after the report, or on stderr if a program reads the report. GitHub reads both.
func (f *checkFlags) besides(c *cobra.Command) io.Writer {
	if f.format == "text" {
		return c.OutOrStdout()
	}
	return c.ErrOrStderr()
}

// stepSummary is the file that GitHub shows; nothing if there is none, or if it is asked for by --summary.
func (f *checkFlags) stepSummary() string {
	path := os.Getenv("GITHUB_STEP_SUMMARY")
	if path == "" || f.summary != "" && files.SameFile(path, f.summary) {
		return ""
	}
	return path
}

// write writes the requested files and adds to GitHub's summary. One failure does not keep the others from being written.
func (f *checkFlags) write(disk *files.Session, d *report.Check) error {
	asMarkdown := func(to io.Writer) error { return gate.WriteMarkdown(to, d) }
	var failed []error
	if f.junit != "" {
		failed = append(failed, disk.WriteInFolder(f.junit, func(to io.Writer) error { return gate.JUnit(to, d) }))
	}
	if f.summary != "" {
		failed = append(failed, disk.WriteInFolder(f.summary, asMarkdown))
	}
	if path := f.stepSummary(); path != "" {
		failed = append(failed, disk.Append(path, asMarkdown))
	}
	return errors.Join(failed...)
}

// annotateProblems prints the mistakes of a scenario as annotations, if a CI server reads them.
func annotateProblems(to io.Writer, err error) error {
	var problems yamldoc.Problems
	if os.Getenv("GITHUB_ACTIONS") != "true" || !errors.As(err, &problems) {
		return nil
	}
	return gate.AnnotateProblems(to, problems)
}

// verdictError reports that not every expectation is held.
type verdictError struct{ of *report.Check }

// Error is the last line on stderr. The verdicts themselves are in the report, so it does not repeat them.
func (e verdictError) Error() string {
	if e.of.Ruling == experiment.Undecided {
		return "undecided: the budget is spent and the intervals still include the limit. " + gate.Advice(e.of)
	}
	return "not held: see the verdicts"
}
