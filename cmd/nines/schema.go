package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"nines/sim/report"
	"nines/sim/report/study"
	"nines/sim/report/study/every"
	"nines/sim/scenario"
	"nines/sim/words"
)

// theScenario is the name for the schema of scenario files. The other names are those of the result documents.
const theScenario = "scenario"

// newSchema is the command schema. Editors complete scenario files with its output.
func newSchema() *cobra.Command {
	names := slices.Concat([]string{theScenario}, report.SchemaNames(), []string{study.SchemaName})
	var of string
	c := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of scenario files or of result documents",
		Long: `Print the JSON Schema (draft 7) of scenario files. Editors use it to complete and check them. With
--of, print the schema of a result document. That is the report of nines run --format json, the
comparison of nines compare, or the verdicts of nines check. The document of nines explore, solve,
attribute, sweep and calibrate is a study. A schema says what each field means, its unit, and when it is null
or absent.

The schema is strict and belongs to this version of the program. A later version may add fields to
the same format. When a field is removed or changes its meaning, the format gets a new number.`,
		Example: "  nines schema\n  nines schema --of report",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if !slices.Contains(names, of) {
				return usageError{fmt.Errorf("there is no schema of %q: %s", of, words.Either(names))}
			}
			_, err := c.OutOrStdout().Write(schemaOf(of))
			return err
		},
	}
	c.Flags().StringVar(&of, "of", theScenario, "which document to describe: "+words.Either(names))
	return c
}

// schemaOf is the schema of scenario files or of a result document.
func schemaOf(name string) []byte {
	switch name {
	case theScenario:
		return scenario.Schema()
	case study.SchemaName:
		return every.Schema()
	}
	return report.Schema(name)
}
