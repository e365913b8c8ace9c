package form_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/form"
	"nines/sim/report/reporttest"
)

// fieldsOf are the fields of the form whose title has a word, by their names.
func fieldsOf(t *testing.T, d *report.Document, word string) map[string]form.Field {
	t.Helper()
	fields := map[string]form.Field{}
	for _, f := range report.FormsOf(d) {
		require.NotEmpty(t, f.Notes)
		if strings.Contains(f.Title, word) {
			for _, x := range f.Fields {
				require.Contains(t, []string{form.Computed, form.Yours, form.NotModeled}, x.Filled)
				require.NotContains(t, fields, x.Name)
				fields[x.Name] = x
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
	require.Empty(t, report.FormsOf(d), "nothing went wrong")
	onset := reporttest.About(1800, 0)
	d.Onset = &onset
	require.Equal(t, form.Yours, fieldsOf(t, d, "FCC")["notification due"].Filled, "nobody detected it")
	d.Moments = []report.Moment{{What: "detected", Since: reporttest.About(2400, 30), Share: 1}}
	fcc := fieldsOf(t, d, "FCC")
	for name, minutes := range map[string]float64{"notice to 911 facilities due": 30, "notification due": 120, "initial report due": 3 * 1440, "final report due": 30 * 1440} {
		require.Equal(t, form.Computed, fcc[name].Filled)
		require.Equal(t, d.Clock(report.Number(2400+60*minutes)).Format("2006-01-02T15:04:05Z07:00"), fcc[name].At, name)
		require.Equal(t, 60*minutes, float64(fcc[name].Period))
	}
	require.Contains(t, fcc["notification due"].Value, "20:40:00")
	require.True(t, fcc["blocked calls"].Unverified)
	require.Equal(t, form.Yours, fcc["user-minutes"].Filled)
	require.Nil(t, fcc["user-minutes"].Estimate)
	require.Contains(t, strings.Join(report.FormsOf(d)[1].Notes, " "), "Callers are not users.")
	reporttest.Say(d, "users.hours-without-access", reporttest.About(160, 3))
	reporttest.Say(d, "users.without-access", reporttest.About(80, 0))
	minutes := fieldsOf(t, d, "FCC")["user-minutes"]
	require.Equal(t, "9,600 ± 180 user-minutes without access", minutes.Value)
	require.InDelta(t, 9600, float64(minutes.Estimate.Mean), 1e-9)
	require.Equal(t, "user-minutes", minutes.Unit)
	require.Equal(t, "160 ± 3 user-hours without access", fieldsOf(t, d, "Ofcom")["user-hours"].Value)
	require.NotContains(t, strings.Join(report.FormsOf(d)[1].Notes, " "), "Callers are not users.")
	require.Contains(t, fieldsOf(t, d, "ENISA"), "share of the user base")
	require.Equal(t, form.NotModeled, fieldsOf(t, d, "Australia")["welfare checks and call-backs"].Filled)
	d.Remedies = append(d.Remedies, report.Remedy{Name: "ring", Title: "Ring them back.", CallBacks: &report.CallBacks{Made: reporttest.About(80, 0), Answered: reporttest.About(50, 3)}})
	back := fieldsOf(t, d, "Australia")["welfare checks and call-backs"]
	require.Equal(t, form.Computed, back.Filled)
	require.Contains(t, back.Value, ": 80 call-backs, 50 ± 3 answered. Other welfare checks are not modelled")
}

// TestFormsAreRead: a document has its forms in JSON, and a reader gets the same.
func TestFormsAreRead(t *testing.T) {
	d := reporttest.DocumentOf(t, "first-steps", 3)
	require.Len(t, d.Forms, 4)
	var out bytes.Buffer
	require.NoError(t, d.JSON(&out))
	back, err := report.ReadDocument(out.Bytes())
	require.NoError(t, err)
	require.Len(t, back.Forms, 4)
	for i, f := range back.Forms {
		require.Equal(t, d.Forms[i].Title, f.Title)
		require.Equal(t, len(d.Forms[i].Fields), len(f.Fields))
		for j, x := range f.Fields {
			require.Equal(t, []any{d.Forms[i].Fields[j].Name, d.Forms[i].Fields[j].Value, d.Forms[i].Fields[j].At}, []any{x.Name, x.Value, x.At})
		}
	}
}
