package measure

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency"
)

// TestDiary: what happens several times is told each time, in the order of time; what is so from the start is not.
func TestDiary(t *testing.T) {
	p := windowed()
	s := &script{}
	s.opens(0, reserve).reaches(at(1, 0), emergency.Detected)
	s.switches(at(2, 0), mainPlatform, reserve).switches(at(3, 0), reserve, mainPlatform).switches(at(4, 0), mainPlatform, reserve)
	var sum Sum
	(&script{}).closed(t, p).AddTo(&sum, 1)
	s.closed(t, p).AddTo(&sum, 0)
	require.Equal(t, []Happening{
		{"detected", at(1, 0)}, {"switch-to.reserve", at(2, 0)}, {"switch-to.main", at(3, 0)}, {"switch-to.reserve", at(4, 0)},
	}, sum.Happened(), "of replication 0, whoever did it")
}
