package report

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/experiment"
	"nines/sim/scenario"
)

// fromLibrary runs a scenario of the library a few times.
func fromLibrary(t testing.TB, name string, replications int, assignments ...string) (*Document, *experiment.Result) {
	t.Helper()
	text, ok := scenarios.Text(name)
	require.True(t, ok)
	doc, err := scenario.Load(name, text, assignments...)
	require.NoError(t, err)
	plan, err := doc.Plan("")
	require.NoError(t, err)
	few := *plan
	few.Replications = replications
	r, err := experiment.Run(context.Background(), &few, experiment.Options{})
	require.NoError(t, err)
	return New(r, nil, "0.1.0"), r
}

func jsonOf(t testing.TB, d *Document) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, d.JSON(&b))
	return b.Bytes()
}

// TestBaselineIsReadAsItWasWritten, to the last bit; no sample and times that were not reached, too.
func TestBaselineIsReadAsItWasWritten(t *testing.T) {
	d, r := fromLibrary(t, "first-steps", 5)
	d.Judged[0].Values[1], d.Judged[0].Values[2], d.Judged[0].Values[3] = Exact(math.NaN()), Exact(math.Inf(1)), 1.0/3
	b, err := ReadBaseline(bytes.NewReader(jsonOf(t, d)))
	require.NoError(t, err)
	want, got := r.Record("0.1.0"), b.Record()
	values := want.Columns[0].Values
	values[1], values[2], values[3] = math.NaN(), math.Inf(1), 1.0/3
	require.Equal(t, fmt.Sprintf("%+v", want), fmt.Sprintf("%+v", got))
	require.Equal(t, d.Run, b.Run)
	require.Equal(t, d.Scenario, b.Scenario)
}

// TestJudgedIsSmall: a line for each measure, and all together less than is worth compressing.
func TestJudgedIsSmall(t *testing.T) {
	d, _ := fromLibrary(t, "first-steps", 200)
	_, judged, ok := bytes.Cut(jsonOf(t, d), []byte(`"judged": [`))
	require.True(t, ok)
	require.Equal(t, len(d.Judged), strings.Count(string(judged), `"values"`))
	require.Equal(t, len(d.Judged)+3, strings.Count(string(judged), "\n"))
	require.Less(t, len(judged), 45_000)
}

// TestBaselinesThatAreNone: each with the sentence that its user reads.
func TestBaselinesThatAreNone(t *testing.T) {
	d, _ := fromLibrary(t, "first-steps", 3)
	good := string(jsonOf(t, d))
	changed := func(from, to string) string {
		require.Contains(t, good, from)
		return strings.Replace(good, from, to, 1)
	}
	one := *d
	one.Judged = append(one.Judged[:1:1], one.Judged...)
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
		changed("nines-report/1", "nines-report/0"):     "its format is nines-report/0, and this nines reads nines-report/1",
		changed(`"replications":3`, `"replications":0`): "it has no replications",
		changed(`"replications":3`, `"replications":4`): "it does not fit together: calls.offered in the window run has 3 values, and there are 4 replications",
		changed(`"seed":`, `"seed":-`):                  "it does not fit together: run.seed cannot be a number -1 (byte ",
		changed(`"values":[`, `"values":["lots",`):      `it does not fit together: "lots" stands where a number, null or "unreached" belongs`,
		changed(`"values":[`, `"values":[1e999,`):       `it does not fit together: 1e999 stands where a number, null or "unreached" belongs`,
		changed(`"judged": [`, `"judge": [`):            "it does not hold the values of the single replications: an older nines wrote it",
		changed(`"measure":"calls.offered","window":"run","unit":"calls","better"`, `"unit":"calls","better"`): "it does not fit together: a judged measure has no name or no window",
		older:                   "it does not hold the values of the single replications: an older nines wrote it",
		string(jsonOf(t, &one)): "it does not fit together: calls.offered in the window run is there twice",
	} {
		b, err := ReadBaseline(strings.NewReader(text))
		require.Error(t, err, "%.80s", text)
		require.True(t, strings.HasPrefix(err.Error(), want), "%s\nis not\n%s", err, want)
		require.Nil(t, b)
	}
	_, err := ReadBaseline(broken{})
	require.EqualError(t, err, "it cannot be read to its end: the disk is gone")
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("the disk is gone") }

// FuzzReadBaseline: whatever stands in the file, it is refused in one sentence, or can be compared.
func FuzzReadBaseline(f *testing.F) {
	d, _ := fromLibrary(f, "first-steps", 2)
	d.Series, d.Figures, d.Ledger = nil, nil, nil // to be quick
	good := jsonOf(f, d)
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte(`{"format": "nines-report/1", "run": {"replications": 1, "digest": "d"}, "scenario": {"fingerprint": "f"}, "judged": [{"measure": "m", "window": "w", "values": ["unreached"]}]}`))
	f.Add(bytes.ReplaceAll(good, []byte("[1"), []byte("[null,-1e300")))
	f.Add([]byte(`{"format": "nines-report/1", "run": {"replications": -1}, "judged": null}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		b, err := ReadBaseline(bytes.NewReader(text))
		if err != nil {
			require.True(t, strings.HasPrefix(err.Error(), "it"), "%s", err)
			require.NotContains(t, err.Error(), "\n")
			return
		}
		twin := &Document{Version: b.Version, Scenario: b.Scenario, Run: b.Run, Judged: b.Judged}
		r, err := twin.Regress(b, 0.01)
		require.NoError(t, err)
		require.Equal(t, "identical", r.Basis)
		if r, err = d.Regress(b, 0.01); err == nil {
			require.NoError(t, r.Text(&bytes.Buffer{}))
			_, err = json.Marshal(r)
			require.NoError(t, err)
		}
	})
}

// TestMovedWindowsAreNotCompared: a window that has other times is another window.
func TestMovedWindowsAreNotCompared(t *testing.T) {
	of := func(to string) *Baseline {
		return &Baseline{
			Windows: []Span{{"run", "18:00", "22:00"}, {"evening", "19:00", to}},
			Judged:  []Judged{{"calls.offered", "run", "calls", "neither", nil}, {"calls.offered", "evening", "calls", "neither", nil}},
		}
	}
	base, now := of("20:00"), of("21:00")
	base.moved(now)
	require.Equal(t, "run", base.Judged[0].Window)
	require.Equal(t, "evening (19:00 to 20:00)", base.Judged[1].Window)
	require.Equal(t, "evening (19:00 to 21:00)", now.Judged[1].Window)
	base, now = of("20:00"), of("20:00")
	base.moved(now)
	require.Equal(t, base, now)
	require.Equal(t, "evening", now.Judged[1].Window)
}
