package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/emergency"
)

// ReadDocument reads what JSON has written. It takes nothing on trust: a document that lacks what is drawn, or says what
// cannot be, is refused, with what is wrong with it.
func ReadDocument(text []byte) (*Document, error) {
	d := &Document{}
	if err := readAs(text, "report", Format, d); err != nil {
		return nil, err
	}
	return d, d.isSound()
}

// ReadComparison reads what a comparison's JSON has written, in the same manner.
func ReadComparison(text []byte) (*Comparison, error) {
	d := &Comparison{}
	if err := readAs(text, "comparison", ComparisonFormat, d); err != nil {
		return nil, err
	}
	return d, d.isSound()
}

// FormatOf is the format that a JSON document says it has; empty where it is none.
func FormatOf(text []byte) string {
	var head struct {
		Format string `json:"format"`
	}
	_ = json.Unmarshal(text, &head) // a text that is no JSON has no format
	return head.Format
}

func readAs(text []byte, name, format string, into any) error {
	var whole any
	if err := json.Unmarshal(text, &whole); err != nil {
		return fmt.Errorf("it is cut short, or no JSON: %w", err)
	}
	if got := FormatOf(text); got != format {
		return fmt.Errorf("its format is %.40q, and this nines reads %q", got, format)
	}
	if err := fits(whole, name); err != nil {
		return fmt.Errorf("it lacks what is drawn, or has something else in its place: an earlier nines has written it, or somebody has changed it (%w)", err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("it is no %s: %w", format, err)
	}
	clean(reflect.ValueOf(into))
	return nil
}

// fits holds a JSON document to the schema of such documents.
func fits(whole any, name string) error {
	var schema jsonschema.Schema
	if err := json.Unmarshal(Schema(name), &schema); err != nil {
		panic(err) // it is the program's own
	}
	resolved, err := schema.Resolve(nil)
	if err != nil {
		panic(err)
	}
	return resolved.Validate(whole)
}

// clean makes every name in a document harmless, as those of a scenario are: it may have been changed by anybody.
func clean(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			clean(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			clean(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			clean(v.Index(i))
		}
	case reflect.String:
		if v.CanSet() {
			v.SetString(plain(v.String()))
		}
	}
}

// isSound refuses a document that says what cannot be.
func (d *Document) isSound() error {
	start, end := d.times()
	switch {
	case !end.After(start):
		return fmt.Errorf("it begins at %q and ends at %q", d.Scenario.Start, d.Scenario.End)
	case len(d.Windows) == 0 || len(d.World.Platforms) == 0 || len(d.Durations.Windows) == 0 || d.Run.Replications < 1:
		return errors.New("it has no windows, platforms, durations or replications")
	case len(d.Stages) > len(stageNames):
		return fmt.Errorf("it has %d stages of recovery; there are %d", len(d.Stages), len(stageNames))
	}
	return errors.Join(d.seriesAreSound(), d.ledgerIsSound(), d.timesAreSound(), d.durationsAreSound())
}

// seriesAreSound holds that there are those that are drawn, and as many minutes of each as the run has.
func (d *Document) seriesAreSound() error {
	minutes := (int(d.lengthS()) + 59) / 60
	wanted := []string{"calls.offered", "calls.answered-within-target"}
	for o := range emergency.Outcomes {
		wanted = append(wanted, "calls."+o.String())
	}
	for _, p := range d.World.Platforms {
		wanted = append(wanted, p.Name+".queue", p.Name+".agents", p.Name+".busy")
	}
	for _, name := range wanted {
		if len(d.series(name).Values) != minutes {
			return fmt.Errorf("its series %.60q has %d minutes of %d", name, len(d.series(name).Values), minutes)
		}
	}
	for _, s := range d.Series {
		for _, values := range [][]Number{s.Values, s.Low, s.High} {
			if len(values) != minutes && values != nil || slices.ContainsFunc(values, func(v Number) bool { return !(v >= 0 && v < 1e9) }) {
				return fmt.Errorf("its series %.60q has not one number from 0 on for each of %d minutes", s.Name, minutes)
			}
		}
	}
	return nil
}

func (d *Document) ledgerIsSound() error {
	minutes := d.minutesOf()
	for _, l := range d.Ledger {
		if len(l.InMinute) != len(l.Minutes) || slices.ContainsFunc(l.Minutes, func(m int) bool { return m < 0 || m >= minutes }) {
			return fmt.Errorf("its ledger has losses of %.60q in minutes that the run has not", l.Cause)
		}
	}
	return nil
}

// timesAreSound holds that what has a time lies within the run.
func (d *Document) timesAreSound() error {
	within := func(s Number) bool { return s >= 0 && s <= d.lengthS() }
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
		if err := p.isSound(d.minutesOf(), within); err != nil {
			return err
		}
	}
	return nil
}

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
	if err := d.Base.isSound(); err != nil {
		return fmt.Errorf("its baseline: %w", err)
	}
	for _, m := range d.Measures {
		if len(m.Figures) != len(d.Strategies) {
			return fmt.Errorf("it has %d figures of %.60q for %d strategies", len(m.Figures), m.Name, len(d.Strategies))
		}
	}
	for _, s := range d.Strategies {
		if len(s.Losses) != d.Base.minutesOf() {
			return fmt.Errorf("it has %d minutes of losses under %.60q; the run has %d", len(s.Losses), s.Name, d.Base.minutesOf())
		}
	}
	for _, p := range d.Playback {
		if err := p.isSound(d.Base.minutesOf(), func(s Number) bool { return s >= 0 && s <= d.Base.lengthS() }); err != nil {
			return err
		}
	}
	return nil
}
