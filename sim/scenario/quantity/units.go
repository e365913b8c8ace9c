package quantity

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"nines/sim/des"
	"nines/sim/pattern"
	"nines/sim/scenario/instead"
	"nines/sim/words"
)

// The units a number may have in the file, beside the nouns, which are written out: `50 calls`.
const (
	Share    = "share"    // 0.35 or 35%, within 0 and 1
	Factor   = "factor"   // a bare number
	Number   = "number"   // a bare number
	Duration = "duration" // 90s, 1h30m
	Instant  = "instant"  // 06:24: see instant.go
	Rate     = "rate"     // 4543/h; per second in the program
	Count    = "count"    // a bare whole number
)

// The grammar of numbers without their signs, as regular expressions that the schema shares.
const (
	WholeForm    = `(?:0|[1-9][0-9]*)`
	DecimalForm  = WholeForm + `(?:\.[0-9]+)?`
	ShareForm    = DecimalForm + ` ?%`
	DurationForm = `(?:` + DecimalForm + `(?:ms|s|m|h|d) ?)*` + DecimalForm + `(?:ms|s|m|h|d)`
	RateForm     = DecimalForm + `(?: (?:thousand|million|billion))? ?/ ?(?:s|min|h|day|week|year)`
)

var (
	PlainDecimal = pattern.New(`^[+-]?` + DecimalForm + `$`)
	durationPart = pattern.New(`^(` + DecimalForm + `)(ms|s|m|h|d)( ?)`)
	rateParts    = pattern.New(`^([+-]?` + DecimalForm + `)(?: (thousand|million|billion))? ?/ ?(s|min|h|day|week|year)$`)
	nounParts    = pattern.New(`^(.*[0-9.]) +([\p{L}-]+(?: [\p{L}-]+)*)$`)
)

// ReadNumber reads plain decimal notation. It refuses what YAML would silently take for another number, or for none.
func ReadNumber(text string) (float64, error) {
	if !PlainDecimal.MatchString(text) {
		return 0, insteadOf(instead.OfNumber(text))
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || math.Abs(value) > mostNumber {
		return 0, errTooLarge
	}
	return value, nil
}

// mostNumber bounds all numbers: below it, float64 still counts in steps of less than one.
const mostNumber = 1e15

var (
	ErrNoNumber = errors.New("no number") // the text is not meant as a number at all
	errTooLarge = errors.New("the number is too large")
)

// insteadOf is an error with what to write instead; without that, the text is not meant as a number at all.
func insteadOf(better string) error {
	if better == "" {
		return ErrNoNumber
	}
	return errors.New(better)
}

// Plain writes a number the way the file would.
func Plain(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) }

// ReadShare reads 0.35 or 35%.
func ReadShare(text string) (float64, error) {
	bare, percent := strings.CutSuffix(text, "%")
	if percent {
		bare = strings.TrimSuffix(bare, " ")
	}
	value, err := ReadNumber(bare)
	switch {
	case err != nil:
		return 0, err
	case percent && value > 100:
		return 0, fmt.Errorf("%s is more than 100%%", text)
	case percent:
		return strconv.ParseFloat(bare+"e-2", 64) // rounds once: 2.8% is exactly the float64 0.028
	case value > 1 && value <= 100:
		return 0, fmt.Errorf("%s is more than 1 (100%%): write %s%%", text, text)
	case value > 1:
		return 0, fmt.Errorf("%s is more than 1 (100%%)", text)
	}
	return value, nil
}

// durationUnits in falling order; a duration names them in this order.
var durationUnits = []struct {
	name string
	size des.Time
}{{"d", des.Day}, {"h", des.Hour}, {"m", des.Minute}, {"s", des.Second}, {"ms", des.Millisecond}}

