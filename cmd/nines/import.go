package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/spf13/cobra"

	"nines/cmd/nines/files"
	"nines/sim/scenario/propose"
)

func newImport() *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE",
		Short: "Look at a record of calls and propose how a scenario can use it",
		Long: `Look at a file that another program exported, and print how a scenario can use it, as YAML to paste.
Nothing is written.

It reads CSV with any separator, also in UTF-16 or Latin-1 and compressed by gzip, and Parquet. It knows
records of single calls, exports of telephone systems that count calls by interval, profiles of a day
or a week, and lists of numbers. What it cannot decide stands in the proposal with a question mark.
nines help records says what all the keys mean.`,
		Example: "  nines import calls.csv\n  nines import Master.csv > demand.yaml",
		Args:    one("one file"),
		RunE: func(c *cobra.Command, args []string) error {
			proposal, err := proposalOf(disk(c), args[0])
			if err != nil {
				return err
			}
			_, err = fmt.Fprint(c.OutOrStdout(), proposal)
			return err
		},
	}
}

// proposalOf looks at a file. Whatever is wrong with it is a mistake of whoever named it.
func proposalOf(disk *files.Session, path string) (*propose.Proposal, error) {
	var unreadable files.Unreadable
	proposal, err := propose.Of(filepath.Base(path), func() (fs.File, error) { return disk.Open(path) })
	switch {
	case disk.Interrupted() != nil:
		return nil, disk.Interrupted()
	case errors.Is(err, fs.ErrNotExist):
		return nil, usageError{fmt.Errorf("there is no file %s", path)}
	case errors.As(err, &unreadable):
		return nil, usageError{unreadable}
	case err != nil:
		return nil, usageError{fmt.Errorf("%s: %w", path, err)}
	}
	return proposal, nil
}
