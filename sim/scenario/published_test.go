package scenario

import (
	"testing"

	"github.com/stretchr/testify/require"

	measures "nines/sim/measure"
)

// TestPublishedFigures: each has its measure, its bounds in the unit of the measure, and where it comes from. No fingerprint depends
// on them.
func TestPublishedFigures(t *testing.T) {
	text := corpus(t, "good")["published.yaml"]
	doc, err := Load("published.yaml", text)
	require.NoError(t, err)
	list := doc.PublishedFigures()
	require.Len(t, list, 4)
	failed, hit, share, back := list[0], list[1], list[2], list[3]
	require.Equal(t, []float64{1100, 1045, 1155}, []float64{failed.Value, failed.Low, failed.High})
	require.InDelta(t, 27.5, failed.Tolerance(), 1e-9)
	require.Equal(t, "the report of the council", failed.Source)
	require.Equal(t, measures.Everybody, failed.Measure.Group)
	require.Equal(t, "as-happened", failed.Strategy)
	require.True(t, failed.Fitted)
	require.Equal(t, []float64{600, 540, 660}, []float64{hit.Value, hit.Low, hit.High})
	require.InDelta(t, 0.58, share.Low, 1e-9, "percentage points")
	require.False(t, share.Fitted)
	require.Equal(t, "the minutes of the council", share.Source)
	require.Equal(t, []float64{7800, 7200, 8400}, []float64{back.Value, back.Low, back.High})
	other, err := Load("published.yaml", text, "published.calls-failed.value=1000 calls")
	require.NoError(t, err)
	require.Equal(t, doc.variants[0].plan.Fingerprint, other.variants[0].plan.Fingerprint)
}

// TestAMeasureThatTheScenarioDoesNotHave: the error says when it exists.
func TestAMeasureThatTheScenarioDoesNotHave(t *testing.T) {
	_, err := Load("published.yaml", corpus(t, "good")["published.yaml"], "published.calls-failed.measure=callers.diverted-by-number")
	require.ErrorContains(t, err, "world.callers.elsewhere has another-number")
	require.NotContains(t, err.Error(), "nines help measures")
}

// TestWordsForMeasures: what is suggested for a word that people try is a measure, and the word is none.
func TestWordsForMeasures(t *testing.T) {
	doc, err := Load("published.yaml", corpus(t, "good")["published.yaml"])
	require.NoError(t, err)
	names := doc.variants[0].plan.MeasureNames()
	for word, measure := range otherwise {
		require.NotContains(t, names, word)
		require.Contains(t, names, measure, word)
	}
}
