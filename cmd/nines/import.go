package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"nines/cmd/nines/files"
	"nines/sim/scenario/propose"
	"nines/sim/scenario/table"
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

// proposalOf looks at a file.
func proposalOf(disk *files.Session, path string) (*propose.Proposal, error) {
	root, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return nil, noFile(path, err)
	}
	defer root.Close()
	name := filepath.Base(path)
	var opened []fs.File
	defer func() {
		for _, f := range opened {
			f.Close()
		}
	}()
	proposal, err := propose.Of(name, func() (*table.Source, error) {
		file, err := disk.Folder(root).Open(name)
		if err != nil {
			return nil, err
		}
		opened = append(opened, file)
		return table.Open(file)
	})
	switch {
	case disk.Interrupted() != nil:
		return nil, disk.Interrupted()
	case err != nil:
		return nil, noFile(path, err)
	}
	return proposal, nil
}

// noFile says why a file gives no proposal: a mistake of whoever named it, unless the machine could not read it.
func noFile(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return usageError{fmt.Errorf("there is no file %s", path)}
	}
	return usageError{fmt.Errorf("%s: %w", path, err)}
}
