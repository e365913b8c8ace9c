package instead

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRange(t *testing.T) {
	for text, want := range map[string]string{
		"90..130": "90 to 130", "90 .. 130": "90 to 130", "90-130": "90 to 130", "90 – 130": "90 to 130", "90…130": "90 to 130",
		"between 90 and 130": "90 to 130", "from 90 to 130": "90 to 130", "90 or 130": "90 to 130", "30%-80%": "30% to 80%",
		"2m - 20m": "2m to 20m", "2m-20m": "2m to 20m", "06:24-07:00": "06:24 to 07:00", "5/h..9/h": "5/h to 9/h", "50 calls - 90 calls": "50 calls to 90 calls",
		"110 ± 20": "90 to 130", "110 +/- 20": "90 to 130", "65% ± 10%": "55% to 75%", "65 ± 10%": "55% to 75%", "5 ± 10": "0 to 15", "0.3 ± 0.1": "0.2 to 0.4",
		"110 (90-130)": "110 (90 to 130)", "110 [90 to 130]": "110 (90 to 130)", "110, 90 to 130": "110 (90 to 130)", "110 (90..130)": "110 (90 to 130)",
		"90 to 130": "", "90": "", "2023-06-25": "", "many": "", "1h30m": "", "-5": "", "65% ± 10s": "",
	} {
		require.Equal(t, want, Range(text), text)
	}
}

func TestWords(t *testing.T) {
	allowed := []string{"next-route", "give-up"}
	for text, want := range map[string]string{
		"next-route or give-up": "one of [next-route, give-up]", "give-up|next-route": "one of [give-up, next-route]",
		"give-up, next-route": "one of [give-up, next-route]", "give-up / other": "", "give-up": "", "": "",
	} {
		require.Equal(t, want, Words(text, allowed), text)
	}
}
