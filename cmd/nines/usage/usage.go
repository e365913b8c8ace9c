// Package usage prints how a command is used: below its help, and where nothing else was asked for.
//
// cobra would print it by a template. Templates call methods by name, and the linker then keeps every method of the whole
// program. So this is code, as cobra's own default is.
package usage

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nines/sim/words"
)

// Print writes the usage of a command to where its help goes.
func Print(c *cobra.Command) error {
	_, err := fmt.Fprintln(c.OutOrStderr(), strings.Join(sections(c), "\n\n"))
	return err
}

func sections(c *cobra.Command) []string {
	list := []string{"Usage:" + lines(c)}
	if c.HasExample() {
		list = append(list, "Examples:\n"+c.Example)
	}
	if c.HasAvailableSubCommands() {
		list = append(list, "Available Commands:"+below(c, func(sub *cobra.Command) bool { return sub.IsAvailableCommand() || sub.Name() == "help" },
			func(sub *cobra.Command) string { return fmt.Sprintf("%-*s", sub.NamePadding(), sub.Name()) }))
	}
	if c.HasAvailableLocalFlags() {
		list = append(list, "Flags:\n"+flags(c.LocalFlags()))
	}
	if c.HasAvailableInheritedFlags() {
		list = append(list, "Global Flags:\n"+flags(c.InheritedFlags()))
	}
	if c.HasHelpSubCommands() {
		list = append(list, "Additional help topics:"+below(c, (*cobra.Command).IsAdditionalHelpTopicCommand,
			func(sub *cobra.Command) string {
				return fmt.Sprintf("%-*s", sub.CommandPathPadding(), sub.CommandPath())
			}))
	}
	if c.HasAvailableSubCommands() {
		list = append(list, fmt.Sprintf(`Use "%s [command] --help" for more information about a command.`, c.CommandPath()))
	}
	return list
}

// lines are how the command is written.
func lines(c *cobra.Command) (text string) {
	if c.Runnable() {
		text += "\n  " + c.UseLine()
	}
	if c.HasAvailableSubCommands() {
		text += "\n  " + c.CommandPath() + " [command]"
	}
	return text
}

// below lists some of a command's own, each by a name that is as wide as the others, and with what it does.
func below(c *cobra.Command, is func(*cobra.Command) bool, name func(*cobra.Command) string) (text string) {
	for _, sub := range c.Commands() {
		if is(sub) {
			text += "\n  " + name(sub) + " " + sub.Short
		}
	}
	return text
}

// flags lists flags, as wide as a page. A flag with an optional value says so in its description.
func flags(of *pflag.FlagSet) string {
	const either = "[=true|false]"
	list := strings.TrimRightFunc(of.FlagUsagesWrapped(words.PageWidth), unicode.IsSpace)
	return strings.ReplaceAll(list, either, strings.Repeat(" ", len(either)))
}

// FlagsOf are the flags that a command was given, without one of them. They can be pasted into a shell.
func FlagsOf(c *cobra.Command, without string) (text string) {
	c.Flags().Visit(func(f *pflag.Flag) {
		values := []string{f.Value.String()}
		if list, ok := f.Value.(pflag.SliceValue); ok {
			values = list.GetSlice()
		}
		for _, v := range values {
			if f.Name != without {
				text += " --" + f.Name + "='" + strings.ReplaceAll(words.Clean(v), "'", `'\''`) + "'"
			}
		}
	})
	return text
}
