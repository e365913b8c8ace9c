package watch

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
)

func TestSensorReportsOnceAfterEnoughFailuresWithinATime(t *testing.T) {
	for _, x := range []struct {
		name     string
		after    int32
		failures []des.Time // in seconds
		reports  []bool
	}{
		{"the first failure", 1, []des.Time{0, 1, 2}, []bool{true, false, false}},
		{"three within ten", 3, []des.Time{0, 5, 10, 11}, []bool{false, false, true, false}},
		{"three, but not within ten", 3, []des.Time{0, 5, 11, 14, 15}, []bool{false, false, false, true, false}},
		{"three at once", 3, []des.Time{7, 7, 7}, []bool{false, false, true}},
		{"the ring goes round more than once", 2, []des.Time{0, 11, 22, 33, 44, 54}, []bool{false, false, false, false, false, true}},
	} {
		var m Memory
		m.Listen(Sensor{After: x.after, Within: 10 * des.Second})
		for i, at := range x.failures {
			require.Equal(t, x.reports[i], m.Notice(at*des.Second), "%s: failure %d", x.name, i)
		}
	}
}
