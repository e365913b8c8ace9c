package propose_test

import (
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
