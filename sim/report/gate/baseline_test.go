package gate

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/reporttest"
)

// FuzzReadBaseline: whatever stands in the file, it is refused in one sentence, or can be compared.
func FuzzReadBaseline(f *testing.F) {
	d, _ := reporttest.FromLibrary(f, "first-steps", 2)
	d.Series, d.Figures, d.Ledger = nil, nil, nil // to be quick
	good := reporttest.JSONOf(f, d)
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte(`{"format": "nines-report/3", "run": {"replications": 1, "digest": "d"}, "scenario": {"fingerprint": "f"}, "judged": [{"measure": "m", "window": "w", "values": ["unreached"]}]}`))
	f.Add(bytes.ReplaceAll(good, []byte("[1"), []byte("[null,-1e300")))
	f.Add([]byte(`{"format": "nines-report/3", "run": {"replications": -1}, "judged": null}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		b, err := report.ReadBaseline(bytes.NewReader(text))
		if err != nil {
			require.True(t, strings.HasPrefix(err.Error(), "it"), "%s", err)
			require.NotContains(t, err.Error(), "\n")
			return
		}
		twin := &report.Document{Version: b.Version, Scenario: b.Scenario, Run: b.Run, Judged: b.Judged}
		r, err := twin.Regress(b, 0.01)
		require.NoError(t, err)
		require.Equal(t, "identical", r.Basis)
		if r, err = d.Regress(b, 0.01); err == nil {
			require.NoError(t, WriteRegression(&bytes.Buffer{}, r))
			_, err = json.Marshal(r)
			require.NoError(t, err)
		}
	})
}
