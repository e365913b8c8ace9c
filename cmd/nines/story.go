// A caller's story is made by running one replication again. Nothing has to be stored for it: the seed and the number give
// the same day to the last bit.

package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nines/cmd/nines/afford"
	"nines/sim/experiment"
	"nines/sim/narrate"
	"nines/sim/plan"
	"nines/sim/scenario"
)

// replicationFlags choose one replication, by its number and the seed.
type replicationFlags struct {
	affordable afford.Flag
	number     int
	seed       uint64
}

// addFlags adds the flags that choose a replication.
func (f *replicationFlags) addFlags(flags *pflag.FlagSet) {
	f.affordable.Add(flags)
	flags.IntVar(&f.number, "replication", 0, "which replication, counted from 0")
	flags.Uint64Var(&f.seed, "seed", 0, "the seed of all random numbers (default: from the scenario)")
}

// validate checks the number of the replication.
func (f *replicationFlags) validate() error {
	if f.number < 0 || f.number >= 1_000_000 {
		return usageError{fmt.Errorf("--replication is %d: give a number from 0 to 999999", f.number)}
	}
	return nil
}

// plan is the plan of a strategy with the seed of the command line.
func (f *replicationFlags) plan(c *cobra.Command, doc *scenario.Document, strategy string) (*plan.Plan, error) {
	plan, err := doc.Plan(strategy)
	if err != nil {
		return nil, err
	}
	own := *plan
	if c.Flags().Changed("seed") {
		own.Seed = f.seed
	}
	if err := f.affordable.Refuse(&own); err != nil {
		return nil, usageError{err}
	}
	return &own, nil
}

// storyFlags are the flags of a caller's story.
type storyFlags struct {
	replicationFlags
	caller  string
	callers bool
	format  string
}

// addFlags adds the flags of a story.
func (f *storyFlags) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&f.caller, "caller", "", "tell the story of this caller: 4711, or pile-up-3-17 for a caller about an incident")
	flags.BoolVar(&f.callers, "callers", false, "list callers of the replication whose stories are worth reading")
	f.replicationFlags.addFlags(flags)
	flags.StringVar(&f.format, "format", "text", "how to print a story: text or markdown")
}

// isAsked reports whether a story, or the list of callers, is requested.
func (f *storyFlags) isAsked(c *cobra.Command) bool { return f.callers || c.Flags().Changed("caller") }

// validate refuses story flags without a story, and questions that exclude each other.
func (f *storyFlags) validate(c *cobra.Command, strategies []string) error {
	if !f.isAsked(c) {
		for _, flag := range []string{"replication", "seed", "format", "most-callers"} {
			if c.Flags().Changed(flag) {
				return usageError{fmt.Errorf("--%s is for the story of one caller. Give --caller too", flag)}
			}
		}
		return nil
	}
	switch {
	case f.callers && c.Flags().Changed("caller"):
		return usageError{errors.New("give --caller for one story, or --callers for a list of callers, but not both")}
	case f.callers && c.Flags().Changed("format"):
		return usageError{errors.New("--format is for stories; the list of --callers is always text")}
	case !slices.Contains([]string{"text", "markdown"}, f.format):
		return usageError{fmt.Errorf("unknown format %q: text or markdown", f.format)}
	case len(strategies) > 2:
		return usageError{fmt.Errorf("%d strategies are given; at most two stories can stand side by side", len(strategies))}
	case len(strategies) == 2 && strategies[0] == strategies[1]:
		return usageError{fmt.Errorf("the strategy %s is given twice", strategies[0])}
	}
	return f.replicationFlags.validate()
}

// tell prints the story of a caller under each strategy, or the list of callers.
func (f *storyFlags) tell(c *cobra.Command, name string, doc *scenario.Document, strategies []string) error {
	replications, err := f.listen(c, doc, strategies)
	if err != nil {
		return err
	}
	if f.callers {
		return narrate.WhomToAsk(c.OutOrStdout(), replications)
	}
	page := narrate.Page{Caller: f.caller, Replication: f.number}
	for _, r := range replications {
		page.Stories = append(page.Stories, r.Story())
	}
	if !slices.ContainsFunc(replications, (*narrate.Replication).Knows) {
		return usageError{fmt.Errorf("%w\nTo list callers: nines explain %s --callers", narrate.NobodyCalled(f.caller, replications[0]), name)}
	}
	if f.format == "markdown" {
		return page.Markdown(c.OutOrStdout())
	}
	return page.Text(c.OutOrStdout())
}

// listen runs the replication again under each strategy.
func (f *storyFlags) listen(c *cobra.Command, doc *scenario.Document, strategies []string) (list []*narrate.Replication, err error) {
	if len(strategies) == 0 {
		strategies = []string{""}
	}
	for _, strategy := range strategies {
		plan, err := f.plan(c, doc, strategy)
		if err != nil {
			return nil, err
		}
		id := narrate.Nobody
		if !f.callers {
			if id, err = narrate.FindCaller(plan, f.caller); err != nil {
				return nil, usageError{err}
			}
		}
		r, err := narrate.Listen(isStopped(c), plan, f.number, id)
		if errors.Is(err, experiment.ErrInterrupted) {
			return nil, fmt.Errorf("%w: no story was printed", experiment.ErrInterrupted)
		}
		if err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	return list, nil
}
