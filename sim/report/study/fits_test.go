package study_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/study"
	"nines/sim/report/study/studytest"
)

// TestOnlyStudiesOfOneScenarioStandTogether: figures of two scenarios side by side would mislead.
func TestOnlyStudiesOfOneScenarioStandTogether(t *testing.T) {
	d := studytest.Made()
	run := &report.Document{Scenario: d.Scenario, Version: d.Version, Run: report.RunFacts{Seed: d.Seed}}
	require.NoError(t, d.FitsRun(run))
	require.NoError(t, d.Fits(studytest.Made()))
	run.Scenario.Strategy, run.Scenario.Fingerprint = "by-hand", "another"
	require.NoError(t, d.FitsRun(run), "two strategies of one scenario")
	for want, change := range map[string]func(o *study.Document){
		`its scenario is "made-up", and that of the other is "town"`: func(o *study.Document) { o.Scenario.Name = "town" },
		`its seed is "7", and that of the other is "8"`:              func(o *study.Document) { o.Seed = 8 },
		`its version of nines is "0.1.0"`:                            func(o *study.Document) { o.Version = "0.2.0" },
		`its start is`:                                               func(o *study.Document) { o.Scenario.Start = "2024-05-01T01:00:00+01:00" },
		`the scenario was changed between the two`:                   func(o *study.Document) { o.Scenario.Fingerprint = "f" },
	} {
		o := studytest.Made()
		change(o)
		require.ErrorContains(t, d.Fits(o), want)
	}
}
