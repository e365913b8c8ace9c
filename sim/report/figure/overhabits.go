package figure

import (
	"fmt"
	"slices"

	"nines/sim/measure"
	"nines/sim/report/phrase"
	"nines/sim/stat"
)

// OverHabits is what the answer would be if callers had other habits: those that call again least, and those that call again most.
// Little is published about how callers behave, so a file rarely says all of it.
type OverHabits struct {
	Own        string        `json:"own,omitempty" doc:"Which of the two habits the run itself has, low or high. Absent if it has neither."`
	Days       int           `json:"days" doc:"How many days were simulated with each of the two habits, paired with the same days of the run."`
	Strategies []UnderHabits `json:"strategies" doc:"The answer under each strategy, in the order of the answer."`
}

// UnderHabits is a figure with other habits of callers, under one strategy.
type UnderHabits struct {
	Name string  `json:"name" doc:"The strategy's name."`
	Low  OfHabit `json:"low" doc:"With world.callers.habits: low."`
	High OfHabit `json:"high" doc:"With world.callers.habits: high."`
}

// OfHabit is a figure with one of the habits.
type OfHabit struct {
	Value      phrase.Number `json:"value" doc:"What answers the question: its mean in the run, moved by the mean effect of the habits on those days."`
	Difference phrase.Number `json:"difference" doc:"Its difference to the first strategy of the answer; 0 for the first."`
}

// The habits at both ends.
const (
	LowHabits  = "low"
	HighHabits = "high"
)

// FillHabits gives the answer its figures with low and with high habits, from the same days of both. The run may have one of them
// itself. If no day differs, the file says all that matters itself, and the answer stays as it is.
func (a *Answer) FillHabits(own string, low, high *Effects) {
	if low.isNone() && high.isNone() {
		return
	}
	o := &OverHabits{Own: own, Days: len(low.at[0])}
	for s := range a.Strategies {
		o.Strategies = append(o.Strategies, UnderHabits{a.Strategies[s].Name, low.ofHabit(s), high.ofHabit(s)})
	}
	a.OverHabits = o
}

// isNone reports whether the settings change no day.
func (e *Effects) isNone() bool {
	return slices.EqualFunc(e.at, e.best, slices.Equal[[]float64])
}

// ofHabit moves the figures of a strategy by the mean effect of the settings.
func (e *Effects) ofHabit(s int) OfHabit {
	one := &e.answer.Strategies[s].Figure
	h := OfHabit{Value: moved(e.by.Unit, one.Mean, less(e.at[s], e.best[s]))}
	if s > 0 {
		h.Difference = one.Difference.Mean + phrase.Number(stat.Mean(less(less(e.at[s], e.best[s]), less(e.at[0], e.best[0]))).Mean)
	}
	return h
}

// moved is a mean with the mean of some effects, as far as its unit allows.
func moved(u measure.Unit, mean phrase.Number, effects []float64) phrase.Number {
	to := mean + phrase.Number(stat.Mean(effects).Mean)
	return Span{to, to}.possible(u).Low
}

// isSound refuses figures that do not belong to their answer; none at all is sound.
func (o *OverHabits) isSound(a *Answer) error {
	switch {
	case o == nil:
		return nil
	case len(o.Strategies) != len(a.Strategies) || o.Days < 1:
		return fmt.Errorf("its answer has %d figures with other habits, of %d days, for %d strategies", len(o.Strategies), o.Days, len(a.Strategies))
	case !slices.Contains([]string{"", LowHabits, HighHabits}, o.Own):
		return fmt.Errorf("its answer says that the run has the habits %.60q", o.Own)
	}
	for s := range o.Strategies {
		if o.Strategies[s].Name != a.Strategies[s].Name {
			return fmt.Errorf("its answer has figures with other habits of %.60q in place of %.60q", o.Strategies[s].Name, a.Strategies[s].Name)
		}
	}
	return nil
}
