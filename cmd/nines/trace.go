package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nines/sim/experiment"
	"nines/sim/narrate"
	"nines/sim/plan"
)

// traceFlags are the flags of nines trace.
type traceFlags struct {
	overlays
	replicationFlags
	query  narrate.Query
	format string
	file   string
}

func newTrace() *cobra.Command {
	var f traceFlags
	c := &cobra.Command{
		Use:   "trace SCENARIO",
		Short: "Show what was observed in one replication, or what of it is asked for",
		Long: `Show what was observed in one replication, in the order of time: a line for each call made, each
route and control room tried, each answer, each end, and for what happens beside.

Filters choose lines. Within a filter, names have commas between and one is enough; what several
filters ask for must all be so.
  --caller   of these callers
  --element  at these elements, as the scenario writes them, and at all that is theirs: of
             platforms.primary the centres too, and whatever is told of a call that is on it
  --outcome  of calls that end so, from dialling on; blocked, refused, unanswered, abandoned, ...
  --window   of calls made in these windows of study.windows; of what is no call, what happens in them
  --fact     of these facts: call-ended, route-failed, switched, ...

A call is told from the next by its caller and its number: 4711/2 is the second call of caller 4711.
How many lines there are is said at the end, beside the output.`,
		Example: `  nines trace first-steps --caller 17
  nines trace uk-2023-06-25 --fact call-ended --outcome cut-at-answer --window degraded
  nines trace uk-2023-06-25 --strategy first-try --element platforms.backup --format json -o backup.jsonl`,
		Args: one(aScenario),
		RunE: func(c *cobra.Command, args []string) error { return f.trace(c, args[0]) },
	}
	f.overlays.addFlags(c.Flags())
	f.replicationFlags.addFlags(c.Flags())
	f.addFilters(c.Flags())
	c.Flags().StringVar(&f.format, "format", "text", "what to print: text, or json with one object a line")
	c.Flags().StringVarP(&f.file, "output", "o", "", "a file to write instead of printing")
	return c
}

func (f *traceFlags) addFilters(flags *pflag.FlagSet) {
	flags.StringSliceVar(&f.query.Callers, "caller", nil, "only of these callers: 4711")
	flags.StringSliceVar(&f.query.Elements, "element", nil, "only at these elements: platforms.primary")
	flags.StringSliceVar(&f.query.Outcomes, "outcome", nil, "only of calls that end so: refused")
	flags.StringSliceVar(&f.query.Windows, "window", nil, "only of calls made in these windows")
	flags.StringSliceVar(&f.query.Facts, "fact", nil, "only these facts: call-ended")
}

func (f *traceFlags) trace(c *cobra.Command, name string) error {
	if !slices.Contains([]string{"text", "json"}, f.format) {
		return usageError{fmt.Errorf("unknown format %q: text or json", f.format)}
	}
	if err := f.replicationFlags.validate(); err != nil {
		return err
	}
	doc, err := load(disk(c), name, f.assignments)
	if err != nil {
		return err
	}
	plan, err := f.plan(c, doc, f.strategy)
	if err != nil {
		return err
	}
	filter, err := narrate.NewFilter(plan, f.query)
	if err != nil {
		return usageError{err}
	}
	if f.file != "" {
		if err := disk(c).PlanFile(f.file); err != nil {
			return err
		}
	}
	return f.write(c, plan, filter)
}

// write writes what the filter takes, and says how much that was.
func (f *traceFlags) write(c *cobra.Command, plan *plan.Plan, filter *narrate.Filter) error {
	var t *narrate.Trace
	excerpt := func(to io.Writer) error {
		if t = narrate.NewTextTrace(to, plan); f.format == "json" {
			t = narrate.NewTrace(to, plan)
		}
		if err := filter.Excerpt(f.stop(c), f.number, t); err != nil {
			return err
		}
		return nil
	}
	var err error
	if f.file == "" {
		err = excerpt(strict{programOf(c).stdout})
	} else {
		err = disk(c).Write(f.file, excerpt)
	}
	switch {
	case f.file == "" && programOf(c).stdout.failed != nil:
		return nil // the program says so
	case c.Context().Err() != nil:
		return fmt.Errorf("%w: the trace is not whole", experiment.ErrInterrupted)
	case err != nil:
		return err
	}
	fmt.Fprintln(c.ErrOrStderr(), f.summary(t))
	return nil
}

// stop reports whether nobody wants the rest of the trace: the user has had enough, or whoever reads it has gone.
func (f *traceFlags) stop(c *cobra.Command) experiment.Stop {
	return func() bool {
		return c.Context().Err() != nil || f.file == "" && programOf(c).stdout.failed != nil
	}
}

// summary says how much of the replication was written.
func (f *traceFlags) summary(t *narrate.Trace) string {
	if t.Written > 0 {
		return fmt.Sprintf("%d of the %d observations of replication %d", t.Written, t.Heard, f.number)
	}
	var asked []string
	for _, list := range [][]string{f.query.Callers, f.query.Elements, f.query.Outcomes, f.query.Windows, f.query.Facts} {
		if len(list) > 0 {
			asked = append(asked, strings.Join(list, ","))
		}
	}
	return fmt.Sprintf("none of the %d observations of replication %d is of %s", t.Heard, f.number, strings.Join(asked, " and "))
}
