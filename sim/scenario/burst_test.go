package scenario

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/scenario/spec"
)

// burstOf is the source of the only burst of a town with three regions.
func burstOf(t *testing.T, burst string) emergency.Source {
	t.Helper()
	p := planWith(t, nil, mayDay, "regions: {north: 50%, south: 30%, sea: 20%}\n    day-factor: {gamma: {mean: 1, cv: 0.5}}\n    bursts: {crash: "+burst+"}")
	require.Len(t, p.Network.Demand.Sources, 2)
	return p.Network.Demand.Sources[1]
}

func TestBurstsBecomeSources(t *testing.T) {
	s := burstOf(t, "{every: 8h, callers: {exponential: 25}, over: 6m}")
	require.Equal(t, "bursts.crash", s.Name)
	require.InDelta(t, 3, s.Rate.Cumulative((24 * des.Hour).Seconds()), 1e-9, "incidents in a run of 24 hours")
	require.Equal(t, []float64{1, 1}, []float64{s.DayFactor.Quantile(0.1), s.DayFactor.Quantile(0.9)}, "a busy day has no more incidents")
	require.InDelta(t, 25, s.Burst.Callers.Mean(), 1e-9)
	require.Empty(t, s.Burst.At)
	require.Nil(t, s.Regions)
	require.Nil(t, s.Services)

	s = burstOf(t, "{at: [12:00, 2024-05-01 18:30], callers: 5, over: 0s}")
	require.Equal(t, []des.Time{12 * des.Hour, 18*des.Hour + 30*des.Minute}, s.Burst.At)
	require.Zero(t, s.Rate.Cumulative((24 * des.Hour).Seconds()))
	require.True(t, s.Burst.Over.IsZero())
	require.Equal(t, []des.Time{des.Hour}, burstOf(t, "{at: 01:00, callers: 5, over: 0s}").Burst.At)
}

// TestOver: a plain length is the longest, and all up to it are alike; a distribution is what it says.
func TestOver(t *testing.T) {
	over := burstOf(t, "{every: 8h, callers: 5, over: 6m}").Burst.Over
	for _, u := range []float64{0.01, 0.5, 0.99} {
		require.InDelta(t, 360*u, over.Quantile(u), 1e-9)
	}
	over = burstOf(t, "{every: 8h, callers: 5, over: {exponential: 4m}}").Burst.Over
	require.InDelta(t, 240, over.Mean(), 1e-9)
	require.InDelta(t, 1, over.CV(), 1e-9)
	over = burstOf(t, "{every: 8h, callers: 5, over: {mixture: [{share: 100%, of: 4m}]}}").Burst.Over
	require.Zero(t, over.CV(), "within a distribution a plain length is as long as it says")
}

func TestWhoReportsABurst(t *testing.T) {
	for words, want := range map[string]string{
		"regions: [sea]":                                    "[0 0 0.2] []",
		"regions: [south, north]":                           "[0.5 0.3 0] []",
		"regions: {south: 90%, sea: 10%}":                   "[0 0.9 0.1] []",
		"services: [ambulance]":                             "[] [0 0.4]",
		"services: {police: 25%, ambulance: 75%}":           "[] [0.25 0.75]",
		"services: {ambulance: 100%}, regions: {sea: 100%}": "[0 0 1] [0 1]",
	} {
		s := burstOf(t, "{every: 8h, callers: 5, over: 6m, "+words+"}")
		require.Equal(t, want, fmt.Sprint(s.Regions, s.Services), words)
	}
}

func TestTooManyBursts(t *testing.T) {
	var all strings.Builder
	for i := range spec.MostBursts + 1 {
		fmt.Fprintf(&all, "b%d: {every: 8h, callers: 5, over: 6m}, ", i)
	}
	_, err := Load("town.yaml", townWith(mayDay, "bursts: {"+strings.TrimSuffix(all.String(), ", ")+"}"))
	require.ErrorContains(t, err, "there are 51 bursts, but at most 50 are possible: remove some")
}
