// Command nines simulates the routing of emergency calls: outages, and what is done about them.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"nines/cmd/nines/files"
	"nines/cmd/nines/model"
	"nines/cmd/nines/ran"
	"nines/cmd/nines/results"
	"nines/cmd/nines/sealed"
	"nines/cmd/nines/shards"
	"nines/cmd/nines/studies"
	"nines/cmd/nines/topics"
	"nines/cmd/nines/usage"
	"nines/sim/experiment"
	"nines/sim/scenario/yamldoc"
)

// Version is the program's version. The same scenario, seed and version give the same results, to the byte.
const Version = "0.1.0"

// The exit codes. CI branches on them, so every kind of end has its own.
const (
	exitDone        = 0
	exitNotHeld     = 1   // an expectation is not held, or nothing fits what was published
	exitBadInput    = 2   // the scenario or the command line is wrong; nothing was written
	exitCouldNotRun = 3   // a file could not be read or written, or the simulator has a defect
	exitUndecided   = 4   // nothing failed, but the replications do not decide everything
	exitNoBaseline  = 5   // the baseline is missing or cannot be used
	exitIncomplete  = 6   // shards are missing, damaged or foreign
	exitInterrupted = 130 // stopped by the user; the output covers the complete replications
)

const exitCodes = `Exit codes:   0  done; for check: every expectation is held
              1  check: an expectation is not held; calibrate: nothing fits the published figures;
                 validate-model: a check of nines itself is not held
              2  the scenario or the command line is wrong; nothing was written
              3  a file could not be read or written, or nines found a defect in itself
              4  check, calibrate: nothing failed, but the replications do not decide it
              5  check --baseline: the baseline is missing or cannot be used
              6  merge: a shard is missing, damaged or of another study
            130  interrupted; the output covers the replications that were complete`

// main is separate from run, because tests call run with their own outputs and must not handle signals.
func main() {
	p, ctx := newProgram(context.Background(), os.Stdout, os.Stderr)
	p.pages = os.UserCacheDir
	p.Listen()
	os.Exit(p.run(ctx, newRoot, os.Args[1:]))
}

// run is the whole command. Tests call it as a user would.
func run(ctx context.Context, args []string, _ io.Reader, stdout, stderr io.Writer) int {
	p, ctx := newProgram(ctx, stdout, stderr)
	return p.run(ctx, newRoot, args)
}

// newRoot makes the whole command tree. It is made for each call: flags keep their values in it.
func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "nines",
		Short: "Simulate the routing of emergency calls, its outages and the recovery from them",
		Long: `nines simulates the routing of emergency calls (999, 112): callers, originating networks,
call-handling platforms and the control rooms of the emergency services. A scenario is one YAML
file. It says what exists, what goes wrong, and what is done about it. nines runs it many times
and reports which callers were lost, why, and how long recovery took.

Start with:   nines run uk-2023-06-25       (run a scenario of the library)
              nines compare uk-2023-06-25   (its strategies side by side, from best to worst)
              nines explore uk-2023-06-25   (which of the numbers nobody knows matter, and for what)
              nines sweep uk-2023-06-25 --vary world.platforms.backup.seats=60..200   (what if?)
              nines calibrate FILE          (fit what nobody knows to published figures)
              nines new uk-2023-06-25       (copy it, to change it)
              nines explain FILE            (describe a scenario in sentences)
              nines report FILE             (a report to share: one HTML file, with charts)
              nines explain FILE --callers  (find a caller whose story is worth reading)
              nines check FILE              (check its expectations, for CI)
              nines import calls.csv        (use call records in a scenario)
              nines help trouble            (how to write faults; more topics below)
              nines help measures           (what each number in a report means)

` + exitCodes,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noSuchCommand,
		RunE:          helpOrVersion,
	}
	root.Flags().BoolP("version", "v", false, "version for nines")
	root.SuggestionsMinimumDistance = 2
	root.SetUsageFunc(usage.Print)
	root.AddCommand(newRun(), newCompare(), newReport(), newSlides(), newCheck(), newBaseline(), newValidate(), newExplain(), newTrace(), newList(), newNew(), newSchema(), newImport(), newVersion(), newRerun(), newMerge())
	root.AddCommand(studies.Commands(ofStudies)...)
	root.AddCommand(ofModel.Command())
	root.AddCommand(topics.Commands()...)
	root.SetHelpCommand(topics.Help())
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w\nsee: %s --help", err, c.CommandPath())}
	})
	wrapArgs(root)
	return root
}

