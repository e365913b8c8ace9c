package shards

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nines/cmd/nines/files"
	"nines/cmd/nines/ran"
	"nines/sim/dataset"
	"nines/sim/experiment"
)

// outputs are the flags of the shards' commands that a merge has too: what is printed and written, and on how many cores.
var outputs = []string{
	"output", "format", "full", "by", "page", "png", "svg", "calls", "callers", "minutes", "ledger", "all-measures", "junit", "summary", "workers",
}

// Merge is the command that puts shards together.
type Merge struct {
	Version string
	Disk    func(*cobra.Command) *files.Session
	Runs    ran.Runs
	Like    []*cobra.Command // the commands that have shards; their other flags are the merge's too
	// Points is what was run of a study whose points a folder has; nil if it has none.
	Points func(disk *files.Session, folder, version string) (*dataset.Ran, error)

	scenario string
}

// Command is the command for the tree.
func (m *Merge) Command() *cobra.Command {
	c := &cobra.Command{
		Use:   "merge DIR",
		Short: "Put the shards of a run or a study together and report the results",
		Long: `Put the shards in a folder together, and report the results of the command that they belong to.
The report and all files have the same bytes as if that command had run alone. Only the time in the
manifest is another.

nines merge also simulates what a report needs besides, such as the ranges and the habits of callers.
That takes half a minute of processor time for the UK day. --ranges 0, given to every shard, leaves it
out.

A shard that is missing, damaged or from another study, seed or version of nines is named, and
nothing is merged (exit code 6). Where the command adds replications until a figure is precise, the
shards have those of the first look, and merge runs the others here.

A folder in which a study keeps its points, such as that of nines sweep -o DIR, is merged in the same
way: all points must be there.

The scenario is in the shards. The files it refers to must be where they were, or beside the one
that --scenario names.`,
		Example: `  nines run uk-2023-06-25 -n 400 --shard 1/2 -o shards
  nines run uk-2023-06-25 -n 400 --shard 2/2 -o shards
  nines merge shards -o results
  nines merge shards --format json
  nines merge out                          (of nines sweep uk-2023-06-25 … --shard 3/40 -o out)`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("merge needs one folder: that of the shards")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return m.merge(c, args[0]) },
	}
	c.SetFlagErrorFunc(m.flagError)
	c.Flags().StringVar(&m.scenario, "scenario", "", "where the scenario is, if it is not where it was")
	for _, like := range m.Like {
		like.Flags().VisitAll(func(f *pflag.Flag) {
			if slices.Contains(outputs, f.Name) && c.Flags().Lookup(f.Name) == nil {
				c.Flags().AddFlag(f)
			}
		})
	}
	return c
}

// flagError says where a flag belongs that changes results.
func (m *Merge) flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) && slices.ContainsFunc(m.Like, func(like *cobra.Command) bool { return like.Flags().Lookup(unknown.GetSpecifiedName()) != nil }) {
		err = fmt.Errorf("%w. It belongs to the command of the shards: give it to each of them", err)
	}
	return c.Root().FlagErrorFunc()(c, err)
}

// merge runs the command of the shards with the replications that they hold.
func (m *Merge) merge(c *cobra.Command, path string) error {
	if files.IsFile(path) {
		return Refused{fmt.Errorf("%s is no folder: give that of the shards", path)}
	}
	if of, err := m.Points(m.Disk(c), path, m.Version); err != nil || of != nil {
		return m.study(c, of, path, err)
	}
	f, err := openFolder(m.Disk(c), path, m.Version)
	if err != nil {
		return err
	}
	args, remove, err := m.arguments(c, &f.study.Run, path)
	if err != nil {
		return Refused{err}
	}
	defer remove()
	err = m.Runs(c, args, c.OutOrStdout(), c.ErrOrStderr(), f)
	if f.here > 0 && !errors.Is(err, experiment.ErrInterrupted) {
		fmt.Fprintf(c.ErrOrStderr(), "The shards had %d replications. The command needed %d more: they were run here.\n", f.given, f.here)
	}
	return err
}

// study runs the study of a folder of points, which takes all of them from there.
func (m *Merge) study(c *cobra.Command, of *dataset.Ran, path string, err error) error {
	if err != nil {
		return Refused{err}
	}
	args, remove, err := m.arguments(c, of, path)
	if err != nil {
		return Refused{err}
	}
	defer remove()
	return m.Runs(c, append(args, "--merge="+path), c.OutOrStdout(), c.ErrOrStderr(), nil)
}

// arguments are those of the shards' command, with the flags of the merge. Without files beside it, the scenario's text in the
// shards is enough.
func (m *Merge) arguments(c *cobra.Command, of *dataset.Ran, path string) (args []string, remove func(), err error) {
	remove = func() {}
	args, err = ran.Arguments(m.Disk(c), of, path, m.scenario)
	if err != nil && m.scenario == "" && len(of.Beside) == 0 && !of.Scenario.Library {
		args, remove, err = m.fromText(c, of)
	}
	c.Flags().Visit(func(g *pflag.Flag) {
		if g.Name != "scenario" {
			args = append(args, "--"+g.Name+"="+g.Value.String())
		}
	})
	return args, remove, err
}

// fromText writes the scenario of the shards into a file that is needed for a while.
func (m *Merge) fromText(c *cobra.Command, of *dataset.Ran) (args []string, remove func(), err error) {
	folder, remove, err := files.Passing("nines-merge-")
	if err != nil {
		return nil, func() {}, err
	}
	file := filepath.Join(folder, filepath.Base(of.Scenario.Name))
	err = m.Disk(c).Write(file, func(to io.Writer) error {
		_, err := io.WriteString(to, of.Scenario.Text)
		return err
	})
	if err == nil {
		args, err = ran.Arguments(m.Disk(c), of, folder, file)
	}
	return args, remove, err
}
