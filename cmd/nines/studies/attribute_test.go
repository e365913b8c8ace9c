package studies

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report/study/attributed"
	"nines/sim/report/study/every"
)

// attribute runs nines attribute on the town.
func attributeTown(t *testing.T, args ...string) called {
	t.Helper()
	return call(t.Context(), newAttribute(), append([]string{"town.yaml"}, args...)...)
}

// foundIn are the typed numbers of a document in JSON.
func foundIn(t *testing.T, text string) attributed.Findings {
	t.Helper()
	_, err := every.Read([]byte(text))
	require.NoError(t, err)
	var d struct{ Findings attributed.Findings }
	require.NoError(t, json.Unmarshal([]byte(text), &d))
	return d.Findings
}

func TestAttributeSaysWhatDidWhat(t *testing.T) {
	folderOfTown(t)
	c := attributeTown(t, "-n", "6")
	require.NoError(t, c.err)
	require.Contains(t, c.printed, "Without the 5 minutes to assess and decide")
	require.Contains(t, c.printed, "more callers would have got help")
	require.Contains(t, c.printed, "Nearly all of it hangs on the fault “The switchboard is dead”")
	for _, line := range strings.Split(c.printed, "\n") {
		require.LessOrEqual(t, len([]rune(line)), 100, line)
	}

	whole := attributeTown(t, "-n", "6", "--format", "json")
	require.NoError(t, whole.err)
	f := foundIn(t, whole.printed)
	var shares, alone float64
	for _, p := range f.Parts {
		shares += float64(p.Average.Sum)
		alone += float64(p.Last.Sum)
	}
	require.Equal(t, float64(f.Total.Sum)*float64(f.Parts[0].Average.Weight), shares, "shares add up to the total")
	for _, j := range f.Joint {
		alone += float64(j.Sum)
	}
	require.Equal(t, float64(f.Total.Sum), alone, "so does what parts did alone and together")

	again := attributeTown(t, "-n", "6", "--format", "json", "--workers", "1")
	require.Equal(t, whole.printed, strings.Replace(again.printed, " --workers=1", "", 1), "one worker gives the same bytes")
}

func TestAttributeOnlySomeParts(t *testing.T) {
	folderOfTown(t)
	c := attributeTown(t, "-n", "3", "--only", "assess,broken", "--format", "json")
	require.NoError(t, c.err)
	f := foundIn(t, c.printed)
	require.Len(t, f.Parts, 2)
	require.Empty(t, f.Single)
	require.Equal(t, 4, f.Sets)
	require.Contains(t, []string{f.Parts[0].Name.Name, f.Parts[1].Name.Name}, "trouble.broken")

	c = attributeTown(t, "-n", "2", "--only", "detect,assess,switch.takes,recovery.runbook,broken,seven", "--format", "json")
	require.ErrorContains(t, c.err, `has no part "seven"`)
}

func TestAttributeListsParts(t *testing.T) {
	folderOfTown(t)
	c := attributeTown(t, "--list")
	require.NoError(t, c.err)
	require.Contains(t, c.printed, "trouble.broken\n      The switchboard is dead\n")
	require.Contains(t, c.printed, "Remedies\n  recovery.runbook\n      The switch to backup by people\n")

	c = attributeTown(t, "--list", "--strategy", "nobody")
	require.NoError(t, c.err)
	require.NotContains(t, c.printed, "Remedies")
}

func TestAttributeKeepsPointsAndGoesOn(t *testing.T) {
	folderOfTown(t)
	require.NoError(t, attributeTown(t, "-n", "3", "-o", "out").err)
	for _, name := range []string{"attribute.json", "attribute.txt", "attribute.md"} {
		require.FileExists(t, filepath.Join("out", name))
	}
	first, err := os.ReadFile(filepath.Join("out", "attribute.json"))
	require.NoError(t, err)
	points, err := filepath.Glob(filepath.Join("out", "points", "*.nines"))
	require.NoError(t, err)
	require.NotEmpty(t, points)
	require.NoError(t, os.Remove(points[0]))
	require.NoError(t, attributeTown(t, "-n", "3", "-o", "out").err)
	again, err := os.ReadFile(filepath.Join("out", "attribute.json"))
	require.NoError(t, err)
	require.Equal(t, string(first), string(again))
}

// TestAttributeRefuses what cannot be studied: nothing is run, and the message says how to mend it.
func TestAttributeRefuses(t *testing.T) {
	text := town(t)
	folderOfTown(t)
	for _, want := range []struct {
		args  string
		wrong string
	}{
		{"--only nothing", `has no part "nothing"`},
		{"--only trouble.brokne", `did you mean "trouble.broken"?`},
		{"--only takes", "can be any of"},
		{"--only broken,trouble.broken", "names trouble.broken twice"},
		{"--only runbook --strategy nobody", `under nobody has no part "runbook"`},
		{"--measure recovery.restored", "has no mean to share out"},
		{"--measure nonsense", `no measure is called "nonsense"`},
		{"--strategy someone", "no strategy is called"},
		{"-n 0", "--replications is 0"},
	} {
		c := attributeTown(t, strings.Fields(want.args)...)
		require.ErrorContains(t, c.err, want.wrong, want.args)
		require.Empty(t, c.printed, want.args)
	}
	calm := strings.Replace(strings.Replace(text, "  broken:", "  calm: {title: Nothing, on: demand, at: 06:30, for: 1h, kind: surge, times: 1, chance: 0%}\n  #", 1), "recovery:\n", "recovery: do-nothing\nignored:\n", 1)
	before, _, _ := strings.Cut(calm, "ignored:")
	require.NoError(t, os.WriteFile("town.yaml", []byte(before+"\nstudy: {replications: 4}\n"), 0o644))
	c := attributeTown(t)
	require.ErrorContains(t, c.err, "has nothing to take out")
}
