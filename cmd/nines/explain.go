// explain answers two questions about a scenario without any statistics: what does it say, and what is it like for one
// caller?

package main

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"nines/sim/report/manual"
	"nines/sim/scenario"
)

// explainFlags are the flags of nines explain.
type explainFlags struct {
	changes
	strategies []string
	only       string
	story      storyFlags
}

func newExplain() *cobra.Command {
	var f explainFlags
	c := &cobra.Command{
		Use:   "explain SCENARIO",
		Short: "Describe a scenario in sentences, or tell the story of one caller",
		Long: `Describe a scenario in sentences: what exists, what goes wrong and when, and what is done about it.
Then list what is not known and what is a choice, with ranges, and which numbers are published,
assumed, fitted or chosen. Then print the file with every default filled in. Nothing is run.

With --caller, tell the story of one caller in one replication instead. It says, with times, what
this caller heard and did, which route, platform and desk the calls reached, why each call was lost,
and how it ended. With two strategies both stories stand side by side: the same caller, with the
same need, on the same day. Events elsewhere stand in [brackets].

--callers lists callers whose stories are worth reading: those who waited longest, those who gave
up, and those who fare differently under two strategies.

A story depends on the scenario, the seed, the strategy and the replication. nines trace shows the
facts behind each sentence.`,
		Example: `  nines explain uk-2023-06-25
  nines explain my.yaml --strategy first-try --only story
  nines explain uk-2023-06-25 --callers --strategy as-happened,first-try
  nines explain uk-2023-06-25 --caller 23612 --strategy as-happened,first-try`,
		Args: one(aScenario),
		RunE: func(c *cobra.Command, args []string) error { return f.explain(c, args[0]) },
	}
	c.Flags().StringSliceVar(&f.strategies, "strategy", nil,
		"the strategy, by name (default: the first of the scenario); for stories up to two, separated by a comma")
	f.changes.add(c.Flags(), "set one value of the scenario, as `PATH=VALUE`: world.demand.first-calls=6000/h (repeatable)")
	c.Flags().StringVar(&f.only, "only", "", "print only one part: story, numbers or file")
	f.story.addFlags(c.Flags())
	return c
}

// explain describes the scenario, or tells a story if a flag for one is given.
func (f *explainFlags) explain(c *cobra.Command, name string) error {
	if err := f.validate(c); err != nil {
		return err
	}
	doc, err := load(disk(c), name, f.changes)
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

// validate refuses combinations of flags that answer different questions.
func (f *explainFlags) validate(c *cobra.Command) error {
	ofStory := f.story.isAsked(c)
	switch {
	case f.only != "" && ofStory:
		return usageError{errors.New("--only selects a part of the description of a scenario. It cannot be used with --caller or --callers")}
	case f.only != "" && !slices.Contains([]string{"story", "numbers", "file"}, f.only):
		return usageError{fmt.Errorf("unknown part %q: story, numbers or file", f.only)}
	case !ofStory && len(f.strategies) > 1:
		return usageError{errors.New("give one strategy. Two strategies are for the story of one caller (--caller)")}
	}
	return f.story.validate(c, f.strategies)
}

// explain prints the description in sentences, the sources of the numbers and the complete file, or one of them. Everything
// is computed first: a mistake then leaves no half output.
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
	if only == "file" { // without headings it is a valid scenario file
		_, err := to.Write(file)
		return err
	}
	e := manual.Explanation{Plan: plan, Chapters: chapters, Leaves: leaves, Inputs: doc.InputsOf(strategy)}
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
