package studies

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report/study/swept"
)

const seats = "world.platforms.backup.seats"

// found are the typed numbers of a sweep.
func found(t *testing.T, text string) swept.Findings {
	t.Helper()
	var d struct{ Findings swept.Findings }
	require.NoError(t, json.Unmarshal([]byte(text), &d))
	return d.Findings
}

// sweepIn runs nines sweep on the town.
func sweepIn(t *testing.T, args ...string) called {
	t.Helper()
	got := call(context.Background(), newSweep(), append([]string{"town.yaml", "-n", "2"}, args...)...)
	require.NoError(t, got.err)
	return got
}

// TestPointsOfASweep: values in equal distances, lists, and every combination. Each point says how it is run alone.
func TestPointsOfASweep(t *testing.T) {
	folderOfTown(t)
	for args, want := range map[string][]string{
		"--vary " + seats + "=1..9":                                    {"1", "3", "5", "7", "9"},
		"--vary|" + seats + "=1..4 in 2":                               {"1", "4"},
		"--vary " + seats + "=4,2,3":                                   {"4", "2", "3"},
		"--vary " + seats + "=2,3 --vary recovery.assess.takes=1m,10m": {"2 1m", "2 10m", "3 1m", "3 10m"},
	} {
		split := strings.Fields(args)
		if strings.Contains(args, "|") {
			split = strings.Split(args, "|")
		}
		f := found(t, sweepIn(t, append(split, "--format", "json")...).printed)
		var got []string
		for _, p := range f.Points {
			var values []string
			for _, set := range p.Set {
				_, value, _ := strings.Cut(set, "=")
				values = append(values, strings.TrimSuffix(value, " seats"))
			}
			got = append(got, strings.Join(values, " "))
			require.Len(t, p.Figures[0], 2, "the strategies of the question")
		}
		require.Equal(t, want, got, args)
	}
}

// TestAPointIsTheRunOfItsFlags: the figures of a point are those of the scenario with its assignments.
func TestAPointIsTheRunOfItsFlags(t *testing.T) {
	folderOfTown(t)
	swept := found(t, sweepIn(t, "--vary", seats+"=1,4", "--when", "2024-05-01 07:00, 2024-05-02 18:00", "--format", "json").printed)
	require.Len(t, swept.Points, 4)
	for i, p := range swept.Points {
		args := []string{"--vary", seats + "=1,4", "--format", "json", "--shift-to", p.ShiftTo}
		alone := found(t, sweepIn(t, args...).printed)
		require.Equal(t, alone.Points[i/2].Figures, p.Figures)
	}
}

// TestMeasuresAndStrategiesOfASweep can be chosen.
func TestMeasuresAndStrategiesOfASweep(t *testing.T) {
	folderOfTown(t)
	f := found(t, sweepIn(t, "--vary", seats+"=1,4", "--strategies", "as-planned,nobody", "--measure", "callers.affected@outage", "--measure", "recovery.restored", "--format", "json").printed)
	require.Equal(t, []string{"as-planned", "nobody"}, f.Strategies)
	require.Equal(t, "outage", f.Measures[0].Window)
	require.Len(t, f.Points[0].Figures, 2)
	require.Len(t, f.Points[0].Figures[0], 2)
}

// TestATableOfPoints is run row by row, and its mistakes name row and column.
func TestATableOfPoints(t *testing.T) {
	folderOfTown(t)
	write := func(text string) { require.NoError(t, os.WriteFile("points.csv", []byte(text), 0o644)) }
	write(seats + ", recovery.assess.takes\n4, 1m\n2,10m\n3,1m\n")
	f := found(t, sweepIn(t, "--points", "points.csv", "--format", "json").printed)
	require.Len(t, f.Points, 3)
	require.Contains(t, f.Points[1].Set[1], "10m")
	for _, part := range []string{"1/2", "2/2"} {
		require.NoError(t, call(context.Background(), newSweep(), "town.yaml", "-n", "2", "--points", "points.csv", "--shard", part, "-o", "parts").err)
	}
	require.Len(t, found(t, call(context.Background(), newSweep(), "town.yaml", "-n", "2", "--points", "points.csv", "--merge", "parts", "--format", "json").printed).Points, 3)
	for text, want := range map[string]string{
		seats + "\n4\nmany\n": "--points: row 2, column " + seats,
		seats + "\n4\n-2\n":   "--points: row 2, column " + seats,
		"world.seats\n4\n5\n": "world.seats",
		seats + "\n4\n":       "the same value in every row",
		seats + "\n":          "needs a header of paths, and a row for each point",
		seats + ",recovery.assess.takes\n4,1m\n4,1m\n5,2m\n": "the points 1 and 2 are the same",
		seats + ",recovery.assess.takes\n4\n":                "wrong number of fields",
		seats + "," + seats + "\n4,5\n5,4\n":                 "varies twice",
	} {
		write(text)
		got := call(context.Background(), newSweep(), "town.yaml", "--points", "points.csv", "-o", "out")
		require.ErrorAs(t, got.err, &Wrong{}, text)
		require.ErrorContains(t, got.err, want, text)
		require.NoDirExists(t, "out")
	}
}

