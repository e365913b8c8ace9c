package explain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/plan"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// demand says how many call, how that varies, who they are, and what makes many call at once.
func (t teller) demand() []string {
	d, all := &t.s.World.Demand, &t.p.Network.Demand
	list := t.howMany(d)
	if t.p.Record != nil {
		list = t.replayed()
	}
	if len(d.Services) == 1 {
		list = append(list, fmt.Sprintf("All callers who want help want %s.", d.Services[0].Name))
	} else {
		list = append(list, fmt.Sprintf("Of the callers who want help, %s.", strings.Replace(shareWords(all.Services), " % ", " % want ", 1)))
	}
	if len(d.Access) > 1 {
		list = append(list, fmt.Sprintf("The calls are %s.", shareWords(all.Accesses)))
	}
	if len(d.Regions) > 1 {
		list = append(list, fmt.Sprintf("Callers are in %d regions.", len(d.Regions)))
	}
	list = append(list, usersOf(d.Regions)...)
	for i := range d.Bursts {
		list = append(list, t.burst(&d.Bursts[i]))
	}
	return list
}

// howMany says how many callers come, and how that varies.
func (t teller) howMany(d *spec.Demand) []string {
	if d.FirstCalls == nil {
		return nil
	}
	mean := meanFactor(d.Profile)
	list := []string{fmt.Sprintf("On average over a %s, %.5g callers an hour make a first call.%s", period(d.Profile), *d.FirstCalls*3600*mean, wantNothing(d.NoRequest))}
	if p := d.Profile; p != nil {
		most, high := extreme(p, slices.Max)
		least, low := extreme(p, slices.Min)
		high, low = high/mean, low/mean
		list = append(list, fmt.Sprintf("Over the %s, the rate is highest %s (%.3g %% of the average) and lowest %s (%.3g %%).", period(p), most, 100*high, least, 100*low))
		list = append(list, datedDays(p, "the rate")...)
	}
	if d.DayFactor.CV() > 0 {
		list = append(list, fmt.Sprintf("The number of callers varies from day to day, with a standard deviation of %s.", words.Percent(d.DayFactor.CV())))
	}
	return list
}

// meanFactor is the mean of a profile over its period: 1, unless its factors are by clock time and have another. Days that
// differ do not count.
func meanFactor(p *spec.Profile) float64 {
	const slack = 0.005 // of factors that were rounded
	if p == nil || len(p.Points) == 0 {
		return 1
	}
	sum := 0.0
	for k, from := range p.Points {
		to := p.Points[(k+1)%len(p.Points)]
		long, factor := to.Clock-from.Clock, from.Factor
		if long <= 0 {
			long += des.Day
		}
		if !p.Steps {
			factor = (from.Factor + to.Factor) / 2
		}
		sum += float64(factor * (long.Seconds() / des.Day.Seconds()))
	}
	if sum > 1-slack && sum < 1+slack {
		return 1
	}
	return sum
}

// ofProfile warns when first-calls is no average, because the factors of the profile have another mean than 1.
func (w *Warner) ofProfile(s *spec.Scenario) {
	const little = 0.05
	d := &s.World.Demand
	if mean := meanFactor(d.Profile); d.FirstCalls != nil && (mean < 1-little || mean > 1+little) {
		w.warn("the factors of world.demand.profile have the mean %.3g over a day, not 1, so %.4g callers an hour come on average, and not %.4g. Divide them by their mean; for counts of calls, write {counts: […]}",
			mean, *d.FirstCalls*3600*mean, *d.FirstCalls*3600)
	}
}

// period is the period of a profile: a day or a week.
func period(p *spec.Profile) string {
	if p != nil && p.IsOfWeek() {
		return "week"
	}
	return "day"
}

// extreme says when the factors are greatest or least, and what they then are.
func extreme(p *spec.Profile, of func([]float64) float64) (when string, factor float64) {
	factors := slices.Clone(p.Hourly)
	for _, point := range p.Points {
		factors = append(factors, point.Factor)
	}
	factor = of(factors)
	at := slices.Index(factors, factor)
	if len(p.Points) > 0 {
		return "at " + clockOf(p.Points[at].Clock), factor
	}
	begins := des.Time(at) * p.Part()
	when = "at " + clockOf(begins%des.Day)
	if p.IsOfWeek() {
		day := spec.Days[begins/des.Day]
		when = "on " + strings.ToUpper(day[:1]) + day[1:] + " " + when
	}
	return when, factor
}

// clockOf writes a time of day.
func clockOf(at des.Time) string {
	return fmt.Sprintf("%02d:%02d", at/des.Hour, at%des.Hour/des.Minute)
}

// burst says when an incident happens, who reports it, and in what time.
func (t teller) burst(b *spec.Burst) string {
	number := words.Counted(strconv.Itoa(max(1, int(b.Callers.Mean()+0.5))), "callers")
	if b.Callers.CV() > 0 {
		number = "about " + number
	}
	text := fmt.Sprintf("%s an incident (%s) adds %s. They call %s after it, on average.",
		t.whenItHappens(b), b.Name, number, words.Length(des.FromSeconds(b.Over.Mean())))
	demand := &t.p.Network.Demand
	source := demand.Sources[slices.IndexFunc(demand.Sources, func(s emergency.Source) bool { return s.Name == plan.BurstSource(b.Name) })]
	if len(b.Services) > 0 {
		text += " " + wantWords(demand.Services, source.Services)
	}
	if len(b.Regions) > 0 {
		text += " Each incident is in one region: " + weightWords(demand.Regions, source.Regions) + "."
	}
	return text
}

// wantWords says which services those who report an incident want.
func wantWords(services []emergency.Named, weights []float64) string {
	what := weightWords(services, weights)
	if !strings.Contains(what, " % ") {
		return "They want " + what + "."
	}
	return "Of them, " + strings.Replace(what, " % ", " % want ", 1) + "."
}

func (t teller) whenItHappens(b *spec.Burst) string {
	if b.Every != nil {
		return "About every " + words.Length(*b.Every)
	}
	clocks := make([]string, len(b.At))
	for i, at := range b.At {
		clocks[i] = t.clock(at)
	}
	return "At " + words.Joined(clocks)
}

// weightWords says in what proportion some of a list are taken.
func weightWords(list []emergency.Named, weights []float64) string {
	var some []emergency.Named
	total := 0.0
	for i, w := range weights {
		if total += w; w > 0 {
			some = append(some, emergency.Named{Name: list[i].Name, Share: w})
		}
	}
	if len(some) == 1 {
		return some[0].Name
	}
	for i := range some {
		some[i].Share /= total
	}
	return shareWords(some)
}

// usersOf says how many users have access in the regions, where they say it.
func usersOf(regions []spec.Region) []string {
	var parts []string
	for _, r := range regions {
		if r.Serves != nil {
			parts = append(parts, fmt.Sprintf("%s in %s", words.Several(int(*r.Serves), "user", "users"), r.Name))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{"There are " + words.Joined(parts) + "."}
}
