// The tables of -o are large, and a run may be interrupted while they are written. All files are first written beside the
// folder. The manifest comes last: a folder with a manifest is complete.

package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nines/cmd/nines/files"
	"nines/cmd/nines/progress"
	"nines/cmd/nines/sealed"
	"nines/sim/dataset"
	"nines/sim/experiment"
	"nines/sim/plan"
)

// data is what a command writes for other programs besides its reports: tables, and the manifest that lists them.
type data struct {
	lists [chosenTables]string // by table, as typed: 0,3,7-9
	of    [chosenTables][]int  // by table: the replications
	all   bool                 // measures, in the table replications
}

// The tables that can be very large. They are written only for chosen replications.
const (
	tableCalls = iota
	tableCallers
	tableMinutes
	tableLedger
	chosenTables
)

// tableFlags are the flags of these tables, and what each adds.
var tableFlags = [chosenTables]struct{ name, adds string }{
	{"calls", "the table calls: every call"}, {"callers", "the table callers: every caller"},
	{"minutes", "the table minutes_by_replication: every minute"}, {"ledger", "the table ledger_by_replication: the lost calls, by minute and place"},
}

// addFlags adds the flags for the tables that can be very large.
func (d *data) addFlags(flags *pflag.FlagSet) {
	for i, f := range tableFlags {
		flags.StringVar(&d.lists[i], f.name, "", "also write "+f.adds+" of these `REPLICATIONS`, such as 0,3,7 or 0-9 (needs -o)")
	}
	flags.BoolVar(&d.all, "all-measures", false, "write all measures, windows and groups to the table replications, and not only the headline measures (needs -o)")
}

// choose reads the lists of replications and checks them against the number that will be run.
func (d *data) choose(folder string, replications int) (err error) {
	if folder == "" && (d.all || d.lists != [chosenTables]string{}) {
		return usageError{errors.New("--calls, --callers, --minutes, --ledger and --all-measures write tables. Give the folder with -o")}
	}
	for i, list := range d.lists {
		if d.of[i], err = chosen("--"+tableFlags[i].name, list, replications); err != nil {
			return err
		}
	}
	return nil
}

// chosen reads a list of numbers such as 0,3,7-9. They are sorted and below the limit.
func chosen(flag, list string, limit int) (numbers []int, err error) {
	if list == "" {
		return nil, nil
	}
	for _, part := range strings.Split(list, ",") {
		first, last, isRange := strings.Cut(strings.TrimSpace(part), "-")
		if !isRange {
			last = first
		}
		from, err := strconv.ParseUint(first, 10, 31)
		to, e := strconv.ParseUint(last, 10, 31)
		switch {
		case err != nil || e != nil || from > to:
			return nil, usageError{fmt.Errorf("%s is %q: give numbers of replications, such as 0,3,7 or 0-9", flag, list)}
		case to >= uint64(limit):
			return nil, usageError{fmt.Errorf("%s is %q, but the %d replications are numbered 0 to %d", flag, list, limit, limit-1)}
		}
		for n := from; n <= to; n++ {
			numbers = append(numbers, int(n))
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers), nil
}

// plan checks, before anything is run, that the files can be written into the folder.
func (d *data) plan(disk *files.Session, folder string, reports []files.Output) error {
	all := slices.Clone(reports)
	for _, name := range dataset.Names() {
		all = append(all, files.Output{Name: name})
	}
	if err := planFolder(disk, folder, all); err != nil {
		return err
	}
	_, err := sealed.ManifestIn(disk, folder)
	return err
}

// planFolder checks that the files can be written into a folder, which need not exist yet.
func planFolder(disk *files.Session, folder string, outputs []files.Output) error {
	if err := disk.Check(folder, outputs); err != nil {
		return err
	}
	for _, o := range outputs {
		if err := disk.Plan(filepath.Join(folder, o.Name)); err != nil {
			return err
		}
	}
	return nil
}

// write writes the reports, the tables and, last, the manifest. Tables of an earlier run that this one does not write are deleted
// before the manifest comes: readers would take them for new ones.
func (d *data) write(c *cobra.Command, folder string, reports []files.Output, comparison *experiment.Comparison) error {
	earlier, err := sealed.ManifestIn(disk(c), folder)
	if err != nil {
		return err
	}
	show := progress.Display{To: c.ErrOrStderr()}
	defer show.End()
	set := &dataset.Set{
		Version: Version, Comparison: comparison, Calls: d.of[tableCalls], Callers: d.of[tableCallers], Minutes: d.of[tableMinutes],
		Ledger: d.of[tableLedger], AllMeasures: d.all,
	}
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
		s.Drop(earlier.TablesNotIn(manifest)...)
		return s.Write(files.Output{Name: dataset.ManifestName, Write: manifest.JSON})
	})
	if c.Context().Err() != nil && err != nil {
		return goingOn(c)
	}
	if err != nil {
		return err
	}
	show.End()
	fmt.Fprintf(c.ErrOrStderr(), "wrote %s: open %s in a browser; the tables are in %s\n", folder, filepath.Join(folder, "report.html"), filepath.Join(folder, "data"))
	return nil
}

// goingOn is nil, or the error of an interrupted command.
func goingOn(c *cobra.Command) error {
	if c.Context().Err() != nil {
		return fmt.Errorf("%w while the results were being written: no file was", experiment.ErrInterrupted)
	}
	return nil
}
