package report

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
)

// tiny is a report as small as they are: twelve minutes of first-steps, in two replications.
func tiny(t testing.TB) []byte {
	t.Helper()
	d := documentOf(t, "first-steps", 2, "world.run=12m", "trouble.power-cut.at=18:02", "study.windows=none", "expect=none")
	d.Provenance, d.Judged, d.Playback = d.Provenance[:0], d.Judged[:1], nil
	var out bytes.Buffer
	require.NoError(t, d.JSON(&out))
	return out.Bytes()
}

// TestWhatIsReadIsWhatWasWritten: read and written again a document has the same bytes.
func TestWhatIsReadIsWhatWasWritten(t *testing.T) {
	text := tiny(t)
	d, err := ReadDocument(text)
	require.NoError(t, err)
	var again bytes.Buffer
	require.NoError(t, d.JSON(&again))
	require.Equal(t, string(text), again.String())
}

// TestDocumentsThatSayWhatCannotBe are refused, with words for what is wrong.
func TestDocumentsThatSayWhatCannotBe(t *testing.T) {
	good := tiny(t)
	for want, change := range map[string]func(d map[string]any){
		`its "share-of-replications" is null`:                              func(d map[string]any) { of(d, "moments", 0)["share-of-replications"] = nil },
		`its "mean" is unreached`:                                          func(d map[string]any) { of(d, "figures", 0)["mean"] = "unreached" },
		`its "mean" is 1e+300`:                                             func(d map[string]any) { of(d, "figures", 0)["mean"] = 1e300 },
		`its "hold-s" is 1e+300`:                                           func(d map[string]any) { of(d, "run", "target")["hold-s"] = 1e300 },
		`the onset of its trouble is not within the run`:                   func(d map[string]any) { of(d, "onset-s")["mean"] = -300 },
		`it has no figure of "calls.offered" in its window "run"`:          func(d map[string]any) { d["figures"] = []any{} },
		`it does not say how many calls were blocked in its window "run"`:  func(d map[string]any) { of(d, "windows", 0)["outcomes"] = []any{} },
		`its window "run" is not within the run`:                           func(d map[string]any) { of(d, "windows", 0)["to-s"] = 721 },
		`it has no windows, platforms, durations or replications`:          func(d map[string]any) { d["windows"] = []any{} },
		`it does not fit together: run.replications cannot be a number 1e`: func(d map[string]any) { of(d, "run")["replications"] = 1e30 },
		`somebody has changed it (see "run.target.over-s")`:                func(d map[string]any) { delete(of(d, "run", "target"), "over-s") },
		`somebody has changed it (see "clocks.share-reached.mean")`:        func(d map[string]any) { of(d, "clocks", 0, "share-reached")["mean"] = "some" },
		`its ledger has losses of "power-cut" in minutes that the run has`: func(d map[string]any) { of(d, "ledger", 0)["minutes"].([]any)[0] = 12 },
		`its series "calls.offered" has 11 minutes of 12`: func(d map[string]any) {
			for _, s := range d["series"].([]any) {
				if s := s.(map[string]any); s["name"] == "calls.offered" {
					s["per-minute"] = s["per-minute"].([]any)[:11]
				}
			}
		},
		`its format is "nines-report/2", and this nines reads "nines-report/1"`: func(d map[string]any) { d["format"] = "nines-report/2" },
	} {
		var d map[string]any
		require.NoError(t, json.Unmarshal(good, &d))
		change(d)
		text, err := json.Marshal(d)
		require.NoError(t, err)
		_, err = ReadDocument(text)
		require.ErrorContains(t, err, want)
	}
	for _, text := range []string{"", "null", "[]", `"nines-report/1"`, `{"format":"nines-report/1"}`, string(good[:len(good)/2])} {
		_, err := ReadDocument([]byte(text))
		require.Error(t, err, text)
	}
}

// TestComparisonsThatSayWhatCannotBe are refused as well.
func TestComparisonsThatSayWhatCannotBe(t *testing.T) {
	for want, change := range map[string]func(c *Comparison){
		`it does not compare "callers.never-connected"`:    func(c *Comparison) { c.Measures = c.Measures[:1] },
		`it compares nothing`:                              func(c *Comparison) { c.Strategies = c.Strategies[:1] },
		`it has 1 figures of "callers.affected" for 2`:     func(c *Comparison) { c.Measures[0].Figures = c.Measures[0].Figures[:1] },
		`it has 3 minutes of losses under "wait"; the run`: func(c *Comparison) { c.Strategies[1].Losses = c.Strategies[1].Losses[:3] },
		`its baseline: its window "run" is not within`:     func(c *Comparison) { c.Base.Windows[0].ToS++ },
	} {
		c := compare(t, "first-steps", 1)
		var good, out bytes.Buffer
		require.NoError(t, c.JSON(&good))
		_, err := ReadComparison(good.Bytes())
		require.NoError(t, err)
		change(c)
		require.NoError(t, c.JSON(&out))
		_, err = ReadComparison(out.Bytes())
		require.ErrorContains(t, err, want)
	}
}

// FuzzReadDocument puts something else in place of some bytes of a good document: whatever is read is refused, or worded and
// drawn.
func FuzzReadDocument(f *testing.F) {
	good := tiny(f)
	whole := uint(len(good))
	mean := uint(bytes.Index(good, []byte(`"mean":`)) + len(`"mean":`))
	f.Add(whole/2, whole, "")                // cut short
	f.Add(uint(0), whole, "{}")              // nothing of it
	f.Add(mean, uint(1), "-1e300")           // a number that cannot be
	f.Add(mean, uint(1), `"unreached",".":`) // a field that nobody knows
	f.Fuzz(func(t *testing.T, at, length uint, by string) {
		from := min(at, whole)
		text := slices.Concat(good[:from], []byte(by), good[from+min(length, whole-from):])
		d, err := ReadDocument(text)
		if err != nil {
			return
		}
		d.Charts()
		d.Sections()
		d.Summary()
		d.KeyFigures()
		d.RegulatorTables()
		require.NoError(t, d.Text(io.Discard, "service"))
	})
}

// TestSectionsAreTables: a table of a page has a cell for each column in every row, and says each row's name once.
func TestSectionsAreTables(t *testing.T) {
	for _, name := range scenarios.Names() {
		for id, s := range referenceOf(t, name).document.Sections() {
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
