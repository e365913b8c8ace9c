package report

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"nines/sim/emergency"
)

// The numbers that may be a word or null, by their JSON names. The first may lie beyond the end of the run, or of all
// numbers. The others may be null, as the first may.
var (
	endless  = []string{"median-s", "median-low-s", "median-high-s", "p05-s", "p95-s", "variance-ratio", "difference-median-s", "difference-median-low-s", "difference-median-high-s", "restored-s"}
	nullable = append([]string{"mean", "low", "high", "circuits", "queue", "seats", "call-takers", "busiest", "correlation", "known-within"}, endless...)
)

// mostOfAnything is more than a run has of anything: calls, replications, seconds.
const mostOfAnything = 1e12

// numbersAreSound refuses numbers for which there are no words. What is compared and never worded may be any.
func numbersAreSound(v reflect.Value, name string) error {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return numbersAreSound(v.Elem(), name)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			if err := numbersAreSound(v.Field(i), field); err != nil {
				return err
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			if err := numbersAreSound(v.Index(i), name); err != nil {
				return err
			}
		}
	case reflect.Int:
		return numberIsSound(float64(v.Int()), name)
	case reflect.Float64:
		if v.Type() != reflect.TypeFor[Exact]() {
			return numberIsSound(v.Float(), name)
		}
	}
	return nil
}

// numberIsSound checks one number by the rules for its name. Very large numbers are refused too: charts would have axes
// without end.
func numberIsSound(x float64, name string) error {
	switch {
	case math.IsNaN(x) && slices.Contains(nullable, name), math.IsInf(x, 1) && slices.Contains(endless, name), math.Abs(x) < mostOfAnything:
		return nil
	case math.IsNaN(x):
		return fmt.Errorf("its %q is null", name)
	case math.IsInf(x, 1):
		return fmt.Errorf("its %q is unreached", name)
	}
	return fmt.Errorf("its %q is %g", name, x)
}

// isSound refuses a document that says what cannot be.
func (d *Document) isSound() error {
	start, end := d.Times()
	switch {
	case !end.After(start):
		return fmt.Errorf("it begins at %q and ends at %q", d.Scenario.Start, d.Scenario.End)
	case len(d.Windows) == 0 || len(d.World.Platforms) == 0 || len(d.Durations.Windows) == 0 || d.Run.Replications < 1:
		return errors.New("it has no windows, platforms, durations or replications")
	case len(d.Stages) > len(StageNames):
		return fmt.Errorf("it has %d stages of recovery; there are %d", len(d.Stages), len(StageNames))
	}
	return errors.Join(d.Answer.IsSound(), d.figuresAreSound(), d.seriesAreSound(), d.ledgerIsSound(), d.timesAreSound(), d.durationsAreSound())
}

// figuresAreSound checks that a document has the figures that the report's sentences need: in every window, and for every
// way to lose a call.
func (d *Document) figuresAreSound() error {
	for _, w := range d.Windows {
		for _, name := range []string{"calls.offered", "calls.unconnected", "callers.calling", "callers.affected", "callers.without-help", "callers.never-connected"} {
			if d.Figure(name, w.Name).Measure == "" {
				return fmt.Errorf("it has no figure of %q in its window %.60q", name, w.Name)
			}
		}
		for o := range emergency.Outcomes {
			if o.Unconnected() && !slices.ContainsFunc(w.Outcomes, func(x Outcome) bool { return x.Name == o.String() }) {
				return fmt.Errorf("it does not say how many calls were %s in its window %.60q", o, w.Name)
			}
		}
	}
	return nil
}

// seriesAreSound holds that there are those that are drawn, and as many minutes of each as the run has.
func (d *Document) seriesAreSound() error {
	minutes := ((int(d.Length())+59)/60 + d.Step() - 1) / d.Step()
	wanted := []string{"calls.offered", "calls.answered-within-target", "calls.of-others"}
	for o := range emergency.Outcomes {
		wanted = append(wanted, "calls."+o.String())
	}
	for _, p := range d.World.Platforms {
		wanted = append(wanted, p.Name+".queue", p.Name+".agents", p.Name+".busy")
	}
	for _, name := range wanted {
		if len(d.SeriesOf(name).Values) != minutes {
			return fmt.Errorf("its series %.60q has %d steps of %d", name, len(d.SeriesOf(name).Values), minutes)
		}
	}
	for _, s := range d.Series {
		for _, values := range [][]Number{s.Values, s.Low, s.High} {
			if len(values) != minutes && values != nil || slices.ContainsFunc(values, func(v Number) bool { return !(v >= 0 && v < 1e9) }) {
				return fmt.Errorf("its series %.60q has not one number from 0 on for each of %d steps", s.Name, minutes)
			}
		}
	}
	return nil
}

