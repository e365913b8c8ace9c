// compare runs all strategies on the same callers and the same faults. Their differences are then known with far fewer
// replications than their means.

package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nines/cmd/nines/files"
	"nines/cmd/nines/kept"
	"nines/cmd/nines/pictures"
	"nines/cmd/nines/ranged"
	"nines/cmd/nines/results"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/page"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/text"
	"nines/sim/scenario"
	"nines/sim/scenario/yamldoc"
)

// compareFlags are the flags of nines compare.
type compareFlags struct {
	repetition
	data     data
	pictures pictures.Flags
	page     kept.Page
	ranges   ranged.Flag
	changes
	strategies []string
	baseline   string
	window     string
	rankBy     string
	full       bool
}

func newCompare() *cobra.Command {
	var f compareFlags
	c := &cobra.Command{
		Use:   "compare SCENARIO",
		Short: "Run strategies side by side and say which differences are real",
		Long: `Run the strategies of a scenario side by side, on the same callers and the same faults. Print which
is best, how much each differs from the baseline strategy, which differences are real, and who is helped
or loses out.

Where numbers of the scenario have a range, the answer has two intervals, as in nines run --help.`,
		Example: `  nines compare uk-2023-06-25
  nines compare uk-2023-06-25 --strategies first-try --window outage --format csv
  nines compare uk-2023-06-25 -n 20 --rank-by callers.affected@outage --until-best`,
		Args: one(aScenario),
		RunE: func(c *cobra.Command, args []string) error { return f.compare(c, args[0]) },
	}
	f.changes.add(c.Flags(), "set one value of the scenario, as `PATH=VALUE` (repeatable)")
	c.Flags().StringSliceVar(&f.strategies, "strategies", nil, "the strategies to compare, by name, separated by commas (default: all)")
	c.Flags().StringVar(&f.baseline, "baseline", "", "the strategy that the others are compared with (default: the first that the question names)")
	c.Flags().StringVar(&f.rankBy, "rank-by", "", "rank the strategies by this `MEASURE`, or by MEASURE@WINDOW (default: what answers the scenario's question)")
	c.Flags().BoolVar(&f.untilBest, "until-best", false, "add replications until the best strategy is named, or the budget is spent")
	c.Flags().StringVar(&f.window, "window", measure.WholeRun, "the window whose calls are compared")
	f.addFlags(c.Flags(), "write report.html, comparison.json, .txt, .md and .csv, and tables to this folder (see nines help data)", "text", "json", "markdown", "csv")
	f.addPrecisionFlags(c.Flags())
	f.data.Add(c.Flags())
	f.pictures.Add(c.Flags())
	f.page.AddFlag(c.Flags())
	f.ranges.Add(c.Flags())
	c.Flags().BoolVar(&f.full, "full", false, "print every table, not only one screen (text and markdown)")
	return c
}

// compare finds every mistake in flags, scenario and output files before it runs anything.
func (f *compareFlags) compare(c *cobra.Command, name string) error {
	f.takesPage(&f.page)
	if err := f.validate(c); err != nil {
		return err
	}
	if err := f.ranges.Validate(); err != nil {
		return usageError{err}
	}
	doc, err := load(disk(c), name, f.changes)
	if err != nil {
		return err
	}
	plans, err := f.plans(c, doc)
	if err != nil {
		return err
	}
	if f.shard.IsAsked() {
		return f.runShard(c, name, experiment.Work{Plans: plans, N: plans[0].Replications})
	}
	if err := f.data.Choose(f.folder, plans[0].Replications); err != nil {
		return usageError{err}
	}
	if f.folder != "" {
		if err := f.data.plan(disk(c), f.folder, comparisonFiles(nil, "", results.Reader{})); err != nil {
			return err
		}
	}
	if err := f.page.Plan(disk(c)); err != nil {
		return err
	}
	if err := f.pictures.Plan(disk(c)); err != nil {
		return err
	}
	result, err := f.repeat(c, plans, experiment.Options{})
	if result == nil {
		return err
	}
	if len(result.Results[0].Rows) == 0 {
		return fmt.Errorf("%w: none of %d replications was complete, and nothing was written", err, plans[0].Replications)
	}
	d, e := report.ComparisonOf(result, doc.Leaves, f.window, Version)
	if e != nil {
		return e
	}
	covered := err
	if e := f.playBack(c, d.PlayBack, result.Results); err == nil {
		err = e
	}
	if err == nil && (f.format != "csv" || f.folder != "") {
		err = f.overRanges(c, &f.ranges, doc, ranged.Study{Answer: d.Answer, Results: result.Results, Asked: plans[0].Replications, Cautions: &d.Cautions})
	}
	if e := f.print(c.OutOrStdout(), d); e != nil {
		return e
	}
	switch {
	case errors.Is(covered, experiment.ErrInterrupted):
		return fmt.Errorf("%w: the comparison covers the %d of %d replications that were complete; no file was written", err, len(result.Results[0].Rows), result.Results[0].Asked)
	case err == nil && f.folder != "":
		err = f.data.write(c, name, filepath.Clean(f.folder), comparisonFiles(d, f.folder, readerOf(c)), result)
	}
	if err == nil {
		err = f.pictures.Write(disk(c), pictures.Drawings(nil, d))
	}
	if err == nil && f.leavesPage(&f.page) {
		err = f.page.Write(disk(c), c.ErrOrStderr(), programOf(c).pages, doc.Name, func(to io.Writer) error { return page.WriteSaved(to, page.Content{Comparison: d}) })
	}
	return err
}

