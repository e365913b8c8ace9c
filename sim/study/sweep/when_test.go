package sweep_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/study/sweep"
)

// TestMoments: the week is that of the onset, a Sunday here.
func TestMoments(t *testing.T) {
	zone, err := time.LoadLocation("Europe/London")
	require.NoError(t, err)
	onset := time.Date(2023, 6, 25, 6, 24, 0, 0, zone)
	for text, want := range map[string]struct {
		n           int
		first, last string
		isWeek      bool
	}{
		"every hour of the week":               {168, "2023-06-19 00:00", "2023-06-25 23:00", true},
		"every 6 hours of the week":            {28, "2023-06-19 00:00", "2023-06-25 18:00", true},
		"every day of the week":                {7, "2023-06-19 06:24", "2023-06-25 06:24", false},
		"every day of 2024":                    {366, "2024-01-01 06:24", "2024-12-31 06:24", false},
		"every 7 days of 2024-06 at 18:00":     {5, "2024-06-01 18:00", "2024-06-29 18:00", false},
		"2024-06-01 18:00, 2024-12-31 23:50":   {2, "2024-06-01 18:00", "2024-12-31 23:50", false},
		"2024-06-01 18:00\n2024-12-31 23:50\n": {2, "2024-06-01 18:00", "2024-12-31 23:50", false},
	} {
		m, err := sweep.MomentsOf(text, onset)
		require.NoError(t, err, text)
		require.Len(t, m.At, want.n, text)
		require.Equal(t, want.first, m.At[0].Format(sweep.Layout), text)
		require.Equal(t, want.last, m.At[len(m.At)-1].Format(sweep.Layout), text)
		require.Equal(t, want.isWeek, m.IsWeek, text)
	}
	m, err := sweep.MomentsOf("every hour of the week", time.Date(2024, 3, 30, 12, 0, 0, 0, zone))
	require.NoError(t, err)
	require.Len(t, m.At, 167, "01:00 is not there when the clocks go forward")
	for text, want := range map[string]string{
		"every blue moon":            "is none of",
		"every 5 hours of the week":  "go by 1, 2, 3",
		"every hour of 2024":         "hours are those of the week",
		"every 0 days of 2024":       "give a step from 1",
		"every day of 2024-13":       "is no month",
		"every day of 2024 at 26:00": "is no clock time",

		"tomorrow, 2024-06-01 18:00":      `"tomorrow" is no instant`,
		"":                                "give one such as",
		"every 999999999999 days of 2024": "give a step",
	} {
		_, err := sweep.MomentsOf(text, onset)
		require.ErrorContains(t, err, want, text)
	}
}
