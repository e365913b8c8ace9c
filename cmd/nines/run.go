// run is the main command. With another strategy than the first, it runs the first too: the difference is usually the
// question.

package main

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"nines/cmd/nines/files"
	"nines/cmd/nines/kept"
	"nines/cmd/nines/pictures"
	"nines/cmd/nines/ranged"
	"nines/cmd/nines/results"
	"nines/cmd/nines/sealed"
	"nines/sim/dataset"
	"nines/sim/experiment"
	"nines/sim/narrate"
	"nines/sim/page"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/text"
	"nines/sim/scenario"
)

// runFlags are the flags of nines run.
type runFlags struct {
	overlays
	repetition
	data     data
	pictures pictures.Flags
	page     kept.Page
	ranges   ranged.Flag
	check    bool
	trace    string
	by       string
	full     bool
	answers  bool // the other strategies of the question are run, as far as the answer needs them
}

func newRun() *cobra.Command {
	f := runFlags{answers: true}
	c := &cobra.Command{
		Use:   "run SCENARIO",
		Short: "Run a scenario and report the results",
		Long: `Run a scenario and report the results. A SCENARIO is a file, or the name of a scenario of the
library.

The report begins with the answer to the scenario's question. If that is about several strategies,
the others are run beside this one for the first 20 replications, with the same callers and the same
faults. If the strategy is not the first of the scenario, the first is run beside it throughout.
compare runs all strategies throughout.

Where numbers of the scenario have a range, the answer has two intervals. The confidence interval is
simulation noise at the best guesses: more replications shrink it. The other is how far the answer
moves over the ranges of what nobody knows, which they do not shrink. See --ranges.`,
		Example: `  nines run uk-2023-06-25
  nines run uk-2023-06-25 --strategy first-try
  nines run my.yaml --set world.platforms.backup.queue="420 calls" --replications 50 -o results
  nines run uk-2023-06-25 --svg pictures`,
		Args: one(aScenario),
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args[0]) },
	}
	f.overlays.addFlags(c.Flags())
	f.repetition.addFlags(c.Flags(), "write report.html, .json, .txt and .md, and tables to this folder (see nines help data)", "text", "json", "markdown")
	f.addPrecisionFlags(c.Flags())
	f.data.Add(c.Flags())
	f.pictures.Add(c.Flags())
	f.page.AddFlag(c.Flags())
	f.ranges.Add(c.Flags())
	c.Flags().BoolVar(&f.check, "check", false, "check after every event that no call, agent or circuit is lost or used twice (slow)")
	c.Flags().StringVar(&f.trace, "trace", "", "write every observation of replication 0 to this file, one JSON object a line")
	c.Flags().StringVar(&f.by, "by", "", "also print lost callers by service, region, access, provider or kind")
	c.Flags().BoolVar(&f.full, "full", false, "print every table, not only one screen (text and markdown)")
	return c
}

// run checks everything first, then runs, prints and writes. An interrupted run is still printed, but writes no file.
func (f *runFlags) run(c *cobra.Command, name string) error {
	f.takesPage(&f.page)
	if err := f.validate(c); err != nil {
		return err
	}
	doc, err := load(disk(c), name, f.changes)
	if err != nil {
		return err
	}
	plan, err := doc.Plan(f.strategy)
	if err != nil {
		return err
	}
	base, err := doc.Plan("")
	if err != nil {
		return err
	}
	if f.shard.IsAsked() {
		works, err := f.works(c, doc, f.adjusted(c, base), f.adjusted(c, plan))
		if err != nil {
			return err
		}
		return f.runShard(c, name, works...)
	}
	if err := f.data.Choose(f.folder, f.adjusted(c, plan).Replications); err != nil {
		return usageError{err}
	}
	if err := f.planFiles(disk(c)); err != nil {
		return err
	}
	d, comparison, err := f.simulate(c, doc, f.adjusted(c, base), f.adjusted(c, plan))
	if err != nil && d == nil {
		return err
	}
	if e := f.print(c.OutOrStdout(), d); e != nil {
		return e
	}
	if err == nil && f.folder != "" {
		err = f.data.write(c, name, filepath.Clean(f.folder), f.files(d, readerOf(c)), comparison)
	}
	if err == nil {
		err = f.pictures.Write(disk(c), pictures.Drawings(d, nil))
	}
	if err == nil && f.leavesPage(&f.page) {
		err = f.page.Write(disk(c), c.ErrOrStderr(), programOf(c).pages, d.Scenario.Name, func(to io.Writer) error { return page.WriteSaved(to, page.Content{Document: d}) })
	}
	return err
}

