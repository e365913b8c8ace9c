package phrase

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestNumbersInJSON(t *testing.T) {
	for _, c := range []struct {
		n    float64
		want string
	}{{1.0 / 3, "0.3333333"}, {12345678.9, "12345680"}, {0, "0"}, {math.NaN(), "null"}, {math.Inf(1), `"unreached"`}} {
		text, err := json.Marshal(Number(c.n))
		require.NoError(t, err)
		require.Equal(t, c.want, string(text))
	}
}

func TestWords(t *testing.T) {
	require.Equal(t, "12,345", Count(12345.4))
	require.Equal(t, "1,234,567", Count(1234567))
	require.Equal(t, "3.4", Count(3.42))
	require.Equal(t, "3", Count(3))
	require.Equal(t, "−1,234", Count(-1234))
	require.Equal(t, "0.0", Count(-0.01))
	require.Equal(t, "22.9 %", Percent(0.22924))
	require.Equal(t, "–", Percent(Number(math.NaN())))
	require.Equal(t, "2h 26m 38s", Length(8798))
	require.Equal(t, "5s", Length(5))
	require.Equal(t, "−1m 05s", Length(-65))
	require.Equal(t, "not reached", Length(Number(math.Inf(1))))
	require.Equal(t, "12,241 ± 317", Counted(Estimate{N: 200, Mean: 12241, Low: 11924, High: 12558}))
	require.Equal(t, "5", Counted(Estimate{N: 1, Mean: 5, Low: Number(math.Inf(-1)), High: Number(math.Inf(1))}))
	require.Equal(t, "22.9 ± 0.5 %", PercentOf(Estimate{N: 200, Mean: 0.229, Low: 0.224, High: 0.234}))
}

func TestOneCallerGetsNoHelp(t *testing.T) {
	require.Equal(t, "1 caller gets no help", GetNoHelp("1", false))
	require.Equal(t, "1 caller still gets no help", GetNoHelp("1", true))
	require.Equal(t, "1.2 callers get no help", GetNoHelp("1.2", false))
	require.Equal(t, "0 callers still get no help", GetNoHelp("0", true))
}

func TestCensoredClocksAreShownAsSuch(t *testing.T) {
	require.Equal(t, "> 9h 12m 00s", TimeOf(Number(math.Inf(1)), 33120))
}

// TestRareFiguresHaveBothEnds: half of a lopsided interval, taken from the mean, would reach below zero.
func TestRareFiguresHaveBothEnds(t *testing.T) {
	rare := Estimate{N: 50, Mean: 12, Low: 3, High: 186, Skewed: true, Rare: true}
	require.Equal(t, "12 (3 to 186)*", Counted(rare))
	require.Equal(t, "1.2 (0.0 to 2.5) %", PercentOf(Estimate{N: 6, Mean: 0.012, Low: 0, High: 0.025}), "half of it would reach below zero")
	require.Equal(t, "98.8 (97.5 to 100.0) %", PercentOf(Estimate{N: 6, Mean: 0.988, Low: 0.975, High: 1}), "and here above one")
	require.Equal(t, "1.2 (0 to 6.8)", Counted(Estimate{N: 6, Mean: 1.2, Low: 0, High: 6.8}))
	require.Equal(t, "1.2 (0.3 to 18.6) %*", PercentOf(Estimate{N: 50, Mean: 0.012, Low: 0.003, High: 0.186, Skewed: true, Rare: true}))
	require.Equal(t, "0", Counted(Estimate{N: 50, Low: 0, High: 186, Rare: true}))
	rare.Rare = false
	require.Equal(t, "12 (3 to 186)*", Counted(rare))
}

// TestNoCountReachesBelowZero: whatever a number and its interval are, the text with ± reaches across zero only if the interval
// does.
func TestNoCountReachesBelowZero(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		end := rapid.Float64Range(-100, 100)
		low := end.Draw(t, "low")
		mean := low + rapid.Float64Range(0.1, 100).Draw(t, "below")
		high := mean + rapid.Float64Range(0.1, 100).Draw(t, "above")
		e := Estimate{N: 20, Mean: Number(mean), Low: Number(low), High: Number(high)}
		reachesAcross := math.Abs(mean) < float64(e.Half())
		isAcross := low < 0 && high > 0
		if strings.Contains(Counted(e), "±") {
			require.False(t, reachesAcross && !isAcross, Counted(e))
		} else {
			require.Contains(t, Counted(e), Count(e.Low)+" to "+Count(e.High))
		}
	})
}
