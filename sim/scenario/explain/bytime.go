package explain

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// mostSteps is how many times of day, or days, are told one by one.
const mostSteps = 6

// byTime says how something varies by time, and which days differ; nothing if it does not vary.
func byTime(p *spec.ByTime, what string) []string {
	if p == nil {
		return nil
	}
	return append([]string{words.Capital(what) + " varies: " + variesBy(&p.Profile) + "."}, datedDays(&p.Profile, what)...)
}

// variesBy says which factors hold when.
func variesBy(p *spec.Profile) string {
	if len(p.Points) == 0 || len(p.Points) > mostSteps {
		most, high := extreme(p, slices.Max)
		least, low := extreme(p, slices.Min)
		return fmt.Sprintf("it is longest %s (%s) and shortest %s (%s)", most, timesAsLong(high), least, timesAsLong(low))
	}
	parts, word := make([]string, len(p.Points)), "at"
	if p.Steps {
		word = "from"
	}
	for i, q := range p.Points {
		parts[i] = fmt.Sprintf("%s %s %s", timesAsLong(q.Factor), word, clockOf(q.Clock))
	}
	if p.Steps || len(parts) == 1 {
		return words.Joined(parts)
	}
	return words.Joined(parts) + ", with straight lines between"
}

// timesAsLong words a factor.
func timesAsLong(factor float64) string {
	if factor == 1 {
		return "as given"
	}
	return fmt.Sprintf("%.4g times as long", factor)
}

// datedDays says which days differ, and how.
func datedDays(p *spec.Profile, what string) []string {
	if n := len(p.Dates); n > mostSteps {
		return []string{fmt.Sprintf("%s differs on %d days, from %s to %s.", words.Capital(what), n, p.Dates[0].Date, p.Dates[n-1].Date)}
	}
	var list []string
	for _, d := range p.Dates {
		day, _ := time.Parse(time.DateOnly, d.Date)
		on := fmt.Sprintf("On %s, %s ", day.Format("2 January 2006"), what)
		switch {
		case d.Hourly != nil:
			list = append(list, on+"has factors of its own.")
		case d.Like >= 0:
			list = append(list, on+"is as on a "+strings.ToUpper(spec.Days[d.Like][:1])+spec.Days[d.Like][1:]+".")
		default:
			list = append(list, on+fmt.Sprintf("is %.4g times what it would be.", d.Times))
		}
	}
	return list
}
