package report_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency"
	"nines/sim/report"
)

func TestPaletteHasEveryOutcomeOfALoss(t *testing.T) {
	for o := range emergency.Outcomes {
		if o.Unconnected() {
			require.Contains(t, report.Palette, o.String())
		}
	}
}

func TestColoursAreColours(t *testing.T) {
	hex := regexp.MustCompile(`^#[0-9a-f]{6}$`)
	for tone, c := range report.Palette {
		require.Regexp(t, hex, c.Light, tone)
		require.Regexp(t, hex, c.Dark, tone)
	}
}
