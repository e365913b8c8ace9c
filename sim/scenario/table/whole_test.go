package table

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func readAll(t *testing.T, text string) (*Table, *Fault) {
	s, err := Open(strings.NewReader(text))
	require.NoError(t, err)
	return ReadTable("p.csv", s)
}

// TestThousandsAreRemarkedOn: where 1.000 stands beside 980 it may be a thousand; where decimals are usual it is one.
func TestThousandsAreRemarkedOn(t *testing.T) {
	for text, want := range map[string]string{
		"hour,calls\n0,980\n1,1.000\n2,1.020\n": "In p.csv, 1.000 in line 3 stands beside 980 in line 2, and is taken for 1, not for 1000. If it is thousands, write it without the point (2 numbers are like it).",
		"980\n1.050\n":                          "In p.csv, 1.050 in line 2 stands beside 980 in line 1, and is taken for 1.05, not for 1050. If it is thousands, write it without the point (1 number is like it).",
		"980\n1.05\n1.050\n":                    "",
		"0.980\n1.000\n":                        "",
		"1\n12\n1.500\n":                        "",
		"980\n1000\n":                           "",
	} {
		table, fault := readAll(t, text)
		require.Nil(t, fault)
		require.Equal(t, want, strings.Join(table.Doubts("p.csv"), "\n"), text)
	}
}

func TestTablesThatAreNone(t *testing.T) {
	_, fault := readAll(t, "# nothing\n\n")
	require.Equal(t, "p.csv is empty", fault.Message)
	_, fault = readAll(t, "a\n\"b\n")
	require.Equal(t, 2, fault.Line)
	_, fault = readAll(t, "a,b\n1,\x1b[2J\n")
	require.Equal(t, Place{2, 3, 4, "1,\x1b[2J"}, fault.Place)
}
