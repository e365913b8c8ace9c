package studies

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
)

// wishes are what the town expects.
const wishes = `
expect:
  few-lost: {measure: callers.without-help, at-most: 100 callers, in-at-least: 80%, assumed: a wish}
  none-lost: {measure: callers.without-help, at-most: 20 callers, in-at-least: 80%, assumed: a wish}
  few-on-average: {measure: callers.without-help, at-most: 100 callers, assumed: a wish}
  few-in-the-north: {measure: callers.without-help, of: regions.north, at-most: 45 callers, in-at-least: 80%, assumed: a wish}
  between: {measure: callers.without-help, between: [40 callers, 60 callers], assumed: a wish}
`

// known is what was published of the town.
const known = `
published:
  affected: {measure: callers.affected, value: 80 callers, within: 20%, source: made up}
`

// townWithWishes makes a folder with a town that expects something the current one. The time to assess is a range that
// nobody knows.
func townWithWishes(t *testing.T) {
	t.Helper()
	text := strings.Replace(town(t), "assess: 5m", "assess: 5m (2m to 9m)", 1) + wishes + known
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("town.yaml", []byte(text), 0o644))
}

// solveTown solves it on few days. What is printed is on one line, so sentences stay whole.
func solveTown(args ...string) called {
	got := call(context.Background(), newSolve(), append([]string{"town.yaml", "-n", "40"}, args...)...)
	got.printed = strings.Join(strings.Fields(got.printed), " ")
	return got
}

// takes is a choice of the town, and times its values: the fewer, the fewer plans there are.
const takes, times = "recovery.runbook.switch.takes", "0s,2m,4m,6m,8m,10m,12m,16m,20m"

// TestSolve answers with a value, and the JSON has it as a number.
func TestSolve(t *testing.T) {
	townWithWishes(t)
	got := solveTown("--vary", takes+"="+times, "--until", "few-lost")
	require.NoError(t, got.err)
	require.Regexp(t, `With “takes \(switch\)” at 0s to .*, the number of callers without help is at most 100 callers`, got.printed)
	require.Contains(t, got.printed, "--over-ranges draws them for each day (1 here)")

	require.NoError(t, solveTown("--vary", takes+"=0s..20m in 6", "--until", "few-lost").err)

	got = solveTown("--vary", takes+"="+times, "--until", "few-lost", "--format", "json")
	require.NoError(t, got.err)
	var d struct {
		Command  string
		Findings struct {
			Ruling, Way string
			Value, Near float64
			Rises       bool
		}
	}
	require.NoError(t, json.Unmarshal([]byte(got.printed), &d))
	require.Equal(t, "found", d.Findings.Ruling)
	require.Equal(t, "thresholds", d.Findings.Way)
	require.False(t, d.Findings.Rises)
	require.Contains(t, d.Command, "--until=few-lost")
	require.Contains(t, d.Command, "--vary="+takes)
}

// TestSolveOverRanges draws the unknown, and can be less sure.
func TestSolveOverRanges(t *testing.T) {
	townWithWishes(t)
	got := solveTown("--vary", takes+"="+times, "--until", "few-lost", "--over-ranges", "--full")
	require.NoError(t, got.err)
	require.Contains(t, got.printed, "over its 1 unknown value, drawn for each day")
	if effort.IsLong() {
		require.Equal(t, got, solveTown("--vary", takes+"="+times, "--until", "few-lost", "--over-ranges", "--full", "--workers", "1"))
	}
}

// TestSolveUnreachable names what else was tried.
func TestSolveUnreachable(t *testing.T) {
	townWithWishes(t)
	got := solveTown("--vary", takes+"="+times, "--until", "none-lost", "--full")
	require.NoError(t, got.err)
	require.Contains(t, got.printed, "No value from 0s to 20m is enough")
	require.Contains(t, got.printed, "Nobody does anything")
	require.Contains(t, got.printed, "WHAT CALLS ARE LOST TO")
}

