package swept

import (
	"fmt"

	"nines/sim/measure"
	"nines/sim/report/phrase"
	"nines/sim/study/sweep"
	"nines/sim/words"
)

// main are the standings by the measure that the answer is about.
func (s *Sweep) main() (measure.Measure, []sweep.Standing) { return s.Measures[0], s.Standings[0] }

// answer is the result in sentences: which strategy is best where, and how far the figures go.
func (s *Sweep) answer() (list []string) {
	if n := len((week{s}).distinct()); n < len(s.Design.Points) {
		list = []string{fmt.Sprintf("The days of the week do not differ, so the week has %s: one for each hour.", words.Several(n, "different point", "different points"))}
	}
	if len(s.Strategies) > 1 {
		list = append(list, s.best()...)
	}
	for _, k := range s.told() {
		list = append(list, s.extent(k))
	}
	return list
}

// mostTold is how many strategies an answer has sentences on.
const mostTold = 3

// told are the strategies with a sentence on how far their figures go. Of many it is the first one, and those that are best most
// often.
func (s *Sweep) told() []int {
	_, standings := s.main()
	list := []int{0}
	for _, r := range sweep.Reigns(standings) {
		if len(s.Strategies) > mostTold && r.Strategy > 0 && len(list) < mostTold {
			list = append(list, r.Strategy)
		}
	}
	for k := 1; k < len(s.Strategies) && len(s.Strategies) <= mostTold; k++ {
		list = append(list, k)
	}
	return list
}

// question is what a sweep asks, by what varies.
func (s *Sweep) question() string {
	switch n := len(s.Design.Inputs); {
	case s.When != nil && n == 1 && s.IsWeek:
		return "What if it struck at another hour of the week?"
	case s.When != nil && n == 1:
		return "What if it struck at another time?"
	case s.isWide():
		return fmt.Sprintf("What if %d numbers of the scenario had other values?", n)
	}
	var names []string
	for k := range s.Design.Inputs {
		names = append(names, "“"+titleOf(&s.Design.Inputs[k])+"”")
	}
	if len(names) == 1 {
		return "What if " + names[0] + " had another value?"
	}
	return "What if " + words.Joined(names) + " had other values?"
}

// best says where which strategy is the best.
func (s *Sweep) best() []string {
	m, standings := s.main()
	if m.Better() == measure.Neither {
		return nil
	}
	distinct := week{s}.distinct()
	reigns := sweep.Reigns(picked(standings, distinct))
	all := len(distinct)
	if only := reigns[0]; len(reigns) == 1 && only.Strategy >= 0 {
		if all == 1 {
			return []string{fmt.Sprintf("The best strategy there is %s.", s.Strategies[only.Strategy].called())}
		}
		return []string{fmt.Sprintf("At all %s the best strategy is %s.", points(all), s.Strategies[only.Strategy].called())}
	}
	var list []string
	for _, r := range reigns {
		switch n := len(r.Points); {
		case r.Strategy < 0 && n == all:
			list = append(list, "At no point is one strategy shown to be the best.")
		case r.Strategy < 0:
			list = append(list, fmt.Sprintf("At %d of %s none is shown to be the best: %s.", n, points(all), week{s}.listedAt(picked(distinct, r.Points))))
		default:
			list = append(list, fmt.Sprintf("At %d of %s the best strategy is %s.", n, points(all), s.Strategies[r.Strategy].called()))
		}
	}
	return append(list, s.changes()...)
}

// picked are the elements at some places.
func picked[T any](list []T, places []int) (own []T) {
	for _, i := range places {
		own = append(own, list[i])
	}
	return own
}

// alike says at how many points a strategy is not shown to differ from a point.
func (s *Sweep) alike(strategy, point int) string {
	_, standings := s.main()
	distinct := (week{s}).distinct()
	switch n, is := sweep.Alike(standings, strategy, point, distinct); {
	case n == 0 || !is:
		return ""
	case n == len(distinct)-1:
		return ", not shown to differ from any other point"
	default:
		return fmt.Sprintf(", not shown to differ from %s", words.Several(n, "other point", "other points"))
	}
}

