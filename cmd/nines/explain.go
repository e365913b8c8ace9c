package main

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"nines/sim/report"
	"nines/sim/scenario"
)

// explainFlags are the flags of nines explain.
type explainFlags struct {
	assignments []string
	strategies  []string
	only        string
	story       storyFlags
}

func newExplain() *cobra.Command {
	var f explainFlags
	c := &cobra.Command{
		Use:   "explain SCENARIO",
		Short: "Say in sentences what a scenario says, or what one of its callers went through",
		Long: `Say in sentences what a scenario says: what exists, what goes wrong and when, what is done about
it; then which of its numbers are published, assumed or fitted; then the file with every default
filled in. Nothing is run.

With --caller, tell the story of one caller in one replication instead: by the clock, what this
caller heard and did, on which route, platform and desk, why each call was lost, and how it ended.
With two strategies both stories stand side by side: it is the same caller, in the same need, on
the same day. --callers says whom to ask about: who waited longest, who gave up, and for whom it
matters which of two strategies is followed. What is in [brackets] happens beside.

A story belongs to the scenario, the seed, the strategy and the replication; nines trace has the
facts behind each sentence.`,
		Example: `  nines explain uk-2023-06-25
  nines explain my.yaml --strategy first-try --only story
  nines explain uk-2023-06-25 --callers --strategy as-happened,first-try
  nines explain uk-2023-06-25 --caller 23612 --strategy as-happened,first-try`,
		Args: one(aScenario),
		RunE: func(c *cobra.Command, args []string) error { return f.explain(c, args[0]) },
	}
	c.Flags().StringSliceVar(&f.strategies, "strategy", nil,
		"the strategy, by name (the scenario's first, unless given); of a caller's story two, with a comma between")
	c.Flags().StringArrayVar(&f.assignments, "set", nil,
		"set one value of the scenario, as `PATH=VALUE`: world.demand.first-calls=6000/h (repeatable)")
	c.Flags().StringVar(&f.only, "only", "", "one part: story, numbers or file")
	f.story.addFlags(c.Flags())
	return c
}

func (f *explainFlags) explain(c *cobra.Command, name string) error {
	if err := f.validate(c); err != nil {
		return err
	}
	doc, err := load(disk(c), name, f.assignments)
	if err != nil {
		return err
	}
	if f.story.isAsked(c) {
		return f.story.tell(c, name, doc, f.strategies)
	}
	strategy := ""
	if len(f.strategies) > 0 {
		strategy = f.strategies[0]
	}
	return explain(c.OutOrStdout(), doc, strategy, f.only)
}

func (f *explainFlags) validate(c *cobra.Command) error {
	ofStory := f.story.isAsked(c)
	switch {
	case f.only != "" && ofStory:
		return usageError{errors.New("--only is a part of what the scenario says; the story of a caller has no parts")}
	case f.only != "" && !slices.Contains([]string{"story", "numbers", "file"}, f.only):
		return usageError{fmt.Errorf("unknown part %q: story, numbers or file", f.only)}
	case !ofStory && len(f.strategies) > 1:
		return usageError{errors.New("a scenario is explained under one strategy at a time; several are for the story of one caller (--caller)")}
	}
	return f.story.validate(c, f.strategies)
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
