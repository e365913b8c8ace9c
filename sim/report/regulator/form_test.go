package regulator

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/reporttest"
)

// fieldsOf are the rows of the forms whose title has a word, by their first cell.
func fieldsOf(t *testing.T, d *report.Document, word string) map[string][]string {
	t.Helper()
	fields := map[string][]string{}
	for _, s := range forms(d) {
		if strings.Contains(s.Title, word) {
			for _, row := range s.Rows {
				require.Len(t, row, 3)
				require.Contains(t, []string{computed, yours, notModeled}, row[1])
				fields[row[0]] = row[1:]
			}
		}
	}
	require.NotEmpty(t, fields, word)
	return fields
}

// TestForms: deadlines run from the detection, users are counted only where the scenario says how many there are, and callers
// are never taken for users.
func TestForms(t *testing.T) {
	d := reporttest.Calls(reporttest.ByHand(200, 10), reporttest.Always(2), reporttest.Between(30, 200, 1), reporttest.Always(0))
	require.Empty(t, forms(d), "nothing went wrong")
	onset := reporttest.About(1800, 0)
	d.Onset = &onset
	require.Equal(t, yours, fieldsOf(t, d, "FCC")["notification by"][0], "nobody detected it")
	d.Moments = []report.Moment{{What: "detected", Since: reporttest.About(2400, 30), Share: 1}}
	fcc := fieldsOf(t, d, "FCC")
	require.Contains(t, fcc["911 facilities are told by"][1], "19:10:00")
	require.Contains(t, fcc["notification by"][1], "20:40:00")
	require.Contains(t, fcc["final report by"][1], "5 Apr")
	require.Equal(t, yours, fcc["user-minutes"][0])
	require.Contains(t, fcc["user-minutes"][1], "callers are not users")
	reporttest.Say(d, "users.hours-without-access", reporttest.About(160, 3))
	reporttest.Say(d, "users.without-access", reporttest.About(80, 0))
	require.Equal(t, []string{computed, "9,600 ± 180 user-minutes without access"}, fieldsOf(t, d, "FCC")["user-minutes"])
	require.Equal(t, []string{computed, "160 ± 3 user-hours without access"}, fieldsOf(t, d, "Ofcom")["user-hours"])
	require.Contains(t, fieldsOf(t, d, "ENISA"), "share of the user base")
	require.Equal(t, notModeled, fieldsOf(t, d, "Australia")["welfare checks and call-backs"][0])
}
