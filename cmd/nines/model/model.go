// Package model is the command validate-model: it builds the report on whether nines can be believed.
package model

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"nines/cmd/nines/files"
	"nines/cmd/nines/progress"
	"nines/sim/experiment"
	"nines/sim/page"
	"nines/sim/report/text"
	"nines/sim/validation"
	"nines/sim/words"
)

// Program is what the command needs from the program it belongs to.
type Program struct {
	Version  string
	Disk     func(*cobra.Command) *files.Session
	Progress func(*cobra.Command) *progress.Display
	NoteStop func(*cobra.Command, error) // a run has stopped because of an interrupt
	// Build builds the report. It is [validation.Build], and something shorter in tests.
	Build func(ctx context.Context, version string, o validation.Options) (*validation.Report, error)
}

// Red is the error of a report that is not all held. The checks that are not held stand in the report.
type Red struct{ error }

// flags are those of the command.
type flags struct {
	quick  bool
	folder string
}

// Command is the command.
func (p Program) Command() *cobra.Command {
	f := &flags{}
	c := &cobra.Command{
		Use:   "validate-model",
		Short: "Check nines itself: against theory, other programs, products and planted faults",
		Long: `Check nines itself, and report whether it can be believed:

  theory          exact values of small worlds
  other programs  published examples of ContactCenters and SSJ
  failover        the formulas of products that switch: Kamailio, OpenSIPS, HAProxy, Route 53,
                  Kubernetes, keepalived
  incidents       figures that were published about real days
  planted faults  faults that are planted on purpose: each must turn something red
  intervals       how often each kind of interval covers the truth

Everything is computed when the command runs. It uses all cores and takes some minutes; --quick
takes less than half a minute and sees gross mistakes only. With -o the whole report is written, as
validation.md and as a page to open in a browser, validation.html. The same version of nines writes
the same bytes.

A check that is not held is named. The exit code is then 1.`,
		Example: "  nines validate-model --quick\n  nines validate-model -o validation",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return fmt.Errorf("validate-model takes no arguments; there are %d. To check a scenario: nines validate %s", len(args), args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return p.run(c, f) },
	}
	c.Flags().BoolVar(&f.quick, "quick", false, "run the quick checks only, with few replications")
	c.Flags().StringVarP(&f.folder, "output", "o", "", "write the whole report to this `DIR`, as validation.md and validation.html")
	return c
}

// run finds out whether the files can be written before anything is simulated.
func (p Program) run(c *cobra.Command, f *flags) error {
	disk := p.Disk(c)
	if f.folder != "" {
		if err := disk.PlanAll(f.folder, outputs(nil)); err != nil {
			return err
		}
	}
	r, err := p.build(c, f.quick)
	if err != nil {
		p.NoteStop(c, err)
		return err
	}
	if err := r.WriteBrief(c.OutOrStdout()); err != nil {
		return err
	}
	if f.folder != "" {
		folder := filepath.Clean(f.folder)
		if err := disk.Stage(folder, func(s *files.Staging) error { return s.Write(outputs(r)...) }); err != nil {
			return err
		}
		fmt.Fprintf(c.ErrOrStderr(), "The whole report: %s\n", words.Clean(filepath.Join(folder, "validation.html")))
	}
	if bad := len(r.Red()); bad > 0 {
		return Red{fmt.Errorf("%s not held", words.Several(bad, "check is", "checks are"))}
	}
	return nil
}

// build builds the report and shows how far it is.
func (p Program) build(c *cobra.Command, quick bool) (*validation.Report, error) {
	var o experiment.Options
	display := p.Progress(c)
	display.FollowPoints(&o, "validate-model", validation.Steps(quick))
	defer display.End()
	return p.Build(c.Context(), p.Version, validation.Options{Quick: quick, Done: o.Progress})
}

// outputs are the files of a report.
func outputs(r *validation.Report) []files.Output {
	return []files.Output{
		{Name: "validation.md", Write: func(to io.Writer) error { return text.WriteBlocksMarkdown(to, r.Blocks()) }},
		{Name: "validation.html", Write: func(to io.Writer) error { return page.WriteValidation(to, r) }},
	}
}
