package main

import (
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"nines/cmd/nines/afford"
	"nines/sim/scenario"
	"nines/sim/scenario/yamldoc"
)

// newValidate is the command validate. It collects the mistakes of all files, so authors can mend them in one go.
func newValidate() *cobra.Command {
	var with changes
	c := &cobra.Command{
		Use:     "validate SCENARIO...",
		Short:   "Check scenarios, under every strategy, without running them",
		Example: "  nines validate my.yaml\n  nines validate my.yaml --set world.run=48h",
		Args:    someScenarios,
		RunE: func(c *cobra.Command, names []string) error {
			defer debug.SetGCPercent(debug.SetGCPercent(collectLate))
			var all yamldoc.Problems
			for _, name := range names {
				doc, err := load(disk(c), name, with)
				if err == nil {
					err = doc.CheckRanges()
				}
				var problems yamldoc.Problems
				switch {
				case errors.As(err, &problems):
					all = append(all, problems...)
				case errors.As(err, &usageError{}):
					all = append(all, yamldoc.Problem{Message: strings.Join(strings.Fields(err.Error()), " ")})
				case err != nil:
					return err
				default:
					fmt.Fprintf(c.OutOrStdout(), "%s is right%s\n", name, underStrategies(doc))
					for _, w := range warningsOf(doc) {
						fmt.Fprintf(c.OutOrStdout(), "  ! %s\n", w)
					}
				}
			}
			if len(all) > 0 {
				return all
			}
			return nil
		},
	}
	with.add(c.Flags(), "set one value of the scenarios, as `PATH=VALUE` (repeatable)")
	return c
}

// underStrategies lists the strategies under which a scenario was checked, if it has any.
func underStrategies(doc *scenario.Document) string {
	if len(doc.Scenario.Strategies) == 0 {
		return ""
	}
	return ", under each strategy: " + strings.Join(doc.StrategyNames(), ", ")
}

// warningsOf are the warnings about a scenario, its size included.
func warningsOf(doc *scenario.Document) []string {
	warnings := doc.Warnings()
	if plan, err := doc.Plan(""); err == nil {
		if many := afford.Remark(plan); many != "" {
			warnings = append(warnings, many)
		}
	}
	return warnings
}
