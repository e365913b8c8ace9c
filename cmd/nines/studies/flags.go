package studies

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nines/cmd/nines/afford"
	"nines/cmd/nines/files"
	"nines/cmd/nines/kept"
	"nines/cmd/nines/pictures"
	"nines/cmd/nines/shards"
)

// flags mean the same in all studies, and what they mean in run and compare.
type flags struct {
	study       *Study
	affordable  afford.Flag
	assignments []string
	shiftTo     string
	strategies  []string // one at most, if the study does not compare any
	one         string   // as --strategy has it

	replications int
	seed         uint64
	workers      int
	format       string
	full         bool
	folder       string
	merge        string // a folder of points that must be complete: nines merge sets it
	shard        shards.Flag
	page         kept.Page
	pictures     pictures.Flags
}

var formats = []string{"text", "json", "markdown"}

func (f *flags) add(flags *pflag.FlagSet) {
	flags.StringArrayVar(&f.assignments, "set", nil, "set one value of the scenario, as `PATH=VALUE` (repeatable)")
	flags.StringVar(&f.shiftTo, "shift-to", "", "move the trouble, and the run with it, until the onset is at `WHEN`: \"2023-12-31 23:50\". Demand and rosters stay with the clock")
	if f.study.Several {
		flags.StringSliceVar(&f.strategies, "strategies", nil, cmp.Or(f.study.Named, "the strategies to compare, by name, separated by commas (default: those of the scenario's question)"))
	} else {
		flags.StringVar(&f.one, "strategy", "", "the strategy, by name (default: the first of the scenario)")
	}
	f.affordable.Add(flags)
	from := "from the scenario"
	if f.study.Replications > 0 {
		from = fmt.Sprint(f.study.Replications)
	}
	if f.study.Usual != "" {
		from = f.study.Usual
	}
	flags.IntVarP(&f.replications, "replications", "n", 0, "how many replications to run at each point (default: "+from+")")
	flags.Uint64Var(&f.seed, "seed", 0, "the seed of all random numbers (default: from the scenario)")
	flags.IntVar(&f.workers, "workers", 0, "how many replications run at the same time (default: one per core); results are the same")
	flags.StringVar(&f.format, "format", formats[0], "what to print: text, json or markdown")
	flags.BoolVar(&f.full, "full", false, "print every table, not only one screen (text and markdown)")
	flags.StringVarP(&f.folder, "output", "o", "", "write the report and tables to this folder, and keep finished points in it: run again, an interrupted study goes on")
	flags.StringVar(&f.merge, "merge", "", "")
	_ = flags.MarkHidden("merge")
	f.shard.Add(flags)
	f.page.AddFlag(flags)
	f.pictures.Add(flags)
}

// validate checks what needs no scenario. The upper limit catches typing errors.
func (f *flags) validate(c *cobra.Command, getenv func(string) string) error {
	f.takesPage()
	switch {
	case !slices.Contains(formats, f.format):
		return Mistake("unknown format %q: text, json or markdown", f.format)
	case c.Flags().Changed("replications") && (f.replications < 1 || f.replications > 1_000_000):
		return Mistake("--replications is %d: give a number from 1 to 1000000", f.replications)
	case f.workers < 0:
		return Mistake("--workers is %d: give a positive number", f.workers)
	case f.shard.IsAsked():
		if err := f.shard.Validate(c.Name(), c.Flags(), getenv, f.study.Contents...); err != nil {
			return Wrong{err}
		}
	}
	if f.one != "" {
		f.strategies = []string{f.one}
	}
	return nil
}

// takesPage makes a page of -o x.html, in place of a folder called x.html.
func (f *flags) takesPage() {
	if strings.EqualFold(filepath.Ext(f.folder), ".html") && files.IsPlain(f.folder) {
		f.page.At(f.folder)
		f.folder = ""
	}
}
