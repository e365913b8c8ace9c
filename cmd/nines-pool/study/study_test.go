package study

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/spf13/pflag"
	"github.com/stretchr/testify/require"

	"nines/cmd/nines-pool/pool"
	"nines/cmd/nines/ran"
)

// TestIsHarmless: a worker runs only what changes results. A coordinator cannot have it write a file or run another command.
func TestIsHarmless(t *testing.T) {
	for _, args := range [][]string{
		{"run", "town.yaml"}, {"run", "up/town.yaml", "--replications=5", "--set=world.run=2h"}, {"compare", "town.yaml", "--strategies=a"}, {"check", "town.yaml", "--seed=1"},
	} {
		require.NoError(t, IsHarmless(args), args)
	}
	for _, args := range [][]string{
		{}, {"run"}, {"report", "town.yaml"}, {"run", "--trace=/etc/passwd"}, {"run", "town.yaml", "--trace=x"}, {"run", "town.yaml", "-o", "x"},
		{"run", "town.yaml", "--output=x"}, {"run", "town.yaml", "--svg=x"}, {"run", "town.yaml", "--png=x"}, {"run", "town.yaml", "--page=x"},
		{"run", "town.yaml", "--", "x"}, {"run", "town.yaml", "other.yaml"}, {"run", "town.yaml", "--seed", "1"}, {"check", "town.yaml", "--junit=x"},
	} {
		require.ErrorAs(t, IsHarmless(args), &Refused{}, args)
	}
}

// TestEveryFlagIsKept: each flag that the coordinator takes is one that nines keeps in a shard, of some command.
func TestEveryFlagIsKept(t *testing.T) {
	flags("run").VisitAll(func(f *pflag.Flag) {
		require.True(t, ran.Keeps("run", f.Name) || ran.Keeps("compare", f.Name) || ran.Keeps("check", f.Name), f.Name)
	})
}

// TestLayout: on a worker the scenario has the same path from the folder of shards as where the study was planned, and both are
// inside the worker's folder.
func TestLayout(t *testing.T) {
	files, away := []pool.File{{Name: "town.yaml"}}, t.TempDir()
	for _, c := range []struct{ folder, scenario string }{
		{"shards", "town.yaml"}, {"shards", "a/b/town.yaml"}, {"x/y/shards", "town.yaml"}, {"x/shards", "x/town.yaml"}, {".", "town.yaml"}, {away, "a/town.yaml"}, {away + "/x", away + "/y/town.yaml"},
		{"shards", away + "/town.yaml"}, {"../out", "town.yaml"},
	} {
		if filepath.Clean(c.folder) == "../out" {
			t.Chdir(filepath.Join(t.TempDir()))
			require.NoError(t, os.MkdirAll("in", 0o755))
			t.Chdir("in")
		}
		at := ran.NameFrom(c.folder, c.scenario)
		scenario, shards := Layout(&pool.Study{Command: []string{"run", at}, Files: files})
		require.Equal(t, at, ran.NameFrom(shards, scenario), c)
		require.True(t, filepath.IsLocal(scenario) && filepath.IsLocal(shards), c)
	}
}
