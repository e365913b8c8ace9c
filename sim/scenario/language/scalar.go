package language

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"time"

	"nines/sim/des"
	"nines/sim/random"
	"nines/sim/scenario/instead"
	"nines/sim/scenario/quantity"
	"nines/sim/scenario/ranges"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

var (
	timeType         = reflect.TypeFor[des.Time]()
	civilType        = reflect.TypeFor[time.Time]()
	DistributionType = reflect.TypeFor[random.Distribution]()
)

// isNumeric says that a type is written as one number.
func isNumeric(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Float32, reflect.Float64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return true
	}
	return false
}

// IsScalarType says that a type is written as one value, or as a distribution in its place.
func IsScalarType(t reflect.Type) bool {
	return isNumeric(t) || t == civilType || t == DistributionType || t.Kind() == reflect.String || t.Kind() == reflect.Bool
}

// scalar decodes one value.
func (d *Decoder) scalar(n *yamldoc.Node, path string, v reflect.Value, f Field) {
	m := f.Measure.Of(v.Type())
	switch {
	case v.Type() == DistributionType:
		lawReader{d}.distribution(n, path, v, m)
	case n.Kind != yamldoc.ScalarNode:
		d.ComplainAt(n, path, "expected %s, found %s", m.Expected(v.Type()), yamldoc.Found(n))
	case v.Kind() == reflect.String:
		d.text(n, path, v, m)
	case v.Kind() == reflect.Bool:
		d.yesOrNo(n, path, v)
	case v.Type() == civilType:
		d.civil(n, path, v)
	default:
		d.number(n, path, v, m)
	}
}

// Of settles the unit, where the type already says it.
func (m Measure) Of(t reflect.Type) Measure {
	switch {
	case m.Unit != "" || !isNumeric(t) && t != DistributionType:
	case t == timeType || t == DistributionType:
		m.Unit = quantity.Duration
	case t.Kind() == reflect.Float64 || t.Kind() == reflect.Float32:
		m.Unit = quantity.Number
	default:
		m.Unit = quantity.Count
	}
	return m
}

// Expected says in plain words what belongs here.
func (m Measure) Expected(t reflect.Type) string {
	switch {
	case t.Kind() == reflect.Bool:
		return "yes or no"
	case t == civilType:
		return "a date, a time and a zone, such as 2023-06-25 00:00 Europe/London"
	case t.Kind() == reflect.String && len(m.Enum) > 0:
		return "one of " + strings.Join(m.Enum, ", ")
	case t.Kind() == reflect.String:
		return "text"
	}
	return m.Quantity()
}

// Quantity says in plain words how a number with this unit is written.
func (m Measure) Quantity() string {
	switch m.Unit {
	case quantity.Share:
		if m.whole {
			return "a share such as 35% or 0.35, or " + yamldoc.Rest
		}
		return "a share such as 35% or 0.35"
	case quantity.Factor, quantity.Number:
		return "a plain number such as 1.5"
	case quantity.Duration:
		return "a length of time such as 90s, 4m or 1h30m"
	case quantity.Instant:
		return "a time such as 06:24, 2023-06-26 02:00 or onset + 5m"
	case quantity.Rate:
		return "a rate such as 2/s, 30/min or 4543/h"
	case quantity.Count:
		return "a whole number such as 12"
	}
	if m.bareToo {
		return fmt.Sprintf("a number of %s such as 3 %s", m.Unit, m.Unit)
	}
	return fmt.Sprintf("a number of %s such as 50 %s", m.Unit, m.Unit)
}

func (d *Decoder) text(n *yamldoc.Node, path string, v reflect.Value, m Measure) {
	if len(m.Enum) > 0 && !slices.Contains(m.Enum, n.Value) {
		v.SetString(d.ComplainAt(n, path, "unknown %s %s%s", yamldoc.LastKey(path), words.Quoted(n.Value), ranges.HintOfWords(n.Value, m.Enum)).Among(n.Value, m.Enum).Suggestion)
		return
	}
	v.SetString(n.Value)
	if len(m.Enum) > 0 {
		ranger{d}.keepWord(n, path)
	}
}

func (d *Decoder) yesOrNo(n *yamldoc.Node, path string, v reflect.Value) {
	switch {
	case n.Style != 0:
		d.ComplainAt(n, path, "expected yes or no without quotes, found %s in quotes", words.Quoted(n.Value))
	case n.Value == "yes" || n.Value == "true":
		v.SetBool(true)
		ranger{d}.keepWord(n, path)
	case n.Value == "no" || n.Value == "false":
		ranger{d}.keepWord(n, path)
	default:
		d.ComplainAt(n, path, "expected yes or no, found %s%s", words.Quoted(n.Value), ranges.HintOfWords(n.Value, []string{"yes", "no"}))
	}
}

// number decodes a number with its unit, and remembers it as one whose origin matters.
func (d *Decoder) number(n *yamldoc.Node, path string, v reflect.Value, m Measure) {
	if m.Unit == quantity.Instant {
		if at, ok := d.Instant(n, path, n.Value); ok {
			v.SetInt(int64(at))
		}
		d.Leaf(n, path)
		return
	}
	value, err := ranger{d}.read(n, m, v.Type())
	if err == nil {
		err = store(v, value)
	}
	if err != nil {
		p := d.ComplainAt(n, path, "%s", err.Error())
		p.OrNone(n)
		if m.whole && instead.MeansRest(n.Value) && n.Note().Ranged == nil {
			p.Suggestion = yamldoc.Rest
		}
	} else {
		ranger{d}.keepNumber(n, path, m, v.Type())
	}
	d.Leaf(n, path)
}

