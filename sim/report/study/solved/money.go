package solved

import (
	"fmt"
	"math"
	"slices"

	"nines/sim/measure"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/study/solve"
	"nines/sim/words"
)

// money is what things cost, and what is helped for it.
type money struct{ *Solved }

// cost is what the value costs beyond today's.
func (s reply) cost() string {
	if s.Price == nil || math.IsNaN(s.Today) || math.IsInf(s.Today, 0) {
		return ""
	}
	more := money(s).of(s.Answer.Value)
	switch {
	case more > 0:
		return sentence("that costs %s more than today", s.Price.Over(more))
	case more < 0:
		return sentence("that costs %s less than today", s.Price.Over(-more))
	}
	return ""
}

// of is what a value costs beyond today's.
func (s money) of(place int) float64 { return (s.Values[place] - s.Today) * s.Price.Amount }

// unit is that of what is gained. A comparison by a share of the other value gains percentage points.
func (s money) unit() measure.Unit {
	if s.Criterion.Relative {
		return measure.Share
	}
	return s.Criterion.Measure.Unit
}

// unitWords is the unit in words.
func (s money) unitWords() string {
	if s.unit() == measure.Share {
		return "percentage points"
	}
	return string(s.unit())
}

// isHelp reports whether what is gained is people who are helped, or calls. All else makes the figure better.
func (s money) isHelp() bool { return s.unit() == measure.Callers || s.unit() == measure.Calls }

// heading names what is gained, on an average day.
func (s money) heading() string {
	if s.isHelp() {
		return s.unitWords() + " helped"
	}
	return "better by, " + s.unitWords()
}

// number is an amount of what is gained, without its unit.
func (s money) number(v float64) string { return phrase.InUnit(string(s.unit()))(phrase.Number(v)) }

// gain says what an offer gains.
func (s money) gain(v float64, more string) string {
	if s.isHelp() {
		return fmt.Sprintf("it helps %s%s %s a day", s.number(v), more, s.unitWords())
	}
	return fmt.Sprintf("it makes the figure better by %s%s %s", s.number(v), more, s.unitWords())
}

// block is the amount for which help is told: the nearest of 1, a thousand and a million that is not above the largest cost.
func (s money) block() float64 {
	most := 0.0
	for _, o := range s.Offers {
		most = max(most, o.Cost)
	}
	switch {
	case most >= 1e5:
		return 1e6
	case most >= 100:
		return 1e3
	}
	return 1
}

// blockWords is that amount in words: £1 million.
func (s money) blockWords() string {
	price := s.Offers[0].Price
	switch s.block() {
	case 1e6:
		return price.Money(1) + " million"
	case 1e3:
		return price.Money(1) + " thousand"
	}
	return price.Money(1)
}

// purchases are the offers that no mixture of others beats, in the order in which to buy them. What is not shown to help is
// not among them.
func (s money) purchases() []solve.Purchase {
	var list []solve.Offer
	for _, o := range s.Offers {
		if o.Helped.Low <= 0 {
			o.Helped.Mean = 0
		}
		list = append(list, solve.Offer{Cost: o.Cost, Helped: o.Helped.Mean})
	}
	return solve.Efficient(list)
}

// per is how much is helped for each block of money.
func (s money) per(p solve.Purchase) string {
	if math.IsInf(p.Per, 0) {
		return "it costs nothing more"
	}
	return s.number(p.Per * s.block())
}

// buy says what to buy first, and then.
func (s reply) buy() (list []string) {
	if len(s.Offers) == 0 {
		return nil
	}
	m := money(s)
	bought := m.purchases()
	if len(bought) == 0 {
		return []string{sentence("nothing that has a price is shown to help")}
	}
	first := s.Offers[bought[0].Offer]
	list = append(list, sentence("buy this first: %s. %s for %s: %s for each %s", first.Title,
		words.Capital(m.gain(first.Helped.Mean, "")), first.Price.Over(first.Cost), m.per(bought[0]), m.blockWords()))
	if len(bought) > 1 {
		next := bought[1]
		list = append(list, sentence("for more, buy this in its place: %s. %s, %s for each further %s", s.Offers[next.Offer].Title,
			words.Capital(m.gain(next.More.Helped, " more")), m.per(next), m.blockWords()))
	}
	return list
}

// offers are what can be bought.
func (s money) offers() study.Table {
	t := study.Table{
		ID: "offers", Title: "What to buy first", Brief: true,
		Header: []string{"offer", "cost", s.heading(), "for each " + s.blockWords(), "order"},
		Notes:  []string{"Cost and help a day are against today, on the same days. The last column is the order to buy in. An offer without a place there is beaten by another, by a mixture of two, or not shown to help. The order is that of the estimates; each interval holds by itself."},
	}
	var order []int
	for _, p := range s.purchases() {
		order = append(order, p.Offer)
	}
	bought := len(order)
	for i := range s.Offers {
		if !slices.Contains(order, i) {
			order = append(order, i)
		}
	}
	for at, i := range order {
		o, place := s.Offers[i], ""
		if at < bought {
			place = fmt.Sprint(at + 1)
		}
		per := "–"
		if o.Cost > 0 && o.Helped.Low > 0 {
			per = s.number(o.Helped.Mean / o.Cost * s.block())
		}
		t.Rows = append(t.Rows, []string{o.Title, o.Price.Over(o.Cost), fmt.Sprintf("%s (%s to %s)", s.number(o.Helped.Mean), s.number(o.Helped.Low), s.number(o.Helped.High)), per, place})
	}
	return t
}