// changes says where the best strategy changes along the only input. With several inputs the table says it.
func (s *Sweep) changes() (list []string) {
	if len(s.Design.Inputs) != 1 || s.Design.Inputs[0].Words != nil {
		return nil
	}
	_, standings := s.main()
	for _, c := range sweep.Changes(standings, s.inOrder()) {
		list = append(list, fmt.Sprintf("Between %s and %s [%s] the best changes from %s to %s.",
			s.said(c.After, 0), s.said(c.From, 0), titleOf(&s.Design.Inputs[0]), s.Strategies[c.Before].called(), s.Strategies[c.Later].called()))
	}
	return list
}

// extent says how far the figures of a strategy go.
func (s *Sweep) extent(strategy int) string {
	m, standings := s.main()
	under := ""
	if len(s.Strategies) > 1 {
		under = " under " + s.Strategies[strategy].called()
	}
	least, most := sweep.Extremes(standings, strategy)
	if least < 0 {
		return fmt.Sprintf("There is no figure for %s%s.", noun(m), under)
	}
	value := func(point int) string { return inWords(m, standings[point].Figures[strategy]) }
	if value(least) == value(most) {
		return fmt.Sprintf("At every point %s%s is %s.", noun(m), under, value(least))
	}
	text := words.Capital(fmt.Sprintf("%s%s is %s at the least [%s]%s. It is %s at the most [%s]%s.", noun(m), under, value(least), s.at(least), s.alike(strategy, least), value(most), s.at(most), s.alike(strategy, most)))
	if low, high, is := sweep.MiddleHalf(standings, strategy); is && s.Design.Shape == sweep.Hypercube {
		text += fmt.Sprintf(" At half of the points it is from %s to %s.", inUnit(m)(phrase.Number(low)), inUnit(m)(phrase.Number(high)))
	}
	return text
}

// doubts is what the answer depends on.
func (s *Sweep) doubts() []string {
	m, standings := s.main()
	list := []string{"Nothing is said about values between the points."}
	if s.isWeek() && (week{s}).daysAreAlike() {
		list = []string{"The days of the week do not differ: demand and rosters of the scenario are the same on each."}
	}
	skewed, rare := 0, 0
	for _, i := range (week{s}).distinct() {
		for _, e := range standings[i].Figures {
			if e.Skewed {
				skewed++
			}
			if e.Rare {
				rare++
			}
		}
	}
	if rare > 0 {
		list = append(list, fmt.Sprintf("%s with few days that have a loss: a rarer and worse day cannot be excluded there.", words.Capital(phrase.Plural(rare, "figure"))))
	}
	if skewed > 0 {
		list = append(list, fmt.Sprintf("%s, marked *, rest on days too lopsided for %d to give an exact interval. Give more with -n.", words.Capital(phrase.Plural(skewed, "figure")), s.Each))
	}
	if last := sweep.Reigns(standings); s.Each < 10 && len(s.Strategies) > 1 && last[len(last)-1].Strategy < 0 {
		list = append(list, fmt.Sprintf("With %s the best is not named where the days are lopsided. Give 10 or more with -n.", phrase.Plural(s.Each, "replication")))
	}
	if n := len((week{s}).distinct()) * len(s.Strategies); len((week{s}).distinct()) > 20 {
		each := "Each interval holds"
		if len(s.Strategies) > 1 {
			each = "Each interval, and each best strategy, holds"
		}
		list = append(list, fmt.Sprintf("%s with 95 %% by itself. Of %d figures of %s about %d lie outside theirs.", each, n, noun(m), (n+10)/20))
	}
	return list
}

// method is how it was found.
func (s *Sweep) method() []string {
	n := len(s.Design.Points)
	how := map[sweep.Shape]string{
		sweep.Grid:      "every combination of the values given",
		sweep.Hypercube: "a Latin hypercube over the ranges",
		sweep.Table:     "those of a table",
	}[s.Design.Shape]
	under := ""
	if len(s.Strategies) > 1 {
		under = fmt.Sprintf(" under each of %d strategies", len(s.Strategies))
	}
	list := []string{fmt.Sprintf("%s: %s. Each has %s%s, with the same days at every point.", words.Capital(points(n)), how, phrase.Plural(s.Each, "replication"), under)}
	if len(s.Strategies) > 1 {
		list = append(list, "A strategy is the best at a point if its paired difference to every other is shown there (simultaneous comparison with the best, 95 %).")
	}
	if s.When != nil {
		list = append(list, "The trouble and the run with it were moved to each time. Demand and rosters stay with the clock, and the title is that of the scenario.")
	}
	return list
}
