package ran

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/cmd/nines/files"
	"nines/scenarios"
	"nines/sim/dataset"
)

// TestDifferences lists what has other bytes or is missing, and nothing else.
func TestDifferences(t *testing.T) {
	m := &dataset.Manifest{Files: []dataset.File{{Name: "a", SHA256: "1"}, {Name: "b", SHA256: "2"}, {Name: "c", SHA256: "3"}}}
	again := &dataset.Manifest{Files: []dataset.File{{Name: "b", SHA256: "4"}, {Name: "c", SHA256: "3"}, {Name: "d", SHA256: "5"}}}
	require.Equal(t, []string{"a was not written again", "b has other bytes"}, Differences(m, again))
	require.Empty(t, Differences(m, m))
}

// TestNamesWithoutPlaces: a name says how to get from the folder to the file, and never where both are on a machine.
func TestNamesWithoutPlaces(t *testing.T) {
	work := t.TempDir()
	t.Chdir(work)
	in := func(path string) string { return filepath.Join(work, filepath.FromSlash(path)) }
	other := filepath.Join(filepath.VolumeName(work)+string(filepath.Separator), "elsewhere", "x")
	for _, c := range []struct{ folder, path, want string }{
		{"out", "town.yaml", "../town.yaml"}, {filepath.Join("results", "out"), filepath.Join("plans", "town.yaml"), "../../plans/town.yaml"},
		{in("out"), "town.yaml", "../town.yaml"}, {"out", in("plans/town.yaml"), "../plans/town.yaml"}, {in("a/b"), in("plans/town.yaml"), "../../plans/town.yaml"},
		{in("plans"), in("plans/town.yaml"), "town.yaml"}, {in("."), filepath.Join("plans", "town.yaml"), "plans/town.yaml"},
		{other, in("plans/town.yaml"), "town.yaml"}, {other, filepath.Join("plans", "town.yaml"), "plans/town.yaml"}, {"out", filepath.Join(other, "town.yaml"), "town.yaml"},
	} {
		require.Equal(t, c.want, NameFrom(c.folder, c.path), c)
	}
}

// TestHostileCommands are refused: a manifest that somebody else wrote may run a study again, and nothing else.
func TestHostileCommands(t *testing.T) {
	disk := files.NewSession(context.Background())
	for _, c := range []struct {
		command []string
		want    string
	}{
		{[]string{"run", "SCENARIO", "--trace=stolen"}, `it asks for "--trace=stolen", which nines run does not take from a file`},
		{[]string{"run", "SCENARIO", "--png=pictures"}, "--png"},
		{[]string{"run", "SCENARIO", "--output=elsewhere"}, "--output"},
		{[]string{"run", "SCENARIO", "-oelsewhere"}, "-oelsewhere"},
		{[]string{"run", "SCENARIO", "-n", "5"}, `"-n"`},
		{[]string{"run", "SCENARIO", "--page"}, "--page"},
		{[]string{"run", "SCENARIO", "another"}, `"another"`},
		{[]string{"run", "SCENARIO", "--", "another"}, `"--"`},
		{[]string{"run", "SCENARIO", "set=x"}, "set=x"},
		{[]string{"run", "SCENARIO", "--window=outage"}, "--window"},
		{[]string{"check", "SCENARIO", "--junit=file"}, "--junit"},
		{[]string{"check", "SCENARIO", "--baseline=true"}, "--baseline"},
		{[]string{"run", "/etc/passwd"}, `it asks for the command "run /etc/passwd", which is not run again`},
		{[]string{"baseline", "SCENARIO"}, "is not run again"},
		{[]string{"new", "SCENARIO"}, "is not run again"},
		{[]string{"", ""}, "is not run again"},
	} {
		r := dataset.Ran{Command: c.command, Scenario: dataset.Source{Name: "first-steps", Library: true}}
		_, err := Arguments(disk, &r, ".", "")
		require.ErrorContains(t, err, c.want, "%q", c.command)
	}
	text, _ := scenarios.Text("first-steps")
	r := dataset.Ran{Command: []string{"run", "SCENARIO", "--set=a=b", "--seed=3"}, Scenario: dataset.Source{Name: "first-steps", Library: true, SHA256: sumOf(text)}}
	args, err := Arguments(disk, &r, ".", "")
	require.NoError(t, err)
	require.Equal(t, []string{"run", "first-steps", "--set=a=b", "--seed=3"}, args)
}
