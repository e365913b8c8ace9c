package words

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestClocksHaveTheDateAndYearThatAreNews(t *testing.T) {
	start := time.Date(2023, 7, 1, 6, 0, 0, 0, time.UTC)
	for hours, want := range map[time.Duration]string{
		0: "06:00", 17: "23:00", 18: "2 Jul 00:00", 183*24 + 17: "31 Dec 23:00", 183*24 + 18: "1 Jan 2024 00:00", 366 * 24: "1 Jul 2024 06:00",
	} {
		require.Equal(t, want, Clock(start, start.Add(hours*time.Hour), "Jan", "15:04"))
	}
	require.Equal(t, "1 January 2024 00:00:00", Clock(start, start.Add((183*24+18)*time.Hour), "January", "15:04:05"))
	require.Equal(t, "2 January 23:00", Clock(start.AddDate(0, -6, 0), time.Date(2023, 1, 2, 23, 0, 0, 0, time.UTC), "January", "15:04"))
}
