package main

import (
	"github.com/spf13/cobra"

	"nines/sim/report"
	"nines/sim/scenario"
)

// newTopics are the help on the language of scenarios: what `nines help trouble` says.
func newTopics() []*cobra.Command {
	var list []*cobra.Command
	for _, t := range scenario.Topics() {
		c := &cobra.Command{Use: t.Name, Short: t.Short}
		c.SetHelpFunc(func(c *cobra.Command, _ []string) { _ = report.Reference(c.OutOrStdout(), t.References()) }) // the printer remembers failures
		list = append(list, c)
	}
	return list
}
