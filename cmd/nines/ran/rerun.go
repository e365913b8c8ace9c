package ran

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"nines/cmd/nines/files"
	"nines/cmd/nines/sealed"
	"nines/sim/dataset"
	"nines/sim/experiment"
)

// Runs runs a command of the tree within another, which shows its progress. Replications that are elsewhere are taken from
// there; nil: from nowhere.
type Runs func(c *cobra.Command, args []string, stdout, stderr io.Writer, from experiment.Elsewhere) error

// Refused is the error of results that cannot be made again, because something is not as it was.
type Refused struct{ error }

// Differs is the error of results that were made again and are not the same.
type Differs struct{ error }

// Rerun is the command that makes a folder of results again from its manifest.
type Rerun struct {
	Version string
	Disk    func(*cobra.Command) *files.Session
	Runs    Runs

	folder, scenario string
}

// Command is the command for the tree.
func (r *Rerun) Command() *cobra.Command {
	c := &cobra.Command{
		Use:   "rerun MANIFEST",
		Short: "Make a folder of results again from its manifest.json, and compare",
		Long: `Make a folder of results again from its manifest.json. The manifest says what was run: the command,
the scenario with its text, the files beside it, and the version. If one of them is not as it was,
nothing is run (exit code 2). At the end rerun says whether all files have the same bytes. If not,
the exit code is 1.`,
		Example: `  nines rerun out/manifest.json
  nines rerun out/manifest.json -o again
  nines rerun out/manifest.json --scenario plans/town.yaml`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 || filepath.Base(args[0]) != dataset.ManifestName {
				return fmt.Errorf("rerun needs one manifest: the file %s of a folder of results", dataset.ManifestName)
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return r.rerun(c, args[0]) },
	}
	c.Flags().StringVarP(&r.folder, "output", "o", "", "keep the new results in this folder (default: they are deleted after the comparison)")
	c.Flags().StringVar(&r.scenario, "scenario", "", "where the scenario is, if it is not where the manifest says")
	return c
}

// rerun checks that all is as it was, runs the command once more, and compares.
func (r *Rerun) rerun(c *cobra.Command, path string) error {
	m, err := sealed.ManifestIn(r.Disk(c), filepath.Dir(path))
	if err != nil {
		return err
	}
	if m.Format == "" {
		return Refused{fmt.Errorf("there is no file %s", path)}
	}
	args, err := Again(r.Disk(c), &m, filepath.Dir(path), r.scenario, r.Version)
	if err != nil {
		return Refused{err}
	}
	folder := r.folder
	if folder == "" {
		passing, remove, err := files.Passing("nines-rerun-")
		if err != nil {
			return fmt.Errorf("cannot make a folder for the new results: %w", err)
		}
		defer remove()
		folder = passing
	}
	fmt.Fprintf(c.ErrOrStderr(), "running: nines %s\n", strings.Join(args, " "))
	if err := r.Runs(c, append(args, "-o", folder), io.Discard, io.Discard, nil); err != nil {
		return err
	}
	return r.compare(c, &m, folder)
}

// compare says whether the new results have the bytes that the manifest lists.
func (r *Rerun) compare(c *cobra.Command, m *dataset.Manifest, folder string) error {
	own, err := sealed.ManifestIn(r.Disk(c), folder)
	if err != nil {
		return err
	}
	if list := Differences(m, &own); len(list) > 0 {
		return Differs{fmt.Errorf("the new results are not the same as those of %s on %s:\n  %s", m.Run.Time, m.Run.Platform, strings.Join(list, "\n  "))}
	}
	fmt.Fprintf(c.OutOrStdout(), "The same bytes: all %d files are as they were.\n", len(m.OfRun()))
	return nil
}
