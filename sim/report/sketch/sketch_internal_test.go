package sketch

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestChart(t *testing.T) {
	through, gone, most := columns([]float64{1, 1, 2, 2}, []float64{0, 1, 0, 2}, 2)
	require.Equal(t, []float64{1, 2}, through)
	require.Equal(t, []float64{1, 2}, gone)
	require.Equal(t, 4.0, most)
	rows := bars(through, gone, most)
	require.Len(t, rows, chartRows)
	require.Equal(t, "      4 ┤ ░", rows[0])
	require.Equal(t, "        ┤██", rows[chartRows-1])
	require.Equal(t, 15, roundMinutes(11))
	require.Equal(t, 2880, roundMinutes(1500))
}
