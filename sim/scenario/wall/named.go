package wall

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // for machines and containers without zones of their own

	"nines/sim/pattern"
	"nines/sim/words"
)

var offsetForm = pattern.New(`^(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})?$`)

// Named reads the zone of a record: a name, or an offset from UTC.
func Named(text string) (*time.Location, error) {
	if parts := offsetForm.FindStringSubmatch(text); parts != nil {
		hours, _ := strconv.Atoi(parts[2])
		minutes, _ := strconv.Atoi("0" + parts[3])
		seconds := hours*3600 + minutes*60
		if parts[1] == "-" {
			seconds = -seconds
		}
		if hours < 24 && minutes < 60 {
			return time.FixedZone(text, seconds), nil
		}
	}
	if text == "Z" {
		return time.UTC, nil
	}
	zone, err := time.LoadLocation(text)
	if err != nil || text == "" || strings.EqualFold(text, "local") {
		return nil, fmt.Errorf("expected a zone such as Europe/London, UTC or -0500, found %s", words.Quoted(text))
	}
	return zone, nil
}
