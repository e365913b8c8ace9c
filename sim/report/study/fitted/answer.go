package fitted

import (
	"fmt"
	"math"
	"strings"

	"nines/sim/report/phrase"
	"nines/sim/study/calibrate"
	"nines/sim/words"
)

// mostNamed is how many things of a sort the answer names.
const mostNamed = 3

// answer is the result in plain sentences, the most important first.
func (t *teller) answer() (list []string) {
	switch {
	case t.result.Verdict == calibrate.Misses:
		return t.refusal()
	case !t.isFit():
		return t.undecided()
	}
	list = append(list, t.met())
	for _, part := range []func() []string{t.learned, t.silent, t.predicted, t.traded, t.headlines, t.next} {
		list = append(list, part()...)
	}
	return list
}

// undecided says that more must be simulated.
func (t *teller) undecided() []string {
	why := "The surface between the simulated settings is too rough to say."
	if k := worst(t.result); k >= 0 {
		own := t.figureByName(t.result.Problem.Figures[k].Name)
		why = fmt.Sprintf("The best setting that was simulated misses %s by %s of its uncertainty; up to 3 is met.", t.figure(own), far(max(t.Figures[own].Off, -t.Figures[own].Off)))
	}
	return []string{
		fmt.Sprintf("Whether the %s can be met%s is not shown. %s No values are given.", t.counted(), t.jointly(), why),
		"Give more settings for each round (--points), more rounds (--rounds) or more days for each setting (--days). If that changes nothing, the figures contradict each other.",
	}
}

// counted are the fitted figures, in words.
func (t *teller) counted() string {
	n := len(t.which(true))
	if n == 1 {
		return "published figure"
	}
	return fmt.Sprintf("%d published figures", n)
}

// jointly follows “can be met” where there are several.
func (t *teller) jointly() string {
	if len(t.which(true)) > 1 {
		return " together"
	}
	return ""
}

// justMet is from where on a figure is only just met.
const justMet = 2

// met says that the figures can be met, how near the best setting comes, and how much is not ruled out.
func (t *teller) met() string {
	worst, at := Number(0), 0
	for _, k := range t.which(true) {
		if off := t.Figures[k].Off; off > worst || -off > worst {
			worst, at = max(off, -off), k
		}
	}
	open := fmt.Sprintf("Of all settings within the ranges, %s is not ruled out.", phraseShare(t.Left))
	switch {
	case worst > justMet:
		return fmt.Sprintf("The %s can only just be met%s. At the best values %s is off by %s of its uncertainty; beyond 3 nothing would fit. %s", t.counted(), t.jointly(), t.figure(at), far(worst), open)
	case len(t.which(true)) == 1:
		return fmt.Sprintf("The %s can be met. At the best values it is off by %s of its uncertainty. %s", t.counted(), far(worst), open)
	}
	return fmt.Sprintf("The %s can be met%s. At the best values each is off by at most %s of its uncertainty. %s", t.counted(), t.jointly(), far(worst), open)
}

// phraseShare is a share in per cent, with the digits that say something.
func phraseShare(v Number) string {
	switch p := 100 * float64(v); {
	case math.IsNaN(p):
		return "–"
	case p >= 1 || p == 0:
		return fmt.Sprintf("%.0f %%", p)
	case p >= 0.01:
		return fmt.Sprintf("%.1g %%", p)
	}
	return "less than 0.01 %"
}

// learned says what the figures pin down and what they narrow.
func (t *teller) learned() (list []string) {
	named := append(t.judged(Pinned), t.judged(Narrowed)...)
	for _, i := range named[:min(len(named), mostNamed)] {
		p := &t.Parameters[i]
		verb := "narrow"
		if p.Verdict == Pinned {
			verb = "pin down"
		}
		list = append(list, fmt.Sprintf("They %s %s: %s, best %s. The file allows %s.", verb, t.title(i), t.left(i), t.said(i, *p.Best), t.span(i, p.Before)))
	}
	if more := len(named) - mostNamed; more > 0 {
		list = append(list, fmt.Sprintf("They narrow %s, as the table shows.", words.Several(more, "more value", "more values")))
	}
	return list
}

