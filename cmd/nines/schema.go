package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"nines/sim/report"
	"nines/sim/scenario"
)

// theScenario is the name by which one asks for the schema of scenario files; the others are those of the report.
const theScenario = "scenario"

func newSchema() *cobra.Command {
	names := append([]string{theScenario}, report.SchemaNames()...)
	var of string
	c := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of scenario files, or of the documents that come out",
		Long: `Print the JSON Schema (draft 7) of scenario files, with which editors complete and check them, or of
a document that comes out: the report of nines run --format json, the comparison of nines compare,
or the verdicts of nines check. It says of every field what it means, in which unit, and when it is null or absent.

The schema is that of this version of the program, and strict. A later version may write further
fields in a document of the same format; where a field goes, or comes to mean something else, the
format has another number.`,
		Example: "  nines schema\n  nines schema --of report",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if !slices.Contains(names, of) {
				return usageError{fmt.Errorf("there is no schema of %q: %s", of, either(names))}
			}
			_, err := c.OutOrStdout().Write(schemaOf(of))
			return err
		},
	}
	c.Flags().StringVar(&of, "of", theScenario, "what to describe: "+either(names))
	return c
}

func schemaOf(name string) []byte {
	if name == theScenario {
		return scenario.Schema()
	}
	return report.Schema(name)
}
