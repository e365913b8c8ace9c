package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"nines/sim/report"
	"nines/sim/scenario"
)

func newExplain() *cobra.Command {
	var o overlays
	var only string
	c := &cobra.Command{
		Use:   "explain SCENARIO",
		Short: "Say in sentences what a scenario says, and where its numbers come from",
		Long: `Say in sentences what a scenario says: what exists, what goes wrong and when, what is done about
it; then which of its numbers are published, assumed or fitted; then the file with every default
filled in. Nothing is run.`,
		Example: "  nines explain uk-2023-06-25\n  nines explain my.yaml --strategy first-try --only story",
		Args:    one(aScenario),
		RunE: func(c *cobra.Command, args []string) error {
			if only != "" && only != "story" && only != "numbers" && only != "file" {
				return usageError{fmt.Errorf("unknown part %q: story, numbers or file", only)}
			}
			doc, err := load(args[0], o.assignments)
			if err != nil {
				return err
			}
			return explain(c.OutOrStdout(), doc, o.strategy, only)
		},
	}
	o.addFlags(c.Flags())
	c.Flags().StringVar(&only, "only", "", "one part: story, numbers or file")
	return c
}

func explain(to io.Writer, doc *scenario.Document, strategy, only string) error {
	plan, err := doc.Plan(strategy)
	if err != nil {
		return err
	}
	chapters, err := doc.Story(strategy)
	if err != nil {
		return err
	}
	leaves, err := doc.Leaves(strategy)
	if err != nil {
		return err
	}
	file, err := doc.Effective(strategy)
	if err != nil {
		return err
	}
	if only == "file" { // by itself it is a scenario again
		_, err := to.Write(file)
		return err
	}
	e := report.Explanation{Plan: plan, Chapters: chapters, Leaves: leaves}
	if only == "" || only == "story" {
		if err := e.Story(to); err != nil {
			return err
		}
	}
	if only == "" || only == "numbers" {
		if err := e.Numbers(to); err != nil {
			return err
		}
	}
	if only == "" {
		_, err = fmt.Fprintf(to, "\nTHE FILE, WITH EVERY DEFAULT FILLED IN\n\n%s", file)
	}
	return err
}
