package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"nines/cmd/nines-pool/pool"
	"nines/cmd/nines/licences"
)

func newVersion() *cobra.Command {
	var withLicences bool
	c := &cobra.Command{
		Use:   "version",
		Short: "Print the version that workers and coordinator must share, or the licences",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if withLicences {
				return licences.Write(c.OutOrStdout(), "nines-pool")
			}
			_, err := fmt.Fprintln(c.OutOrStdout(), pool.Format)
			return err
		},
	}
	c.Flags().BoolVar(&withLicences, "licences", false, "print the licences of everything that is linked or embedded")
	return c
}
