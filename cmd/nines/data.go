// The tables of -o are large, and a run may be interrupted while they are written. All files are first written beside the
// folder. The manifest comes last: a folder with a manifest is complete.

package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"nines/cmd/nines/files"
	"nines/cmd/nines/ran"
	"nines/cmd/nines/sealed"
	"nines/cmd/nines/tables"
	"nines/sim/dataset"
	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/words"
)

// data is what a command writes for other programs besides its reports: tables, and the manifest that lists them.
type data struct{ tables.Flags }

// plan checks, before anything is run, that the files can be written into the folder.
func (d *data) plan(disk *files.Session, folder string, reports []files.Output) error {
	all := slices.Clone(reports)
	for _, name := range dataset.Names() {
		all = append(all, files.Output{Name: name})
	}
	if err := disk.PlanAll(folder, all); err != nil {
		return err
	}
	_, err := sealed.ManifestIn(disk, folder)
	return err
}

// write writes the reports, the tables and, last, the manifest. Tables of an earlier run that this one does not write are deleted
// before the manifest comes: readers would take them for new ones.
func (d *data) write(c *cobra.Command, scenario, folder string, reports []files.Output, comparison *experiment.Comparison) error {
	earlier, err := sealed.ManifestIn(disk(c), folder)
	if err != nil {
		return err
	}
	command := ran.Command{Name: c.Name(), Flags: c.Flags(), Scenario: scenario, Folder: folder, Disk: disk(c)}
	whatRan, err := command.Ran()
	if err != nil {
		return err
	}
	show := progressOf(c)
	defer show.End()
	set := d.Set(Version, comparison)
	set.Ran = whatRan
	set.Stop = isStopped(c)
	set.Replaying = func(p *plan.Plan, done, all int) error {
		show.Replaying(p, done, all)
		return goingOn(c)
	}
	err = disk(c).Stage(folder, func(s *files.Staging) error {
		err := set.Write(func(name string) (io.Writer, error) {
			if err := goingOn(c); err != nil {
				return nil, err
			}
			show.Writing(name)
			return s.Create(name)
		})
		if err != nil {
			return err
		}
		if err := s.Write(reports...); err != nil {
			return err
		}
		manifest := set.Manifest(sealed.Listed(s.Contents()))
		manifest.TakeStudies(&earlier)
		if len(manifest.Studies) < len(earlier.Studies) {
			fmt.Fprintf(c.ErrOrStderr(), "nines: the studies in %s are of another scenario, seed or version: their files are deleted\n", words.Clean(folder))
		}
		s.Drop(earlier.Gone(manifest)...)
		return s.Write(files.Output{Name: dataset.ManifestName, Write: manifest.JSON})
	})
	if c.Context().Err() != nil && err != nil {
		return goingOn(c)
	}
	if err != nil {
		return err
	}
	show.End()
	shown := words.Clean(folder)
	fmt.Fprintf(c.ErrOrStderr(), "wrote %s: open %s in a browser; the tables are in %s\n", shown, filepath.Join(shown, "report.html"), filepath.Join(shown, "data"))
	return nil
}

// goingOn is nil, or the error of an interrupted command.
func goingOn(c *cobra.Command) error {
	if c.Context().Err() != nil {
		return fmt.Errorf("%w while the results were being written: no file was", experiment.ErrInterrupted)
	}
	return nil
}