// silent names the values about which the figures say nothing.
func (t *teller) silent() []string {
	list := t.titles(t.judged(Nothing))
	if len(list) == 0 {
		return nil
	}
	figures, each := "The published figures", "each can be anywhere in its range"
	if len(list) == 1 {
		each = "it can be anywhere in its range"
	}
	if t.isRough() {
		figures, each = "So far the published figures", each+". More settings may narrow that (--points)"
	}
	return []string{fmt.Sprintf("%s say nothing about %s: %s.", figures, words.Joined(list), each)}
}

// roughFrom is the error of the surface, over all other doubt, from which on more settings would rule out more.
const roughFrom = 1. / 3

// isRough reports whether the search ended before the surface was sharp.
func (t *teller) isRough() bool {
	return t.result.Stopped == calibrate.Spent && len(t.Waves) > 0 && t.Waves[len(t.Waves)-1].Rough > roughFrom
}

// titles names the first few parameters.
func (t *teller) titles(of []int) (list []string) {
	for _, i := range of[:min(len(of), mostNamed)] {
		list = append(list, t.title(i))
	}
	if more := len(of) - len(list); more > 0 {
		list = append(list, words.Several(more, "other", "others"))
	}
	return list
}

// predicted says how the figures fare that were kept back.
func (t *teller) predicted() (list []string) {
	for _, k := range t.which(false) {
		f := &t.Figures[k]
		if f.Day == nil {
			continue
		}
		verdict := "That agrees"
		switch off := math.Abs(float64(f.Off)); {
		case off <= calibrate.Cutoff && isTooWide(f):
			verdict = "That is too wide to tell: nothing at all, or twice as much, would agree as well"
		case off > calibrate.Cutoff:
			verdict = "That contradicts the fit"
		case off > calibrate.Cutoff-1:
			verdict = "That is doubtful"
		}
		list = append(list, fmt.Sprintf("%s was kept back. Predicted for the day: %s. Published: %s. %s (off by %s).", t.figure(k), t.between(k, *f.Day), t.amount(k, f.Published), verdict, far(f.Off)))
	}
	return list
}

// isTooWide reports whether a prediction tests nothing: a figure of zero, and one twice as large, would not contradict it. A day
// leaves 95 % within two of its standard deviations on each side.
func isTooWide(f *Figure) bool {
	const deviations = 1.96
	deviation := float64(f.Day.High-f.Day.Low) / (2 * deviations)
	return deviation > 0 && calibrate.Cutoff*deviation >= math.Abs(float64(f.Published))
}

// traded names the pairs that make up for each other.
func (t *teller) traded() (list []string) {
	for _, p := range t.Tradeoffs[:min(len(t.Tradeoffs), mostNamed)] {
		list = append(list, fmt.Sprintf("The figures cannot tell %s and %s apart: %s.", t.title(t.byName(p.First)), t.title(t.byName(p.Second)), together(p)))
	}
	return list
}

// together says which way two values go together.
func together(p Tradeoff) string {
	if p.Correlation < 0 {
		return "more of the one fits with less of the other"
	}
	return "more of the one fits with more of the other"
}

// headlines says what is known of what the scenario is asked.
func (t *teller) headlines() (list []string) {
	for _, h := range t.Predictions[:min(len(t.Predictions), 1)] {
		list = append(list, fmt.Sprintf("Over all settings that are not ruled out, %s is %s on such a day, and %s on average. Before, the average could be %s.",
			phrase.Plain(h.Title), spanIn(h.Unit, h.Day), spanIn(h.Unit, h.Mean), spanIn(h.Unit, h.Before)))
	}
	return list
}

// next names the further figure that would help most.
func (t *teller) next() []string {
	if len(t.Next) == 0 {
		return nil
	}
	n := t.Next[0]
	return []string{fmt.Sprintf("To know more, find out %s. That would rule out about %s of the settings that are not ruled out now, and tell most about %s.", phrase.Plain(n.Title), phraseShare(1-n.Left), t.title(t.byName(n.Narrows)))}
}

