package report_test

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/reporttest"
)

// TestBaselineIsReadAsItWasWritten, to the last bit; no sample and times that were not reached, too.
func TestBaselineIsReadAsItWasWritten(t *testing.T) {
	d, r := reporttest.FromLibrary(t, "first-steps", 5)
	d.Judged[0].Values[1], d.Judged[0].Values[2], d.Judged[0].Values[3] = report.Exact(math.NaN()), report.Exact(math.Inf(1)), 1.0/3
	b, err := report.ReadBaseline(bytes.NewReader(reporttest.JSONOf(t, d)))
	require.NoError(t, err)
	want, got := r.Record("0.1.0"), b.Record()
	values := want.Columns[0].Values
	values[1], values[2], values[3] = math.NaN(), math.Inf(1), 1.0/3
	require.Equal(t, fmt.Sprintf("%+v", want), fmt.Sprintf("%+v", got))
	require.Equal(t, d.Run, b.Run)
	require.Equal(t, d.Scenario, b.Scenario)
}

// TestJudgedIsSmall: a line for each measure, and all together less than is worth compressing. The 200 replications take
// 55 kB: beside its values a share or a mean has what it is made of, the number above the line and that below it.
func TestJudgedIsSmall(t *testing.T) {
	d, _ := reporttest.FromLibrary(t, "first-steps", 200)
	_, judged, ok := bytes.Cut(reporttest.JSONOf(t, d), []byte(`"judged": [`))
	require.True(t, ok)
	require.Equal(t, len(d.Judged), strings.Count(string(judged), `"values"`))
	require.Equal(t, len(d.Judged)+3, strings.Count(string(judged), "\n"))
	require.Less(t, len(judged), 60_000)
}

// TestBaselinesThatAreNone: each with the sentence that its user reads.
func TestBaselinesThatAreNone(t *testing.T) {
	d, _ := reporttest.FromLibrary(t, "first-steps", 3)
	good := string(reporttest.JSONOf(t, d))
	changed := func(from, to string) string {
		require.Contains(t, good, from)
		return strings.Replace(good, from, to, 1)
	}
	one := *d
	one.Judged = append(one.Judged[:1:1], one.Judged...)
	absurd := *d
	absurd.Judged = append([]report.Judged{}, d.Judged...)
	absurd.Judged[0].Values = []report.Exact{report.Exact(math.NaN()), report.Exact(math.Inf(1)), 1e300}
	older := strings.NewReplacer(`"fingerprint":"`+d.Scenario.Fingerprint+`",`, "").Replace(good)
	for text, want := range map[string]string{
		"":                                 "it is empty",
		" \n":                              "it is empty",
		"scenario":                         "it is no JSON: invalid character 's' looking for beginning of value, at byte 1",
		"[1, 2]":                           "it is no report.json of nines run",
		`"report"`:                         "it is no report.json of nines run",
		`{"a": 1}`:                         "it is no report.json of nines run",
		`{"format": "nines-comparison/1"}`: "it is no report.json of nines run",
		`{"format": 1}`:                    "it is no report.json of nines run",
		good + "}":                         fmt.Sprintf("it is no JSON: invalid character '}' after top-level value, at byte %d", len(good)+1),
		good[:1000]:                        "it is cut short, at byte 1000",
		good[:len(good)-3]:                 fmt.Sprintf("it is cut short, at byte %d", len(good)-3),
		changed("nines-report/3", "nines-report/0"):     "its format is nines-report/0, and this nines reads nines-report/3",
		changed(`"replications":3`, `"replications":0`): "it has no replications",
		changed(`"replications":3`, `"replications":4`): "it does not fit together: calls.offered in the window run has 3 values, and there are 4 replications",
		changed(`"seed":`, `"seed":-`):                  "it does not fit together: run.seed cannot be a number -1 (byte ",
		changed(`"values":[`, `"values":["lots",`):      `it does not fit together: "lots" stands where a number, null or "unreached" belongs`,
		changed(`"values":[`, `"values":[1e999,`):       `it does not fit together: 1e999 stands where a number, null or "unreached" belongs`,
		changed(`"judged": [`, `"judge": [`):            "it does not hold the values of the single replications: an older nines wrote it",
		changed(`"measure":"calls.offered","window":"run","unit":"calls","better"`, `"unit":"calls","better"`): "it does not fit together: a judged measure has no name or no window",
		older:                                 "it does not hold the values of the single replications: an older nines wrote it",
		string(reporttest.JSONOf(t, &absurd)): "it does not fit together: calls.offered in the window run is 1e+300 in replication 2, and no run has so much",
		string(reporttest.JSONOf(t, &one)):    "it does not fit together: calls.offered in the window run is there twice",
	} {
		b, err := report.ReadBaseline(strings.NewReader(text))
		require.Error(t, err, "%.80s", text)
		require.True(t, strings.HasPrefix(err.Error(), want), "%s\nis not\n%s", err, want)
		require.Nil(t, b)
	}
	_, err := report.ReadBaseline(broken{})
	require.EqualError(t, err, "it cannot be read to its end: the disk is gone")
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("the disk is gone") }
