package demand

import (
	"cmp"
	"slices"

	"nines/sim/des"
)

// Habit is what one kind of callers does after a failed call. People differ: whoever has called four times in vain is a
// stubborn one. So the share who go on rises with the number of calls, though it is the same at every call of one person.
// The default numbers are fitted to four outages and two counts of ordinary calls: see scenarios/habits.
type Habit struct {
	Name  string
	Share float64           // of the callers
	Again [Losses][]float64 // the share who call again after losing the n-th call; the last holds for all later ones
}

// AgainAfter is the share of such people who call again after losing the n-th call in this way.
func (h *Habit) AgainAfter(n int32, lost Loss) float64 {
	shares := h.Again[lost]
	return shares[min(int(n), len(shares))-1]
}

// Habits are all kinds of callers who want help. Their shares add up to 1.
type Habits []Habit

// NewHabits are the kinds of callers among those who want help, from the kinds of all callers. Accidental and silent callers
// never call again. They are counted in the kind that calls again least. If that kind has fewer, the rest is in the next.
func NewHabits(all []Habit, noRequest float64) Habits {
	list := slices.Clone(all)
	if noRequest >= 1 {
		return list // only those who report an incident want help
	}
	order := make([]*Habit, len(list))
	for i := range list {
		order[i] = &list[i]
	}
	slices.SortStableFunc(order, func(a, b *Habit) int { return cmp.Compare(a.persistence(), b.persistence()) })
	left := noRequest
	for _, h := range order {
		taken := min(left, h.Share)
		left -= taken
		h.Share = (h.Share - taken) / (1 - noRequest)
	}
	return list
}

// persistence is the share who call again after the first call, on average over the ways of losing it.
func (h *Habit) persistence() (sum float64) {
	for lost := range h.Again {
		sum += float64(h.AgainAfter(1, Loss(lost)) / float64(Losses))
	}
	return sum
}

// Of is the kind of a person: the same at every call and under every strategy.
func (h Habits) Of(p *Person) *Habit {
	last := len(h) - 1
	if last == 0 {
		return &h[0]
	}
	left := p.Key.Uniform(forHabit, 0)
	for i := range h[:last] {
		if left -= h[i].Share; left < 0 {
			return &h[i]
		}
	}
	return &h[last]
}

// Early is what callers do who hang up within a time after they dialled.
type Early struct {
	Before des.Time // 0: nobody hangs up early
	Times  float64  // as many of them call again
}
