// A trace shows every event of one replication. It is large, so filters work while the replication runs and nothing is kept
// in memory.

package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nines/cmd/nines/process"
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
		Short: "Print the events of one replication, or selected ones",
		Long: `Print the events of one replication in order of time. There is a line for each call, each route and
control room tried, each answer and each end. Faults, switches and other events have lines too.

Filters select lines. A line must match every filter given. In one filter, separate names with
commas; a line must match one of them.
  --caller   lines about these callers
  --element  lines about these elements, named as in the scenario, and about their parts:
             platforms.primary includes its centres and the calls on it
  --outcome  all lines of calls that end like this: blocked, refused, unanswered, abandoned, ...
  --window   calls made in these windows of study.windows, and other events in them
  --fact     lines with these facts: call-ended, route-failed, switched, ...

Calls are named by caller and number: 4711/2 is the second call of caller 4711. The number of lines
is printed at the end, on the error stream.`,
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
	c.Flags().StringVarP(&f.file, "output", "o", "", "write to this file instead of printing")
	return c
}

// addFilters adds the flags that select lines.
func (f *traceFlags) addFilters(flags *pflag.FlagSet) {
	flags.StringSliceVar(&f.query.Callers, "caller", nil, "only these callers: 4711")
	flags.StringSliceVar(&f.query.Elements, "element", nil, "only at these elements: platforms.primary")
	flags.StringSliceVar(&f.query.Outcomes, "outcome", nil, "only calls that end like this: refused")
	flags.StringSliceVar(&f.query.Windows, "window", nil, "only calls made in these windows")
	flags.StringSliceVar(&f.query.Facts, "fact", nil, "only these facts: call-ended")
}

// trace checks the filters against the scenario before it runs: a misspelt platform would select nothing.
func (f *traceFlags) trace(c *cobra.Command, name string) error {
	if !slices.Contains([]string{"text", "json"}, f.format) {
		return usageError{fmt.Errorf("unknown format %q: text or json", f.format)}
	}
	if err := f.replicationFlags.validate(); err != nil {
		return err
	}
	doc, err := load(disk(c), name, f.changes)
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

// write writes the lines that the filter selects, and prints how many there were.
func (f *traceFlags) write(c *cobra.Command, plan *plan.Plan, filter *narrate.Filter) error {
	var t *narrate.Trace
	excerpt := func(to io.Writer) error {
		if t = narrate.NewTextTrace(to, plan); f.format == "json" {
			t = narrate.NewTrace(to, plan)
		}
		return filter.Excerpt(f.stop(c), f.number, t)
	}
	var err error
	if f.file == "" {
		err = excerpt(process.Strict{Printer: programOf(c).Stdout})
	} else {
		err = disk(c).Write(f.file, excerpt)
	}
	switch {
	case f.file == "" && programOf(c).Stdout.Failed != nil:
		return nil // the program reports it
	case c.Context().Err() != nil:
		return fmt.Errorf("%w: the trace is incomplete", experiment.ErrInterrupted)
	case err != nil:
		return err
	}
	fmt.Fprintln(c.ErrOrStderr(), f.summary(t))
	return nil
}

// stop reports whether the rest of the trace is not needed: the user interrupted, or the reader has gone.
func (f *traceFlags) stop(c *cobra.Command) experiment.Stop {
	return func() bool {
		return c.Context().Err() != nil || f.file == "" && programOf(c).Stdout.Failed != nil
	}
}

// summary says how many of the observations were written.
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
