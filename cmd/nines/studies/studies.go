// Package studies is the commands that run a scenario at many points: explore, solve, attribute, sweep and calibrate.
//
// A kind of study says which points it needs and what they mean. All else is here, once: flags, the checks before anything is
// run, points on all cores, the folder that keeps finished points, shards, what is printed and what is written. A study that
// was interrupted goes on where it stopped and gives the same bytes.
package studies

import (
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nines/cmd/nines/files"
	"nines/cmd/nines/kept"
	"nines/cmd/nines/progress"
	"nines/sim/report/study"
	"nines/sim/scenario"
)

// Program is what the commands need from the program they belong to.
type Program struct {
	Version string
	Disk    func(*cobra.Command) *files.Session
	// Load reads and checks a scenario with assignments (path=value), and moves its trouble to an instant unless that is empty.
	Load     func(c *cobra.Command, name, shiftTo string, assignments []string) (*scenario.Document, error)
	Progress func(*cobra.Command) *progress.Display
	Pages    func(*cobra.Command) kept.Cache
	NoteStop func(*cobra.Command, error) // a run has stopped because of an interrupt
	Getenv   func(string) string
}

// Study is a kind of study as a command.
type Study struct {
	Kind                 study.Kind // also the name of the command
	Short, Long, Example string
	Several              bool   // it compares strategies, and has --strategies; otherwise --strategy
	Named                string // the help of --strategies; empty: the usual one
	Replications         int    // at each point unless -n is given; 0: as the scenario says
	Usual                string // the same in words, for the help, where it is not one number

	Contents []string             // flags that name files whose content Prepare puts into other flags
	Flags    func(*pflag.FlagSet) // adds flags of its own; may be nil
	// Prepare checks them as far as no scenario is needed, and reads the files that they name; may be nil. What it sets in flags
	// is kept for a repetition.
	Prepare func(c *cobra.Command, disk *files.Session) error
	// Opens says which scenario is loaded where the user names something else, such as a set of scenarios; may be nil.
	Opens func(c *cobra.Command, disk *files.Session, name string) (string, error)
	Run   func(s *Session) (*study.Document, error) // an error of the user is made with Mistake
	Rule  func(*study.Document) error               // what the command ends with when all is told; may be nil
}

// all are the studies of the program.
var all = []func() *Study{newSolve, newExplore, newAttribute, newSweep, newCalibrate}

// Commands are the commands of all studies.
func Commands(p Program) (list []*cobra.Command) {
	for _, kind := range all {
		list = append(list, p.command(kind()))
	}
	return list
}

// Wrong is a mistake of the user. Nothing was run, and nothing was written.
type Wrong struct{ error }

// Unwrap gives the reason.
func (w Wrong) Unwrap() error { return w.error }

// Mistake is a mistake of the user: where, what was found, what is allowed, and how to mend it.
func Mistake(format string, args ...any) error { return Wrong{fmt.Errorf(format, args...)} }

// NotMet is the end of a study that was told, and found that something cannot be.
type NotMet struct{ error }

// Undecided is the end of a study that was told, and could not decide.
type Undecided struct{ error }

// command is a study as a command of the tree.
func (p Program) command(k *Study) *cobra.Command {
	f := &flags{study: k}
	c := &cobra.Command{
		Use: string(k.Kind) + " SCENARIO", Short: k.Short, Long: k.Long, Example: k.Example,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("%s needs one scenario: a file, or the name of one of the library", c.Name())
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return p.run(c, k, f, args[0]) },
	}
	f.add(c.Flags())
	if k.Flags != nil {
		k.Flags(c.Flags())
	}
	return c
}

// run finds every mistake in flags, scenario and output files before it runs anything.
func (p Program) run(c *cobra.Command, k *Study, f *flags, name string) error {
	if err := f.validate(c, p.Getenv); err != nil {
		return err
	}
	if k.Prepare != nil {
		if err := k.Prepare(c, p.Disk(c)); err != nil {
			return err
		}
	}
	open := name
	if k.Opens != nil {
		var err error
		if open, err = k.Opens(c, p.Disk(c), name); err != nil {
			return err
		}
	}
	doc, err := p.Load(c, open, f.shiftTo, f.assignments)
	if err != nil {
		return err
	}
	s := &Session{Command: c, Scenario: doc, Name: name, program: p, study: k, flags: f}
	if err := s.open(); err != nil {
		return err
	}
	d, err := k.Run(s)
	if err != nil {
		return s.ended(err)
	}
	if f.shiftTo != "" {
		d.Doubts = append([]string{fmt.Sprintf("The trouble strikes at %s (--shift-to). Demand and rosters stay with the clock, and the title is that of the file.", f.shiftTo)}, d.Doubts...)
	}
	if f.shard.IsAsked() { // whoever merges has the results
		fmt.Fprintf(c.OutOrStdout(), "All points are in %s. Put them together: nines merge %s\n", s.store.folder, quoted(f.folder))
		return nil
	}
	if err := s.tell(d); err != nil || k.Rule == nil {
		return err
	}
	return k.Rule(d)
}
