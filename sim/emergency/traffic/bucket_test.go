package traffic

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
)

// TestTheSameRateAgainChangesNothing: a limit that is set every second to what it is has its next token at the same time.
func TestTheSameRateAgainChangesNothing(t *testing.T) {
	for _, seconds := range []des.Time{3, 7, 10, 30} {
		var plain, again Tokens
		for _, l := range []*Tokens{&plain, &again} {
			l.SetRate(0, 1/float64(seconds))
			l.Fill()
			require.True(t, l.Take(0))
		}
		for s := range seconds + 1 {
			again.SetRate(s*des.Second, 1/float64(seconds))
			require.Equal(t, plain.HasOne(s*des.Second), again.HasOne(s*des.Second), "after %v of %v", s, seconds)
		}
	}
}