// TestSolveWithChoicesOfOtherStrategies: a choice that only another strategy uses is tried under that one, and the answer stays.
// Nothing is drawn of an unknown that only another strategy uses.
func TestSolveWithChoicesOfOtherStrategies(t *testing.T) {
	townWithWishes(t)
	text, err := os.ReadFile("town.yaml")
	require.NoError(t, err)
	changed := strings.Replace(string(text), "\nworld:", "\nnumbers:\n  crew: 5 (4 to 9)\n  pace: 2m (1m to 3m)\n  chosen: {crew: what we can pay}\n  assumed: {pace: a guess}\nworld:", 1)
	changed = strings.Replace(changed, "\nstrategies:", "\nstrategies:\n  bigger: {title: More seats, world.platforms.backup.seats: numbers.crew, recovery.runbook.switch.takes: numbers.pace}", 1)
	require.NotEqual(t, string(text), changed)
	require.NoError(t, os.WriteFile("town.yaml", []byte(changed), 0o644))
	for _, more := range [][]string{nil, {"--over-ranges"}} {
		got := solveTown(append([]string{"--vary", takes + "=" + times, "--until", "none-lost", "--strategy", "as-planned", "--full"}, more...)...)
		require.NoError(t, got.err)
		require.Contains(t, got.printed, "No value from")
		require.Contains(t, got.printed, "crew: 9, under “More seats”")
	}
}

// TestSolveMeansAndGroups: an expectation of a mean, and one of some callers.
func TestSolveMeansAndGroups(t *testing.T) {
	townWithWishes(t)
	got := solveTown("--vary", takes+"="+times, "--until", "few-on-average")
	require.NoError(t, got.err)
	require.Contains(t, got.printed, "on the average day, the number")
	got = solveTown("--vary", takes+"="+times, "--until", "few-in-the-north", "--full")
	require.NoError(t, got.err)
	require.Contains(t, got.printed, "the number of callers without help of regions north is at most 45 callers")
	require.NotContains(t, got.printed, "makes no difference")
}

// TestSolveOfTwoChoices has a row for each value of the first, and costs.
func TestSolveOfTwoChoices(t *testing.T) {
	townWithWishes(t)
	got := solveTown("--vary", "world.platforms.backup.seats=3,4,5", "--vary", takes+"="+times, "--until", "few-lost", "--cost", "world.platforms.backup.seats=£12,000 a year each")
	require.NoError(t, got.err)
	require.Contains(t, got.printed, "The cheapest is “seats (backup)” at ")
	require.Regexp(t, ` 5 .*£12,000 a year`, got.printed)
}

// TestSolveOffers says what to buy first.
func TestSolveOffers(t *testing.T) {
	townWithWishes(t)
	got := solveTown("--vary", "world.platforms.backup.seats=2..30", "--until", "few-lost", "--cost", "world.platforms.backup.seats=£12,000 a year each", "--cost", "strategies.nobody=£1 a year")
	require.NoError(t, got.err)
	require.Contains(t, got.printed, "WHAT TO BUY FIRST")
	require.Contains(t, got.printed, "Nobody does anything")
	require.Regexp(t, `seats \(backup\): \d+, where the gain ends £\d+,000 a year`, got.printed)
	require.NotContains(t, strings.SplitN(got.printed, "WHAT TO BUY FIRST", 2)[1], "seats (backup): 30 ", "more than the gain takes is no offer")
}

// TestSolveWithCostsInTheFile needs no flags. A cost on the command line replaces that of the file.
func TestSolveWithCostsInTheFile(t *testing.T) {
	townWithWishes(t)
	text, err := os.ReadFile("town.yaml")
	require.NoError(t, err)
	costly := strings.Replace(string(text), "seats: ", "costs: {seats: £900 a year each}, seats: ", 1)
	costly = strings.Replace(costly, "nobody:", "nobody:\n    costs: £1 a year", 1)
	require.NotEqual(t, string(text), costly)
	require.NoError(t, os.WriteFile("town.yaml", []byte(costly), 0o644))
	args := []string{"--vary", "world.platforms.backup.seats=2..8", "--until", "few-lost"}
	got := solveTown(args...)
	require.NoError(t, got.err)
	require.Contains(t, got.printed, "WHAT TO BUY FIRST")
	require.Contains(t, got.printed, "Nobody does anything")
	require.Contains(t, got.printed, "£900 a year")
	got = solveTown(append(args, "--cost", "world.platforms.backup.seats=£700 a year each")...)
	require.NoError(t, got.err)
	require.Contains(t, got.printed, "£700 a year")
	require.NotContains(t, got.printed, "£900")
	got = solveTown(append(args, "--cost", "world.platforms.backup.seats=$700 a year each")...)
	require.ErrorContains(t, got.err, "the scenario gives the cost of strategies.nobody in £ a year")
}

