package main

import (
	"slices"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/stretchr/testify/require"

	"nines/cmd/nines/ran"
)

// TestEveryFlagIsKeptOrNot: whoever adds a flag decides whether a manifest and a shard keep it. A flag that names a file, or
// changes no result, is not kept.
func TestEveryFlagIsKeptOrNot(t *testing.T) {
	for _, c := range []struct {
		command *cobra.Command
		not     []string
	}{
		{newStudy(t, "attribute"), []string{"format", "full", "list", "merge", "output", "page", "png", "shard", "svg", "workers"}},
		{newStudy(t, "explore"), []string{"format", "full", "merge", "output", "page", "png", "shard", "svg", "workers"}},
		{newStudy(t, "solve"), []string{"format", "full", "merge", "output", "page", "png", "shard", "svg", "workers"}},
		{newStudy(t, "sweep"), []string{"confirm", "format", "full", "merge", "output", "page", "png", "point", "points", "shard", "svg", "when-file", "workers"}},
		{newStudy(t, "calibrate"), []string{"format", "full", "merge", "output", "page", "png", "shard", "svg", "workers"}},
		{newRun(), []string{"format", "output", "page", "png", "shard", "svg", "trace", "workers"}},
		{newCompare(), []string{"format", "output", "page", "png", "shard", "svg", "workers"}},
		{newCheck(), []string{"baseline", "format", "junit", "output", "results", "shard", "summary", "workers"}},
	} {
		var not []string
		c.command.Flags().VisitAll(func(f *pflag.Flag) {
			if !ran.Keeps(c.command.Name(), f.Name) {
				not = append(not, f.Name)
			}
		})
		slices.Sort(not)
		require.Equal(t, c.not, not, c.command.Name())
	}
}

// newStudy is the command of a study.
func newStudy(t *testing.T, name string) *cobra.Command {
	c, _, err := newRoot().Find([]string{name})
	require.NoError(t, err)
	return c
}
