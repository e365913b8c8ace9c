// Package study makes a study for the pool from a command of nines, such as `run town.yaml -n 400`. It knows which files the
// scenario refers to, and whether a shard's file is of this study.
package study

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"nines/cmd/nines/ran"
)

// Refused is the error of a command that cannot be divided.
type Refused struct{ error }

// flags are the flags that shards can have, with the types that nines gives them.
func flags(command string) *pflag.FlagSet {
	f := pflag.NewFlagSet(command, pflag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.IntP("replications", "n", 0, "")
	f.Int("budget", 0, "")
	f.Uint64("seed", 0, "")
	f.Float64("most-callers", 0, "")
	f.StringArray("set", nil, "")
	f.StringSlice("strategies", nil, "")
	for _, name := range []string{"shift-to", "strategy", "ranges", "within", "by", "baseline", "rank-by", "window", "calls", "callers", "minutes", "ledger"} {
		f.String(name, "", "")
	}
	for _, name := range []string{"check", "full", "all-measures", "until-best"} {
		f.Bool(name, false, "")
	}
	return f
}

// divided are the commands of nines whose replications the pool divides. The others have points.
var divided = []string{"run", "compare", "check"}

// command is a command of nines, taken apart.
type command struct {
	verb, scenario string
	flags          *pflag.FlagSet
}

// parse takes a command apart. Only flags that change results are for shards.
func parse(args []string) (*command, error) {
	switch {
	case len(args) == 0 || !ran.Keeps(args[0], "seed"):
		return nil, Refused{fmt.Errorf("give what is to be divided: run, compare or check, with a scenario, such as: run uk-2023-06-25 -n 1000")}
	case !slices.Contains(divided, args[0]):
		return nil, Refused{fmt.Errorf("nines-pool divides run, compare and check. nines %s divides itself: give it --shard, as nines help cluster says", args[0])}
	}
	c := &command{verb: args[0], flags: flags(args[0])}
	if err := c.flags.Parse(args[1:]); err != nil {
		return nil, Refused{fmt.Errorf("nines %s: %w\nShards take the flags that change results. Give others to nines merge, once all shards are there", c.verb, err)}
	}
	var foreign error
	c.flags.Visit(func(f *pflag.Flag) {
		if !ran.Keeps(c.verb, f.Name) {
			foreign = Refused{fmt.Errorf("nines %s has no flag --%s", c.verb, f.Name)}
		}
	})
	if foreign == nil && c.flags.NArg() != 1 {
		foreign = Refused{fmt.Errorf("nines %s takes one scenario here; there are %d", c.verb, c.flags.NArg())}
	}
	c.scenario = c.flags.Arg(0)
	return c, foreign
}

// given are the flags that were given, in the order of their names, each as --NAME=VALUE.
func (c *command) given() (list []string) {
	c.flags.Visit(func(f *pflag.Flag) {
		values := []string{f.Value.String()}
		if many, is := f.Value.(pflag.SliceValue); is {
			values = many.GetSlice()
		}
		for _, v := range values {
			list = append(list, "--"+f.Name+"="+v)
		}
	})
	return list
}

// IsHarmless refuses a command from elsewhere that is not one of a study, or has a flag that could write files.
func IsHarmless(args []string) error {
	if len(args) < 2 || !ran.Keeps(args[0], "seed") || strings.HasPrefix(args[1], "-") {
		return Refused{fmt.Errorf("the coordinator asks for %q, which is no study", strings.Join(args, " "))}
	}
	for _, arg := range args[2:] {
		name, _, isWhole := strings.Cut(strings.TrimPrefix(arg, "--"), "=")
		if !isWhole || !strings.HasPrefix(arg, "--") || !ran.Keeps(args[0], name) {
			return Refused{fmt.Errorf("the coordinator asks for %q, which a worker does not run", arg)}
		}
	}
	return nil
}
