package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nines/sim/experiment"
	"nines/sim/scenario"
)

// repetition is the flags of every command that repeats runs: how often, how, and where the results go.
type repetition struct {
	replications int
	seed         uint64
	workers      int
	format       string
	formats      []string
	folder       string
}

// addFlags adds the flags. The first of the formats is the one unless another is asked for.
func (r *repetition) addFlags(flags *pflag.FlagSet, folder string, formats ...string) {
	r.formats = formats
	r.addCounts(flags)
	flags.StringVar(&r.format, "format", formats[0], "what to print: "+r.formatWords())
	flags.StringVarP(&r.folder, "output", "o", "", folder)
}

// addCounts adds those that say how often and how to repeat.
func (r *repetition) addCounts(flags *pflag.FlagSet) {
	flags.IntVarP(&r.replications, "replications", "n", 0, "how often to repeat the run (as the scenario says, unless given)")
	flags.Uint64Var(&r.seed, "seed", 0, "the seed of all random numbers (as the scenario says, unless given)")
	flags.IntVar(&r.workers, "workers", 0, "replications at a time (one for each core, unless given); results do not depend on it")
}

func (r *repetition) formatWords() string {
	last := len(r.formats) - 1
	return strings.Join(r.formats[:last], ", ") + " or " + r.formats[last]
}

func (r *repetition) validate(c *cobra.Command) error {
	if !slices.Contains(r.formats, r.format) {
		return usageError{fmt.Errorf("unknown format %q: %s", r.format, r.formatWords())}
	}
	return r.validateCounts(c)
}

func (r *repetition) validateCounts(c *cobra.Command) error {
	switch {
	case c.Flags().Changed("replications") && (r.replications < 1 || r.replications > 1_000_000):
		return usageError{fmt.Errorf("--replications is %d: give a number from 1 to 1000000", r.replications)}
	case r.workers < 0:
		return usageError{fmt.Errorf("--workers is %d: give a positive number", r.workers)}
	}
	return nil
}

// adjusted is a plan with the number of replications and the seed of the command line.
func (r *repetition) adjusted(c *cobra.Command, plan *scenario.Plan) *scenario.Plan {
	own := *plan
	if r.replications > 0 {
		own.Replications = r.replications
	}
	if c.Flags().Changed("seed") {
		own.Seed = r.seed
	}
	return &own
}

// repeat runs the plans side by side, and shows how far it is.
func (r *repetition) repeat(c *cobra.Command, plans []*scenario.Plan, o experiment.Options) (*experiment.Comparison, error) {
	show := newProgress(c.ErrOrStderr(), plans[len(plans)-1])
	defer show.end()
	o.Workers, o.Progress = r.workers, show.done
	return experiment.Compare(c.Context(), plans, o)
}
