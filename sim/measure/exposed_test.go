package measure

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
)

// TestOnsetIsWhenCallersCanMeetTheFault: a fault hidden in a backup is no onset; being switched to is.
func TestOnsetIsWhenCallersCanMeetTheFault(t *testing.T) {
	c := newClocks(&Plan{net: &emergency.Network{}})
	c.reset()
	c.note(&emergency.Observation{Fact: emergency.TroubleBegan, At: des.Minute, Hidden: true})
	require.Equal(t, des.Never, c.onset)
	c.note(&emergency.Observation{Fact: emergency.TroubleExposed, At: 5 * des.Minute})
	require.Equal(t, 5*des.Minute, c.onset)
	c.note(&emergency.Observation{Fact: emergency.TroubleBegan, At: 9 * des.Minute})
	require.Equal(t, 5*des.Minute, c.onset)
}
