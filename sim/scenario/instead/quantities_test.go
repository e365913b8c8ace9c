package instead

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestOtherWaysToWriteIt: each text that people write has one that the language takes; a text that means nothing has none.
func TestOtherWaysToWriteIt(t *testing.T) {
	for what, c := range map[string]struct {
		say  func(string) string
		want map[string]string
	}{
		"count":  {Count, map[string]string{"nine": "9", "Twelve": "12", "3 agents": "3", "nine agents": "9", "3 call-takers": "3", "many": "", "some agents": "", "": ""}},
		"factor": {Factor, map[string]string{"2x": "2", "x2": "2", "1.5 ×": "1.5", "2 times": "2", "200%": "2", "150 percent": "1.5", "2.8%": "0.028", "twice": "2", "three": "3", "much": ""}},
		"share":  {Share, map[string]string{"half": "50%", "56 percent": "56%", "1/4": "25%", "most": ""}},
		"rate": {Rate, map[string]string{"240 per hour": "240/h", "240 calls per hour": "240/h", "240/hour": "240/h", "240 / hr": "240/h", "4/minute": "4/min", "4 a minute": "4/min", "2 each second": "2/s",
			"10 per day": "10/day", "10 per weeks": "10/week", "1.5 an hour": "1.5/h", "240": "", "fast": ""}},
		"clock": {Clock, map[string]string{"6:24": "06:24", "19.10": "19:10", "1910": "19:10", "19h10": "19:10", "6:00 pm": "18:00", "6pm": "18:00", "12 am": "00:00", "12:30 PM": "12:30", "20": "20:00", "7:05:30": "07:05:30",
			"13 pm": "", "5h": "", "130": "", "19 Uhr": "19:00", "2400": "", "25": "", "19:99": "", "2024-03-06T18:00": "2024-03-06 18:00", "2024-03-06 6pm": "2024-03-06 18:00", "06.03.2024 18:00": "2024-03-06 18:00", "12/25/2024 18:00": "2024-12-25 18:00", "40.40.2024 18:00": "", "noon": ""}},
		"zone": {Zone, map[string]string{"Denmark": "Europe/Copenhagen", "UK": "Europe/London", "BST": "Europe/London", "Sydney": "Australia/Sydney", "copenhagen": "Europe/Copenhagen", "Nowhere": ""}},
		"start": {OfStart, map[string]string{
			"2024-03-06 18:00":               "the zone is missing: write 2024-03-06 18:00 Europe/London, or the zone of the place",
			"2024-03-06":                     "the time and the zone are missing: write 2024-03-06 00:00 Europe/London, or another time and zone",
			"06.03.2024 18:00 Europe/London": "the year comes first, and the clock has 24 hours: write 2024-03-06 18:00 Europe/London",
			"2024-03-06 6:00 pm Europe/Oslo": "the year comes first, and the clock has 24 hours: write 2024-03-06 18:00 Europe/Oslo",
			"tomorrow":                       "", "18:00": "",
		}},
		"colon": {OfColon, map[string]string{
			"title: My try: no platform":         `text with a colon and a space needs quotes: write title: "My try: no platform"`,
			"  question: Is it: so? # a comment": `text with a colon and a space needs quotes: write question: "Is it: so?"`,
			"title: plain":                       "", `title: "My try: no"`: "", "a: {b: c}": "",
		}},
	} {
		for text, want := range c.want {
			require.Equal(t, want, c.say(text), "%s: %s", what, text)
		}
	}
	require.Equal(t, "at-most", Key("below", []string{"at-most", "at-least"}))
	require.Empty(t, Key("below", []string{"at-least"}))
}
