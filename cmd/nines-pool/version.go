package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"nines/cmd/nines-pool/pool"
	"nines/cmd/nines-pool/program"
	"nines/cmd/nines/files"
	"nines/cmd/nines/licences"
)

func newVersion() *cobra.Command {
	var withLicences bool
	var path string
	c := &cobra.Command{
		Use:   "version",
		Short: "Print the version that workers and coordinator must share, or the licences",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if withLicences {
				return licences.Write(c.OutOrStdout(), "nines-pool")
			}
			text := pool.Format
			if nines, err := program.Find(c.Context(), files.NewSession(c.Context()), path); err == nil {
				text += ", " + nines.Build
			} else if path != "" {
				return err
			}
			_, err := fmt.Fprintln(c.OutOrStdout(), text)
			return err
		},
	}
	c.Flags().StringVar(&path, "nines", "", usageOfNines)
	c.Flags().BoolVar(&withLicences, "licences", false, "print the licences of everything that is linked or embedded")
	return c
}

// usageOfNines is the help on a flag of every command.
const usageOfNines = "the `PATH` of nines (default: beside this program, or else as the shell finds it)"
