package enough

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"nines/sim/scenario/cost"
	"nines/sim/scenario/input"
)

// strategyPrefix begins the name of a strategy that costs something.
const strategyPrefix = "strategies."

// priced is something that costs.
type priced struct {
	path   string
	price  cost.Price
	inFile bool // the scenario says so, whatever is asked of it
}

// prices reads the costs of the command line, then those of the file that it does not replace. All must be in one currency and
// for one span of time, or they could not be compared.
func (f *Question) prices(s *Host) (list []priced, err error) {
	for _, text := range f.Costs {
		path, price, ok := strings.Cut(text, "=")
		p, err := cost.Read(price)
		switch {
		case !ok || err != nil:
			return nil, mistake("--cost %s: write PATH='£12,000 a year each' or strategies.NAME='£2 million'", text)
		case len(list) > 0 && !p.IsLike(list[0].price):
			return nil, mistake("--cost %s: give all costs in one currency and for one span of time, such as a year", text)
		case slices.ContainsFunc(list, func(known priced) bool { return known.path == path }):
			return nil, mistake("--cost %s: this has a cost already", path)
		}
		list = append(list, priced{path: strings.TrimPrefix(strings.TrimSpace(path), "numbers."), price: p})
	}
	for _, g := range s.Scenario.Costs() {
		switch {
		case priceOf(list, g.Of()) != nil:
		case len(list) > 0 && !g.Price.IsLike(list[0].price):
			return nil, mistake("--cost is in %s, and the scenario gives the cost of %s in %s: use the same", list[0].price.In(), g.Of(), g.Price.In())
		default:
			list = append(list, priced{g.Of(), g.Price, true})
		}
	}
	return list, nil
}

// isFlag reports whether the command line gives it.
func (p priced) isFlag() bool { return !p.inFile }

// priceOf is the price of a path; nil if it has none.
func priceOf(list []priced, path string) *cost.Price {
	for i := range list {
		if list[i].path == path {
			return &list[i].price
		}
	}
	return nil
}

// offer is one thing that can be bought.
type offer struct {
	rival
	price cost.Price
	cost  float64
	of    *choice // nil: a strategy
	value float64
}

// offered are the offers of all prices: other strategies, and values of choices above today's that cost more.
func (q *solving) offered(prices []priced) (list []offer, err error) {
	for _, p := range prices {
		name, isStrategy := strings.CutPrefix(p.path, strategyPrefix)
		if isStrategy && slices.Contains(q.criterion.Strategies(), name) {
			if p.inFile {
				continue // it is today's, or what is compared with
			}
			return nil, mistake("--cost %s: this strategy is the one asked about, or the one it is compared with. Give the cost of another", p.path)
		}
		if plan, err := q.Scenario.Plan(name); isStrategy && err == nil && hasMeasure(plan, &q.criterion.Measure) {
			list = append(list, offer{rival: rival{name: plan.Strategy, title: cmp.Or(plan.StrategyTitle, name), strategy: plan.Strategy}, price: p.price, cost: p.price.Amount})
			continue
		}
		if p.inFile && !q.isOffer(p.path) {
			continue
		}
		own, err := q.offersOf(p)
		if err != nil {
			return nil, err
		}
		list = append(list, own...)
	}
	return list, nil
}

// countable refuses a cost of the command line for a choice that nobody counts. A length of time has no one more of it, and less of it
// can cost more.
func (q *solving) countable(c choice) error {
	at := slices.IndexFunc(q.prices, func(p priced) bool { return p.isFlag() && p.path == c.in.Name })
	switch {
	case at < 0:
		return nil
	case !c.in.Whole && c.in.Unit != input.Count:
		return mistake("--cost %s: it is not counted, so there is no price for one more of it. Put the value into a strategy, and give its cost: --cost strategies.NAME='£2 million'", c.in.Name)
	case math.IsInf(c.today, 1):
		return mistake("--cost %s: it is unlimited today, so no more of it can be bought. Give today's number with --set", c.in.Name)
	case math.IsNaN(c.today):
		return mistake("--cost %s: the scenario does not say its value today, so nobody knows how many more it would be", c.in.Name)
	case !q.prices[at].price.Each:
		return mistake("--cost %s: say what one more costs: %s each", c.in.Name, q.prices[at].price)
	}
	return nil
}

// onlyOf refuses costs of the command line for anything but some choices: nothing else would use them.
func (q *solving) onlyOf(choices ...choice) error {
	for _, p := range q.prices {
		if p.isFlag() && !slices.ContainsFunc(choices, func(c choice) bool { return c.in.Name == p.path }) {
			return mistake("--cost %s: with two choices, only these have costs: %s and %s", p.path, choices[0].in.Name, choices[1].in.Name)
		}
	}
	for _, c := range choices {
		if err := q.countable(c); err != nil {
			return err
		}
	}
	return nil
}

// isOffer reports whether a number with a cost in the file is an answer here: it is varied, or has a range that moves something
// under the strategy.
func (q *solving) isOffer(path string) bool {
	if path == q.choice.in.Name {
		return !math.IsNaN(q.choice.today) && !math.IsInf(q.choice.today, 0)
	}
	return slices.ContainsFunc(q.Scenario.InputsOf(q.criterion.Strategy), func(in input.Input) bool { return in.Name == path })
}

// offersOf are the value of a choice that costs most, if that is above today's. The others are found when it is known what that gains.
func (q *solving) offersOf(p priced) (list []offer, err error) {
	c := q.choice
	if p.path != c.in.Name {
		if c, err = choiceOf(q.Host, p.path); err != nil {
			return nil, mistake("--cost %s: it is neither a strategy nor a choice with a range. %v", p.path, err)
		}
	}
	if err := q.countable(c); err != nil {
		return nil, err
	}
	switch {
	case math.IsNaN(c.today):
		return nil, mistake("--cost %s: the scenario does not say its value today", p.path)
	case math.IsInf(c.today, 1):
		return nil, mistake("--cost %s: it is unlimited today, so no more of it can be bought. Give today's number with --set", p.path)
	}
	above := c.above()
	switch {
	case len(above) > 0:
		o := q.offerOf(&c, above[len(above)-1], p.price)
		return []offer{o}, nil
	case c.in.Name != q.choice.in.Name && p.isFlag():
		return nil, mistake("--cost %s: its range ends at today's value, so no more of it can be bought. Give a range with more", p.path)
	}
	return nil, nil
}

// above are the values above today's.
func (c *choice) above() []float64 {
	return slices.DeleteFunc(slices.Clone(c.values), func(v float64) bool { return v <= c.today })
}

// offerOf is a value of a choice as an offer.
func (q *solving) offerOf(c *choice, v float64, price cost.Price) offer {
	return offer{
		rival: rival{c.in.Name + "=" + c.in.Written(v), c.in.Title + ": " + c.in.Said(v), q.criterion.Strategy, []input.Setting{{Input: &c.in, Value: v}}},
		price: price, cost: (v - c.today) * price.Amount, of: c, value: v,
	}
}
