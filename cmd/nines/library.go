package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"nines/cmd/nines/files"
	"nines/cmd/nines/licences"
	"nines/scenarios"
	"nines/sim/scenario"
)

// newList is the command list. It shows the question of each scenario, which helps more in choosing than its name.
func newList() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the scenarios of the library",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := listed(c, "LESSONS: small made-up worlds, each with one idea", scenarios.Lessons); err != nil {
				return err
			}
			return listed(c, "\nOUTAGES THAT HAPPENED", scenarios.Outages())
		},
	}
}

func listed(c *cobra.Command, heading string, names []string) error {
	fmt.Fprintln(c.OutOrStdout(), heading)
	for _, name := range names {
		doc, err := load(disk(c), name, changes{})
		if err != nil {
			return err
		}
		fmt.Fprintf(c.OutOrStdout(), "%s\n    %s\n    %s\n    strategies: %s\n", name, doc.Title, doc.Asked().Text, strings.Join(doc.StrategyNames(), ", "))
	}
	return nil
}

// newNew is the command new. A copy is the usual way to start: a scenario from nothing needs many numbers.
func newNew() *cobra.Command {
	var to string
	c := &cobra.Command{
		Use:     "new NAME",
		Short:   "Copy a scenario of the library to a file, as a starting point",
		Example: "  nines new uk-2023-06-25\n  nines new uk-2023-06-25 -o my.yaml",
		Args:    one("the name of one scenario of the library"),
		RunE: func(c *cobra.Command, args []string) error {
			text, ok := scenarios.Text(args[0])
			if !ok {
				return usageError{fmt.Errorf("the library has no scenario %s; it has: %s", args[0], strings.Join(scenarios.Names(), ", "))}
			}
			if to == "" {
				to = args[0] + scenarios.Extension
			}
			return copyScenario(disk(c), c.OutOrStdout(), text, to)
		},
	}
	c.Flags().StringVarP(&to, "output", "o", "", "the file to write (default: NAME.yaml in this folder)")
	return c
}

// copyScenario writes a scenario and the schema that editors use for it. It never overwrites a file: somebody may have
// worked on it.
func copyScenario(disk *files.Session, out io.Writer, text []byte, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return usageError{fmt.Errorf("%s already exists. Give another name with -o", to)}
	}
	write := func(content []byte) func(io.Writer) error {
		return func(w io.Writer) error {
			_, err := io.Copy(w, bytes.NewReader(content))
			return err
		}
	}
	if err := disk.Write(to, write(text)); err != nil {
		return err
	}
	schema := filepath.Join(filepath.Dir(to), "schema.json")
	if _, err := os.Lstat(schema); err != nil {
		if err := disk.Write(schema, write(scenario.Schema())); err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "wrote %s and, for editors, %s\nNext: change it, then: nines explain %s; nines run %s\n", to, schema, to, to)
	return nil
}

// newVersion is the command version. `nines --version` prints the same.
func newVersion() *cobra.Command {
	var withLicences bool
	c := &cobra.Command{
		Use:   "version",
		Short: "Print the version, or the licences of what is in the program",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if withLicences {
				return licences.Write(c.OutOrStdout(), "nines "+Version)
			}
			_, err := fmt.Fprintf(c.OutOrStdout(), "nines %s\n", Version)
			return err
		},
	}
	c.Flags().BoolVar(&withLicences, "licences", false, "print the licences of everything that is linked or embedded")
	c.Flags().BoolVar(&withLicences, "licenses", false, "the same")
	_ = c.Flags().MarkHidden("licenses") // it is there
	return c
}
