package language

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/scenario/scenariotest"
	"nines/sim/scenario/yamldoc"
)

// clockAt is a decoder that knows when the run starts, and what it complains of an instant.
func clockAt(t *testing.T, start string, run des.Time, text string) (des.Time, []string) {
	t.Helper()
	doc, problems := yamldoc.Parse("x.yaml", []byte("at: x\n"))
	require.Empty(t, problems)
	d := &Decoder{Reading: NewReading(doc), Language: &Language{}}
	if start != "" {
		var s struct {
			Start time.Time `yaml:"start"`
		}
		whole, problems := yamldoc.Parse("x.yaml", []byte("start: "+start+"\n"))
		require.Empty(t, problems)
		require.Empty(t, Decode(whole, &s, &Language{}).Problems())
		d.Start, d.Run = s.Start, run
	}
	n := &yamldoc.Node{Kind: yamldoc.ScalarNode, Line: 1, Column: 5, Value: text}
	at, _ := d.Instant(n, "at", text)
	return at, scenariotest.Briefs(d.Problems())
}

func TestInstants(t *testing.T) {
	const start = "2023-06-25 06:00 Europe/London"
	for text, want := range map[string]des.Time{
		"06:00": 0, "06:24": 24 * des.Minute, "06:24:30": 24*des.Minute + 30*des.Second,
		"05:59": 23*des.Hour + 59*des.Minute, "24:00": 18 * des.Hour,
		"2023-06-26 02:00": 20 * des.Hour, "2023-06-26 02:00:01": 20*des.Hour + des.Second,
		"2023-06-26 02:00 +01:00": 20 * des.Hour, "2023-06-27 06:00": 48 * des.Hour,
	} {
		at, problems := clockAt(t, start, 2*des.Day, text)
		require.Empty(t, problems)
		require.Equal(t, want, at, text)
	}
}

func TestInstantsThatAreWrong(t *testing.T) {
	const start = "2023-06-25 00:00 Europe/London"
	kind := "expected a time such as 06:24, 2023-06-26 02:00 or onset + 5m, found "
	for text, want := range map[string]string{
		"6:24":                    kind + `"6:24"; write 06:24`,
		"noon":                    `no event is called "noon"`,
		"06:24pm":                 kind + `"06:24pm"; write 18:24`,
		"25:00":                   "there is no time 25:00",
		"06:60":                   "there is no time 06:60",
		"24:01":                   "there is no time 24:01",
		"2023-02-30 06:00":        "there is no day 2023-02-30",
		"2023-06-26 00:01":        "2023-06-26 00:01 is outside the run (2023-06-25 00:00 – 2023-06-26 00:00)",
		"2023-06-24 23:59":        "2023-06-24 23:59 is outside the run (2023-06-25 00:00 – 2023-06-26 00:00)",
		"9999-01-01 00:00":        "9999-01-01 00:00 is outside the run (2023-06-25 00:00 – 2023-06-26 00:00)",
		"2023-06-25 06:00 +02:00": "in this zone, 2023-06-25 06:00 never has the offset +02:00",
	} {
		_, problems := clockAt(t, start, des.Day, text)
		require.Equal(t, []string{"1:5 at: " + want}, problems, text)
	}
}

func TestInstantsAreLeftAloneWhileTheStartIsUnknown(t *testing.T) {
	at, problems := clockAt(t, "", 0, "06:24")
	require.Zero(t, at)
	require.Empty(t, problems)
	_, problems = clockAt(t, "2023-06-25 00:00 UTC", 0, "2023-06-24 00:00")
	require.Equal(t, []string{"1:5 at: 2023-06-24 00:00 is outside the run (from 2023-06-25 00:00)"}, problems)
}

func TestWhenTheClocksGoForward(t *testing.T) {
	const start = "2023-03-26 00:00 Europe/London"
	at, problems := clockAt(t, start, des.Day, "02:30")
	require.Empty(t, problems)
	require.Equal(t, des.Hour+30*des.Minute, at)
	_, problems = clockAt(t, start, des.Day, "01:30")
	require.Equal(t, []string{"1:5 at: 01:30 does not exist on 2023-03-26: the clocks of Europe/London go forward then"}, problems)
}

func TestWhenTheClocksGoBack(t *testing.T) {
	const start = "2023-10-29 00:00 Europe/London"
	at, problems := clockAt(t, start, des.Day, "02:30")
	require.Empty(t, problems)
	require.Equal(t, 3*des.Hour+30*des.Minute, at)
	_, problems = clockAt(t, start, des.Day, "01:30")
	require.Equal(t, []string{"1:5 at: 01:30 comes twice on 2023-10-29, as the clocks of Europe/London go back; " +
		"write 2023-10-29 01:30 +01:00 or 2023-10-29 01:30 +00:00"}, problems)
	for text, want := range map[string]des.Time{
		"2023-10-29 01:30 +01:00": 90 * des.Minute, "2023-10-29 01:30 +00:00": 150 * des.Minute,
	} {
		at, problems := clockAt(t, start, des.Day, text)
		require.Empty(t, problems)
		require.Equal(t, want, at)
	}
}

func TestTheStartOfTheRun(t *testing.T) {
	type world struct {
		Start time.Time `yaml:"start"`
	}
	for text, want := range map[string]string{
		"2023-06-25 00:00":               `"2023-06-25 00:00": the zone is missing: write 2023-06-25 00:00 Europe/London, or the zone of the place`,
		"2023-06-25 00:00 Local":         `unknown zone "Local"; write a name such as Europe/London or UTC`,
		"2023-06-25 00:00 ../etc":        `unknown zone "../etc"; write a name such as Europe/London or UTC`,
		"2023-03-26 01:30 Europe/London": "01:30 does not exist on 2023-03-26: the clocks of Europe/London go forward then",
		"[1]":                            "expected a date, a time and a zone, such as 2023-06-25 00:00 Europe/London, found a list",
	} {
		doc, _ := yamldoc.Parse("x.yaml", []byte("start: "+text+"\n"))
		var w world
		require.Equal(t, []string{"1:8 start: " + want}, scenariotest.Briefs(fixed(Decode(doc, &w, &Language{}).Problems())), text)
	}
}

// fixed puts the place of a list, which is that of its key, where that of a single value is.
func fixed(problems yamldoc.Problems) yamldoc.Problems {
	for i := range problems {
		problems[i].Column = 8
	}
	return problems
}
