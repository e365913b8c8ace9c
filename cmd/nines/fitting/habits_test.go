package fitting

import (
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/report/study/fitted"
	"nines/sim/scenario"
	"nines/sim/scenario/spec"
	"nines/sim/study/together"
)

var update = flag.Bool("update", false, "write again how well the others predict each outage")

// repository is the way to its root.
var repository = filepath.Join("..", "..", "..")

// habitsJoined is the set behind the default habits, with its scenarios.
func habitsJoined(t *testing.T) *together.Joint {
	folder := filepath.Join(repository, "scenarios", "habits")
	text, err := os.ReadFile(filepath.Join(folder, "habits.yaml"))
	require.NoError(t, err)
	set, err := together.Read("habits.yaml", text)
	require.NoError(t, err)
	var docs []*scenario.Document
	for _, name := range set.Scenarios {
		text, ours := scenarios.Text(name)
		if !ours {
			text, err = os.ReadFile(filepath.Join(folder, name+scenarios.Extension))
			require.NoError(t, err)
		}
		doc, err := scenario.LoadFrom(scenarios.Files(), name+scenarios.Extension, text)
		require.NoError(t, err)
		docs = append(docs, doc)
	}
	joint, err := set.Join(docs)
	require.NoError(t, err)
	return joint
}

// TestTheSetBehindTheHabits: its scenarios exist, have its figures and values, and its best guesses are the default habits.
func TestTheSetBehindTheHabits(t *testing.T) {
	best := map[string]string{}
	for _, in := range habitsJoined(t).Inputs {
		best[in.Name] = in.Written(in.Best)
	}
	habits := map[string]string{}
	for _, h := range spec.Habits() {
		habits[h.Path] = h.Usual
	}
	for _, kind := range []string{"some", "stubborn"} {
		path := "world.callers.kinds." + kind
		require.Contains(t, habits["kinds"], fmt.Sprintf("%s: {share: %s, again: %s}", kind, best[path+".share"], best[path+".again"]))
	}
	require.Contains(t, habits["patience.silence"], "median: "+best["world.callers.patience.silence.lognormal.median"])
}

// TestTheHabitsLieInWhatIsLeft: the result that is kept is of this set, finds a fit, and does not rule out the default habits. They
// were the first setting that it simulated, so none of the figures may be missed there either.
func TestTheHabitsLieInWhatIsLeft(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(repository, "results", "habits", "calibrate.json"))
	require.NoError(t, err)
	var kept struct {
		Version  string
		Findings fitted.Findings
	}
	require.NoError(t, json.Unmarshal(text, &kept))
	require.NotEmpty(t, kept.Version)
	require.Equal(t, "fits", kept.Findings.Verdict)
	require.Len(t, kept.Findings.Figures, 15)
	joint := habitsJoined(t)
	require.Len(t, kept.Findings.Parameters, len(joint.Inputs))
	for i, in := range joint.Inputs {
		p := kept.Findings.Parameters[i]
		require.Equal(t, in.Name, p.Name)
		require.InDelta(t, in.Best, float64(p.Guess), 1e-6, "%s: the set was changed, so do the fit again: .ci/habits", in.Name)
		require.LessOrEqual(t, float64(p.After.Low), in.Best, in.Name)
		require.GreaterOrEqual(t, float64(p.After.High), in.Best, in.Name)
	}
}

// TestHowWellTheOthersPredict: the report on nines itself says how far each figure is off if it is predicted from the others.
func TestHowWellTheOthersPredict(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(repository, "results", "habits", "without-*.csv"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	var lines []string
	for _, file := range files {
		f, err := os.Open(file)
		require.NoError(t, err)
		rows, err := csv.NewReader(f).ReadAll()
		require.NoError(t, f.Close())
		require.NoError(t, err)
		without := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), "without-"), ".csv")
		back := map[string][]string{}
		for _, row := range rows[1:] {
			if row[5] == "FALSE" {
				back[row[0]] = row
				lines = append(lines, predicted(t, without, row))
			}
		}
		const day = "uk-2023-06-25"
		if calls, callers := back[day+".calls-failed"], back[day+".callers-affected"]; calls != nil && callers != nil {
			published, simulated := numberOf(t, calls[6])/numberOf(t, callers[6]), numberOf(t, calls[9])/numberOf(t, callers[9])
			lines = append(lines, fmt.Sprintf("%s, failed calls seen for each caller affected, from the same: published %.3f, predicted %.3f, which is %+.0f %%.", day, published, simulated, 100*(simulated/published-1)))
		}
	}
	name := filepath.Join(repository, "sim", "validation", "leftout.txt")
	if *update {
		require.NoError(t, os.WriteFile(name, []byte(strings.Join(lines, "\n")+"\n"), 0o644))
	}
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, lines, strings.Split(strings.TrimSpace(string(text)), "\n"))
}

// predicted says how far a figure is off that was kept back.
func predicted(t *testing.T, without string, row []string) string {
	number := func(k int) float64 { return numberOf(t, row[k]) }
	written := func(v float64) string {
		if v < 100 {
			return fmt.Sprintf("%.2f", v)
		}
		return fmt.Sprintf("%.0f", v)
	}
	with := "all its figures kept back"
	if strings.Contains(without, ".") {
		with = "its other figures fitted"
	}
	scenario, figure, _ := strings.Cut(row[0], ".")
	return fmt.Sprintf("%s, %s (%s), with %s: published %s, predicted %s, which is %+.0f %%. On a single day it is %s to %s.", scenario, figure, row[1], with,
		written(number(6)), written(number(9)), 100*(number(9)/number(6)-1), written(number(11)), written(number(12)))
}

func numberOf(t *testing.T, text string) float64 {
	v, err := strconv.ParseFloat(text, 64)
	require.NoError(t, err)
	return v
}
