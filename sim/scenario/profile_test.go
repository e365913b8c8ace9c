package scenario

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/plan"
	"nines/sim/scenario/quantity"
	"nines/sim/scenario/spec"
)

// townWith is the text of the town that starts at an instant, with something in its demand.
func townWith(start, demand string) []byte {
	return []byte(strings.NewReplacer("START", start, "DEMAND: X", demand).Replace(aTown))
}

// planWith is the plan of a town with files beside it.
func planWith(t *testing.T, files fstest.MapFS, start, demand string, assignments ...string) *plan.Plan {
	t.Helper()
	doc, err := LoadFrom(files, "town.yaml", townWith(start, demand), assignments...)
	require.NoError(t, err)
	plan, err := doc.Plan("")
	require.NoError(t, err)
	return plan
}

// aWeek has another number of calls in each of its hours: 100·day + hour, plus 1.
func aWeek(day, hour int) float64 { return float64(100*day + hour + 1) }

// weekInline writes that week by its days, and weekInOne as one list.
func weekInline() string {
	var b strings.Builder
	for day, name := range spec.Days {
		var hours []string
		for hour := range spec.HoursOfDay {
			hours = append(hours, quantity.Plain(aWeek(day, hour)))
		}
		fmt.Fprintf(&b, "%s: [%s], ", name, strings.Join(hours, ", "))
	}
	return "profile: {week: {" + strings.TrimSuffix(b.String(), ", ") + "}}"
}

func weekInOne() string {
	return "profile: {week: [" + strings.Join(weekNumbers(), ", ") + "]}"
}

func weekNumbers() []string {
	var all []string
	for i := range spec.HoursOfWeek {
		all = append(all, quantity.Plain(aWeek(i/spec.HoursOfDay, i%spec.HoursOfDay)))
	}
	return all
}

// TestAWeekHasItsHours: in a run of eight days each hour has the calls of its day of the week; where the clocks go
// forward an hour is left out, and where they go back one comes twice.
func TestAWeekHasItsHours(t *testing.T) {
	sum := 0.0
	for i := range spec.HoursOfWeek {
		sum += aWeek(i/spec.HoursOfDay, i%spec.HoursOfDay) / spec.HoursOfWeek
	}
	for _, start := range []string{
		"2024-05-01 00:00 UTC", "2024-05-05 17:00 UTC", // a Wednesday, and a Sunday
		"2024-03-28 00:00 Europe/London", "2024-10-25 06:00 Europe/London", // over the change of the clocks
	} {
		p := planWith(t, nil, start, weekInline(), "world.run=8d")
		rate := p.Network.Demand.Sources[0].Rate
		for h := range des.Time(8 * 24) {
			at := h * des.Hour
			clock := p.Start.Add(at.Duration())
			day := (int(clock.Weekday()) + 6) % 7
			got := rate.Cumulative((at + des.Hour).Seconds()) - rate.Cumulative(at.Seconds())
			require.InDelta(t, 60*aWeek(day, clock.Hour())/sum, got, 1e-6, "the hour from %s", clock.Format(time.RFC1123))
		}
	}
}

// TestOneWeekInManyForms: the same numbers in any form are the same to the last bit.
func TestOneWeekInManyForms(t *testing.T) {
	table, rows := "day,hour,calls\n", "# from the log\r\n\"Calls\"\r\n"
	for i, number := range weekNumbers() {
		at := (i + 50) % spec.HoursOfWeek // in another order
		table += fmt.Sprintf("%s, %d , %s\n", strings.ToUpper(spec.Days[at/spec.HoursOfDay][:3]), at%spec.HoursOfDay, weekNumbers()[at])
		rows += number + "\r\n"
	}
	files := fstest.MapFS{
		"table.csv":        {Data: []byte(table)},
		"data/rows.csv":    {Data: []byte("\uFEFF" + rows)},
		"data/no head.csv": {Data: []byte(strings.Join(weekNumbers(), "\n"))},
	}
	want := planWith(t, nil, mayDay, weekInline(), "world.run=8d")
	for _, profile := range []string{
		weekInOne(), "profile: {csv: table.csv}", "profile: {csv: data/rows.csv}", "profile: {csv: ./data/../data/no head.csv}",
	} {
		require.Equal(t, want.Network, planWith(t, files, mayDay, profile, "world.run=8d").Network, profile)
	}
}