// ReadDuration reads 90s, 1h30m, 1h 30m, 2d.
func ReadDuration(text string) (des.Time, error) {
	if _, err := ReadNumber(text); err == nil {
		bare := strings.TrimPrefix(text, "+")
		return 0, fmt.Errorf("%s has no unit: write %ss, %sm or %sh", text, bare, bare, bare)
	}
	unsigned := strings.TrimLeft(text, "+-")
	if len(text)-len(unsigned) > 1 || unsigned == "" {
		return 0, ErrNoNumber
	}
	total, err := sumDuration(unsigned)
	const longest = 1000 * 365 * float64(des.Day)
	switch {
	case err != nil:
		return 0, err
	case total > longest:
		return 0, fmt.Errorf("%s is longer than the limit of a thousand years", words.Quoted(text))
	case text[0] == '-':
		total = -total
	}
	return des.Time(math.Round(total)), nil
}

// sumDuration adds up the parts of a duration, in microseconds.
func sumDuration(text string) (total float64, err error) {
	for rest, next := text, 0; rest != ""; {
		part := durationPart.FindStringSubmatch(rest)
		if part == nil {
			return 0, insteadOf(instead.OfLength(text))
		}
		at := unitIndex(part[2])
		if at < next {
			return 0, fmt.Errorf("%s: write the larger unit first and each unit once, such as 1h 30m", words.Quoted(text))
		}
		value, err := ReadNumber(part[1])
		if err != nil {
			return 0, err
		}
		total += float64(value * float64(durationUnits[at].size))
		next, rest = at+1, rest[len(part[0]):]
		if part[3] != "" && rest == "" {
			return 0, ErrNoNumber
		}
	}
	return total, nil
}

func unitIndex(name string) int {
	for i, unit := range durationUnits {
		if unit.name == name {
			return i
		}
	}
	return -1
}

// scales and PerSecond are the words of rates.
var (
	scales    = map[string]float64{"": 1, "thousand": 1e3, "million": 1e6, "billion": 1e9}
	PerSecond = map[string]float64{"s": 1, "min": 60, "h": 3600, "day": 86400, "week": 604800, "year": 8760 * 3600}
)

// ReadRate reads 4543/h into a number per second.
func ReadRate(text string) (float64, error) {
	if value, err := ReadNumber(text); err == nil {
		bare := Plain(value)
		return 0, fmt.Errorf("%s has no unit: write %s/s, %s/min, %s/h, %s/day or %s/year", text, bare, bare, bare, bare, bare)
	}
	parts := rateParts.FindStringSubmatch(text)
	if parts == nil {
		number, _, _ := strings.Cut(text, "/")
		if _, err := ReadNumber(strings.TrimSpace(number)); err != nil && !errors.Is(err, ErrNoNumber) {
			return 0, err
		}
		return 0, ErrNoNumber
	}
	value, err := ReadNumber(parts[1])
	return value * scales[parts[2]] / PerSecond[parts[3]], err
}

// ReadCount reads a bare whole number.
func ReadCount(text string) (float64, error) {
	if better := instead.OfChange(text); better != "" {
		return 0, errors.New(better)
	}
	value, err := ReadNumber(text)
	switch {
	case err != nil:
		return 0, err
	case value != math.Trunc(value) || strings.Contains(text, "."):
		return 0, fmt.Errorf("%s is not a whole number", text)
	}
	return value, nil
}

// ReadNoun reads a number of things: `50 calls`.
func ReadNoun(text, noun string) (float64, error) {
	if _, err := ReadNumber(text); err == nil {
		return 0, fmt.Errorf("%s has no unit: write %s", text, words.Counted(text, noun))
	}
	if better := instead.OfChange(text); better != "" {
		return 0, errors.New(better)
	}
	parts := nounParts.FindStringSubmatch(text)
	if parts == nil {
		return 0, ErrNoNumber
	}
	value, err := ReadNumber(parts[1])
	switch {
	case err != nil:
		return 0, err
	case parts[2] != noun && (parts[2] != words.Singular(noun) || value != 1):
		return 0, fmt.Errorf("expected %s, found %s; write %s", noun, words.Quoted(parts[2]), words.Counted(parts[1], noun))
	}
	return value, nil
}