// ledgerIsSound checks that losses lie within the run.
func (d *Document) ledgerIsSound() error {
	minutes := d.Minutes()
	for _, l := range d.Ledger {
		if len(l.InMinute) != len(l.Minutes) || slices.ContainsFunc(l.Minutes, func(m int) bool { return m < 0 || m >= minutes }) {
			return fmt.Errorf("its ledger has losses of %.60q in minutes that the run has not", l.Cause)
		}
	}
	return nil
}

// timesAreSound holds that what has a time lies within the run.
func (d *Document) timesAreSound() error {
	within := func(s Number) bool { return s >= 0 && s <= d.Length() }
	if d.Onset != nil && !within(d.Onset.Mean) {
		return errors.New("the onset of its trouble is not within the run")
	}
	for _, w := range d.Windows {
		if !within(w.FromS) || !within(w.ToS) || w.ToS < w.FromS {
			return fmt.Errorf("its window %.60q is not within the run", w.Name)
		}
	}
	for _, m := range d.Moments {
		if !within(m.Since.Mean) {
			return fmt.Errorf("its moment %.60q is not within the run", m.What)
		}
	}
	for _, p := range d.Playback {
		if err := p.isSound(d.Steps(), within); err != nil {
			return err
		}
	}
	return nil
}

// isSound checks that the playback lies within the run.
func (p *Playback) isSound(minutes int, within func(Number) bool) error {
	for _, m := range p.Moments {
		if !within(m.At) {
			return fmt.Errorf("its playback has %.60q outside of the run", m.What)
		}
	}
	for _, s := range p.Series {
		if len(s.Values) != minutes {
			return fmt.Errorf("its playback has %d minutes of %.60q; the run has %d", len(s.Values), s.Name, minutes)
		}
	}
	return nil
}

func (d *Document) durationsAreSound() error {
	for _, w := range d.Durations.Windows {
		if bins := len(d.Durations.Limits) + 1; len(w.Answers) != bins || len(w.Delays) != bins {
			return fmt.Errorf("its durations of %.60q have not the %d bins that there are limits for", w.Window, bins)
		}
	}
	return nil
}

// isSound refuses a comparison that says what cannot be.
func (d *Comparison) isSound() error {
	if len(d.Strategies) < 2 || len(d.Measures) == 0 {
		return errors.New("it compares nothing")
	}
	if err := d.Answer.IsSound(); err != nil {
		return err
	}
	if err := d.Base.isSound(); err != nil {
		return fmt.Errorf("its baseline: %w", err)
	}
	for _, m := range d.Measures {
		if len(m.Figures) != len(d.Strategies) {
			return fmt.Errorf("it has %d figures of %.60q for %d strategies", len(m.Figures), m.Name, len(d.Strategies))
		}
	}
	if err := d.rankingIsSound(); err != nil {
		return err
	}
	for _, name := range []string{"callers.without-help", "callers.never-connected"} {
		if d.Measure(name).Name == "" {
			return fmt.Errorf("it does not compare %q", name)
		}
	}
	for _, s := range d.Strategies {
		if len(s.Losses) != d.Base.Steps() {
			return fmt.Errorf("it has %d minutes of losses under %.60q; the run has %d", len(s.Losses), s.Name, d.Base.Steps())
		}
	}
	for _, p := range d.Playback {
		if err := p.isSound(d.Base.Steps(), func(s Number) bool { return s >= 0 && s <= d.Base.Length() }); err != nil {
			return err
		}
	}
	return nil
}

// rankingIsSound refuses a ranking of other strategies than those compared.
func (d *Comparison) rankingIsSound() error {
	known := func(name string) bool {
		return slices.ContainsFunc(d.Strategies, func(s ComparedStrategy) bool { return s.Name == name })
	}
	r := &d.Ranking
	if len(r.Order) != len(d.Strategies) || len(r.Left) == 0 {
		return fmt.Errorf("it ranks %d of %d strategies", len(r.Order), len(d.Strategies))
	}
	names := slices.Clone(r.Left)
	for _, one := range r.Order {
		names = append(names, one.Strategy)
	}
	if r.Best != "" {
		names = append(names, r.Best)
	}
	for _, name := range names {
		if !known(name) {
			return fmt.Errorf("it ranks %.60q, which it does not compare", name)
		}
	}
	return nil
}
