package record

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestTheHourThatComesTwiceInAJumble: a file in no order of time does not show the pass. The remark calls it a guess, and says
// what to write. A few records out of order do not count.
func TestTheHourThatComesTwiceInAJumble(t *testing.T) {
	how := day(t, Columns{Caller: Caller{Column: None}})
	how.Start, how.Run = time.Date(2025, 10, 26, 0, 0, 0, 0, london(t)), 25*how.Run/24
	inOrder := []string{"00:10:00", "00:20:00", "00:30:00", "01:10:00", "01:50:00", "01:05:00", "01:40:00", "02:10:00", "02:20:00", "02:30:00", "02:40:00"}
	jumbled := []string{"02:20:00", "00:10:00", "02:30:00", "01:50:00", "00:20:00", "02:10:00", "01:05:00", "02:40:00", "00:30:00", "01:10:00", "01:40:00"}
	nearly := append([]string{"00:15:00"}, inOrder...)
	text := func(clocks []string) string {
		var b strings.Builder
		b.WriteString("time\n")
		for _, c := range clocks {
			fmt.Fprintf(&b, "2025-10-26 %s\n", c)
		}
		return b.String()
	}
	require.Contains(t, read(t, how, text(inOrder)).Remarks[0], "By the order of the file 2 are of them in its second pass")
	require.Contains(t, read(t, how, text(nearly)).Remarks[0], "By the order of the file 2 are of them in its second pass")
	remark := read(t, how, text(jumbled)).Remarks[0]
	require.Contains(t, remark, "The file is not in the order of time, so it is a guess")
	require.Contains(t, remark, "Sort it, or write offsets such as +01:00 behind the times")
}

// TestADeclaredOrderIsNotBlamed: where the order of day and month is given, a clock that does not exist is what is wrong.
func TestADeclaredOrderIsNotBlamed(t *testing.T) {
	for format, first := range map[string]string{"day-first": "day", "month-first": "month"} {
		how := day(t, Columns{Time: Time{Column: "time", Format: format}, Caller: Caller{Column: None}})
		got := wrong(t, how, "time\n06/06/2023 25:10:00\n")
		require.Contains(t, got, "expected a date with the "+first+" first and a clock from 00:00 to 23:59")
		require.NotContains(t, got, "say which")
	}
	require.Contains(t, wrong(t, day(t, Columns{Caller: Caller{Column: None}}), "time\n06/06/2023 05:10:00\n"), "say which")
}
