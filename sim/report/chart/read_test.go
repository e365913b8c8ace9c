package chart

import (
	"bytes"
	"io"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/reporttest"
	"nines/sim/report/text"
)

// FuzzReadDocument puts something else in place of some bytes of a good document: whatever is read is refused, or worded and
// drawn.
func FuzzReadDocument(f *testing.F) {
	good := reporttest.Tiny(f)
	whole := uint(len(good))
	mean := uint(bytes.Index(good, []byte(`"mean":`)) + len(`"mean":`))
	f.Add(whole/2, whole, "")                // cut short
	f.Add(uint(0), whole, "{}")              // nothing of it
	f.Add(mean, uint(1), "-1e300")           // a number that cannot be
	f.Add(mean, uint(1), `"unreached",".":`) // a field that nobody knows
	f.Fuzz(func(t *testing.T, at, length uint, by string) {
		from := min(at, whole)
		bad := slices.Concat(good[:from], []byte(by), good[from+min(length, whole-from):])
		d, err := report.ReadDocument(bad)
		if err != nil {
			return
		}
		Of(d)
		text.Sections(d)
		text.Answer(d)
		text.KeyFigures(d)
		text.RegulatorTables(d)
		require.NoError(t, text.Write(io.Discard, d, "service"))
	})
}
