package scenario

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/scenario/input"
)

// TestOneDistributionForAnother: each text of a list means what --set means with it, whatever stands there now.
func TestOneDistributionForAnother(t *testing.T) {
	d, err := Load("first-steps.yaml", library(t)["first-steps.yaml"])
	require.NoError(t, err)
	const list = "{exponential: 30s}, 40s, {lognormal: {median: 40s, cv: 1}}, {mixture: [{share: 90%, of: 30s}, {share: rest, of: {exponential: 2m}}]}"
	texts := outside(list)
	require.Len(t, texts, 4)
	for _, path := range []string{"world.platforms.main.handling", "world.platforms.spare.handling", "world.platforms.spare.log-on", "recovery.runbook.switch-over.takes", "world.callers.patience.silence"} {
		in, values, err := d.Vary(path, list)
		require.NoError(t, err, path)
		require.Equal(t, []float64{0, 1, 2, 3}, values)
		for i, text := range texts {
			moved, err := d.At(input.Setting{Input: &in, Value: values[i]})
			require.NoError(t, err, path)
			set, err := Load("first-steps.yaml", library(t)["first-steps.yaml"], path+"="+text)
			require.NoError(t, err, path)
			require.Equal(t, set.variants[0].plan.Fingerprint, moved.variants[0].plan.Fingerprint, "%s=%s", path, text)
			require.Equal(t, text, in.Said(values[i]))
		}
	}
}

func TestWrongDistributions(t *testing.T) {
	d, err := Load("first-steps.yaml", library(t)["first-steps.yaml"])
	require.NoError(t, err)
	for text, want := range map[string]string{
		"{exponential: 30s}":                   "one distribution is no choice: write two or more",
		"{exponential: 30s}, {expnential: 2s}": `did you mean "exponential"?`,
		"30s..40s":                             "it is a distribution: name one value in it, or write several distributions in { }",
		"":                                     "it is a distribution: name one value in it",
	} {
		_, _, err := d.Vary("world.platforms.main.handling", text)
		require.ErrorContains(t, err, want, text)
	}
	_, _, err = d.Vary("world.platforms.main.slow-start", "{exponential: 30s}, 20s")
	require.ErrorContains(t, err, "expected a length of time")
}