// planFiles refuses, before anything is run, outputs that cannot be written or would overwrite each other or an input.
func (f *runFlags) planFiles(disk *files.Session) error {
	if f.folder != "" {
		if err := f.data.plan(disk, f.folder, f.files(nil, results.Reader{})); err != nil {
			return err
		}
	}
	if f.trace != "" {
		if err := disk.PlanFile(f.trace); err != nil {
			return err
		}
	}
	if err := f.page.Plan(disk); err != nil {
		return err
	}
	return f.pictures.Plan(disk)
}

// validate checks the flags that do not depend on the scenario.
func (f *runFlags) validate(c *cobra.Command) error {
	if f.by != "" && f.by != "service" && f.by != "region" && f.by != "access" && f.by != "provider" && f.by != "kind" {
		return usageError{fmt.Errorf("unknown group %q: service, region, access, provider or kind", f.by)}
	}
	if err := f.ranges.Validate(); err != nil {
		return usageError{err}
	}
	return f.repetition.validate(c)
}

// simulate runs the plan, and others beside it that answer the question, and makes the document. An interrupted run returns
// both an error and the document of its complete replications.
func (f *runFlags) simulate(c *cobra.Command, doc *scenario.Document, base, of *plan.Plan) (*report.Document, *experiment.Comparison, error) {
	leaves, err := doc.Leaves(of.Strategy)
	if err != nil {
		return nil, nil, err
	}
	plans, at, why, err := f.beside(c, doc, base, of)
	if err != nil {
		return nil, nil, err
	}
	g := &company{plans: plans, at: at, of: of}
	if err = f.traced(c, g); g.comparison == nil {
		return nil, nil, err
	}
	result := g.others[at]
	if len(result.Rows) == 0 {
		return nil, nil, fmt.Errorf("%w: none of %d replications was complete, and nothing was written", err, of.Replications)
	}
	d := report.New(result, leaves, Version)
	d.Run.Pursued(g.comparison.Precision)
	if len(plans) > 1 {
		d.Against(g.answer)
	} else if why != "" {
		d.Add(report.Note, "%s", why)
	}
	played := f.playBack(c, d.PlayBack, g.others)
	switch {
	case err != nil:
		err = fmt.Errorf("%w: the report covers the %d of %d replications that were complete; no file was written", err, len(result.Rows), result.Asked)
	case played != nil:
		err = played
	default:
		err = f.overRanges(c, &f.ranges, doc, ranged.Study{Answer: d.Answer, Results: g.others, Asked: of.Replications, Cautions: &d.Cautions})
	}
	return d, g.comparison, err
}

// firstLook is how many replications of other strategies a run makes for the answer. With the same callers a difference is
// known well by then, and the run takes little longer.
const firstLook = 20

// beside are the plans that are run together, the one of the run among them, and why the first strategy is not, if it should
// be. Where the others only serve the answer, all plans are copies with fewer replications.
func (f *runFlags) beside(c *cobra.Command, doc *scenario.Document, base, of *plan.Plan) (plans []*plan.Plan, at int, why string, err error) {
	if of.Strategy != base.Strategy {
		if why = plan.Uncompared(base, of); why == "" {
			return []*plan.Plan{base, of}, 1, "", nil
		}
	}
	if why != "" || !f.answers || !slices.Contains(of.Question.Strategies, of.Strategy) {
		return []*plan.Plan{of}, 0, why, nil
	}
	for _, name := range of.Question.Strategies {
		p, err := doc.Plan(name)
		if err != nil {
			return nil, 0, "", err
		}
		if plan.Uncompared(of, p) != "" {
			continue
		} else if name == of.Strategy {
			at = len(plans)
		}
		p = f.adjusted(c, p)
		p.Replications, p.Precision = min(p.Replications, firstLook), nil
		plans = append(plans, p)
	}
	return plans, at, "", nil
}

// works are what a run simulates first: the plans beside each other, then what is left of the run alone.
func (f *runFlags) works(c *cobra.Command, doc *scenario.Document, base, of *plan.Plan) ([]experiment.Work, error) {
	plans, at, _, err := f.beside(c, doc, base, of)
	if err != nil {
		return nil, err
	}
	n := plans[at].Replications
	return []experiment.Work{{Plans: plans, N: n}, {Plans: []*plan.Plan{of}, First: n, N: of.Replications}}, nil
}

