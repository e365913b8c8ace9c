package experiment_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/scenarios"
	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/report"
	"nines/sim/scenario"
)

// documentOf is all that a report says of a replication, played after some others.
func documentOf(t require.TestingT, d *scenario.Document, strategy string, replication int, before ...int) string {
	plan, err := d.Plan(strategy)
	require.NoError(t, err)
	r, err := experiment.Alone(plan, replication, before...)
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, report.New(r, nil, "").JSON(&out))
	return out.String()
}

// TestAReplicationForgetsTheOnesBefore: over any worlds, the whole document of a replication is the same to the byte whether the worker has
// played others before it or none.
func TestAReplicationForgetsTheOnesBefore(t *testing.T) {
	effort.SetFlag(t, "rapid.checks", 40)
	effort.SetFlag(t, "rapid.seed", 2026)
	tried, played := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		tried++
		d, err := scenario.Load("swarm.yaml", []byte(author{rt}.write("<SCENARIO>")))
		if err != nil {
			return
		}
		played++
		require.Equal(rt, documentOf(rt, d, "", 3), documentOf(rt, d, "", 3, 0, 1, 2))
	})
	require.Greater(t, played, tried/4)
}

// TestWithheldAlarmsAreForgotten with the replication, as are notices and calls to other numbers: the same, in a world made
// for it.
func TestWithheldAlarmsAreForgotten(t *testing.T) {
	for _, file := range []string{"testdata/forgets.yaml"} {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		d, err := scenario.Load(file, text)
		require.NoError(t, err)
		alone := documentOf(t, d, "", 2)
		require.Equal(t, alone, documentOf(t, d, "", 2, 0, 1))
		require.Equal(t, alone, documentOf(t, d, "", 2, 2, 2), "nor does it remember itself")
	}
	text, ok := scenarios.Text("uk-2023-06-25")
	require.True(t, ok)
	d, err := scenario.Load("uk.yaml", text)
	require.NoError(t, err)
	for _, strategy := range []string{"public-notice", "alarms", "automatic"}[:effort.Of(1, 3)] {
		require.Equal(t, documentOf(t, d, strategy, 1), documentOf(t, d, strategy, 1, 0), strategy)
	}
	require.NotEqual(t, strings.TrimSpace(documentOf(t, d, "public-notice", 0)), strings.TrimSpace(documentOf(t, d, "public-notice", 1)))
}
