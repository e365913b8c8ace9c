package solve

import (
	"cmp"
	"math/bits"

	"nines/sim/stat"
)

// Means is a question of how much is enough for an expectation of all days together, such as a mean.
type Means struct {
	Values     []float64
	Confidence float64
	// Judge rules on a value by all days, at a confidence level. The days are the same at every value.
	Judge func(value int, level float64) (Judged, error)
	// Miss is how far an estimate lies outside the limits.
	Miss func(estimate float64) float64
}

// Verdict is what all days say of an expectation at a value.
type Verdict string

// The verdicts: the interval lies within the limits, outside them, or on both sides.
const (
	Holds    Verdict = "held"
	HoldsNot Verdict = "not held"
	Unclear  Verdict = "undecided"
)

// Judged is an estimate at a value, with its interval and what that says.
type Judged struct {
	Value     int
	Verdict   Verdict
	Estimate  float64
	Low, High float64
	Days      int
	Outcomes  []float64 // by day
}

// means is a search by single values.
type means struct {
	Means
	rises  bool
	level  float64
	judged map[int]Judged // by position
	answer *Answer
}

// Mean finds the first value, from the end that does not help, at which the expectation is held. It bisects: the expectation
// is taken to hold at every better value. All looks share the risk, so together they keep the confidence.
func Mean(q Means) (*Answer, error) {
	looks := 2 + 2*bits.Len(uint(len(q.Values)))
	m := &means{Means: q, rises: true, level: 1 - (1-q.Confidence)/float64(looks), judged: map[int]Judged{}}
	m.answer = &Answer{By: ByMeans, Value: None, Near: None, Short: None, Settled: None}
	if err := m.solve(); err != nil {
		return nil, err
	}
	m.answer.Rises, m.answer.Differs = m.rises, m.endsDiffer()
	m.draw()
	return m.answer, nil
}

// top is the position that helps most.
func (m *means) top() int { return len(m.Values) - 1 }

func (m *means) place(position int) int {
	switch {
	case position < 0:
		return None
	case m.rises:
		return position
	}
	return m.top() - position
}

// at judges a position, once.
func (m *means) at(position int) (Judged, error) {
	if j, known := m.judged[m.place(position)]; known {
		return j, nil
	}
	j, err := m.Judge(m.place(position), m.level)
	if err != nil {
		return j, err
	}
	j.Value = m.place(position)
	m.judged[j.Value] = j
	m.answer.Days = j.Days
	m.answer.Spent.Search += j.Days
	return j, nil
}

// solve looks at both ends, and then bisects for the first value that is held, and for the last that is not.
func (m *means) solve() error {
	low, err := m.at(0)
	if err != nil {
		return err
	}
	high, err := m.at(m.top())
	if err != nil {
		return err
	}
	middle, err := m.at(m.top() / 2)
	if err != nil {
		return err
	}
	if isSame(low.Estimate, high.Estimate) && isSame(low.Estimate, middle.Estimate) {
		m.answer.Ruling = Independent
		return nil
	}
	near := cmp.Compare(m.Miss(high.Estimate), m.Miss(low.Estimate))
	if near > 0 || near == 0 && deeper(m.Miss, low.Estimate, high.Estimate) > 0 {
		m.rises, high = false, low
	}
	return m.bisect(high)
}

// endsDiffer reports whether both ends are shown to differ on the same days.
func (m *means) endsDiffer() bool {
	return stat.Difference(m.judged[0].Outcomes, m.judged[m.top()].Outcomes).Shown
}

// bisect narrows down, given what the best value says.
func (m *means) bisect(best Judged) error {
	a := m.answer
	switch best.Verdict {
	case HoldsNot:
		a.Ruling, a.Short = Unreachable, best.Value
		return m.settle()
	case Unclear:
		a.Ruling, a.More = Undecided, m.more(best)
		return nil
	}
	held, err := m.first(func(j Judged) bool { return j.Verdict == Holds }, m.top())
	if err != nil {
		return err
	}
	near, err := m.first(func(j Judged) bool { return m.Miss(j.Estimate) == 0 }, held)
	if err != nil {
		return err
	}
	short, err := m.first(func(j Judged) bool { return j.Verdict != HoldsNot }, held)
	a.Ruling, a.Value, a.Near, a.Short = Found, m.place(held), m.place(near), m.place(short-1)
	return err
}

// first is the first position at which something is so, if it is so at a known one.
func (m *means) first(is func(Judged) bool, known int) (int, error) {
	low, high := -1, known
	for high-low > 1 {
		middle := low + (high-low)/2
		j, err := m.at(middle)
		if err != nil {
			return 0, err
		}
		if is(j) {
			high = middle
		} else {
			low = middle
		}
	}
	return high, nil
}

// settle finds from which value on the estimate does not change any more.
func (m *means) settle() error {
	top, err := m.at(m.top())
	if err != nil {
		return err
	}
	at, err := m.first(func(j Judged) bool { return isSame(j.Estimate, top.Estimate) }, m.top())
	if at < m.top() {
		m.answer.Settled = m.place(at)
	}
	return err
}

// more is about how many days more would decide: half of an interval shrinks with the root of the days. It is 0 if nobody would
// run so many.
func (m *means) more(j Judged) int {
	half, off := float64((j.High-j.Low)/2), m.Miss(j.Low)+m.Miss(j.High)
	if m.Miss(j.Estimate) > 0 {
		off = m.Miss(j.Estimate)
	} else {
		off = half - off
	}
	if !(off > 0) || !(half > off) {
		return 0
	}
	return feasible(float64(float64(j.Days)*(half/off)*(half/off))+1, j.Days)
}

// draw lists what was judged in the order of the values, and counts estimates that are worse than one at a lesser value.
func (m *means) draw() {
	worst := -1.0
	for position := range m.Values {
		j, known := m.judged[m.place(position)]
		if !known {
			continue
		}
		m.answer.Audit.Checks++
		if miss := m.Miss(j.Estimate); worst >= 0 && miss > worst*(1+1e-9) {
			m.answer.Audit.Breaches++
		}
		worst = m.Miss(j.Estimate)
	}
	for value := range m.Values {
		if j, known := m.judged[value]; known {
			m.answer.Judged = append(m.answer.Judged, j)
		}
	}
}