// plans are the plans of the baseline strategy and of the strategies compared with it. The baseline comes first:
// [experiment.Compare] takes differences from the first.
func (f *compareFlags) plans(c *cobra.Command, doc *scenario.Document) ([]*plan.Plan, error) {
	plans, left, err := doc.SideBySide(f.baseline, f.strategies)
	switch {
	case errors.As(err, &yamldoc.Problems{}):
		return nil, err
	case err != nil:
		return nil, usageError{err}
	}
	base := plans[0]
	if !slices.ContainsFunc(base.Measures.Windows(), func(w measure.Window) bool { return w.Name == f.window }) {
		var known []string
		for _, w := range base.Measures.Windows() {
			known = append(known, w.Name)
		}
		return nil, usageError{fmt.Errorf("the scenario has no window %q; it has: %s", f.window, strings.Join(known, ", "))}
	}
	if len(left) > 0 && (len(f.strategies) > 0 || len(plans) < 2) {
		return nil, usageError{fmt.Errorf("%s", strings.Join(left, "\n"))}
	}
	for _, why := range left {
		fmt.Fprintln(c.ErrOrStderr(), why)
	}
	if len(plans) < 2 {
		return nil, usageError{fmt.Errorf("there is nothing to compare %s with. The scenario needs at least two strategies", base.Strategy)}
	}
	for i, p := range plans {
		plans[i] = f.adjusted(c, p)
	}
	return plans, f.chooseYardstick(plans)
}

// chooseYardstick finds what the strategies are ranked by, and whether more replications can settle it.
func (f *compareFlags) chooseYardstick(plans []*plan.Plan) (err error) {
	if f.rankBy != "" {
		if f.by, err = experiment.Yardstick(f.rankBy, plans); err != nil {
			return usageError{fmt.Errorf("--rank-by: %w", err)}
		}
	}
	if f.untilBest {
		if by := experiment.YardstickOf(plans, f.by); by.Unit != measure.Callers {
			return usageError{fmt.Errorf("--until-best needs a measure that counts callers, such as callers.without-help: study.indifference is in callers, and %s is not", by.Name)}
		}
		return enoughBudget(plans[0])
	}
	return nil
}

// print writes the comparison in the chosen format.
func (f *compareFlags) print(to io.Writer, d *report.Comparison) error {
	switch f.format {
	case "json":
		return d.JSON(to)
	case "markdown":
		if !f.full {
			return text.WriteBriefComparisonMarkdown(to, d)
		}
		return text.WriteComparisonMarkdown(to, d)
	case "csv":
		return text.WriteCSV(to, d)
	default:
		if !f.full {
			return text.WriteBriefComparison(to, d)
		}
		return text.WriteComparison(to, d)
	}
}

// comparisonFiles are the files of a comparison in the folder of -o. Its page has the studies in the folder.
func comparisonFiles(d *report.Comparison, folder string, in results.Reader) []files.Output {
	return []files.Output{
		{Name: "comparison.json", Write: func(to io.Writer) error { return d.JSON(to) }},
		{Name: "comparison.txt", Write: func(to io.Writer) error { return text.WriteComparison(to, d) }},
		{Name: "comparison.md", Write: func(to io.Writer) error { return text.WriteComparisonMarkdown(to, d) }},
		{Name: "comparison.csv", Write: func(to io.Writer) error { return text.WriteCSV(to, d) }},
		{Name: "report.html", Write: func(to io.Writer) error {
			return page.WriteSaved(to, page.Content{Comparison: d, Studies: in.Beside(folder, d.Base)})
		}},
	}
}
