package experiment_test

import (
	"context"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/scenario"
)

// idlersOf are the parts that did nothing under a strategy of the scenario in which most things never act.
func idlersOf(t *testing.T, strategy string) map[string]experiment.Idler {
	t.Helper()
	text, err := os.ReadFile("testdata/never-acts.yaml")
	require.NoError(t, err)
	doc, err := scenario.Load("never-acts.yaml", text)
	require.NoError(t, err)
	plan, err := doc.Plan(strategy)
	require.NoError(t, err)
	r, err := experiment.Run(context.Background(), plan, experiment.Options{})
	require.NoError(t, err)
	list := map[string]experiment.Idler{}
	for _, i := range r.Idlers() {
		require.Equal(t, 20, i.Of)
		if i.Part == experiment.AFault && strategy != "nothing" {
			continue // the same under all
		}
		list[string(i.Part)+" "+i.Name] = i
	}
	return list
}

var (
	pingIsDeaf = experiment.Deaf{Name: "ping", On: "platforms.main", Well: true}
	silentPing = experiment.Idler{Part: experiment.AMonitor, Name: "ping", Idle: 20, Never: 20, Of: 20, Deaf: []experiment.Deaf{pingIsDeaf}}
)

// TestIdlers: each strategy has other parts that do nothing. What is known of the reason is told, and whether a fault may miss.
func TestIdlers(t *testing.T) {
	for strategy, want := range map[string]map[string]experiment.Idler{
		"nothing": {"monitor ping": silentPing, "fault spare-dead": {
			Part: experiment.AFault, Index: 1, Name: "spare-dead", Idle: 20, Of: 20,
		}, "fault missed": {
			Part: experiment.AFault, Index: 2, Name: "missed", Idle: 20, Of: 20, MayMiss: true,
		}},
		"machine": {"monitor ping": silentPing, "remedy takeover": {
			Part: experiment.ARemedy, Name: "takeover", Title: "Takeover by machine", Idle: 20, Of: 20, Deaf: []experiment.Deaf{pingIsDeaf},
		}},
		"sees-it": {"monitor ping": silentPing},
		"waits-in-vain": {"monitor ping": silentPing, "remedy warning": {
			Part: experiment.ARemedy, Name: "warning", Idle: 20, Never: 20, Of: 20, Awaits: "detected",
		}},
		"rings-nobody": {"monitor ping": silentPing, "remedy back": {Part: experiment.ARemedy, Name: "back", Idle: 20, Of: 20}},
		"rooms-ring":   {"monitor ping": silentPing},
		"late":         {"monitor ping": silentPing, "step switch-over": {Part: experiment.AStep, Index: 1, Name: "switch-over", Idle: 20, Of: 20}},
	} {
		require.Equal(t, want, idlersOf(t, strategy), strategy)
	}
}
