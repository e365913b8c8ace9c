package propose_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/scenario/record"
)

// TestTimesOfNoKnownForm: the likely column, a value of it and a pattern that reads it are told.
func TestTimesOfNoKnownForm(t *testing.T) {
	for value, pattern := range map[string]string{
		"25/06/2023 um/at 06-24-10": "'%d/%m/%Y um/at %H-%M-%S'",
		"2023~06~25 06~24":          "'%Y~%m~%d %H~%M'",
		"25#06#23 06#24":            "'%d#%m#%y %H#%M'",
	} {
		for _, name := range []string{"received", "xyz"} {
			_, err := of("x.csv", []byte("n,"+name+"\na,"+value+"\nb,"+value+"\n"))
			require.ErrorContains(t, err, name+` (such as "`+value+`")`)
			require.ErrorContains(t, err, "`time: {column: "+name+", format: "+pattern+"}`")
		}
		parse, err := record.Clock(pattern[1 : len(pattern)-1])
		require.NoError(t, err)
		at, ok := parse(value)
		require.True(t, ok, value)
		require.Equal(t, "2023-06-25 06:24", at.At.Format("2006-01-02 15:04"))
	}
}

// TestClocksWithADotBesideADate are read, although alone they are decimals.
func TestClocksWithADotBesideADate(t *testing.T) {
	p, err := of("x.csv", []byte("kl;dato\n06.24;2023-06-03\n17.30;2023-06-04\n"))
	require.NoError(t, err)
	require.Contains(t, p.String(), "time: {column: kl, date: dato}")
	require.Contains(t, p.String(), "from 2023-06-03 06:24")
}

// TestAFileWithOnlyAHeader: its columns have the names of the header, and it is said that no row follows.
func TestAFileWithOnlyAHeader(t *testing.T) {
	for _, text := range []string{"time,caller,service", "time;caller;service\n", "time\tcaller\tservice\r\n\r\n"} {
		_, err := of("x.csv", []byte(text))
		require.EqualError(t, err, "it has no rows below its header. Its columns are: time, caller, service. Export it again, with at least one call")
	}
}

// TestLateMidnight: no pattern reads 24:00, so that is told and no pattern is.
func TestLateMidnight(t *testing.T) {
	for _, late := range []string{"2024-05-01 24:00:00", "2024-05-01T24:00", "24:00:00"} {
		early := strings.Replace(late, "24:00", "10:00", 1)
		_, err := of("x.csv", []byte("time,caller\n"+early+",7\n"+late+",8\n"+early+",9\n"))
		require.ErrorContains(t, err, `the column time has the time "`+late+`": midnight is 00:00:00 of the next day, not 24:00:00`)
		require.NotContains(t, err.Error(), "format")
	}
}

// TestCallersInOrder: a column that is called like the caller is the caller, also where its values are in order. A question is
// asked about it. A number of a call or an incident is none.
func TestCallersInOrder(t *testing.T) {
	for name, isCaller := range map[string]bool{"caller": true, "caller_id": true, "CLI": true, "a_number": true, "A-Number": true, "n": false, "call_id": false, "source": false, "incident": false} {
		text := "time," + name + ",service\n"
		for i := range 30 {
			text += fmt.Sprintf("2024-05-01 10:%02d:00,%d,police\n", i, 1000+i)
		}
		p, err := of("x.csv", []byte(text))
		require.NoError(t, err)
		if !isCaller {
			require.Contains(t, p.String(), "caller: none", name)
			continue
		}
		require.Contains(t, p.String(), "caller: "+name, name)
		require.Contains(t, p.String(), "All its values are different", name)
	}
}
