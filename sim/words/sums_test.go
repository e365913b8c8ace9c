package words

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestSumsAreToldWithEnoughDigits(t *testing.T) {
	for sum, want := range map[float64]string{
		1.004: "100.4%", 0.3: "30%", 0: "0%", 1.0000011: "100.00011%", 0.999999: "99.9999%", 0.83333333: "83.33%", 12: "1200%", 1 + 2e-9: "100.0000002%",
	} {
		require.Equal(t, want, SumOfShares(sum))
	}
}

func TestNoSumThatIsOffIsToldAsTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		off := rapid.Float64Range(1e-9, 0.5).Draw(t, "off")
		require.NotEqual(t, "100%", SumOfShares(1+off))
		require.NotEqual(t, "100%", SumOfShares(1-off))
	})
}
