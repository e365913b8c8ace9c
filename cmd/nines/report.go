// report makes the HTML page. From saved results it takes a second and needs no scenario, so a page can be made again long
// after the run.

package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nines/cmd/nines/files"
	"nines/cmd/nines/pictures"
	"nines/cmd/nines/sealed"
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

RESULTS are a folder written by run -o or compare -o, or a report.json or comparison.json from it.
Nothing is run. A SCENARIO is a file, or the name of a scenario of the library. Its strategies are
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
	results, folder, err := resultsOf(c, name)
	if err != nil {
		return err
	}
	if results != nil {
		return f.ofResults(c, name, folder, results)
	}
	return f.ofScenario(c, name)
}

// results are what a page is made from. One of the two is nil.
type results struct {
	document   *report.Document
	comparison *report.Comparison
}

// resultsOf reads the results at a path and returns their folder. The results are nil if the name is a scenario.
func resultsOf(c *cobra.Command, name string) (r *results, folder string, err error) {
	if _, ours := scenarios.Text(name); ours {
		return nil, "", nil
	}
	about, err := os.Stat(name)
	switch {
	case err == nil && about.IsDir():
		r, err = resultsIn(c, name)
		return r, name, err
	case err == nil && filepath.Ext(name) == ".json":
		r, err = readResults(disk(c), name)
		return r, filepath.Dir(name), err
	}
	return nil, "", nil // a scenario, or a wrong name; loading it will say so
}

// resultsIn reads the results in a folder. If it holds a run and a comparison, the manifest decides, because it belongs to
// the last command. Without a manifest it is the comparison.
func resultsIn(c *cobra.Command, folder string) (*results, error) {
	remarks, err := sealed.Together(disk(c), folder)
	if err != nil {
		return nil, err
	}
	for _, remark := range remarks {
		fmt.Fprintf(c.ErrOrStderr(), "nines: %s\n", remark)
	}
	names := []string{"comparison.json", "report.json"}
	if m, err := sealed.ManifestIn(disk(c), folder); err == nil && m.Lists("report.json") {
		names = []string{"report.json", "comparison.json"}
	}
	for _, name := range names {
		if r, err := readResults(disk(c), filepath.Join(folder, name)); !errors.Is(err, fs.ErrNotExist) {
			return r, err
		}
	}
	return nil, usageError{fmt.Errorf("%s has neither report.json nor comparison.json. Write them with: nines run SCENARIO -o %s", folder, folder)}
}

// readResults reads a report or a comparison and checks it against its manifest and its schema. A page must not show figures
// that somebody changed or that belong to two runs.
func readResults(disk *files.Session, path string) (*results, error) {
	text, err := disk.Read(path, files.Results)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, err
	case err != nil:
		return nil, cannotRead(path, err)
	}
	if err := sealed.HeldBy(disk, path, text); err != nil {
		return nil, usageError{fmt.Errorf("%s cannot be drawn: %w\nrun the scenario again with this nines", path, err)}
	}
	r := &results{}
	if report.FormatOf(text) == report.ComparisonFormat {
		r.comparison, err = report.ReadComparison(text)
	} else {
		r.document, err = report.ReadDocument(text)
	}
	if err != nil {
		return nil, usageError{fmt.Errorf("%s cannot be drawn: %w\nrun the scenario again with this nines", path, err)}
	}
	return r, nil
}

// base is the document of the run, or of the comparison's baseline.
func (r *results) base() *report.Document {
	if r.comparison != nil {
		return r.comparison.Base
	}
	return r.document
}

// ofResults makes the page of finished results. Flags that would change the run are refused: they would have no effect.
func (f *reportFlags) ofResults(c *cobra.Command, name, folder string, r *results) error {
	for _, flag := range []string{"set", "shift-to", "strategies", "replications", "seed", "workers"} {
		if c.Flags().Changed(flag) {
			return usageError{fmt.Errorf("--%s needs a scenario to run, but %s holds finished results", flag, name)}
		}
	}
	if version := r.base().Version; version != Version {
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
		return f.draw(c, &results{document: d})
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
	if err != nil {
		return err
	}
	return f.draw(c, &results{comparison: compared})
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
		len(plans), look, asked, c.Name(), name, givenAgain(c), asked)
}

// givenAgain are the flags of a command that were given, to be pasted into a shell; without how often it runs.
func givenAgain(c *cobra.Command) (text string) {
	c.Flags().Visit(func(f *pflag.Flag) {
		values := []string{f.Value.String()}
		if list, ok := f.Value.(pflag.SliceValue); ok {
			values = list.GetSlice()
		}
		for _, v := range values {
			if f.Name != "replications" {
				text += " --" + f.Name + "='" + strings.ReplaceAll(words.Clean(v), "'", `'\''`) + "'"
			}
		}
	})
	return text
}

// draw writes the page, prints where it is, and draws the requested charts.
func (f *reportFlags) draw(c *cobra.Command, r *results) error {
	if f.areSlides {
		return f.drawSlides(c, r)
	}
	write := func(to io.Writer) error { return page.WriteSaved(to, r.document) }
	if r.comparison != nil {
		write = func(to io.Writer) error { return page.WriteSavedComparison(to, r.comparison) }
	}
	if err := sealed.WriteListed(disk(c), f.output, write); err != nil {
		return err
	}
	fmt.Fprintf(c.OutOrStdout(), "wrote %s: open it in a browser\n", words.Clean(f.output))
	return f.pictures.Write(disk(c), pictures.Drawings(r.base(), r.comparison))
}
