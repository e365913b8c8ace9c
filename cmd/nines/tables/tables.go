// Package tables has the flags that choose which tables a command writes.
package tables

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"nines/sim/dataset"
	"nines/sim/experiment"
)

// The tables that can be very large. They are written only for chosen replications.
const (
	calls = iota
	callers
	minutes
	ledger
	chosenTables
)

// tableFlags are the flags of these tables, and what each adds.
var tableFlags = [chosenTables]struct{ name, adds string }{
	{"calls", "the table calls: every call"}, {"callers", "the table callers: every caller"},
	{"minutes", "the table minutes_by_replication: every minute"}, {"ledger", "the table ledger_by_replication: the lost calls, by minute and place"},
}

// Flags are the flags of commands that write tables.
type Flags struct {
	lists [chosenTables]string // by table, as typed: 0,3,7-9
	of    [chosenTables][]int  // by table: the replications
	all   bool                 // measures, in the table replications
}

// Add adds the flags.
func (f *Flags) Add(flags *pflag.FlagSet) {
	for i, t := range tableFlags {
		flags.StringVar(&f.lists[i], t.name, "", "also write "+t.adds+" of these `REPLICATIONS`, such as 0,3,7 or 0-9 (needs -o)")
	}
	flags.BoolVar(&f.all, "all-measures", false, "write all measures, windows and groups to the tables replications and strategies, and not only the most important, and quantiles to the table minutes (needs -o)")
}

// Choose reads the lists of replications and checks them against the number that will be run. An error is a mistake of the
// user.
func (f *Flags) Choose(folder string, replications int) (err error) {
	if folder == "" && (f.all || f.lists != [chosenTables]string{}) {
		return errors.New("--calls, --callers, --minutes, --ledger and --all-measures write tables. Give the folder with -o")
	}
	for i, list := range f.lists {
		if f.of[i], err = chosen("--"+tableFlags[i].name, list, replications); err != nil {
			return err
		}
	}
	return nil
}

// Set is the data set to write.
func (f *Flags) Set(version string, c *experiment.Comparison) *dataset.Set {
	return &dataset.Set{
		Version: version, Comparison: c, Calls: f.of[calls], Callers: f.of[callers], Minutes: f.of[minutes], Ledger: f.of[ledger],
		AllMeasures: f.all,
	}
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
			return nil, fmt.Errorf("%s is %q: give numbers of replications, such as 0,3,7 or 0-9", flag, list)
		case to >= uint64(limit):
			return nil, fmt.Errorf("%s is %q, but the %d replications are numbered 0 to %d", flag, list, limit, limit-1)
		}
		for n := from; n <= to; n++ {
			numbers = append(numbers, int(n))
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers), nil
}
