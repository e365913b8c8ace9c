package record

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestCallersWhoMayBeNobody: whatever the word, a caller without a digit among numbers is told, with what to write. Where callers
// have names it is not.
func TestCallersWhoMayBeNobody(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		word := rapid.StringOfN(rapid.SampledFrom([]rune("aeiouækmnüжщ漢")), 4, 12, -1).Draw(rt, "word")
		asNames := rapid.Bool().Draw(rt, "names")
		text := "t,who\n"
		for k := range 40 {
			who := fmt.Sprintf("0770090%04d", k)
			if asNames {
				who = "Mr " + strings.Repeat("ab", k+1)
			}
			if k%10 == 0 {
				who = word
			}
			text += fmt.Sprintf("00:%02d:00,%s\n", k, who)
		}
		how := day(rt, Columns{Time: Time{Column: "t"}, Caller: Caller{Column: "who"}})
		remarks := strings.Join(read(rt, how, text).Remarks, "\n")
		require.Equal(rt, !asNames, strings.Contains(remarks, "nobody: ['"+word+"']"), remarks)
		how.Columns.Caller.Nobody = List{word}
		got := read(rt, how, text)
		require.NotContains(rt, strings.Join(got.Remarks, "\n"), "nobody: [")
		require.Equal(rt, 40, got.First)
	})
}

// TestOneCallerWithALargeShare is told from 21 records and a twentieth of all on.
func TestOneCallerWithALargeShare(t *testing.T) {
	for _, c := range []struct {
		often, others int
		told          bool
	}{{20, 30, false}, {21, 30, true}, {21, 1000, false}, {60, 1000, true}} {
		text := "t,who\n"
		for k := range c.often + c.others {
			who := fmt.Sprintf("07700%06d", k)
			if k < c.often {
				who = "02079460000"
			}
			text += fmt.Sprintf("%02d:%02d:%02d,%s\n", k/3600, k/60%60, k%60, who)
		}
		remarks := strings.Join(read(t, day(t, Columns{Time: Time{Column: "t"}, Caller: Caller{Column: "who"}}), text).Remarks, "\n")
		require.Equal(t, c.told, strings.Contains(remarks, "nobody: ['02079460000']"), "%v: %s", c, remarks)
	}
}
