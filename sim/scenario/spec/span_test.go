package spec

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/scenario/language"
	"nines/sim/scenario/scenariotest"
	"nines/sim/scenario/wall"
	"nines/sim/scenario/yamldoc"
)

// TestWindowsOfAnyClocks holds decoder and schema together over generated windows: with and without seconds, dates and spaces.
func TestWindowsOfAnyClocks(t *testing.T) {
	schema := scenariotest.Compiled(t, spanSchema())
	d := spanDecoder(t)
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.IntRange(0, 2*86400-2).Draw(t, "from")
		to := rapid.IntRange(from+1, 2*86400-1).Draw(t, "to")
		dated := to >= 86400
		text := clockText(t, &from, dated) + rapid.SampledFrom([]string{"-", " - ", " -", "- "}).Draw(t, "between") + clockText(t, &to, dated)
		if to <= from {
			t.Skip("the two are the same minute")
		}
		before := len(d.Complaints)
		span, ok := decodeSpan(d, &yamldoc.Node{Kind: yamldoc.ScalarNode, Value: text, Line: 1, Column: 1}, "w")
		require.True(t, ok, "%s: %v", text, d.Problems())
		require.Len(t, d.Complaints, before)
		require.Equal(t, Span{des.Time(from) * des.Second, des.Time(to) * des.Second}, span, text)
		require.NoError(t, schema.Validate(text), text)
	})
}

// TestWindowsThatAreNone are refused by both.
func TestWindowsThatAreNone(t *testing.T) {
	schema := scenariotest.Compiled(t, spanSchema())
	d := spanDecoder(t)
	for _, text := range []string{"19:00", "19:00-", "-19:00", "19:00:60-19:30", "19:0-19:30", "24:01-24:02", "25:00-26:00", "19:00–19:30", "19:00-19:30-20:00", "noon-13:00"} {
		_, ok := decodeSpan(d, &yamldoc.Node{Kind: yamldoc.ScalarNode, Value: text, Line: 1, Column: 1}, "w")
		require.False(t, ok, text)
		require.Error(t, schema.Validate(text), text)
	}
}

// spanDecoder knows a run of two days from a midnight on.
func spanDecoder(t *testing.T) *language.Decoder {
	doc, problems := yamldoc.Parse("x.yaml", []byte("start: 2023-06-25 00:00 Europe/London\n"))
	require.Empty(t, problems)
	d := &language.Decoder{Reading: language.NewReading(doc), Language: &language.Language{}}
	var err error
	d.Start, err = wall.OnlyMoment("2023-06-25", "00:00", "", mustZone(t))
	require.NoError(t, err)
	d.Run = 2 * des.Day
	return d
}

// clockText writes a second of the run as somebody would, and takes off it what is not written.
func clockText(t *rapid.T, at *int, dated bool) string {
	text, ofDay := "", *at%86400
	if dated || rapid.Bool().Draw(t, "with a date") && *at < 86400 {
		text = fmt.Sprintf("2023-06-%02d ", 25+*at/86400)
	}
	text += fmt.Sprintf("%02d:%02d", ofDay/3600, ofDay/60%60)
	if rapid.Bool().Draw(t, "to the second") {
		return text + fmt.Sprintf(":%02d", ofDay%60)
	}
	*at -= ofDay % 60
	return text
}

func mustZone(t *testing.T) *time.Location {
	zone, err := time.LoadLocation("Europe/London")
	require.NoError(t, err)
	return zone
}
