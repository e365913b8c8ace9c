package words

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestSumsAreToldWithEnoughDigits(t *testing.T) {
	for sum, want := range map[float64]string{
		1.004: "100.4%, not 100%: take 0.4% away", 0.3: "30%, not 100%: 70% is missing", 0: "0%, not 100%: 100% is missing",
		1.0000011: "100.00011%, not 100%: take 0.00011% away", 0.999999: "99.9999%, not 100%: 0.0001% is missing",
		0.83333333: "83.33%, not 100%: 16.67% is missing", 12: "1200%, not 100%: take 1100% away", 1 + 2e-9: "100.0000002%, not 100%: take 0.0000002% away",
	} {
		require.Equal(t, want, NotWhole(sum))
	}
}

func TestNoSumThatIsOffIsToldAsTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		off := rapid.Float64Range(1e-9, 0.5).Draw(t, "off")
		for _, sum := range []float64{1 + off, 1 - off} {
			require.NotRegexp(t, "^100%", NotWhole(sum))
			require.NotRegexp(t, " 0%", NotWhole(sum))
		}
	})
}
