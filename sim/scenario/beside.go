package scenario

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/plan"
	"nines/sim/words"
)

// SideBySide is the plans of strategies to compare, the baseline first: without a name, the first that the question is about.
// Without names it is of all strategies that can be compared with it; left says why others cannot. A strategy may be named by
// its title. The same strategy twice is an error, also under two names.
func (d *Document) SideBySide(baseline string, names []string) (plans []*plan.Plan, left []string, err error) {
	if asked := d.Asked(); baseline == "" && len(asked.Strategies) > 0 {
		baseline = asked.Strategies[0]
	}
	base, err := d.named(baseline)
	if err != nil {
		return nil, nil, err
	}
	others, err := d.namedOnce(names)
	if err != nil {
		return nil, nil, err
	}
	plans = []*plan.Plan{base.plan}
	for _, v := range others {
		if v == base {
			continue
		}
		if why := plan.Uncompared(base.plan, v.plan); why != "" {
			left = append(left, why)
			continue
		}
		plans = append(plans, v.plan)
	}
	return plans, left, sameTwice(plans)
}

// named is the strategy of a name, or else of a title; the empty name is the first.
func (d *Document) named(name string) (*variant, error) {
	v, err := d.variant(name)
	if err == nil {
		return v, nil
	}
	titled := slices.DeleteFunc(slices.Clone(d.variants), func(v *variant) bool { return !strings.EqualFold(v.title, strings.TrimSpace(name)) })
	if len(titled) == 1 {
		return titled[0], nil
	}
	return nil, err
}

// namedOnce are the strategies of some names, each once; without names all.
func (d *Document) namedOnce(names []string) (list []*variant, err error) {
	if len(names) == 0 {
		return d.variants, nil
	}
	for _, name := range names {
		v, err := d.named(name)
		switch {
		case err != nil:
			return nil, err
		case slices.Contains(list, v):
			return nil, fmt.Errorf("the strategy %s is named twice; name it once", v.name)
		}
		list = append(list, v)
	}
	return list, nil
}

// sameTwice refuses two strategies that are one under two names. Every difference between them would be nothing.
func sameTwice(plans []*plan.Plan) error {
	for i, p := range plans {
		for _, earlier := range plans[:i] {
			if p.Fingerprint == earlier.Fingerprint {
				return fmt.Errorf("%s and %s are the same strategy under two names: nothing differs between them. Leave one out with --strategies",
					words.Quoted(earlier.Strategy), words.Quoted(p.Strategy))
			}
		}
	}
	return nil
}
