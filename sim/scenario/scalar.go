package scenario

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"nines/sim/des"
	"nines/sim/random"
)

var (
	timeType         = reflect.TypeFor[des.Time]()
	civilType        = reflect.TypeFor[time.Time]()
	distributionType = reflect.TypeFor[random.Distribution]()
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

// isScalarType says that a type is written as one value, or as a distribution in its place.
func isScalarType(t reflect.Type) bool {
	return isNumeric(t) || t == civilType || t == distributionType || t.Kind() == reflect.String || t.Kind() == reflect.Bool
}

// scalar decodes one value.
func (d *decoder) scalar(n *Node, path string, v reflect.Value, f field) {
	m := f.measure.of(v.Type())
	switch {
	case v.Type() == distributionType:
		d.distribution(n, path, v, m)
	case n.Kind != ScalarNode:
		d.complainAt(n, path, "expected %s, found %s", m.expected(v.Type()), found(n))
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

// of settles the unit, where the type already says it.
func (m measure) of(t reflect.Type) measure {
	switch {
	case m.unit != "" || !isNumeric(t) && t != distributionType:
	case t == timeType || t == distributionType:
		m.unit = durationUnit
	case t.Kind() == reflect.Float64 || t.Kind() == reflect.Float32:
		m.unit = numberUnit
	default:
		m.unit = countUnit
	}
	return m
}

// expected says in plain words what belongs here.
func (m measure) expected(t reflect.Type) string {
	switch {
	case t.Kind() == reflect.Bool:
		return "yes or no"
	case t == civilType:
		return "a date, a time and a zone, such as 2023-06-25 00:00 Europe/London"
	case t.Kind() == reflect.String && len(m.enum) > 0:
		return "one of " + strings.Join(m.enum, ", ")
	case t.Kind() == reflect.String:
		return "text"
	}
	return m.quantity()
}

// quantity says in plain words how a number with this unit is written.
func (m measure) quantity() string {
	switch m.unit {
	case shareUnit:
		return "a share such as 35% or 0.35"
	case factorUnit, numberUnit:
		return "a plain number such as 1.5"
	case durationUnit:
		return "a length of time such as 90s, 4m or 1h30m"
	case instantUnit:
		return "a time such as 06:24 or 2023-06-26 02:00"
	case rateUnit:
		return "a rate such as 2/s, 30/min or 4543/h"
	case countUnit:
		return "a whole number such as 12"
	}
	if m.bareToo {
		return fmt.Sprintf("a number of %s such as 3 %s", m.unit, m.unit)
	}
	return fmt.Sprintf("a number of %s such as 50 %s", m.unit, m.unit)
}

func (d *decoder) text(n *Node, path string, v reflect.Value, m measure) {
	if len(m.enum) > 0 && !slices.Contains(m.enum, n.Value) {
		d.complainAt(n, path, "unknown %s %s", lastKey(path), quoted(n.Value)).among(n.Value, m.enum)
		return
	}
	v.SetString(n.Value)
}

func (d *decoder) yesOrNo(n *Node, path string, v reflect.Value) {
	switch {
	case n.Style != 0:
		d.complainAt(n, path, "expected yes or no without quotes, found %s in quotes", quoted(n.Value))
	case n.Value == "yes" || n.Value == "true":
		v.SetBool(true)
	case n.Value == "no" || n.Value == "false":
	default:
		d.complainAt(n, path, "expected yes or no, found %s", quoted(n.Value))
	}
}

// number decodes a number with its unit, and remembers it as one whose origin matters.
func (d *decoder) number(n *Node, path string, v reflect.Value, m measure) {
	if m.unit == instantUnit {
		if at, ok := d.instant(n, path, n.Value); ok {
			v.SetInt(int64(at))
		}
		d.leaf(n, path)
		return
	}
	value, err := m.read(n, v.Type())
	if err == nil {
		err = store(v, value)
	}
	if err != nil {
		d.complainAt(n, path, "%s", err.Error())
	}
	d.leaf(n, path)
}

// read parses a number, in the base of its unit, and holds it against its bounds.
func (m measure) read(n *Node, t reflect.Type) (float64, error) {
	if m.unlimited && isWord(n, "unlimited") {
		return math.MaxInt32, nil
	}
	value, err := m.parse(n.Value)
	switch {
	case errors.Is(err, errNoNumber):
		return 0, fmt.Errorf("expected %s, found %s", m.orUnlimited(), quoted(n.Value))
	case err != nil:
		return 0, err
	case n.Style != 0 && plainDecimal.MatchString(n.Value):
		return 0, fmt.Errorf("write %s without quotes", n.Value)
	}
	if t == timeType {
		value = math.Round(value * float64(des.Second))
	}
	return value, m.within(value, n.Value, t)
}

func (m measure) orUnlimited() string {
	if m.unlimited {
		return m.quantity() + ", or unlimited"
	}
	return m.quantity()
}

// parse reads text with this unit: durations as seconds, rates per second, shares within 0 and 1.
func (m measure) parse(text string) (float64, error) {
	switch m.unit {
	case shareUnit:
		return parseShare(text)
	case factorUnit, numberUnit:
		return parseNumber(text)
	case durationUnit:
		length, err := parseDuration(text)
		return length.Seconds(), err
	case rateUnit:
		return parseRate(text)
	case countUnit:
		return parseCount(text)
	}
	if m.bareToo && plainDecimal.MatchString(text) {
		return parseCount(text)
	}
	if value, err := parseNoun(text, m.also); m.also != "" && err == nil {
		return value, nil
	}
	return parseNoun(text, m.unit)
}

// within holds a value against the bounds in the tags.
func (m measure) within(value float64, text string, t reflect.Type) error {
	switch {
	case m.min == "" && value < 0:
		return fmt.Errorf("%s is negative", text)
	case m.min != "" && value < m.bound(m.min, t):
		return fmt.Errorf("%s is too small: at least %s", text, m.written(m.min))
	case m.max != "" && value > m.bound(m.max, t):
		return fmt.Errorf("%s is too large: at most %s", text, m.written(m.max))
	case m.positive && value <= 0:
		return fmt.Errorf("%s must be more than 0", text)
	}
	return nil
}

// written is a bound as the file would say it.
func (m measure) written(bound string) string {
	if m.isNoun() && plainDecimal.MatchString(bound) {
		return counted(bound, m.unit)
	}
	return bound
}

// isNoun says that the unit is what is counted: `50 calls`.
func (m measure) isNoun() bool {
	switch m.unit {
	case shareUnit, factorUnit, numberUnit, durationUnit, instantUnit, rateUnit, countUnit:
		return false
	}
	return true
}

// bound parses a bound: as a value would be written, or as a bare number. Another is a mistake in the program.
func (m measure) bound(text string, t reflect.Type) float64 {
	value, err := m.parse(text)
	if err != nil {
		value, err = parseNumber(text)
	}
	if err != nil {
		panic(fmt.Sprintf("scenario: the bound %q is no %s", text, m.unit))
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
		return fmt.Errorf("%s is not a whole number", plain(value))
	case v.CanInt() && !v.OverflowInt(int64(value)):
		v.SetInt(int64(value))
	case v.CanUint() && value >= 0 && !v.OverflowUint(uint64(value)):
		v.SetUint(uint64(value))
	default:
		return fmt.Errorf("%s is too large a number here", plain(value))
	}
	return nil
}

// dottedName is what a name that is a path may look like.
var dottedName = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N}_+.-]{0,199}$`)

func (m measure) namePattern() *regexp.Regexp {
	if m.dotted {
		return dottedName
	}
	return plainName
}
