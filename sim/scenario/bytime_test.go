package scenario

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/plan"
)

const varied = `
scenario: varied
title: What varies by time
world:
  start: START Europe/London
  run: 4d
  demand: {first-calls: 240/h, profile: PROFILE, services: {police: 100%}}
  callers: {patience: {by-time: PATIENCE}}
  providers: {network: {routes: [main]}}
  platforms: {main: {centres: {hall: 12}, handling: 40s, handling-by-time: HANDLING}}
  control-rooms: {police: {conversation: 1m, conversation-by-time: CONVERSATION}}
`

// variedPlan is its plan; what is not given does not vary.
func variedPlan(t *testing.T, start string, words map[string]string) *plan.Plan {
	t.Helper()
	text := strings.Replace(varied, "START", start, 1)
	for _, word := range []string{"PROFILE", "PATIENCE", "HANDLING", "CONVERSATION"} {
		value := words[word]
		if value == "" {
			value = "none"
		}
		text = strings.Replace(text, word, value, 1)
	}
	doc, err := Load("varied.yaml", []byte(text))
	require.NoError(t, err)
	p, err := doc.Plan("")
	require.NoError(t, err)
	return p
}

// numbered is a list of so many numbers from 1 on.
func numbered(n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprint(i + 1)
	}
	return "[" + strings.Join(list, ", ") + "]"
}

// since is the time of a run at a date and clock time of its zone.
func since(t *testing.T, p *plan.Plan, clock string) des.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", clock, p.Start.Location())
	require.NoError(t, err)
	return des.Time(at.Sub(p.Start) / time.Microsecond)
}

// TestByTime holds the factors of handling, patience and conversations at times, in every form.
func TestByTime(t *testing.T) {
	week := "{week: " + numbered(168) + "}"
	for form, want := range map[string]map[string]float64{
		numbered(24):                         {"2023-12-30 00:00": 1, "2023-12-30 23:59": 24, "2023-12-31 06:30": 7},
		numbered(48):                         {"2023-12-30 00:29": 1, "2023-12-30 00:30": 2, "2023-12-31 06:30": 14},
		numbered(96):                         {"2023-12-30 00:15": 2, "2023-12-31 23:45": 96},
		week:                                 {"2023-12-30 00:00": 121, "2024-01-01 00:00": 1, "2024-01-01 23:00": 24},
		"{week: " + numbered(336) + "}":      {"2024-01-01 00:30": 2, "2023-12-31 23:30": 336},
		"{steps: {06:00: 1, 22:00: 1.2}}":    {"2023-12-30 00:00": 1.2, "2023-12-30 05:59": 1.2, "2023-12-30 06:00": 1, "2023-12-30 21:59": 1, "2023-12-30 22:00": 1.2},
		"{06:00: 1, 18:00: 2}":               {"2023-12-30 06:00": 1, "2023-12-30 12:00": 1.5, "2023-12-31 00:00": 1.5, "2023-12-30 18:00": 2},
		"{steps: {06:00: 3}}":                {"2023-12-30 00:00": 3, "2024-01-02 23:59": 3},
		"{06:00: 1, dates: {2023-12-31: 2}}": {"2023-12-30 23:59": 1, "2023-12-31 00:00": 2, "2023-12-31 23:59": 2, "2024-01-01 00:00": 1},
		"{steps: {12:00: 1}, dates: {2023-12-31: " + numbered(24) + "}}": {"2023-12-30 23:59": 1, "2023-12-31 05:00": 6, "2024-01-01 00:00": 1},
		week[:len(week)-1] + ", dates: {2023-12-31: wednesday, 2024-01-02: 0.5}}": {
			"2023-12-30 10:00": 131, "2023-12-31 10:00": 59, "2024-01-01 10:00": 11, "2024-01-02 10:00": 17.5},
	} {
		p := variedPlan(t, "2023-12-30 00:00", map[string]string{"HANDLING": form, "PATIENCE": form, "CONVERSATION": form})
		for clock, factor := range want {
			at := int64(since(t, p, clock))
			require.InDelta(t, factor, p.Network.Platforms[0].Longer.At(at), 1e-9, "%s at %s", form, clock)
			require.InDelta(t, factor, p.Network.Callers.Patient.At(at), 1e-9, "%s at %s", form, clock)
			require.InDelta(t, factor, p.Network.Rooms[0].Longer.At(at), 1e-9, "%s at %s", form, clock)
		}
	}
	plain := variedPlan(t, "2023-12-30 00:00", nil)
	require.Nil(t, plain.Network.Platforms[0].Longer)
	require.Nil(t, plain.Network.Callers.Patient)
	require.Nil(t, plain.Network.Rooms[0].Longer)
}

// TestDatesOfAProfile: days that differ, in calls an hour. Counts of a day are in the numbers of the profile.
func TestDatesOfAProfile(t *testing.T) {
	week := "{week: " + numbered(168) + ", dates: {2023-12-31: monday, 2024-01-01: " + numbered(24) + ", 2024-01-02: 3}}"
	day := "{counts: " + numbered(24) + ", dates: {2023-12-31: 2, 2024-01-01: " + numbered(48) + "}}"
	steps := "{steps: {06:00: 0.5, 18:00: 1.5}, dates: {2023-12-31: 2}}"
	for profile, want := range map[string]map[string]float64{
		week:  {"2023-12-30 00:00": 240 * 121 / 84.5, "2023-12-31 00:00": 240 * 1 / 84.5, "2024-01-01 12:00": 240 * 13 / 84.5, "2024-01-02 00:00": 3 * 240 * 25 / 84.5},
		day:   {"2023-12-30 12:00": 240 * 13 / 12.5, "2023-12-31 12:00": 2 * 240 * 13 / 12.5, "2024-01-01 12:30": 240 * 26 / 12.5, "2024-01-02 12:30": 240 * 13 / 12.5},
		steps: {"2023-12-30 17:59": 120, "2023-12-30 18:00": 360, "2023-12-31 00:00": 720, "2023-12-31 06:00": 240, "2024-01-01 05:00": 360},
	} {
		p := variedPlan(t, "2023-12-30 00:00", map[string]string{"PROFILE": profile})
		for clock, rate := range want {
			require.InDelta(t, rate, 3600*p.Network.Demand.Sources[0].Rate.At(since(t, p, clock).Seconds()), 1e-6, "%s at %s", profile, clock)
		}
	}
}

// TestFactorsFollowTheClock where it changes: six in the morning is six in the morning on the day after.
func TestFactorsFollowTheClock(t *testing.T) {
	for start, day := range map[string]string{"2024-03-30 00:00": "2024-03-31", "2024-10-26 00:00": "2024-10-27"} {
		p := variedPlan(t, start, map[string]string{"HANDLING": "{steps: {06:00: 1, 22:00: 1.5}}"})
		for clock, factor := range map[string]float64{"05:59": 1.5, "06:00": 1, "21:59": 1, "22:00": 1.5} {
			require.Equal(t, factor, p.Network.Platforms[0].Longer.At(int64(since(t, p, day+" "+clock))), "%s %s", day, clock)
		}
	}
}