// refusal says that there is no fit, and what contradicts what.
func (t *teller) refusal() []string {
	list := []string{fmt.Sprintf("The %s cannot be met%s: no values within the ranges fit. No values are given.", t.counted(), t.jointly())}
	if others := t.unfitted(); len(others) > 0 {
		list = []string{
			fmt.Sprintf("The %s cannot be met%s by what was fitted. No values are given.", t.counted(), t.jointly()),
			t.partial(others),
		}
	}
	for _, c := range t.Conflicts {
		list = append(list, t.contradiction(c))
	}
	list = append(list, t.dropped()...)
	list = append(list, t.ends()...)
	return append(list, "Check what each figure counts: calls or callers, made or seen, and when. Or a range or a tolerance is too narrow, or the scenario lacks something.")
}

// unfitted are the names of values with a range that could be fitted, and were not.
func (t *teller) unfitted() (list []string) {
	for i := range t.of.Left {
		if t.of.Left[i].Words == nil {
			list = append(list, phrase.Plain(t.of.Left[i].Name))
		}
	}
	return list
}

// partial says that other values could be fitted too, and how. The figures may then agree.
func (t *teller) partial(others []string) string {
	n := len(t.Parameters)
	verb := "were"
	if n == 1 {
		verb = "was"
	}
	var all []string
	for i := range t.Parameters {
		all = append(all, phrase.Plain(t.Parameters[i].Name))
	}
	return fmt.Sprintf("Only %d of %d values with a range %s fitted. With the others they may agree: --only %s", n, n+len(others), verb, strings.Join(append(all, others...), ","))
}

// contradiction says of some figures how they cannot be met.
func (t *teller) contradiction(c Conflict) string {
	if len(c.Figures) == 1 {
		k := t.figureByName(c.Figures[0])
		f := &t.Figures[k]
		return fmt.Sprintf("%s cannot be met at all. Published: %s, with its tolerance %s. Simulated within the ranges: %s.", t.figure(k), t.amount(k, f.Published), t.between(k, f.Allowed), t.between(k, f.Tried))
	}
	rest := "Each can be met alone."
	if len(c.Figures) > 2 {
		rest = "Any of them left out, the others can be met."
	}
	text := fmt.Sprintf("%s contradict each other. %s", words.Joined(t.named(c.Figures)), rest)
	if !math.IsNaN(float64(c.Apart)) {
		text += fmt.Sprintf(" Where they come nearest, one is off by %s of its uncertainty.", far(c.Apart))
	}
	return text
}

// named are published figures in quotes.
func (t *teller) named(names []string) (list []string) {
	for _, name := range names {
		list = append(list, t.figure(t.figureByName(name)))
	}
	return list
}

// dropped says which one figure stands in the way of all others.
func (t *teller) dropped() []string {
	var list []string
	for _, d := range t.result.Miss.Without {
		if d.Implausibility <= calibrate.Cutoff {
			list = append(list, t.figure(t.figureByName(t.result.Problem.Figures[d.Figure].Name)))
		}
	}
	if len(list) == 0 || len(t.which(true)) < 3 {
		return nil
	}
	return []string{fmt.Sprintf("All others could be met without %s.", words.Either(list))}
}

// ends names the values whose range may be too narrow.
func (t *teller) ends() []string {
	where := t.result.Miss.Where
	var low, high []int
	for _, i := range where.AtEnd {
		if in := &t.result.Problem.Inputs[i]; where.Values[i]-in.Low < in.High-where.Values[i] {
			low = append(low, i)
		} else {
			high = append(high, i)
		}
	}
	var list []string
	for _, at := range []struct {
		end    string
		inputs []int
		beyond string
	}{{"upper", high, "higher"}, {"lower", low, "lower"}} {
		if len(at.inputs) > 0 {
			list = append(list, fmt.Sprintf("The nearest setting is at the %s end of the range of %s. Can the true value be %s?", at.end, words.Joined(t.titles(at.inputs)), at.beyond))
		}
	}
	return list
}
