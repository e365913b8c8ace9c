package random

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestFactor(t *testing.T) {
	f, err := NewFactor([]Piece{{From: 0, To: 10, Start: 1, End: 1}, {From: 10, To: 20, Start: 2, End: 3}})
	require.NoError(t, err)
	for at, want := range map[float64]float64{-1: 1, 0: 1, 9.999999: 1, 10: 2, 15: 2.5, 20: 3, 1e9: 3} {
		require.InDelta(t, want, f.At(int64(math.Round(at*1e6))), 1e-6, "at %v", at)
	}
	var none *Factor
	require.Equal(t, 1., none.At(5))
	_, err = NewFactor([]Piece{{From: 0, To: 10, Start: -1, End: 1}})
	require.Error(t, err)
	_, err = NewFactor(nil)
	require.Error(t, err)
}

// TestAFactorMultipliesTheSameDraw: the value at any time is the plain value times the factor, to the microsecond.
func TestAFactorMultipliesTheSameDraw(t *testing.T) {
	d, err := LognormalMean(40, 0.8)
	require.NoError(t, err)
	rapid.Check(t, func(rt *rapid.T) {
		u := rapid.Float64Range(1e-9, 1-1e-9).Draw(rt, "u")
		factor := rapid.Float64Range(0, 4).Draw(rt, "factor")
		require.Equal(rt, d.Micros(u), d.MicrosTimes(1, u))
		require.InDelta(rt, factor*float64(d.Micros(u)), float64(d.MicrosTimes(factor, u)), 0.5*factor+0.5)
	})
}

func TestAFactorAllocatesNothing(t *testing.T) {
	var pieces []Piece
	for h := range 744 {
		pieces = append(pieces, Piece{From: float64(h) * 3600, To: float64(h+1) * 3600, Start: 1, End: 1 + float64(h%3)})
	}
	f, err := NewFactor(pieces)
	require.NoError(t, err)
	sum := 0.
	require.Zero(t, testing.AllocsPerRun(100, func() { sum += f.At(1234567890) }))
	require.Positive(t, sum)
}