func TestADayFromAFile(t *testing.T) {
	counts := strings.Repeat("10, ", 12) + strings.Repeat("30, ", 11) + "30"
	rows := strings.ReplaceAll(counts, ", ", "\n") + "\n\n"
	table := "hour,calls\n"
	for i, number := range strings.Split(counts, ", ") {
		table += fmt.Sprintf("%02d:00,%s\n", i, number)
	}
	files := fstest.MapFS{"rows.csv": {Data: []byte(rows)}, "table.csv": {Data: []byte(table)}}
	want := planWith(t, nil, mayDay, "profile: {counts: ["+counts+"]}").Network
	require.Equal(t, want, planWith(t, files, mayDay, "profile: {csv: rows.csv}").Network)
	require.Equal(t, want, planWith(t, files, mayDay, "profile: {csv: table.csv}").Network)
}

func TestValuesFromAFile(t *testing.T) {
	files := fstest.MapFS{
		"calls.csv": {Data: []byte("id,talk,wait\n1,30,5\n2,\"90\",6\n3,1m 30s,7\n")},
		"bare.csv":  {Data: []byte("30s\n1.5m\n90s\n")},
	}
	handling := func(law string) *plan.Plan {
		return planWith(t, files, mayDay, "no-request: 0%", "world.platforms.main.handling="+law)
	}
	want := handling("{empirical: [30s, 90s, 90s]}").Network
	for _, law := range []string{
		"{empirical: {csv: calls.csv, column: talk, unit: s}}", "{empirical: {csv: bare.csv}}",
		"{mixture: [{share: 100%, of: {empirical: {csv: bare.csv, source: the log}}}]}",
	} {
		require.InDelta(t, 70, handling(law).Network.Platforms[0].Handling.Mean(), 1e-9, law)
		if !strings.Contains(law, "mixture") {
			require.Equal(t, want, handling(law).Network, law)
		}
	}
}

// TestWhereAFilesNumbersComeFrom: a file is one number among the scenario's, with its origin.
func TestWhereAFilesNumbersComeFrom(t *testing.T) {
	files := fstest.MapFS{"rows.csv": {Data: []byte(strings.Repeat("5\n", 24))}}
	doc, err := LoadFrom(files, "town.yaml", townWith(mayDay, "profile: {csv: rows.csv, source: the log of 2023}"))
	require.NoError(t, err)
	leaves, err := doc.Leaves("")
	require.NoError(t, err)
	var found []string
	for _, l := range leaves {
		if strings.HasPrefix(l.Path, "world.demand.profile") {
			found = append(found, fmt.Sprint(l.Path, " ", l.Text, " ", l.Kind, " ", l.Why, " ", l.File, ":", l.Line))
		}
	}
	require.Equal(t, []string{"world.demand.profile.csv rows.csv published the log of 2023 town.yaml:9"}, found)
	whole, err := doc.Effective("")
	require.NoError(t, err)
	require.Contains(t, string(whole), "profile: {csv: rows.csv, source: the log of 2023}")
}

// TestAStrategyMayHaveAnotherProfile: profiles of two forms are not merged.
func TestAStrategyMayHaveAnotherProfile(t *testing.T) {
	files := fstest.MapFS{"rows.csv": {Data: []byte(strings.Repeat("5\n", 24))}}
	text := string(townWith(mayDay, weekInline())) + "strategies:\n  week: {}\n  flat: {world.demand.profile: {csv: rows.csv}}\n"
	doc, err := LoadFrom(files, "town.yaml", []byte(text))
	require.NoError(t, err)
	plan, err := doc.Plan("flat")
	require.NoError(t, err)
	require.InDelta(t, 60, rateAt(plan, noon), 1e-9)
}

// TestFactorsWithAnotherMean: factors by clock time may have any mean. The warning and the story give the rate that comes of it.
func TestFactorsWithAnotherMean(t *testing.T) {
	for profile, rate := range map[string]string{
		"{00:00: 2, 12:00: 3}":          "150",
		"{steps: {06:00: 2, 18:00: 3}}": "150",
		"{00:00: 0.5}":                  "30",
		"{00:00: 0.5, 12:00: 1.5}":      "",
		"{steps: {00:00: 1, 12:00: 1}}": "",
	} {
		d, err := LoadFrom(fstest.MapFS{}, "town.yaml", townWith(mayDay, "profile: "+profile))
		require.NoError(t, err)
		chapters, err := d.Story("")
		require.NoError(t, err)
		warnings, story := strings.Join(d.Warnings(), "\n"), fmt.Sprint(chapters)
		if rate == "" {
			require.NotContains(t, warnings, "world.demand.profile", profile)
			require.Contains(t, story, "On average over a day, 60 callers an hour", profile)
			continue
		}
		require.Contains(t, warnings, "so "+rate+" callers an hour come on average, and not 60", profile)
		require.Contains(t, story, "On average over a day, "+rate+" callers an hour", profile)
	}
}