// company is a plan with those that are run beside it, and their results.
type company struct {
	plans []*plan.Plan
	at    int        // the one of the run,
	of    *plan.Plan // and the same with all its replications

	others     []*experiment.Result   // of all plans
	answer     *report.Answer         // from all of them
	comparison *experiment.Comparison // of the run alone where the others only serve the answer; nil if there is none
}

// traced runs the plans. If a trace is requested, it covers replication 0 of the one of the run.
func (f *runFlags) traced(c *cobra.Command, g *company) error {
	var failed error
	if f.trace == "" {
		return f.execute(c, g, nil)
	}
	err := disk(c).Write(f.trace, func(to io.Writer) error {
		t := narrate.NewTrace(to, g.plans[g.at])
		if failed = f.execute(c, g, t); failed != nil {
			return failed
		}
		return t.Flush()
	})
	if failed == nil && err != nil {
		g.comparison = nil
	}
	return cmp.Or(failed, err)
}

// execute runs the plans, with the trace as an observer if there is one. Then the run goes on alone, if the others have done
// what the answer needs.
func (f *runFlags) execute(c *cobra.Command, g *company, trace *narrate.Trace) (err error) {
	o := experiment.Options{Check: f.check}
	if trace != nil {
		o.Observe = experiment.First(g.plans[g.at], trace)
	}
	g.comparison, err = f.repeat(c, g.plans, o)
	if g.comparison == nil {
		return err
	}
	if g.others = g.comparison.Results; len(g.others[g.at].Rows) == 0 {
		return err
	}
	if g.answer = report.AnswerTo(g.comparison); g.plans[g.at] == g.of {
		return err
	}
	g.comparison = g.comparison.Alone(g.at)
	own := g.comparison.Results[0]
	own.Plan, own.Asked = g.of, max(own.Asked, g.of.Replications)
	if err == nil {
		err = f.goOn(c, g.comparison)
	}
	return err
}

// goOn runs what is left of the replications that the plans of a comparison ask for, and adds others until they are precise.
func (f *runFlags) goOn(c *cobra.Command, comparison *experiment.Comparison) error {
	of := comparison.Results[0].Plan
	if of.Precision != nil {
		if err := enoughBudget(of); err != nil {
			return err
		}
	}
	o, end := f.options(c)
	defer end()
	o.Check = f.check
	err := comparison.Extend(c.Context(), of.Replications, o)
	if err == nil {
		err = comparison.Pursue(c.Context(), o)
	}
	programOf(c).NoteStop(err)
	return err
}

// print writes the report in the chosen format.
func (f *runFlags) print(to io.Writer, d *report.Document) error {
	switch f.format {
	case "json":
		return d.JSON(to)
	case "markdown":
		if !f.full {
			return text.WriteBriefMarkdown(to, d, f.by)
		}
		return text.WriteMarkdown(to, d, f.by)
	default:
		if !f.full {
			return text.WriteBrief(to, d, f.by)
		}
		return text.Write(to, d, f.by)
	}
}

// writeResults writes the files of a baseline.
func (f *runFlags) writeResults(disk *files.Session, d *report.Document) error {
	earlier, err := sealed.ManifestIn(disk, f.folder)
	if err != nil {
		return err
	}
	return disk.Stage(filepath.Clean(f.folder), func(s *files.Staging) error {
		s.Drop(earlier.Gone(&dataset.Manifest{})...)
		return s.Write(f.reports(d)...)
	})
}

// reports are the forms of the document that are read or kept under version control.
func (f *runFlags) reports(d *report.Document) []files.Output {
	return []files.Output{
		{Name: "report.json", Write: func(to io.Writer) error { return d.JSON(to) }},
		{Name: "report.txt", Write: func(to io.Writer) error { return text.Write(to, d, f.by) }},
		{Name: "report.md", Write: func(to io.Writer) error { return text.WriteMarkdown(to, d, f.by) }},
	}
}

// files are the files of a results folder: the reports and the page, with the studies in the folder.
func (f *runFlags) files(d *report.Document, in results.Reader) []files.Output {
	return append(f.reports(d), files.Output{Name: "report.html", Write: func(to io.Writer) error {
		return page.WriteSaved(to, page.Content{Document: d, Studies: in.Beside(f.folder, d)})
	}})
}
