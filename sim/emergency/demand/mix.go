package demand

import "nines/sim/random"

// mix is a list of kinds with their shares, made ready to draw from. For each of 256 equal parts of the unit interval a
// guide says where to start looking. The length of the list then hardly matters.
type mix struct {
	upTo  []float64 // cumulative shares, the last being 1
	guide [256]uint16
}

func newMix(shares []float64) mix {
	var m mix
	total, sum := 0.0, 0.0
	for _, s := range shares {
		total += s
	}
	for _, s := range shares {
		sum += s
		m.upTo = append(m.upTo, sum/total)
	}
	m.upTo[len(m.upTo)-1] = 1
	at := 0
	for i := range m.guide {
		for m.upTo[at] <= float64(i)/256 {
			at++
		}
		m.guide[i] = uint16(at)
	}
	return m
}

func mixOf(list []Named) mix {
	shares := make([]float64, len(list))
	for i := range list {
		shares[i] = list[i].Share
	}
	return newMix(shares)
}

// isOne reports whether there is one kind.
func (m *mix) isOne() bool { return len(m.upTo) == 1 }

// pick draws one of the kinds, for one purpose of one caller.
func (m *mix) pick(k random.Key, p random.Purpose) int {
	if m.isOne() {
		return 0
	}
	u := k.Uniform(p, 0)
	i := int(m.guide[int(u*256)])
	for m.upTo[i] <= u {
		i++
	}
	return i
}
