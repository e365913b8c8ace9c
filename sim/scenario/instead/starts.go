package instead

import (
	"fmt"
	"strings"
	"time"

	"nines/sim/pattern"
	"nines/sim/words"
)

var (
	onlyDate  = pattern.New(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
	noZone    = pattern.New(`^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}(:[0-9]{2})?$`)
	momentEnd = pattern.New(`^(.*[0-9](?: ?[ap]m)?)(?: ([A-Za-z][A-Za-z_/+-]*))?$`)
)

// zones are the zones of countries that have one, and of the abbreviations that people write.
var zones = map[string]string{
	"denmark": "Europe/Copenhagen", "uk": "Europe/London", "england": "Europe/London", "britain": "Europe/London", "bst": "Europe/London", "scotland": "Europe/London", "wales": "Europe/London",
	"ireland": "Europe/Dublin", "germany": "Europe/Berlin", "france": "Europe/Paris", "norway": "Europe/Oslo", "sweden": "Europe/Stockholm", "finland": "Europe/Helsinki",
	"netherlands": "Europe/Amsterdam", "belgium": "Europe/Brussels", "austria": "Europe/Vienna", "switzerland": "Europe/Zurich", "italy": "Europe/Rome", "spain": "Europe/Madrid",
	"cest": "Europe/Berlin", "eest": "Europe/Helsinki", "edt": "America/New_York", "cst": "America/Chicago", "cdt": "America/Chicago", "mdt": "America/Denver",
	"pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "aest": "Australia/Sydney", "aedt": "Australia/Sydney", "awst": "Australia/Perth", "jst": "Asia/Tokyo", "india": "Asia/Kolkata", "ist": "Asia/Kolkata", "z": "UTC",
}

// Zone is the name of the zone that a country, a city or an abbreviation has; empty: it is not known.
func Zone(text string) string {
	if known := zones[strings.ToLower(text)]; known != "" {
		return known
	}
	for _, part := range []string{"Europe/", "America/", "Australia/", "Asia/", "Africa/", "Pacific/"} {
		city := part + strings.ToUpper(text[:1]) + text[1:]
		if _, err := time.LoadLocation(city); err == nil {
			return city
		}
	}
	return ""
}

// OfZone says what to write for a zone that there is not.
func OfZone(text string) string {
	better := "a name such as Europe/London or UTC"
	if known := Zone(text); known != "" {
		better = known
	}
	return fmt.Sprintf("unknown zone %s; write %s", words.Quoted(text), better)
}

// OfStart says how to write a date, a time and a zone.
func OfStart(text string) string {
	switch {
	case onlyDate.MatchString(text):
		return fmt.Sprintf("the time and the zone are missing: write %s 00:00 Europe/London, or another time and zone", text)
	case noZone.MatchString(text):
		return fmt.Sprintf("the zone is missing: write %s Europe/London, or the zone of the place", text)
	}
	parts := momentEnd.FindStringSubmatch(text)
	if parts == nil {
		return ""
	}
	better := Clock(parts[1])
	if !strings.Contains(better, " ") {
		return ""
	}
	zone := parts[2]
	if zone == "" {
		zone = "Europe/London, or the zone of the place"
	}
	return fmt.Sprintf("the year comes first, and the clock has 24 hours: write %s %s", better, zone)
}
