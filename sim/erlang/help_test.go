package erlang_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/erlang"
)

// as requires that got, rounded, is what a table prints. A table prints eight
// digits or more where it had to round; a shorter number is exact, and held to
// 1e-9. The digits of a number end in its last place, zeros included.
func as(t *testing.T, printed string, got float64, what string) {
	t.Helper()
	want, err := strconv.ParseFloat(printed, 64)
	require.NoError(t, err)
	mantissa, _, _ := strings.Cut(printed, "e")
	digits := strings.TrimLeft(strings.Replace(mantissa, ".", "", 1), "0-")
	if len(digits) < 8 {
		near(t, want, got, 1e-9, what)
		return
	}
	rounded := strconv.FormatFloat(got, 'e', len(digits)-1, 64)
	exact := strconv.FormatFloat(want, 'e', len(digits)-1, 64)
	require.Equal(t, exact, rounded, "%s: %v", what, got)
}

// near requires a relative difference of at most tolerance.
func near(t *testing.T, want, got, tolerance float64, what string) {
	t.Helper()
	require.LessOrEqual(t, math.Abs(got-want), tolerance*math.Abs(want), "%s: want %v, got %v", what, want, got)
}

// steady solves a queue given by rates, as tables give it. A patience rate of 0
// and a capacity of 0 mean none.
func steady(t *testing.T, c int, lam, mu, th float64, capacity int) erlang.Steady {
	t.Helper()
	q := erlang.Queue{Arrivals: lam, Service: 1 / mu, Servers: c, Capacity: capacity}
	if th > 0 {
		q.Patience = 1 / th
	}
	s, err := q.Steady()
	require.NoError(t, err)
	return s
}