// newRerun makes results again. It runs other commands of the tree.
func newRerun() *cobra.Command {
	return (&ran.Rerun{Version: Version, Disk: disk, Runs: runWithin}).Command()
}

// newMerge puts shards together.
func newMerge() *cobra.Command {
	return (&shards.Merge{Version: Version, Disk: disk, Runs: runWithin, Points: studies.Recorded, Like: []*cobra.Command{newRun(), newCompare(), newCheck()}}).Command()
}

// runWithin runs a command of the tree within another. See [ran.Runs].
func runWithin(c *cobra.Command, args []string, stdout, stderr io.Writer, from experiment.Elsewhere) error {
	programOf(c).elsewhere = from
	defer func() { programOf(c).elsewhere = nil }()
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	return root.ExecuteContext(c.Context())
}

// helpOrVersion is nines without a command. The flag is not cobra's own: that prints by a template, see package usage.
func helpOrVersion(c *cobra.Command, _ []string) error {
	if asked, _ := c.Flags().GetBool("version"); !asked {
		return c.Help()
	}
	_, err := fmt.Fprintln(c.OutOrStdout(), "nines "+Version)
	return err
}

// noSuchCommand refuses an unknown command and suggests a similar one.
func noSuchCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := ""
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		hint = fmt.Sprintf("; did you mean %s?", strings.Join(near, " or "))
	}
	return fmt.Errorf("there is no command %q%s", args[0], hint)
}

// one makes a check that exactly one argument is given, and names it in the error.
func one(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) == 0:
			return fmt.Errorf("%s needs %s", c.Name(), what)
		case len(args) > 1:
			return fmt.Errorf("%s takes %s; there are %d: %s", c.Name(), what, len(args), strings.Join(args, ", "))
		}
		return nil
	}
}

// someScenarios checks that at least one scenario is given.
func someScenarios(c *cobra.Command, names []string) error {
	if len(names) == 0 {
		return fmt.Errorf("%s needs scenarios: files, or names of the library", c.Name())
	}
	return nil
}

const aScenario = "one scenario: a file, or the name of one of the library"

// usageError is a mistake on the command line.
type usageError struct{ error }

// fileError is a file that could not be read or written.
type fileError struct{ error }

// wrapArgs turns the argument errors of every command into usage errors, which have their own exit code.
func wrapArgs(c *cobra.Command) {
	check := c.Args
	c.Args = func(c *cobra.Command, args []string) error {
		if check == nil {
			return nil
		}
		if err := check(c, args); err != nil {
			return usageError{fmt.Errorf("%w\nsee: %s --help", err, c.CommandPath())}
		}
		return nil
	}
	for _, sub := range c.Commands() {
		wrapArgs(sub)
	}
}

// exitCode maps errors to exit codes. No other place does.
func exitCode(err error) int {
	var problems yamldoc.Problems
	var usage usageError
	var verdict verdictError
	var baseline baselineError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, experiment.ErrInterrupted), errors.Is(err, files.ErrInterrupted):
		return exitInterrupted
	case errors.As(err, &problems), errors.As(err, &usage), errors.As(err, &files.Refused{}), errors.As(err, &sealed.Mixed{}), errors.As(err, &ran.Refused{}), errors.As(err, &topics.Unknown{}), errors.As(err, &shards.Refused{}), errors.As(err, &studies.Wrong{}), errors.As(err, &results.Wrong{}):
		return exitBadInput
	case errors.As(err, &shards.Incomplete{}):
		return exitIncomplete
	case errors.As(err, &baseline):
		return exitNoBaseline
	case errors.As(err, &verdict) && verdict.of.Ruling == experiment.Undecided, errors.As(err, &studies.Undecided{}):
		return exitUndecided
	case errors.As(err, &verdict), errors.As(err, &ran.Differs{}), errors.As(err, &studies.NotMet{}), errors.As(err, &model.Red{}):
		return exitNotHeld
	default:
		return exitCouldNotRun
	}
}

// message is an error as text for the user.
func message(err error) string {
	var problems yamldoc.Problems
	if errors.As(err, &problems) {
		n := "1 problem"
		if len(problems) > 1 {
			n = fmt.Sprintf("%d problems", len(problems))
		}
		return strings.TrimRight(problems.Error(), "\n") + "\n\n" + n + "; nothing was run."
	}
	if errors.Is(err, files.ErrInterrupted) {
		return "nines: interrupted; no file was written"
	}
	var path *fs.PathError
	if errors.As(err, &path) && errors.Is(err, fs.ErrNotExist) {
		return fmt.Sprintf("nines: there is no file %s", path.Path)
	}
	return "nines: " + err.Error()
}
