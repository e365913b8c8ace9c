package random

import (
	"errors"
	"fmt"
	"math"
)

// mixture is several distributions and where the share of each ends within 0 to 1.
type mixture struct {
	parts          []Distribution
	ends           []float64
	mean, variance float64
}

// Mixture is one of the parts, each with its weight as probability: three callers in
// ten hang up at once, the others are patient. The weights add up to 1.
//
// One uniform number does it all: it picks the part, and its place within the share of
// the part, stretched to 0 to 1, is the part's own uniform number. The quantile
// therefore grows with u within a part and jumps from part to part; it is a way to draw,
// not the inverse of the mixture's distribution function.
func Mixture(weights []float64, parts []Distribution) (Distribution, error) {
	if err := checkMixture(weights, parts); err != nil {
		return Distribution{}, err
	}
	m := &mixture{}
	end := 0.
	for i, w := range weights {
		if w > 0 {
			end += w
			m.parts, m.ends = append(m.parts, parts[i]), append(m.ends, end)
		}
	}
	m.ends[len(m.ends)-1] = 1
	m.measure()
	return Distribution{kind: mixtureKind, factor: 1, mixture: m}, nil
}

// checkMixture refuses weights that are no probabilities, or not one for each part.
func checkMixture(weights []float64, parts []Distribution) error {
	if len(parts) == 0 || len(weights) != len(parts) {
		return fmt.Errorf("a mixture needs one weight for each part, not %d weights for %d parts", len(weights), len(parts))
	}
	var errs []error
	sum := 0.
	for i, w := range weights {
		errs = append(errs, notNegative("a mixture", fmt.Sprintf("weight %d", i+1), w))
		sum += w
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	if math.Abs(sum-1) > 1e-9 {
		return fmt.Errorf("a mixture needs weights that add up to 1, not to %.10g", sum)
	}
	return nil
}

// measure sets the moments: the variance is that within the parts and that between them.
func (m *mixture) measure() {
	for i, part := range m.parts {
		m.mean += float64(m.weight(i) * part.Mean())
	}
	for i, part := range m.parts {
		off := part.Mean() - m.mean
		m.variance += float64(m.weight(i) * (part.Variance() + float64(off*off)))
	}
}

// weight is the share of part i.
func (m *mixture) weight(i int) float64 {
	return m.ends[i] - m.start(i)
}

// start is where the share of part i begins.
func (m *mixture) start(i int) float64 {
	if i == 0 {
		return 0
	}
	return m.ends[i-1]
}

// quantile is the value of the part that u picks. There are few parts: it looks through
// them in turn.
func (m *mixture) quantile(u float64) float64 {
	i := 0
	for u >= m.ends[i] {
		i++
	}
	return m.parts[i].Quantile((u - m.start(i)) / m.weight(i))
}

// least is the smallest value of any part.
func (m *mixture) least() float64 {
	least := math.Inf(1)
	for _, part := range m.parts {
		least = min(least, part.least())
	}
	return least
}
