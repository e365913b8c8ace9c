package part

import (
	"slices"

	"nines/sim/measure"
	"nines/sim/stat"
	"nines/sim/study/attribute"
)

// Outcome is what each part did.
type Outcome struct {
	Choice
	Skipped []Skipped
	Measure measure.Measure
	Result  *attribute.Result // of the parts that share the loss
	Whole   stat.Estimate     // the loss as it is, with all parts
	None    stat.Estimate     // the loss without those that share it
	Singles []stat.Paired     // what each single part adds to the loss
	People  []People          // without each part, in the order of All
}

// Sets is how many sets of the parts are simulated.
func (c *Choice) Sets(orders int, seed uint64) int {
	return len(attribute.Sets(len(c.Shared), orders, seed)) + len(c.Single)
}

// Attribute runs the days, and works out what each of the chosen parts did. Orders and seed are those of [attribute.Attribute].
func (d *Days) Attribute(c *Choice, orders int, seed uint64) (*Outcome, error) {
	o := &Outcome{Choice: *c, Measure: d.Measure}
	parts, shared := c.All(), len(c.Shared)
	whole := attribute.All(len(parts))
	singles := whole &^ attribute.All(shared) // they are there in every set
	var losses [][]float64
	var wide []attribute.Set
	of := func(s attribute.Set) []float64 {
		at, _ := slices.BinarySearch(wide, s)
		return losses[at]
	}
	var err error
	o.Result, err = attribute.Attribute(shared, orders, seed, func(sets []attribute.Set) (list [][]float64, err error) {
		for _, s := range sets {
			wide = append(wide, s|singles)
		}
		for i := range c.Single {
			wide = append(wide, whole.Without(shared+i))
		}
		slices.Sort(wide)
		if losses, o.People, err = d.Run(parts, wide); err != nil {
			return nil, err
		}
		for _, s := range sets {
			list = append(list, of(s|singles))
		}
		return list, nil
	})
	if err != nil {
		return nil, err
	}
	o.Whole, o.None = stat.Mean(of(whole)), stat.Mean(of(singles))
	for i := range c.Single {
		o.Singles = append(o.Singles, stat.Difference(of(whole), of(whole.Without(shared+i))))
	}
	return o, nil
}
