package fitted

import (
	"fmt"
	"math"
	"slices"

	"nines/sim/report/phrase"
	"nines/sim/study/calibrate"
	"nines/sim/words"
)

// doubter says how far the answer can be trusted, and how it was found.
type doubter struct{ *teller }

// doubts are what the answer depends on, in the order of their weight.
func (t doubter) doubts() (list []string) {
	const days = "The figures of an outage are those of one day. How much days differ counts as uncertainty."
	if !t.isFit() {
		return append(append(t.surrogates(), t.notFitted()...), days)
	}
	list = append(t.roughness(), t.edges()...)
	list = append(list, t.surrogates()...)
	if few := len(t.which(true)); few < len(t.Parameters) {
		list = append(list, fmt.Sprintf("%s for %s: more values than figures. So some can only be known together with others.",
			words.Capital(phrase.Plural(few, "figure")), phrase.Plural(len(t.Parameters), "value")))
	}
	return append(append(list, t.notFitted()...), days, "A fit says that the scenario can give these figures. It does not say that the scenario is right.")
}

// notFitted names the values that stayed as they are.
func (t doubter) notFitted() []string { return append(t.leftAtGuess(), t.held()...) }

// held names the numbers that somebody fitted before and gave no range: the figures could say what they are.
func (t doubter) held() []string {
	n := len(t.of.Held)
	if n == 0 {
		return nil
	}
	names := slices.Clone(t.of.Held[:min(n, mostNamed)])
	if more := n - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	has, it := "has", "it"
	if n > 1 {
		has, it = "have", "they"
	}
	return []string{fmt.Sprintf("%s that the file calls fitted %s no range, and stayed: %s. Write what %s could be, such as 110 (90 to 130), or give --vary.",
		words.Capital(words.Several(n, "number", "numbers")), has, words.Joined(names), it)}
}

// leftAtGuess names the values that could be fitted, and were not.
func (t doubter) leftAtGuess() []string {
	if len(t.of.Left) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%s with a range stayed at the best guess: %s. To fit others: --only.", words.Capital(words.Several(len(t.of.Left), "value", "values")), t.leftOut())}
}

// roughness says that the search ended before it was sharp.
func (t doubter) roughness() []string {
	if !t.isRough() {
		return nil
	}
	return []string{fmt.Sprintf("The budget ended the search. More settings would rule out more: the error of the fit is %.1f times all other doubt. Give --points or --days.", float64(t.Waves[len(t.Waves)-1].Rough))}
}

// edges names values whose range ends what is left.
func (t doubter) edges() []string {
	var at []int
	for i, r := range t.result.Region.Inputs {
		if (r.CutLow || r.CutHigh) && !r.Untold {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("The range itself ends what is left of %s: the true value may be beyond. Widen it if that is possible.", words.Joined(t.titles(at)))}
}

// surrogates names figures that the fit foretells badly.
func (t doubter) surrogates() (list []string) {
	for k, s := range t.result.Surrogates {
		if pub := t.result.Problem.Figures[k].Published; pub == nil || !pub.Fitted {
			continue
		}
		if s.Lacking > 0 {
			list = append(list, fmt.Sprintf("“%s” has no value at %s. Those count as ruled out.", phrase.Plain(t.of.words(t.result, k)), phrase.Plural(s.Lacking, "setting")))
		}
		if s.Explains < 0.5 && !math.IsNaN(s.Explains) {
			list = append(list, fmt.Sprintf("“%s” hardly depends on what was fitted, or its days differ too much to see it. It helps little.", phrase.Plain(t.of.words(t.result, k))))
		}
	}
	return list
}

// leftOut names the values that were not fitted.
func (t doubter) leftOut() string {
	var list []string
	for _, in := range t.of.Left[:min(len(t.of.Left), mostNamed)] {
		list = append(list, phrase.Plain(in.Title))
	}
	if more := len(t.of.Left) - len(list); more > 0 {
		list = append(list, fmt.Sprintf("%d more", more))
	}
	return words.Joined(list)
}

// method says how it was found.
func (t doubter) method() []string {
	b := t.result.Problem.Budget
	list := []string{
		fmt.Sprintf("%s of %s were simulated in %s, %d days in all. The same people call on the same days at every setting.",
			phrase.Plural(t.Points, "setting"), phrase.Plural(len(t.Parameters), "value"), phrase.Plural(len(t.Waves), "round"), t.Days),
		fmt.Sprintf("Each round spreads %d settings over all that is not ruled out yet (a Latin hypercube, then settings among those), with %d days each. One more setting, where the fit is best, has %d days.", b.Points, b.Days, b.Centre),
		"Between them each figure is fitted by a smooth surface, whose error is found by leaving settings out.",
		"A setting is ruled out if a fitted figure is off by more than 3 standard deviations of all doubt together (history matching, Pukelsheim's rule). Doubt is the tolerance, the spread of days, the simulation and the surface.",
		stops[t.result.Stopped],
	}
	if t.isFit() {
		list = append(list, "What is left of a value holds the truth with 95 %: settings that fit better weigh more. Figures that were kept back took no part.")
	}
	return list
}

// stops say why the search ended.
var stops = map[calibrate.Stop]string{
	calibrate.Precise: "The search ended because the surface is sharper than the figures: more settings would tell nothing new.",
	calibrate.Spent:   "The search ended because all rounds of the budget were simulated.",
	calibrate.Ruled:   "The search ended because every setting is ruled out, and the surface is sharp enough to say so.",
}
