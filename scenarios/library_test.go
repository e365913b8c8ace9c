package scenarios_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
)

// TestEveryScenarioHasItsPlace: a file is a lesson or an outage with its day, and each is listed once.
func TestEveryScenarioHasItsPlace(t *testing.T) {
	require.ElementsMatch(t, scenarios.Names(), append(scenarios.Outages(), scenarios.Lessons...))
	require.Equal(t, "englewood-2014-04-09", scenarios.Outages()[0])
}

// TestLessonsAreShort: a lesson has one idea, and fits a screen. first-steps explains each line, so it is longer.
func TestLessonsAreShort(t *testing.T) {
	for _, name := range scenarios.Lessons[1:] {
		text, ok := scenarios.Text(name)
		require.True(t, ok, name)
		require.Less(t, bytes.Count(text, []byte("\n")), 40, name)
		for _, line := range bytes.Split(text, []byte("\n")) {
			require.LessOrEqual(t, len(line), 122, "%s: %s", name, line)
		}
	}
}
