// report makes the HTML page. From saved results it takes a second and needs no scenario, so a page can be made again long
// after the run.

package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nines/cmd/nines/pictures"
	"nines/cmd/nines/results"
	"nines/cmd/nines/sealed"
	"nines/cmd/nines/usage"
	"nines/scenarios"
	"nines/sim/experiment"
	"nines/sim/page"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/words"
)

// reportFlags are the flags of nines report.
type reportFlags struct {
	compareFlags
	output    string
	areSlides bool // and no page
}

func newReport() *cobra.Command {
	var f reportFlags
	c := &cobra.Command{
		Use:   "report RESULTS|SCENARIO",
		Short: "Make a report to share: one HTML file that opens offline",
		Long: `Make a report to share: one HTML file that opens without a server or a network. It shows what
happened, which callers were lost, when and why, how fast service recovered, and what is assumed.

RESULTS are a folder written with -o, or a report.json or comparison.json from it. Nothing is run.
If the folder also has studies of the same scenario (solve, explore, attribute, sweep or calibrate), the page
has a section for each. A study's JSON alone gives a page of that study. A SCENARIO is a file, or the name of a scenario of the library. Its strategies are
run and compared first.`,
		Example: `  nines run uk-2023-06-25 -o out && nines report out
  nines report results/uk-2023-06-25/comparison.json -o outage.html
  nines report my.yaml --strategies as-planned,automatic
  nines report results/uk-2023-06-25 --svg pictures`,
		Args: one("results, or one scenario: a folder, a file, or the name of one of the library"),
		RunE: func(c *cobra.Command, args []string) error { return f.report(c, args[0]) },
	}
	f.addOfScenario(c.Flags())
	f.pictures.Add(c.Flags())
	c.Flags().StringVarP(&f.output, "output", "o", "", "the HTML file to write (default: report.html beside the results; my.html for my.yaml)")
	return c
}

// addOfScenario adds the flags for a scenario that is run first.
func (f *reportFlags) addOfScenario(flags *pflag.FlagSet) {
	f.changes.add(flags, "with a scenario: set one value in it, as `PATH=VALUE` (repeatable)")
	flags.StringSliceVar(&f.strategies, "strategies", nil, "with a scenario: the strategies to compare, by name, separated by commas (default: all)")
	f.addCounts(flags)
}

// report decides whether its argument names results or a scenario.
func (f *reportFlags) report(c *cobra.Command, name string) error {
	if err := f.validateCounts(c); err != nil {
		return err
	}
	if err := f.pictures.Plan(disk(c)); err != nil {
		return err
	}
	found, folder, err := (*page.Content)(nil), "", error(nil)
	if _, ours := scenarios.Text(name); !ours {
		found, folder, err = readerOf(c).Of(name)
	}
	switch {
	case err != nil:
		return err
	case found != nil:
		return f.ofResults(c, name, folder, found)
	}
	return f.ofScenario(c, name)
}

// readerOf reads results and prints its remarks.
func readerOf(c *cobra.Command) results.Reader {
	return results.Reader{Disk: disk(c), Warn: func(remark string) { fmt.Fprintf(c.ErrOrStderr(), "nines: %s\n", remark) }}
}

// ofResults makes the page of finished results. Flags that would change the run are refused: they would have no effect.
func (f *reportFlags) ofResults(c *cobra.Command, name, folder string, r *page.Content) error {
	for _, flag := range []string{"set", "shift-to", "strategies", "replications", "seed", "workers"} {
		if c.Flags().Changed(flag) {
			return usageError{fmt.Errorf("--%s needs a scenario to run, but %s holds finished results", flag, name)}
		}
	}
	if version := r.Version(); version != Version {
		fmt.Fprintf(c.ErrOrStderr(), "nines: these results are from nines %s; this is nines %s\n", phrase.Plain(version), Version)
	}
	if err := f.planOutput(c, filepath.Join(folder, "report.html"), filepath.Join(folder, "slides")); err != nil {
		return err
	}
	return f.draw(c, r)
}

// planOutput sets where the page or the slides go, and refuses, before anything is run, what cannot be written. In a folder
// given by -o a page has its usual name.
func (f *reportFlags) planOutput(c *cobra.Command, page, slides string) error {
	if f.areSlides {
		f.output = cmp.Or(f.folder, slides)
		if err := disk(c).PlanFolder(f.output, ""); err != nil {
			return err
		}
		return disk(c).Check(f.output, nil)
	}
	if about, err := os.Stat(f.output); err == nil && about.IsDir() {
		f.output = filepath.Join(f.output, filepath.Base(page))
	}
	f.output = cmp.Or(f.output, page)
	return disk(c).PlanFile(f.output)
}

// ofScenario runs the strategies of the scenario side by side, or its only one.
func (f *reportFlags) ofScenario(c *cobra.Command, name string) error {
	doc, err := load(disk(c), name, f.changes)
	if err != nil {
		return err
	}
	called := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)) // as the file, whatever the scenario in it is called
	if _, ours := scenarios.Text(name); ours {
		called = name
	}
	if err := f.planOutput(c, called+".html", called+"-slides"); err != nil {
		return err
	}
	f.window = "run"
	if len(doc.StrategyNames()) < 2 {
		run := runFlags{repetition: f.repetition}
		plan, err := doc.Plan("")
		if err != nil {
			return err
		}
		plan = f.adjusted(c, plan)
		d, _, err := run.simulate(c, doc, plan, plan)
		if err != nil {
			return err
		}
		return f.draw(c, &page.Content{Document: d})
	}
	plans, err := f.plans(c, doc)
	if err != nil {
		return err
	}
	f.firstLook(c, name, plans)
	result, err := f.repeat(c, plans, experiment.Options{})
	if err != nil {
		return fmt.Errorf("%w; no file was written", err)
	}
	compared, err := report.ComparisonOf(result, doc.Leaves, f.window, Version)
	if err == nil {
		err = f.playBack(c, compared.PlayBack, result.Results)
	}
	if err != nil {
		return err
	}
	return f.draw(c, &page.Content{Comparison: compared})
}

// A first look at many strategies takes so many replications of all of them together, and so many of each at least.
const (
	lookTogether = 240
	lookEach     = 20
)

// firstLook lets many strategies run fewer replications than the scenario asks for, if nobody says how many, and says so. A
// page is soon wanted; the whole study can follow.
func (f *reportFlags) firstLook(c *cobra.Command, name string, plans []*plan.Plan) {
	asked := plans[0].Replications
	look := max(lookEach, lookTogether/len(plans))
	if f.replications > 0 || asked <= look || asked*len(plans) <= 2*lookTogether {
		return
	}
	for _, p := range plans { // each is a copy
		p.Replications, p.Budget = look, max(1, p.Budget/asked)*look
	}
	fmt.Fprintf(c.ErrOrStderr(), "nines: a first look: %d strategies in %d replications each. The scenario asks for %d: nines %s %s%s -n %d\n",
		len(plans), look, asked, c.Name(), name, usage.FlagsOf(c, "replications"), asked)
}

// draw writes the page, prints where it is, and draws the requested charts.
func (f *reportFlags) draw(c *cobra.Command, r *page.Content) error {
	if f.areSlides {
		return f.drawSlides(c, r)
	}
	if err := sealed.WriteListed(disk(c), f.output, func(to io.Writer) error { return page.WriteSaved(to, *r) }); err != nil {
		return err
	}
	fmt.Fprintf(c.OutOrStdout(), "wrote %s: open it in a browser\n", words.Clean(f.output))
	return f.pictures.Write(disk(c), pictures.Drawings(r.Base(), r.Comparison, r.Studies...))
}