// read parses a number, in the base of its unit, and holds it against its bounds.
func (m Measure) read(n *yamldoc.Node, t reflect.Type) (float64, error) {
	if m.Unlimited && yamldoc.IsWord(n, "unlimited") {
		return math.MaxInt32, nil
	}
	value, err := m.parse(n.Value)
	switch {
	case errors.Is(err, quantity.ErrNoNumber):
		return 0, fmt.Errorf("expected %s, found %s%s", m.orUnlimited(), words.Quoted(n.Value), cmp.Or(ranges.Hint(n.Value), m.better(n.Value)))
	case err != nil:
		return 0, err
	case n.Style != 0 && quantity.PlainDecimal.MatchString(n.Value):
		return 0, fmt.Errorf("write %s without quotes", n.Value)
	}
	if t == timeType {
		value = math.Round(value * float64(des.Second))
	}
	return value, m.within(value, n.Value, t)
}

// better proposes another way to write a quantity.
func (m Measure) better(text string) string {
	say := map[string]func(string) string{quantity.Share: instead.Share, quantity.Factor: instead.Factor, quantity.Number: instead.Factor, quantity.Rate: instead.Rate, quantity.Count: instead.Count}[m.Unit]
	if say == nil || say(text) == "" {
		return ""
	}
	return "; write " + say(text)
}

func (m Measure) orUnlimited() string {
	if m.Unlimited {
		return m.Quantity() + ", or unlimited"
	}
	return m.Quantity()
}

// parse reads text with this unit: durations as seconds, rates per second, shares within 0 and 1.
func (m Measure) parse(text string) (float64, error) {
	switch m.Unit {
	case quantity.Share:
		if better := instead.OfCountLeft(text); m.left && better != "" {
			return 0, errors.New(better)
		}
		return quantity.ReadShare(text)
	case quantity.Factor, quantity.Number:
		return quantity.ReadNumber(text)
	case quantity.Duration:
		length, err := quantity.ReadDuration(text)
		return length.Seconds(), err
	case quantity.Rate:
		return quantity.ReadRate(text)
	case quantity.Count:
		return quantity.ReadCount(text)
	}
	if m.bareToo && quantity.PlainDecimal.MatchString(text) {
		return quantity.ReadCount(text)
	}
	if value, err := quantity.ReadNoun(text, m.also); m.also != "" && err == nil {
		return value, nil
	}
	return quantity.ReadNoun(text, m.Unit)
}

// within holds a value against the bounds in the tags.
func (m Measure) within(value float64, text string, t reflect.Type) error {
	switch {
	case m.Min == "" && value < 0:
		return fmt.Errorf("%s is negative", text)
	case m.Min != "" && value < m.bound(m.Min, t):
		return fmt.Errorf("%s is too small: at least %s", text, m.written(m.Min))
	case m.Max != "" && value > m.bound(m.Max, t):
		return fmt.Errorf("%s is too large: at most %s", text, m.written(m.Max))
	case m.Positive && value <= 0:
		return fmt.Errorf("%s must be more than 0", text)
	}
	return nil
}

// written is a bound as the file would say it.
func (m Measure) written(bound string) string {
	if m.isNoun() && quantity.PlainDecimal.MatchString(bound) {
		return words.Counted(bound, m.Unit)
	}
	return bound
}

// isNoun says that the unit is what is counted: `50 calls`.
func (m Measure) isNoun() bool {
	switch m.Unit {
	case quantity.Share, quantity.Factor, quantity.Number, quantity.Duration, quantity.Instant, quantity.Rate, quantity.Count:
		return false
	}
	return true
}

// bound parses a bound: as a value would be written, or as a bare number. Another is a mistake in the program.
func (m Measure) bound(text string, t reflect.Type) float64 {
	value, err := m.parse(text)
	if err != nil {
		value, err = quantity.ReadNumber(text)
	}
	if err != nil {
		panic(fmt.Sprintf("scenario: the bound %q is no %s", text, m.Unit))
	}
	if t == timeType {
		value *= float64(des.Second)
	}
	return value
}

// store puts a number into its place, if it fits.
func store(v reflect.Value, value float64) error {
	switch {
	case v.CanFloat():
		v.SetFloat(value)
	case value != math.Trunc(value):
		return fmt.Errorf("%s is not a whole number", quantity.Plain(value))
	case v.CanInt() && !v.OverflowInt(int64(value)):
		v.SetInt(int64(value))
	case v.CanUint() && value >= 0 && !v.OverflowUint(uint64(value)):
		v.SetUint(uint64(value))
	default:
		return fmt.Errorf("the number %s is too large here", quantity.Plain(value))
	}
	return nil
}

func (m Measure) isName(text string) bool {
	if m.dotted {
		return yamldoc.IsPath(text)
	}
	return yamldoc.IsName(text)
}
