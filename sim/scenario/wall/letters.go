package wall

import (
	"fmt"
	"time"
)

// Zones are the zones that usually have clocks of these names. Letters that mean several, such as IST, are not among them.
var Zones = map[string]string{
	"EDT": "America/New_York", "EST": "America/New_York", "CDT": "America/Chicago", "CST": "America/Chicago", "MDT": "America/Denver", "MST": "America/Denver",
	"PDT": "America/Los_Angeles", "PST": "America/Los_Angeles", "AKDT": "America/Anchorage", "AKST": "America/Anchorage", "HST": "Pacific/Honolulu",
	"BST": "Europe/London", "CET": "Europe/Berlin", "CEST": "Europe/Berlin", "EET": "Europe/Athens", "EEST": "Europe/Athens", "WET": "Europe/Lisbon", "WEST": "Europe/Lisbon",
	"AEST": "Australia/Sydney", "AEDT": "Australia/Sydney", "NZST": "Pacific/Auckland", "NZDT": "Pacific/Auckland", "JST": "Asia/Tokyo",
}

// ZoneOfLetters is a zone whose clocks are called so; empty: nobody knows.
func ZoneOfLetters(letters string) string { return Zones[letters] }

// NotCalled says that the clocks of a zone are not called so, and what to write.
func NotCalled(letters string, zone *time.Location) error {
	if known := ZoneOfLetters(letters); known != "" && known != zone.String() {
		return fmt.Errorf("%s is not what the clocks of %s are called then: write `zone: %s` in columns.time, or another zone that has %s", letters, zone, known, letters)
	}
	return fmt.Errorf("%s is not what the clocks of %s are called then. If it is a zone, write its full name in columns.time.zone; if it is a word, write a pattern, such as `format: '%%Y-%%m-%%d %%H:%%M %s'`", letters, zone, letters)
}
