package propose_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// exported has a number of calls, and some rows between them.
func exported(calls int, form string, rows ...string) []byte {
	var b strings.Builder
	b.WriteString("received,line\n")
	for k := range calls {
		fmt.Fprintf(&b, form+",999\n", k%24)
		if k == calls/2 {
			for _, r := range rows {
				b.WriteString(r + ",999\n")
			}
		}
	}
	return []byte(b.String())
}

// TestAFewTimesThatAreNone do not hide the column of times from the proposal: it names their lines. If many are none, it is no
// column of times.
func TestAFewTimesThatAreNone(t *testing.T) {
	for _, c := range []struct{ form, bad, want, why string }{
		{"2023-06-25 %02d:10:00", "n/a", "time: received", `expected a time, found "n/a"`},
		{"25/06/2023 %02d:10:00", "31/02/2023 10:00:00", "time: {column: received, format: day-first}", "there is no day 2023-02-31"},
		{"25/06/2023 %02d:10:00", "25/06/2023 25:10:00", "time: {column: received, format: day-first}", "a clock from 00:00 to 23:59"},
		{"06/25/2023 %02d:10:00", "unknown", "time: {column: received, format: month-first}", `expected a time, found "unknown"`},
	} {
		p, err := of("x.csv", exported(100, c.form, c.bad))
		require.NoError(t, err, c.bad)
		require.Contains(t, p.String(), c.want)
		require.Contains(t, strings.Join(strings.Fields(strings.ReplaceAll(p.String(), "#", "")), " "), "It cannot all be read so: line 53: column received: ")
		require.Contains(t, strings.Join(strings.Fields(strings.ReplaceAll(p.String(), "#", "")), " "), c.why)
		_, err = of("x.csv", exported(20, c.form, c.bad, c.bad, c.bad))
		require.ErrorContains(t, err, "no column says when", c.bad)
	}
}

// TestTheDayOfAProposalHasItsHours: 23 or 25 of them when the clocks change.
func TestTheDayOfAProposalHasItsHours(t *testing.T) {
	for day, run := range map[string]string{"2025-10-25": "24h", "2025-10-26": "25h", "2025-03-30": "23h"} {
		p, err := of("x.csv", exported(100, day+" %02d:10:00"))
		require.NoError(t, err)
		require.Contains(t, p.String(), "#   run: "+run)
	}
}

// TestCallsThatAreThereTwice: rows that are the same are asked about, unless somebody's name or chance explains them.
func TestCallsThatAreThereTwice(t *testing.T) {
	file := func(head string, times int, line func(k int) string) []byte {
		var b strings.Builder
		b.WriteString(head + "\n")
		for k := range 300 {
			b.WriteString(strings.Repeat(line(k)+"\n", times))
		}
		return []byte(b.String())
	}
	at := func(k int) string { return fmt.Sprintf("2023-06-25 %02d:%02d:07", k/20, k%20) }
	service := func(k int) string { return []string{"police", "fire", "ambulance"}[k%7%3] }
	plain := func(k int) string { return at(k) + "," + service(k) }
	asked := func(text []byte) bool {
		p, err := of("x.csv", text)
		require.NoError(t, err)
		return strings.Contains(p.String(), "the same as the row above")
	}
	require.True(t, asked(file("time,service", 2, plain)))
	require.False(t, asked(file("time,service", 1, plain)))
	require.False(t, asked(file("time,service,phone", 2, func(k int) string { return fmt.Sprintf("%s,07700 9%05d", plain(k), k) })), "redials")
	require.False(t, asked(file("time,service", 1, func(k int) string { return at(k/5*5) + "," + service(k/2) })), "by chance")
	require.False(t, asked(file("time,service", 2, func(k int) string { return at(k)[:16] + "," + service(k) })), "no seconds")
}
