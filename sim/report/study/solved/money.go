package solved

import (
	"fmt"
	"math"
	"slices"

	"nines/sim/measure"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/stat"
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
		return sentence("%s it costs %s more than today", s.with(s.value(s.Answer.Value)), s.Price.Over(more))
	case more < 0:
		return sentence("%s it costs %s less than today", s.with(s.value(s.Answer.Value)), s.Price.Over(-more))
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
func (s money) gain(v float64) string {
	if s.Criterion.Measure.Name == "callers.without-help" && s.isHelp() {
		return phrase.Agree(fmt.Sprintf("%s more callers get help in one such outage", s.number(v)))
	}
	return fmt.Sprintf("the figure is better by %s %s in one such outage", s.number(v), s.unitWords())
}

// each is what one of the units gained costs. It tells no larger amounts, because what is bought does not grow with the money.
func (s money) each(o Offer) string {
	if o.Cost <= 0 || o.Helped.Low <= 0 {
		return "–"
	}
	return o.Price.Over(o.Cost / float64(s.drawn(o.Helped.Mean)))
}

// purchases are the offers that no mixture of others beats, in the order in which to buy them. What is not shown to help is
// not among them, nor is what is not shown to help more than the one before.
func (s money) purchases() (bought []solve.Purchase) {
	var list []solve.Offer
	for _, o := range s.Offers {
		if o.Helped.Low <= 0 {
			o.Helped.Mean = 0
		}
		list = append(list, solve.Offer{Cost: o.Cost, Helped: o.Helped.Mean})
	}
	for _, p := range solve.Efficient(list) {
		if n := len(bought); n == 0 || s.isMore(p.Offer, bought[n-1].Offer) {
			bought = append(bought, p)
		}
	}
	return bought
}

// isMore reports whether an offer is shown to help more than another. Without their days nobody can tell: the estimates decide.
func (s money) isMore(offer, than int) bool {
	a, b := s.Offers[offer].Days, s.Offers[than].Days
	return len(a) != len(b) || len(a) == 0 || stat.Difference(a, b).Low > 0
}

// cheaper is the offer that helps most of those that cost less than another; false if none is shown to help.
func (s money) cheaper(than Offer) (best Offer, ok bool) {
	for _, o := range s.Offers {
		if o.Cost < than.Cost && o.Helped.Low > 0 && (!ok || o.Helped.Mean > best.Helped.Mean) {
			best, ok = o, true
		}
	}
	return best, ok
}

// buy says what to buy first, what more money buys, and what less does.
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
	list = append(list, sentence("buy this first: %s. %s, for %s", quoted(first.Title), words.Capital(m.gain(first.Helped.Mean)), first.Price.Over(first.Cost)))
	if len(bought) > 1 {
		next := s.Offers[bought[1].Offer]
		list = append(list, sentence("for more, buy this in its place: %s. %s than today, for %s", quoted(next.Title), words.Capital(m.gain(next.Helped.Mean)), next.Price.Over(next.Cost)))
	}
	if less, ok := m.cheaper(first); ok {
		list = append(list, sentence("with less money: %s. %s, for %s", quoted(less.Title), words.Capital(m.gain(less.Helped.Mean)), less.Price.Over(less.Cost)))
	}
	return list
}

// offers are what can be bought.
func (s money) offers() study.Table {
	t := study.Table{
		ID: "offers", Title: "What to buy first", Brief: true,
		Header: []string{"offer", "cost", s.heading(), "cost of each", "order"},
		Notes:  []string{"Cost and help are against today, on the same days. The help is that in one such outage: nothing here says how often one comes. The last column is the order to buy in. An offer without a place there is beaten by another, by a mixture of two, or not shown to help more. The order is that of the estimates. Each interval holds by itself."},
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
		t.Rows = append(t.Rows, []string{o.Title, o.Price.Over(o.Cost), fmt.Sprintf("%s (%s to %s)", s.number(o.Helped.Mean), s.number(o.Helped.Low), s.number(o.Helped.High)), s.each(o), place})
	}
	return t
}
