package attributed

import (
	"fmt"
	"slices"

	"nines/sim/report/phrase"
	"nines/sim/study/part"
	"nines/sim/words"
)

// doubts are what the answer depends on, the weightiest first.
func (b *builder) doubts() (list []string) {
	r := b.Result
	if pairs := b.alike(); len(pairs) > 0 {
		told := pairs[:min(2, len(pairs))]
		if more := len(pairs) - len(told); more > 0 {
			told = append(slices.Clone(told), words.Several(more, "more pair", "more pairs"))
		}
		list = append(list, "The order of these is not shown: "+words.Joined(told)+".")
	}
	if r.Orders > 0 {
		list = append(list, fmt.Sprintf("More than six parts share the loss, so averages are over %d orders drawn by the seed. Their intervals contain that error.", r.Orders))
	}
	if hidden := b.hidden(); len(hidden) > 0 {
		list = append(list, fmt.Sprintf("Removing %s first is not shown to change anything, but it matters once others are removed.", part.List(hidden)))
	}
	if slices.ContainsFunc(b.Shared, func(p part.Part) bool { return p.Kind == part.Delay }) {
		list = append(list, "A delay is taken out as a whole. A shorter one saves less: try it with --set.")
	}
	if n := b.unstudied(); n > 0 {
		list = append(list, fmt.Sprintf("%s not studied. Choose with --only; --list shows all.", words.Several(n, "more part changes something and was", "more parts change something and were")))
	}
	if n := len(b.Skipped); n > 0 {
		list = append(list, phrase.Plural(n, "part")+" cannot be taken out, because other parts of the scenario need them.")
	}
	if r.Table.Days < 20 {
		list = append(list, fmt.Sprintf("%s are few: intervals are wide. Give more with -n.", words.Capital(phrase.Plural(r.Table.Days, b.Period.One()))))
	}
	return append(list, "Nobody behaves otherwise without a part than the scenario says. All numbers that are not parts stay at their best guesses.")
}

// alike are neighbours in the order that are not told apart, of those that matter.
func (b *builder) alike() (pairs []string) {
	order := b.Result.Ranked()
	for k := 1; k < len(order); k++ {
		x, y := order[k-1], order[k]
		if !b.Result.Apart(x, y) && b.Result.Average[x].Shown && b.Result.Average[y].Shown {
			pairs = append(pairs, b.Shared[x].Noun+" before "+b.Shared[y].Noun)
		}
	}
	return pairs
}

// hidden are parts that matter, and whose removal alone is not shown to change anything.
func (b *builder) hidden() (list []part.Part) {
	for i, p := range b.Shared {
		if !b.Result.First[i].Shown && b.Result.Average[i].Shown {
			list = append(list, p)
		}
	}
	return list
}

// unstudied is how many parts change something and are not studied, although nobody chose.
func (b *builder) unstudied() (n int) {
	for _, p := range b.Left {
		if p.Why != part.Nothing && p.Why != part.Unasked {
			n++
		}
	}
	return n
}

// method is how it was found.
func (b *builder) method() []string {
	r := b.Result
	sets := len(r.Table.Sets) + len(b.Single)
	list := []string{fmt.Sprintf("%s were simulated with each of %d sets of parts: the same people on the same %s, whatever is removed (common random numbers).",
		words.Capital(phrase.Plural(r.Table.Days, b.Period.One())), sets, b.Period.One())}
	if b.Days > 0 {
		list = append(list, fmt.Sprintf("A first pass of %s removed each of %s first, and last, to choose these.", phrase.Plural(b.Days, b.Period.One()), phrase.Plural(len(b.Parts), "part")))
	}
	average := "The average is over all orders of removal (Shapley's value)."
	if r.Orders > 0 {
		average = fmt.Sprintf("The average is over %d orders of removal, each with its reverse (Shapley's value by sampled permutations).", r.Orders)
	}
	return append(list, average+" The averages of all parts add up to the total, exactly.",
		"What two parts did only together as the day was: the loss, less that without each of them, plus that without both (interaction).",
		"The total is split once more: what a set did and no smaller set in it, all other parts being gone (Harsanyi's dividends). With what each did alone it adds up.",
		"Intervals have 95 % confidence, each by itself, by Student's t over paired differences. The order of parts is tested for all pairs at once, and what parts did together for all sets (Bonferroni).",
		"A fault that is taken out never happens, an error has 0 %, a delay 0 s, a feature is there, a remedy is not.")
}
