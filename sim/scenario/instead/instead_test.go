package instead

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWhatToWriteInstead(t *testing.T) {
	for what, c := range map[string]struct {
		say  func(string) string
		want map[string]string
	}{
		"a change": {OfChange, map[string]string{
			"+3": "+3 looks like a change, but this is the total: write the total without a plus sign", "+20 calls": "+20 calls looks like a change, but this is the total: write the total without a plus sign",
			"3": "", "-3": "", "+x": "",
		}},
		"a number left": {OfCountLeft, map[string]string{"5": "5 is more than 1 (100%): this is the share that is left, not a number; write it such as 56% (5 of 9)", "1": "", "0.5": "", "5%": ""}},
		"a length": {OfLength, map[string]string{
			"1,5m": `"1,5m": decimals have a point; write 1.5m`, "1,5 hours": `"1,5 hours": decimals have a point; write 1.5h`, "90 s": `"90 s": write 90s`,
			"00:00:41": `"00:00:41" looks like a time of day; as a length, write 41s`, "01:30:00": `"01:30:00" looks like a time of day; as a length, write 1h30m`, "00:00:00": `"00:00:00" looks like a time of day; as a length, write 0s`, "01:30": `"01:30" looks like a time of day; as a length, write 1m30s or 1h30m`,
			"soon": "", "1,5": "", "1,5x": "",
		}},
	} {
		for text, want := range c.want {
			require.Equal(t, want, c.say(text), "%s: %s", what, text)
		}
	}
}
