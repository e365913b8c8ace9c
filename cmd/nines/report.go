package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"nines/scenarios"
	"nines/sim/experiment"
	"nines/sim/page"
	"nines/sim/report"
)

// reportFlags are the flags of nines report.
type reportFlags struct {
	compareFlags
	output string
}

func newReport() *cobra.Command {
	var f reportFlags
	c := &cobra.Command{
		Use:   "report RESULTS|SCENARIO",
		Short: "Draw a report to hand over: one HTML file that opens offline",
		Long: `Draw a report to hand over: one HTML file that opens by a double click, without a server and without the
network. It says what happened and who was lost, why and when, how fast it recovered, and what is assumed.

RESULTS are a folder that run -o or compare -o has written, or a report.json or comparison.json of such a
one; nothing is run then. With a SCENARIO, a file or one of the library by name, its strategies are run and
compared first; a scenario with one strategy is just run.`,
		Example: `  nines run uk-2023-06-25 -o out && nines report out
  nines report results/uk-2023-06-25/comparison.json -o outage.html
  nines report my.yaml --strategies as-planned,automatic
  nines report results/uk-2023-06-25 --svg pictures`,
		Args: one("results, or one scenario: a folder, a file, or the name of one of the library"),
		RunE: func(c *cobra.Command, args []string) error { return f.report(c, args[0]) },
	}
	c.Flags().StringArrayVar(&f.assignments, "set", nil, "with a scenario: set one value of it, as `PATH=VALUE` (repeatable)")
	c.Flags().StringSliceVar(&f.strategies, "strategies", nil, "with a scenario: the strategies to compare, by name and with commas between (all, unless given)")
	f.addCounts(c.Flags())
	f.pictures.addFlags(c.Flags())
	c.Flags().StringVarP(&f.output, "output", "o", "", "the HTML file to write (report.html beside the results, or NAME.html for a scenario, unless given)")
	return c
}

func (f *reportFlags) report(c *cobra.Command, name string) error {
	if err := f.validateCounts(c); err != nil {
		return err
	}
	if err := f.pictures.check(); err != nil {
		return err
	}
	results, err := resultsOf(name)
	if err != nil {
		return err
	}
	if results != nil {
		return f.ofResults(c, name, results)
	}
	return f.ofScenario(c, name)
}

// results are documents that were read: one of them, or both.
type results struct {
	folder     string
	document   *report.Document
	comparison *report.Comparison
}

// resultsOf reads the results that a name leads to; nothing if it is the name of a scenario.
func resultsOf(name string) (*results, error) {
	if _, ours := scenarios.Text(name); ours {
		return nil, nil
	}
	about, err := os.Stat(name)
	switch {
	case err == nil && about.IsDir():
		return resultsIn(name)
	case err == nil && filepath.Ext(name) == ".json":
		r := &results{folder: filepath.Dir(name)}
		return r, r.read(name)
	}
	return nil, nil // a scenario, or the name of none: that is told by who reads scenarios
}

// resultsIn reads the documents in a folder.
func resultsIn(folder string) (*results, error) {
	r := &results{folder: folder}
	for _, name := range []string{"report.json", "comparison.json"} {
		if err := r.read(filepath.Join(folder, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	if r.document == nil && r.comparison == nil {
		return nil, usageError{fmt.Errorf("there are no results in %s: neither report.json nor comparison.json; write them with nines run SCENARIO -o %s", folder, folder)}
	}
	return r, nil
}

// read adds the document in a file.
func (r *results) read(path string) error {
	text, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return err
	case err != nil:
		return fileError{fmt.Errorf("cannot read %s: %w", path, err)}
	}
	if report.FormatOf(text) == report.ComparisonFormat {
		r.comparison, err = report.ReadComparison(text)
	} else {
		r.document, err = report.ReadDocument(text)
	}
	if err != nil {
		return usageError{fmt.Errorf("%s cannot be drawn: %w", path, err)}
	}
	return nil
}

// fit leaves out the report of a run beside a comparison that is of something else, and says so.
func (r *results) fit(stderr io.Writer) {
	d, c := r.document, r.comparison
	if d == nil || c == nil || d.Scenario.Fingerprint == c.Scenario.Fingerprint {
		return
	}
	fmt.Fprintf(stderr, "nines: report.json is of %s under %s, comparison.json of %s beside %s, and they are not of one scenario: the page is of the comparison\n",
		report.Plain(d.Scenario.Name), report.Plain(d.Scenario.Strategy), report.Plain(c.Scenario.Name), report.Plain(c.Scenario.Strategy))
	r.document = nil
}

func (f *reportFlags) ofResults(c *cobra.Command, name string, r *results) error {
	for _, flag := range []string{"set", "strategies", "replications", "seed", "workers"} {
		if c.Flags().Changed(flag) {
			return usageError{fmt.Errorf("--%s is for a scenario that is run; %s holds results, which are drawn as they are", flag, name)}
		}
	}
	r.fit(c.ErrOrStderr())
	r.warnOfVersion(c.ErrOrStderr())
	if f.output == "" {
		f.output = filepath.Join(r.folder, "report.html")
	}
	return f.draw(c, r.document, r.comparison)
}

// warnOfVersion says that another version has computed what is drawn; the page says which.
func (r *results) warnOfVersion(stderr io.Writer) {
	version := ""
	if r.document != nil {
		version = r.document.Version
	} else {
		version = r.comparison.Version
	}
	if version != Version {
		fmt.Fprintf(stderr, "nines: these results were computed by nines %s, and are drawn by nines %s\n", report.Plain(version), Version)
	}
}

// ofScenario runs the scenario's strategies side by side, or the only one.
func (f *reportFlags) ofScenario(c *cobra.Command, name string) error {
	doc, err := load(name, f.assignments)
	if err != nil {
		return err
	}
	if f.output == "" {
		f.output = doc.Name + ".html"
	}
	if err := checkFolder(filepath.Dir(f.output), []output{{name: filepath.Base(f.output)}}); err != nil {
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
		return f.draw(c, d, nil)
	}
	plans, err := f.plans(c, doc)
	if err != nil {
		return err
	}
	result, err := f.repeat(c, plans, experiment.Options{})
	if err != nil {
		return fmt.Errorf("%w; no file was written", err)
	}
	leaves, err := doc.Leaves(plans[0].Strategy)
	if err != nil {
		return err
	}
	return f.draw(c, nil, report.NewComparison(result, leaves, f.window, Version))
}

// draw writes the page, says where it is, and draws its charts for documents if they are asked for.
func (f *reportFlags) draw(c *cobra.Command, d *report.Document, comparison *report.Comparison) error {
	if err := writeFile(f.output, func(to io.Writer) error { return page.Write(to, d, comparison) }); err != nil {
		return err
	}
	fmt.Fprintf(c.OutOrStdout(), "wrote %s: open it in a browser\n", f.output)
	if d == nil {
		d = comparison.Base
	}
	return f.pictures.write(drawings(d, comparison))
}