// TestBadSweeps are told, and nothing is run or written.
func TestBadSweeps(t *testing.T) {
	folderOfTown(t)
	for args, want := range map[string]string{
		"":                                        "nothing varies",
		"--vary " + seats + "=5..5":               seats,
		"--vary " + seats + "=9..5":               seats,
		"--vary " + seats + "=-3..5":              seats,
		"--vary " + seats + "=few..many":          seats,
		"--vary " + seats:                         "no range",
		"--vary world.platforms.backup.seat=1..5": "did you mean",
		"--vary " + seats + "=1..5 --vary " + seats + "=2,3": "varies twice",
		"--vary " + seats + "=1,2,1":                         "twice",
		"--vary|" + seats + "=1..5 in 1":                     `after "in" comes`,
		"--vary|" + seats + "=1,5 in 2":                      `"in 2" is for a range`,
		"--latin 1":                                          "--latin is 1",
		"--latin 5":                                          "--latin needs ranges",
		"--latin 5 --vary " + seats + "=1,2":                 "--latin needs a range",
		"--vary strategies.nobody.recovery=do-nothing,none --strategies as-planned": "strategies.nobody.recovery",
		"--latin 5 --points x.csv": "give one of the two",
		"--points x.csv":           "x.csv",
		"--when tomorrow":          "--when:",
		"--when|every hour of the week|--shift-to|2024-05-01 07:00":                "give one of the two",
		"--vary " + seats + "=1..5 --measure callers.happy":                        "--measure",
		"--vary " + seats + "=1..5 --point 1":                                      "--point needs a folder",
		"--vary " + seats + "=1..5 --point 9 -o out":                               `--point is "9": give a number from 1 to 5`,
		"--vary " + seats + "=1..5 --point 1 --shard 1/2 -o out":                   "a shard has no use for --point",
		"--vary|world.platforms.primary.handling.lognormal.mean=30s..40s in 20000": "--confirm",
	} {
		split := strings.Fields(args)
		if strings.Contains(args, "|") {
			split = strings.Split(args, "|")
		}
		got := call(context.Background(), newSweep(), append([]string{"town.yaml"}, split...)...)
		require.Error(t, got.err, args)
		require.ErrorContains(t, got.err, want, args)
		require.Empty(t, got.printed)
		require.NoDirExists(t, "out")
	}
}

// TestAPointThatIsWrong is told before anything is run: shares that do not add up.
func TestAPointThatIsWrong(t *testing.T) {
	folderOfTown(t)
	got := call(context.Background(), newSweep(), "town.yaml", "-n", "1", "--vary", "world.demand.services.police=40%,50%", "-o", "out")
	require.ErrorAs(t, got.err, &Wrong{})
	require.ErrorContains(t, got.err, "--vary world.demand.services.police=40%,50%")
	require.NoDirExists(t, "out")
}

// TestSinglePoints are run one by one, as a scheduler does, and are the whole in the end.
func TestSinglePoints(t *testing.T) {
	folderOfTown(t)
	args := []string{"--vary", seats + "=1,2,4"}
	for i := 1; i <= 3; i++ {
		got := sweepIn(t, append(args, "-o", "out", "--point", fmt.Sprint(i))...)
		require.Contains(t, got.printed, "Ran 1 of 3 points. They are in out/points")
	}
	points, err := filepath.Glob("out/points/*.nines")
	require.NoError(t, err)
	require.Len(t, points, 3)
	require.Equal(t, sweepIn(t, args...).printed, sweepIn(t, append(args, "-o", "out")...).printed)
}

// TestALatinHypercube over ranges of the command line.
func TestALatinHypercube(t *testing.T) {
	folderOfTown(t)
	f := found(t, sweepIn(t, "--latin", "6", "--vary", seats+"=1..60", "--vary", "recovery.assess.takes=1m..20m", "--format", "json").printed)
	require.Len(t, f.Points, 6)
	require.Equal(t, "hypercube", f.Design)
}
