package scenario

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/scenario/yamldoc"
)

// TestMistakesOfAssignmentsNameTheAssignment, wherever in the file they show.
func TestMistakesOfAssignmentsNameTheAssignment(t *testing.T) {
	text := corpus(t, "good")["strategies.yaml"]
	for _, assignment := range []string{
		"world.run=1h", "world.demand.services.police=61%", "study.budget=1", "world.platforms.backup.role=primary", "world.start=2031-01-01 00:00 UTC",
		"world.platforms.bakup.queue=5 calls", "world.demnd.first-calls=6/h", "world.demand.first-calls=6", "world.providers=none",
	} {
		_, err := loadIn("good", "strategies.yaml", text, "study.seed=7", assignment)
		if err == nil {
			continue
		}
		var problems yamldoc.Problems
		require.ErrorAs(t, err, &problems)
		require.Len(t, problems, 1, "%s\n%v", assignment, err)
		require.Equal(t, "--set "+assignment, problems[0].File, "%v", err)
	}
	_, err := loadIn("bad", "circle.yaml", corpus(t, "bad")["circle.yaml"], "study.seed=7")
	require.ErrorContains(t, err, "circle.yaml:", "what is wrong with the file itself stays there")
}
