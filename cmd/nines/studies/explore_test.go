package studies

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/cmd/nines/files"
	"nines/cmd/nines/results"
	"nines/sim/effort"
	"nines/sim/report/study/every"
	"nines/sim/report/study/explored"
	"nines/sim/scenario/input"
)

// folderOfRanges has a town in which some numbers have a range. People redial, or do not; the switch is quick, or is not.
func folderOfRanges(t *testing.T) {
	t.Helper()
	folderOfTown(t)
	data, err := os.ReadFile("town.yaml")
	require.NoError(t, err)
	text := string(data)
	for _, change := range [][2]string{
		{"first-calls: 300/h", "first-calls: 300 (200 to 400/h)"},
		{"same-people-as: primary, seats: 4", "same-people-as: primary, seats: 4 (2 to 8), chosen: {seats: ours to buy}"},
		{"assess: 5m", "assess: 5m (1m to 30m)"},
		{"switch: {takes: 2m", "switch: {takes: 1m to 3m"},
	} {
		require.Contains(t, text, change[0])
		text = strings.Replace(text, change[0], change[1], 1)
	}
	require.NoError(t, os.WriteFile("ranges.yaml", []byte(text), 0o644))
}

func exploreTown(t *testing.T, args ...string) called {
	t.Helper()
	return call(t.Context(), newExplore(), args...)
}

func exploredIn(t *testing.T, text string) explored.Findings {
	t.Helper()
	_, err := every.Read([]byte(text))
	require.NoError(t, err)
	var d struct{ Findings explored.Findings }
	require.NoError(t, json.Unmarshal([]byte(text), &d))
	return d.Findings
}

// TestExploreSaysWhatMatters: longer thinking loses callers, and any switch is better than none.
func TestExploreSaysWhatMatters(t *testing.T) {
	folderOfRanges(t)
	c := exploreTown(t, "ranges.yaml", "--days", "150", "--threshold", "10")
	require.NoError(t, c.err)
	require.Contains(t, c.printed, "it moves that number by")
	require.Contains(t, c.printed, "“As the runbook says” is best everywhere in the ranges: nowhere is another ahead by 10 callers.")
	require.Contains(t, c.printed, "of 150 days were simulated")
	require.Contains(t, c.printed, "1 choice was left at the best guess")
	whole := exploreTown(t, "ranges.yaml", "--days", "150", "--threshold", "10", "--format", "json")
	require.NoError(t, whole.err)
	f := exploredIn(t, whole.printed)
	require.LessOrEqual(t, f.Days, 150)
	verdicts := map[string]string{}
	for _, in := range f.Inputs {
		verdicts[in.Name] = in.Verdict
	}
	require.Equal(t, map[string]string{"world.demand.first-calls": "matters", "recovery.assess.takes": "matters", "recovery.runbook.switch.takes": "not shown"}, verdicts)
	if !effort.IsLong() {
		return // TestEveryWayOfAStudyGivesTheSameBytes has another study
	}
	again := exploreTown(t, "ranges.yaml", "--days", "150", "--threshold", "10", "--format", "json", "--workers", "1")
	require.Equal(t, whole.printed, strings.Replace(again.printed, " --workers=1", "", 1), "one worker gives the same bytes")
}

// TestExploringGoesOnWhereItStopped, with the same bytes, also in shards.
func TestExploringGoesOnWhereItStopped(t *testing.T) {
	folderOfRanges(t)
	args := []string{"ranges.yaml", "--days", "90", "--inputs", "recovery.assess.takes", "--format", "json"}
	whole := exploreTown(t, args...)
	require.NoError(t, whole.err)
	for _, part := range []string{"1/2", "2/2"} {
		require.NoError(t, exploreTown(t, append(args[:5:5], "-o", "out", "--shard", part)...).err)
	}
	require.Equal(t, exploredIn(t, whole.printed), exploredIn(t, exploreTown(t, append(args, "-o", "out")...).printed))
}

