package record

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var marksOfThousands = map[string]string{"point": ".", "comma": ",", "space": " ", "apostrophe": "'", "narrow space": "\u202f"}

// grouped writes a number with a mark before each three digits.
func grouped(n int, mark string) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return grouped(n/1000, mark) + mark + fmt.Sprintf("%03d", n%1000)
}

// TestThousandsByAnyMark: whatever mark stands between thousands, all calls are counted.
func TestThousandsByAnyMark(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		mark := marksOfThousands[rapid.SampledFrom([]string{"point", "comma", "space", "apostrophe", "narrow space"}).Draw(rt, "mark")]
		counts := append(rapid.SliceOfN(rapid.IntRange(0, 2_000_000), 2, 40).Draw(rt, "counts"), 993)
		rows, sum := "start;n\n", 0
		for k, n := range counts {
			rows += fmt.Sprintf("2023-06-25 %02d:%02d;%s\n", k/4, k%4*15, grouped(n, mark))
			sum += n
		}
		got := read(rt, day(rt, Columns{Time: Time{Column: "start"}, Calls: "n"}), rows)
		require.InDelta(rt, sum, got.Volume, 1e-3)
	})
}

// TestCountsAreWhole: a point is a mark of thousands, or says nothing, or is refused.
func TestCountsAreWhole(t *testing.T) {
	how := day(t, Columns{Time: Time{Column: "start"}, Calls: "n"})
	for _, c := range []struct {
		counts string
		volume float64
		says   string // a remark, or what is wrong
	}{
		{"1.157 1.095 993", 3245, "the point in 1.157 of column n is taken for the mark of thousands"},
		{"1.157 1.095", 2252, "it stands for 1157"},
		{"1.000 993", 1993, "it stands for 1000"},
		{"12.000 993.000", 1005, ""},
		{"12.0 7.0", 19, ""},
		{"12.5 7", 0, "12.5 calls came, and calls are whole"},
		{"0.157 7", 0, "0.157 calls came"},
		{"1.157 1157", 0, "1.157 looks like thousands, and stands beside 1157 in line 3"},
		{"1.157 12.0", 0, "1.157 looks like thousands, and stands beside decimals"},
		{"1.157 12.5", 0, "12.5 calls came"},
	} {
		text := "start,n\n"
		for k, n := range strings.Fields(c.counts) {
			text += fmt.Sprintf("2023-06-25 %02d:00,%s\n", k, n)
		}
		if c.volume == 0 {
			require.Contains(t, wrong(t, how, text), c.says, c.counts)
			continue
		}
		got := read(t, how, text)
		require.InDelta(t, c.volume, got.Volume, 1e-6, c.counts)
		if c.says != "" {
			require.Contains(t, strings.Join(got.Remarks, "\n"), c.says)
		} else {
			require.NotContains(t, strings.Join(got.Remarks, "\n"), "thousands")
		}
	}
}
