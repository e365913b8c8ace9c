package demand

// Persistence is how long callers who want help go on where all their calls are lost in one way. It is the share who make the
// first call, which is 1, then the second, and so on. The list ends where hardly anybody is left, or at the most calls.
type Persistence []float64

// hardlyAnybody is the share below which callers are left out.
const hardlyAnybody = 1e-7

// Persistence follows from the kinds of callers, or from the share that holds for all of them after this loss.
func (b *Behaviour) Persistence(lost Loss) Persistence {
	kinds := b.Habits
	if !b.Redial[lost].ByHabit {
		all := Habit{Share: 1}
		all.Again[lost] = []float64{b.Redial[lost].Share}
		kinds = Habits{all}
	}
	left := make([]float64, len(kinds)) // of each kind
	for i := range kinds {
		left[i] = kinds[i].Share
	}
	list := Persistence{1}
	for n := int32(1); n < b.MostCalls; n++ {
		sum := 0.0
		for i := range kinds {
			left[i] = float64(left[i] * kinds[i].AgainAfter(n, lost))
			sum += left[i]
		}
		if sum < hardlyAnybody || n == mostFollowed {
			break
		}
		list = append(list, sum)
	}
	return list
}

// mostFollowed bounds the calls of callers who never give up.
const mostFollowed = 1000

// Making is the share who make an n-th call.
func (p Persistence) Making(n int) float64 {
	if n > len(p) {
		return 0
	}
	return p[n-1]
}

// GoingOn is the share who call again, of those who have lost n calls.
func (p Persistence) GoingOn(n int) float64 {
	if p.Making(n) == 0 {
		return 0
	}
	return p.Making(n+1) / p.Making(n)
}

// Calls is how many calls such callers make, on average, in a loss that does not end.
func (p Persistence) Calls() (sum float64) {
	for _, share := range p {
		sum += share
	}
	return sum
}

// NeverThrough is about callers whose first call was lost, where each further call is lost with this chance. It is the share of
// them who are never connected.
func (p Persistence) NeverThrough(chance float64) (sum float64) {
	lost := 1.0 // the chance that all later calls so far were lost
	for n := 1; n <= len(p); n++ {
		sum += float64(lost * (p.Making(n) - p.Making(n+1)))
		lost *= chance
	}
	return sum
}