// TestChoicesAreExploredIfAsked, by name or all.
func TestChoicesAreExploredIfAsked(t *testing.T) {
	folderOfRanges(t)
	for _, args := range [][]string{{"--with-choices"}, {"--inputs", "world.platforms.backup.seats"}} {
		c := exploreTown(t, append([]string{"ranges.yaml", "--strategies", "as-planned", "--days", "60", "--threshold", "1", "--format", "json"}, args...)...)
		require.NoError(t, c.err)
		require.Contains(t, c.printed, "world.platforms.backup.seats")
		require.Contains(t, c.printed, "Only one strategy was explored")
	}
}

// TestMistakesInExploring are told, and nothing is run.
func TestMistakesInExploring(t *testing.T) {
	folderOfRanges(t)
	text, err := os.ReadFile("ranges.yaml")
	require.NoError(t, err)
	wrong := strings.Replace(string(text), "for: 1h,", "for: {triangular: {min: 5m, mode: 20m, max: 10m to 1h}},", 1)
	require.NoError(t, os.WriteFile("wrong.yaml", []byte(wrong), 0o644))
	for args, want := range map[string]string{
		"wrong.yaml":                 "within its ranges the scenario can be wrong: with trouble.broken.for.triangular.max=10m",
		"town.yaml":                  "town.yaml has no value with a range, so there is nothing to explore.\nWrite what a number could be where it stands",
		"ranges.yaml --inputs asess": "--inputs: no value with a range is called \"asess\"",
		"ranges.yaml --inputs recovery.asess.takes": "did you mean \"recovery.assess.takes\"?",
		"ranges.yaml -n 5":                          "give --days in place of -n",
		"ranges.yaml --days 20":                     "--days: 20 days are too few for 3 inputs: it takes at least",
		"ranges.yaml --days 0":                      "--days is 0",
		"ranges.yaml --threshold -1":                "--threshold is -1: give a number above 0",
		"ranges.yaml --subject nobdy":               "--subject: \"nobdy\" is not among the strategies that are compared: as-planned, nobody",
		"ranges.yaml --measure recovery.restored":   "recovery.restored is a time that some days may not reach",
		"ranges.yaml --measure calls.unconnected":   "calls.unconnected counts no callers, so study.indifference says nothing about it",
	} {
		c := exploreTown(t, strings.Fields(args)...)
		require.ErrorContains(t, c.err, want, args)
		require.ErrorAs(t, c.err, &Wrong{}, args)
		require.Empty(t, c.printed)
	}
}

// TestInputsTakeTitles as the report prints them, with quotes and commas.
func TestInputsTakeTitles(t *testing.T) {
	require.Equal(t, []string{"keep trying", "“bad config, share”", "first pause"}, titled([]string{"keep trying", "“bad config", " share”", " first pause"})[:3:3])
	all := []input.Input{{Name: "a.b", Title: "bad config, share"}, {Name: "c", Title: "twin"}, {Name: "d", Title: "twin"}}
	for _, name := range []string{"a.b", "bad config, share", "“bad config, share”"} {
		at, err := find(all, name)
		require.NoError(t, err)
		require.Zero(t, at)
	}
	_, err := find(all, "twin")
	require.ErrorContains(t, err, "is the title of c and d: give a name")
}

// TestAnUnfinishedStudySaysHowToGoOn, where there is nothing else to report.
func TestAnUnfinishedStudySaysHowToGoOn(t *testing.T) {
	folderOfRanges(t)
	require.NoError(t, exploreTown(t, "ranges.yaml", "--days", "120", "--inputs", "recovery.assess.takes", "-o", "out", "--shard", "1/2").err)
	_, _, err := results.Reader{Disk: files.NewSession(t.Context())}.Of("out")
	require.ErrorContains(t, err, "out has an unfinished study, and nothing to report yet. To go on: nines explore ranges.yaml")
	require.ErrorContains(t, err, "--days=120")
	require.ErrorContains(t, err, "-o out")
}

// TestAShiftedStudySaysWhatStays with the clock.
func TestAShiftedStudySaysWhatStays(t *testing.T) {
	folderOfRanges(t)
	c := exploreTown(t, "ranges.yaml", "--days", "120", "--inputs", "recovery.assess.takes", "--shift-to", "2024-12-31 18:00")
	require.NoError(t, c.err)
	require.Contains(t, c.printed, "The trouble strikes at 2024-12-31 18:00 (--shift-to). Demand and rosters stay with the clock")
}
