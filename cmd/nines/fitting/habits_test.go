package fitting

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/scenario"
	"nines/sim/scenario/spec"
	"nines/sim/study/together"
)

// habitsJoined is the set behind the default habits, with its scenarios.
func habitsJoined(t *testing.T) *together.Joint {
	folder := filepath.Join("..", "..", "..", "scenarios", "habits")
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
