package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"nines/sim/scenario"
)

func newValidate() *cobra.Command {
	return &cobra.Command{
		Use:     "validate SCENARIO...",
		Short:   "Check scenarios, under every strategy, without running them",
		Example: "  nines validate my.yaml",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, names []string) error {
			var all scenario.Problems
			for _, name := range names {
				doc, err := load(name, nil)
				var problems scenario.Problems
				switch {
				case errors.As(err, &problems):
					all = append(all, problems...)
				case err != nil:
					return err
				default:
					fmt.Fprintf(c.OutOrStdout(), "%s is right: %d strategies\n", name, len(doc.StrategyNames()))
				}
			}
			if len(all) > 0 {
				return all
			}
			return nil
		},
	}
}
