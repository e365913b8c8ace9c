package cost

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"nines/sim/words"
)

// Price is what something costs: £12,000 a year each.
type Price struct {
	Amount   float64
	Currency string // £, € or $, or a code such as EUR
	Per      string // year, month, week or day; empty: once
	Each     bool   // for each one that is counted, or for each unit of the value
}

// errPrice says how a price is written.
var errPrice = errors.New("write a price such as £12,000 a year each, €2 million or 500 EUR a month")

// scales are the words for large amounts, and spans those for what a price is for.
var (
	scales = map[string]float64{"thousand": 1e3, "million": 1e6, "billion": 1e9}
	spans  = []string{"year", "month", "week", "day"}
)

// Read reads a price: a currency before or after the amount, then a scale, what it is for, and each.
func Read(text string) (p Price, err error) {
	rest := strings.TrimSpace(text)
	if first, size := utf8.DecodeRuneInString(rest); unicode.Is(unicode.Sc, first) {
		p.Currency, rest = rest[:size], rest[size:]
	}
	parts := strings.Fields(rest)
	if len(parts) > 0 && p.Currency == "" && isCode(parts[0]) {
		p.Currency, parts = parts[0], parts[1:]
	}
	if len(parts) == 0 {
		return p, errPrice
	}
	if p.Amount, err = strconv.ParseFloat(strings.ReplaceAll(parts[0], ",", ""), 64); err != nil || !(p.Amount >= 0 && p.Amount < 1e15) {
		return p, errPrice
	}
	return p, p.readRest(parts[1:])
}

// readRest reads what stands after the amount.
func (p *Price) readRest(parts []string) error {
	if len(parts) > 0 && scales[parts[0]] > 0 {
		p.Amount *= scales[parts[0]]
		parts = parts[1:]
	}
	if len(parts) > 0 && p.Currency == "" && isCode(parts[0]) {
		p.Currency, parts = parts[0], parts[1:]
	}
	if len(parts) > 1 && (parts[0] == "a" || parts[0] == "per") && slices.Contains(spans, parts[1]) {
		p.Per, parts = parts[1], parts[2:]
	}
	if len(parts) == 1 && parts[0] == "each" {
		p.Each, parts = true, nil
	}
	if len(parts) > 0 || p.Currency == "" {
		return errPrice
	}
	return nil
}

// isCode reports whether a word is the code of a currency.
func isCode(word string) bool {
	return len(word) == 3 && strings.ToUpper(word) == word && word[0] >= 'A' && word[0] <= 'Z'
}

// Money is an amount in the currency, with three digits at least: £144,000.
func (p Price) Money(amount float64) string {
	sign := ""
	if amount < 0 {
		sign, amount = "−", -amount
	}
	number := words.Grouped(strconv.FormatFloat(amount, 'f', 0, 64))
	if !isCode(p.Currency) {
		return sign + p.Currency + number
	}
	return fmt.Sprintf("%s%s %s", sign, number, p.Currency)
}

// Over is Money with what it is for: £144,000 a year.
func (p Price) Over(amount float64) string {
	if p.Per == "" {
		return p.Money(amount)
	}
	return p.Money(amount) + " a " + p.Per
}

// In is the currency, and for what span of time: £ a year.
func (p Price) In() string {
	if p.Per == "" {
		return p.Currency
	}
	return p.Currency + " a " + p.Per
}

// IsLike reports whether two prices can be added.
func (p Price) IsLike(other Price) bool { return p.Currency == other.Currency && p.Per == other.Per }

// String is the price as people write it: £12,000 a year each.
func (p Price) String() string {
	if p.Each {
		return p.Over(p.Amount) + " each"
	}
	return p.Over(p.Amount)
}
