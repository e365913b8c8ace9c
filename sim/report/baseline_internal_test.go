package report

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestMovedWindowsAreNotCompared: a window that has other times is another window.
func TestMovedWindowsAreNotCompared(t *testing.T) {
	of := func(to string) *Baseline {
		return &Baseline{
			Windows: []Span{{"run", "18:00", "22:00"}, {"evening", "19:00", to}},
			Judged:  []Judged{{"calls.offered", "run", "calls", "neither", nil, nil, nil}, {"calls.offered", "evening", "calls", "neither", nil, nil, nil}},
		}
	}
	base, now := of("20:00"), of("21:00")
	base.moved(now)
	require.Equal(t, "run", base.Judged[0].Window)
	require.Equal(t, "evening (19:00 to 20:00)", base.Judged[1].Window)
	require.Equal(t, "evening (19:00 to 21:00)", now.Judged[1].Window)
	base, now = of("20:00"), of("20:00")
	base.moved(now)
	require.Equal(t, base, now)
	require.Equal(t, "evening", now.Judged[1].Window)
}
