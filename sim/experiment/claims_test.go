package experiment_test

import (
	"fmt"
	"testing"
)

// TestTheNewestOfTwoRemediesDecides, and when it ends the other does again: two that overlap are as three that follow each other.
func TestTheNewestOfTwoRemediesDecides(t *testing.T) {
	for kind, x := range map[string]struct{ what, one, other string }{
		"queue-cap":    {"platform: primary", "queue: 2 calls", "queue: 9 calls"},
		"announcement": {"platform: primary", "redial-times: 0.2", "redial-times: 2"},
		"call-gapping": {"providers: [cellular]", "gap: 20s", "gap: 60s"},
	} {
		remedy := func(name, times, says string) string {
			return fmt.Sprintf("%s: {kind: %s, %s, %s, %s}", name, kind, times, x.what, says)
		}
		asTheFirst(t, without(t, town(t), "trouble", "recovery"),
			"recovery: {remedies: {"+remedy("a", "at: 00:30, until: 01:00", x.one)+", "+remedy("b", "at: 01:00, until: 01:30", x.other)+", "+remedy("c", "at: 01:30, until: 02:30", x.one)+"}}",
			"recovery: {remedies: {"+remedy("a", "at: 00:30, until: 02:30", x.one)+", "+remedy("b", "at: 01:00, until: 01:30", x.other)+"}}",
		)
	}
}
