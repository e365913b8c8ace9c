package text

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/report/reporttest"
)

// TestSectionsAreTables: a table of a page has a cell for each column in every row, and says each row's name once.
func TestSectionsAreTables(t *testing.T) {
	for _, name := range scenarios.Names() {
		for id, s := range Sections(reporttest.ReferenceOf(t, name).Document) {
			for _, row := range s.Rows {
				require.Len(t, row, len(s.Header), "%s: %s: %v", name, id, row)
			}
			if len(s.Header) > 1 && s.Header[0] == "" {
				columns := map[string]bool{}
				for _, h := range s.Header[1:] {
					require.False(t, columns[h], "%s: %s has the column %s twice", name, id, h)
					columns[h] = true
				}
			}
		}
	}
}
