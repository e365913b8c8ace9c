package dataset

import (
	"bytes"
	"encoding/csv"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestDecimalsLookLikeDecimals: a reader that guesses the type of a column from one of its rows guesses the right one. Every
// number of a decimal column has a point or an exponent, and reads back the same to the bit.
func TestDecimalsLookLikeDecimals(t *testing.T) {
	for v, want := range map[float64]string{0: "0.0", 10: "10.0", -3: "-3.0", 0.5: "0.5", 1e20: "100000000000000000000.0", 1e21: "1e+21", 1e-7: "1e-07"} {
		require.Equal(t, want, digits(v))
	}
	rapid.Check(t, func(rt *rapid.T) {
		v := rapid.OneOf(rapid.Float64(), rapid.Map(rapid.IntRange(-1e9, 1e9), func(n int) float64 { return float64(n) })).Draw(rt, "v")
		text := digits(v)
		back, err := strconv.ParseFloat(text, 64)
		require.NoError(rt, err)
		require.Equal(rt, math.Float64bits(v), math.Float64bits(back), text)
		require.True(rt, math.IsInf(v, 0) || strings.ContainsAny(text, ".e"), text)
	})
}

// TestCountsStayWhole: a column of counts has no points.
func TestCountsStayWhole(t *testing.T) {
	var text bytes.Buffer
	f, err := newCSV(&text, []Column{{Name: "calls", Kind: Integer}, {Name: "share", Kind: Number}}, time.UTC)
	require.NoError(t, err)
	require.NoError(t, f.write([]Value{{given: true, whole: 3}, {given: true, number: 1}}))
	require.NoError(t, f.write([]Value{{}, {given: true, number: 0.25}}))
	require.NoError(t, f.close())
	rows, err := csv.NewReader(&text).ReadAll()
	require.NoError(t, err)
	require.Equal(t, [][]string{{"calls", "share"}, {"3", "1.0"}, {"", "0.25"}}, rows)
}
