package scenario

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
)

// TestWhatEndsEndsAfterItsBegin: an end before the begin is refused, and so is one at the same time, wherever the language has
// both. A second later is fine.
func TestWhatEndsEndsAfterItsBegin(t *testing.T) {
	text := string(corpus(t, "bad")["until-before-at.yaml"])
	good := strings.Replace(text, "until: 11:00", "until: 13:00", 1)
	for what, assignment := range map[string]string{
		"a fault":                 "trouble.broken={on: platforms.primary, kind: down, at: 12:00:00, until: END}",
		"a fault that comes back": "trouble.broken={on: platforms.primary, kind: reduced, agents: 0%, at: 12:00:00, back: {END: 50%, 14:00: 100%}}",
		"two parts of it":         "trouble.broken={on: platforms.primary, kind: reduced, agents: 0%, at: 11:00, back: {12:00: 50%, END: 100%}}",
		"a remedy":                "recovery.remedies={cap: {kind: queue-cap, platform: primary, queue: 3 calls, at: 12:00:00, until: END}}",
		"a window":                "study.windows={w: 12:00:00-END}",
	} {
		for end, refused := range map[string]bool{"11:59:59": true, "12:00:00": true, "12:00:01": false} {
			_, err := Load("pair.yaml", []byte(good), strings.Replace(assignment, "END", end, 1))
			if refused {
				require.Error(t, err, "%s to %s", what, end)
			} else {
				require.NoError(t, err, "%s to %s", what, end)
			}
		}
	}
}

// TestClockTimesMayStandInAnyOrder: what is given by clock time is the same whatever stands first.
func TestClockTimesMayStandInAnyOrder(t *testing.T) {
	text := string(corpus(t, "bad")["until-before-at.yaml"])
	good := strings.Replace(text, "until: 11:00", "until: 13:00", 1)
	points, orders := [3]string{"06:00: 1", "12:30: 4", "18:00: 2"}, [6][3]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}
	for what, assignment := range map[string]string{
		"a profile": "world.demand.profile={%s, %s, %s}",
		"a roster":  "world.platforms.primary.centres={lakeside: {%s, %s, %s}}",
	} {
		var want string
		for _, order := range orders {
			set := fmt.Sprintf(assignment, points[order[0]], points[order[1]], points[order[2]])
			doc, err := Load("pair.yaml", []byte(good), set)
			require.NoError(t, err, set)
			p, err := doc.Plan("")
			require.NoError(t, err)
			var got strings.Builder
			for at := des.Time(0); at <= des.Day; at += 30 * des.Minute {
				fmt.Fprintln(&got, p.Network.Demand.Sources[0].Rate.Cumulative(at.Seconds()))
			}
			fmt.Fprintln(&got, p.Network.Centres[0].Roster)
			if want == "" {
				want = got.String()
			}
			require.Equal(t, want, got.String(), "%s: %s", what, set)
		}
	}
}
