// Package topics is the help on more than commands. Help on the language comes from the types that define it, so it cannot be
// out of date.
package topics

import (
	_ "embed" // the texts
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nines/sim/dataset"
	"nines/sim/report/manual"
	"nines/sim/scenario/reference"
	"nines/sim/words"
)

// Help is the help command. An unknown name is an error; cobra would print the general help instead.
func Help() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND or TOPIC]",
		Short: "Show help on a command or a topic",
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return noSuchHelp(c.Root(), args)
			}
			about.InitDefaultHelpFlag()
			about.InitDefaultVersionFlag()
			return about.Help()
		},
	}
}

// Unknown is the error of a name that has no help.
type Unknown struct{ error }

// noSuchHelp suggests similar commands and topics.
func noSuchHelp(root *cobra.Command, args []string) error {
	hint, near, names := "", []string{}, []string{}
	for _, c := range root.Commands() {
		if name, word := c.Name(), args[0]; word != "" && (strings.HasPrefix(name, word) || strings.HasPrefix(word, name) || slices.Contains(root.SuggestionsFor(word), name)) {
			near = append(near, name)
		}
		names = append(names, c.Name())
	}
	if slip := words.Slip(args[0], names); len(near) == 0 && args[0] != "" && slip != "" {
		near = []string{slip}
	}
	if len(near) > 0 {
		hint = fmt.Sprintf("; did you mean %s?", strings.Join(near, " or "))
	}
	return Unknown{fmt.Errorf("there is no command or topic %q%s\nsee: nines help", strings.Join(args, " "), hint)}
}

// Commands are the help topics: the scenario language, such as `nines help trouble`, the result tables, and clusters.
func Commands() []*cobra.Command {
	var list []*cobra.Command
	for _, t := range reference.Topics() {
		list = append(list, newTopic(t.Name, t.Short, t.References))
	}
	list = append(list, newTopic("data", "The tables that -o writes, and their columns", dataset.References))
	for _, t := range texts {
		list = append(list, newText(t.name, t.short, t.text))
	}
	return list
}

// The texts that are not made from types. Two of them are files to edit, so they are printed as they are.
var (
	//go:embed cluster.txt
	cluster string
	//go:embed study.sbatch
	slurm string
	//go:embed job.yaml
	kubernetes string

	texts = []struct{ name, short, text string }{
		{"cluster", "How to run a study on many machines", cluster},
		{"slurm", "A script for Slurm, to edit: nines help slurm > study.sbatch", slurm},
		{"kubernetes", "A job for Kubernetes, to edit: nines help kubernetes > job.yaml", kubernetes},
	}
)

// newText is a help topic that is a text.
func newText(name, short, text string) *cobra.Command {
	c := &cobra.Command{Use: name, Short: short}
	c.SetHelpFunc(func(c *cobra.Command, _ []string) { fmt.Fprint(c.OutOrStdout(), text) })
	return c
}

// newTopic is a help topic. It is a command without an action, so cobra lists it under the additional topics.
func newTopic(name, short string, references func() []reference.Reference) *cobra.Command {
	c := &cobra.Command{Use: name, Short: short}
	c.SetHelpFunc(func(c *cobra.Command, _ []string) { _ = manual.Reference(c.OutOrStdout(), references()) }) // printer keeps the error
	return c
}
