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

// newImport is the command import. It only proposes: which column is the caller and which words mean fire is for the author
// to confirm.
func newImport() *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE",
		Short: "Propose how a scenario can use a file of call records",
		Long: `Look at a file that another program exported, and print YAML for a scenario that uses it.
Nothing is written.

It reads Parquet, and CSV with any separator, also in UTF-16 or Latin-1 or compressed by gzip. It
recognises records of single calls, exports that count calls by interval, profiles of a day or a
week, and lists of numbers. Where it cannot decide, the proposal has a question mark. nines help
records explains the keys.`,
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

// proposalOf looks at a file. Any error counts as a mistake of the user, who chose the file.
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
