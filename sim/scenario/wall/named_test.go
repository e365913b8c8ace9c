package wall

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestOffsetsByName: an offset is read in all its forms, and back; what is no zone is refused.
func TestOffsetsByName(t *testing.T) {
	for minutes := -23 * 60; minutes <= 23*60; minutes += 15 {
		sign, m := "+", minutes
		if m < 0 {
			sign, m = "-", -m
		}
		for _, form := range []string{"%s%02d:%02d", "%s%02d%02d", "UTC%s%02d:%02d"} {
			zone, err := Named(fmt.Sprintf(form, sign, m/60, m%60))
			require.NoError(t, err)
			_, offset := time.Unix(0, 0).In(zone).Zone()
			require.Equal(t, minutes*60, offset)
		}
	}
	for _, text := range []string{"", "local", "Mars", "+24:00", "+01:60", "+1"} {
		_, err := Named(text)
		require.Error(t, err, text)
	}
}
