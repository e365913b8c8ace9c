package page_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/page"
	"nines/sim/report"
	"nines/sim/report/reporttest"
)

// TestPagesAreFilledAsByHTMLTemplate, to the byte, whatever the names in them are.
func TestPagesAreFilledAsByHTMLTemplate(t *testing.T) {
	same := func(d *report.Document, c *report.Comparison, own func(to *bytes.Buffer) error) {
		var want, got bytes.Buffer
		require.NoError(t, page.WriteByTemplate(&want, d, c))
		require.NoError(t, own(&got))
		require.Equal(t, want.String(), got.String())
	}
	for _, d := range []*report.Document{hostile(t), document(t, "telstra-2024-03-01", 1), document(t, "hull-2015-12-28", 2)} {
		same(d, nil, func(to *bytes.Buffer) error { return page.Write(to, d) })
	}
	c := reporttest.Compare(t, "englewood-2014-04-09", 3)
	same(c.Base, c, func(to *bytes.Buffer) error { return page.WriteComparison(to, c) })
}
