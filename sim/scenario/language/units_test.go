package language

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// parsed is a number by its unit.
func parsed(unit, text string) (float64, error) { return Measure{Unit: unit}.parse(text) }

func TestNumbersWithTheirUnits(t *testing.T) {
	for _, c := range []struct {
		unit, text string
		want       float64
	}{
		{"number", "0", 0}, {"number", "-1.5", -1.5}, {"number", "+2", 2}, {"number", "0.10", 0.1},
		{"factor", "1.25", 1.25},
		{"share", "0.35", 0.35}, {"share", "35%", 0.35}, {"share", "2.8%", 0.028}, {"share", "0.1 %", 0.001},
		{"share", "100%", 1}, {"share", "1", 1}, {"share", "0%", 0},
		{"duration", "90s", 90}, {"duration", "250ms", 0.25}, {"duration", "4m", 240}, {"duration", "1h30m", 5400},
		{"duration", "1h 30m", 5400}, {"duration", "2d", 172800}, {"duration", "0s", 0}, {"duration", "1.5h", 5400},
		{"duration", "+30s", 30}, {"duration", "-30s", -30}, {"duration", "1d 2h 3m 4s 5ms", 93784.005},
		{"rate", "4543/h", 4543. / 3600}, {"rate", "2/s", 2}, {"rate", "30/min", 0.5}, {"rate", "100/day", 100. / 86400},
		{"rate", "39.8 million/year", 39.8e6 / (8760 * 3600)}, {"rate", "7 / week", 7. / 604800}, {"rate", "2 thousand/s", 2000},
		{"count", "12", 12}, {"count", "0", 0},
		{"calls", "50 calls", 50}, {"calls", "1 call", 1}, {"calls", "1 calls", 1}, {"calls", "0 calls", 0},
		{"people", "1 person", 1}, {"entries", "1 entry", 1}, {"switches", "1 switch", 1}, {"call-takers", "2 call-takers", 2},
	} {
		got, err := parsed(c.unit, c.text)
		require.NoError(t, err, c.text)
		require.Equal(t, c.want, got, c.text)
	}
}

func TestNumbersThatAreWrong(t *testing.T) {
	for _, c := range []struct{ unit, text, want string }{
		{"number", "010", `"010": numbers have no leading zeros; write 10`},
		{"number", "00.5", `"00.5": numbers have no leading zeros; write 0.5`},
		{"number", "0x10", `"0x10": numbers are decimal; write 16`},
		{"number", "0o17", `"0o17": numbers are decimal; write 15`},
		{"number", "1_000", `"1_000": numbers have no separators; write 1000`},
		{"number", "1,000,000", `"1,000,000": numbers have no separators; write 1000000`},
		{"number", "1 000", `"1 000": numbers have no separators; write 1000`},
		{"number", "0,35", `"0,35": decimals have a point; write 0.35`},
		{"number", "1e3", `"1e3": numbers have no exponent; write 1000`},
		{"number", "2.5E-2", `"2.5E-2": numbers have no exponent; write 0.025`},
		{"number", "1e99", "the number is too large"},
		{"number", ".5", `".5": a point has digits on both sides; write 0.5`},
		{"number", "5.", `"5.": a point has digits on both sides; write 5`},
		{"number", ".inf", `".inf" is not a finite number: write a plain number`},
		{"number", "-.Inf", `"-.Inf" is not a finite number: write a plain number`},
		{"number", "NaN", `"NaN" is not a finite number: write a plain number`},
		{"number", "10000000000000000", "the number is too large"},
		{"number", "many", "no number"},
		{"number", "", "no number"},
		{"share", "120%", "120% is more than 100%"},
		{"share", "35", "35 is more than 1 (100%): write 35%"},
		{"share", "101", "101 is more than 1 (100%)"},
		{"share", "035%", `"035": numbers have no leading zeros; write 35`},
		{"share", "half", "no number"},
		{"duration", "90", "90 has no unit: write 90s, 90m or 90h"},
		{"duration", "0", "0 has no unit: write 0s, 0m or 0h"},
		{"duration", "90 s", `"90 s": write 90s`},
		{"duration", "5 minutes", `"5 minutes": write 5m`},
		{"duration", "1.5hours", `"1.5hours": write 1.5h`},
		{"duration", "3 days", `"3 days": write 3d`},
		{"duration", "20 msec", `"20 msec": write 20ms`},
		{"duration", "30m1h", `"30m1h": write the larger unit first and each unit once, such as 1h 30m`},
		{"duration", "1m1m", `"1m1m": write the larger unit first and each unit once, such as 1h 30m`},
		{"duration", "2000000d", `"2000000d" is longer than the limit of a thousand years`},
		{"duration", "06:24", `"06:24" looks like a time of day; as a length, write 6m24s or 6h24m`},
		{"duration", "1h ", "no number"},
		{"duration", "--1s", "no number"},
		{"duration", "-", "no number"},
		{"rate", "5", "5 has no unit: write 5/s, 5/min, 5/h, 5/day or 5/year"},
		{"rate", "1_000/h", `"1_000": numbers have no separators; write 1000`},
		{"rate", "5/fortnight", "no number"},
		{"rate", "5 dozen/h", "no number"},
		{"count", "1.0", "1.0 is not a whole number"},
		{"count", "12 calls", "no number"},
		{"calls", "50", "50 has no unit: write 50 calls"},
		{"calls", "1", "1 has no unit: write 1 call"},
		{"calls", "50 agents", `expected calls, found "agents"; write 50 calls`},
		{"calls", "5 call", `expected calls, found "call"; write 5 calls`},
		{"calls", "010 calls", `"010": numbers have no leading zeros; write 10`},
		{"calls", "some calls", "no number"},
	} {
		_, err := parsed(c.unit, c.text)
		require.EqualError(t, err, c.want, c.text)
	}
}

func TestNoNumberIsReadFromAnyText(t *testing.T) {
	units := []string{"share", "factor", "number", "duration", "rate", "count", "calls"}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[-+]?[0-9.,_ exEX]{0,20}(%|s|ms|h ?5m|/h| million/year| calls)?`).Draw(t, "text")
		value, err := parsed(rapid.SampledFrom(units).Draw(t, "unit"), text)
		if err == nil {
			require.False(t, math.IsNaN(value) || math.IsInf(value, 0), text)
		}
	})
}
