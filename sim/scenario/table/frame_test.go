package table

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestFramesOfDatabases: rules and counts of rows are no rows, whichever tool wrote them; what only looks like one is a row.
func TestFramesOfDatabases(t *testing.T) {
	for _, rule := range []string{"---,-----", "---|----------", "-----+-------", "=== =====", "+----+----+", "|---|---|"} {
		for _, footer := range []string{"(200 rows affected)", "(1 row affected)", "(200 rows)", "200 rows selected.", "2 rows in set (0.01 sec)", "(0 rows)"} {
			rows, r := all(t, strings.NewReader("a,b\n"+rule+"\n1,2\n3,4\n\n"+footer+"\n"))
			require.Equal(t, [][]string{{"a", "b"}, {"1", "2"}, {"3", "4"}}, rows, rule+footer)
			n, line := r.Framed()
			require.Equal(t, []int{2, 2}, []int{n, line})
		}
	}
	for _, row := range []string{"--,1", "-,-", "1 row,2", "---,x", "- - -,1"} {
		rows, r := all(t, strings.NewReader("a,b\n"+row+"\n"))
		n, _ := r.Framed()
		require.Len(t, rows, 2, row)
		require.Zero(t, n)
	}
}