// TestSolveResumes: what a folder has is not run again, and the answer has the same bytes.
func TestSolveResumes(t *testing.T) {
	townWithWishes(t)
	args := []string{"--vary", takes + "=" + times, "--until", "few-lost", "-o", "out"}
	first := solveTown(args...)
	require.NoError(t, first.err)
	again := solveTown(args...)
	require.NoError(t, again.err)
	require.Equal(t, first.printed, again.printed)
	require.FileExists(t, "out/solve.json")
}

// TestMistakesOfSolve: each says where, what and how to mend it, and nothing is run.
func TestMistakesOfSolve(t *testing.T) {
	townWithWishes(t)
	vary := []string{"--vary", takes + "=" + times}
	until := []string{"--until", "few-lost"}
	for _, row := range []struct {
		want string
		args []string
	}{
		{"say which choice", until},
		{"say what must hold: --until with one of few-lost, none-lost, few-on-average, few-in-the-north and between", vary},
		{"no expectation has this name", append(vary, "--until", "x")},
		{"--until between: it sets two limits (between)", append(vary, "--until", "between")},
		{"twice at most", append(append(vary, vary...), append(vary, until...)...)},
		{"names recovery.runbook.switch.takes twice", append(append(vary, vary...), until...)},
		{"no value is at", append(until, "--vary", "world.nothing=1..2")},
		{"the wrong way round", append(until, "--vary", takes+"=20m..0s")},
		{"varies nothing", append(until, "--vary", takes+"=2m..2m")},
		{"neither a range nor a list", append(until, "--vary", takes+"=2m")},
		{"write 2m..8m in 6", append(until, "--vary", takes+"=2m..8m:6")},
		{"is a mapping: name one value in it, such as recovery.runbook.switch.takes", append(until, "--vary", "recovery.runbook.switch=2m..8m")},
		{"write 2m..8m in 6", append(until, "--vary", takes+"=2m to 8m / 6")},
		{`after "in" comes`, append(until, "--vary", takes+"=2m..8m in 1")},
		{`"in 6" is for a range`, append(until, "--vary", takes+"=2m,8m in 6")},
		{"the file gives no range", append(until, "--vary", takes)},
		{"is negative", append(until, "--vary", takes+"=-2m..2m")},
		{"which have no order", append(until, "--vary", "trouble.broken.tone=silence,busy")},
		{"It takes at least 14 days", append(append(until, vary...), "-n", "13")},
		{"needs an expectation of single days", append(vary, "--until", "few-on-average", "--over-ranges")},
		{"--cost x: write PATH=", append(append(until, vary...), "--cost", "x")},
		{"no price for one more of it", append(append(until, vary...), "--cost", takes+"=£5,000 a year each")},
		{"say what one more costs: £5,000 a year each", append(until, "--vary", "world.platforms.backup.seats=2..8", "--cost", "world.platforms.backup.seats=£5,000 a year")},
		{"this strategy is the one asked about", append(append(until, vary...), "--cost", "strategies.as-planned=£1")},
		{"only these have costs: world.platforms.backup.seats and recovery.runbook.switch.takes", append(append(until, "--vary", "world.platforms.backup.seats=3,4,5"), append(vary, "--cost", "strategies.nobody=£1")...)},
		{"it is unlimited today", append(until, "--vary", "world.platforms.backup.seats=3,4,5", "--vary", takes+"="+times, "--set", "world.platforms.backup.seats=unlimited", "--cost", "world.platforms.backup.seats=£1 each")},
		{"neither a strategy nor a choice with a range", append(append(until, vary...), "--cost", "strategies.x=£1")},
		{"in one currency", append(append(until, vary...), "--cost", takes+"=£1", "--cost", "strategies.nobody=$1")},
	} {
		got := solveTown(row.args...)
		require.ErrorContains(t, got.err, row.want)
		require.Empty(t, got.printed)
		require.NotContains(t, got.said, "simulating")
	}
}
