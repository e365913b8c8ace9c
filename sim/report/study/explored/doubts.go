package explored

import (
	"fmt"

	"nines/sim/measure"
	"nines/sim/report/phrase"
	"nines/sim/scenario/input"
	"nines/sim/study/explore"
	"nines/sim/words"
)

// doubter says how far the answer can be trusted, and how it was found.
type doubter struct{ *teller }

// doubts are what the answer depends on, in the order of their weight.
func (t doubter) doubts() (list []string) {
	if t.Decision != nil {
		list = append(list, t.fitDoubts()...)
	}
	if len(t.of.Left) > 0 {
		list = append(list, fmt.Sprintf("%s left at the best guess, as yours to decide: %s. To vary choices: --with-choices.", words.Several(len(t.of.Left), "choice was", "choices were"), titles(t.of.Left)))
	}
	list = append(list, "All of this holds within the ranges as they are written. Outside of them nothing was tried.")
	if n := skewed(t.Effects); n > 0 {
		list = append(list, fmt.Sprintf("Of the intervals on what matters, %s rough (*), because days are lopsided. More days would help: --days.", words.Several(n, "is", "are")))
	}
	if n := len(t.of.Others); n > 0 {
		list = append(list, fmt.Sprintf("The scenario has %s that the question leaves out: %s. To compare them, too: --strategies.", words.Several(n, "more strategy", "more strategies"), words.Joined(quotedAll(t.of.Others))))
	}
	if t.of.Measure.Unit == measure.Share {
		list = append(list, "A share is here a mean over days, and each day counts alike. In nines run each call or caller counts alike, so the figure can differ.")
	}
	if t.Decision == nil && len(t.Study.Strategies) < 2 {
		return append(list, "Only one strategy was explored, so nothing is said about a decision. To compare several: --strategies.")
	}
	if t.Decision == nil {
		return append(list, "On most days a strategy has no such number, so nothing is said about the decision.")
	}
	return append(list, "In the part on the decision, the inputs vary independently of each other, and each value between an end and the best guess is as likely as the next.")
}

// fitDoubts say how far the fits can be trusted.
func (t doubter) fitDoubts() (list []string) {
	d := t.Decision
	if d.Dropped > 0 {
		list = append(list, fmt.Sprintf("%d of %d points over the ranges have no such number on their day, and are left out of the part on the decision.", d.Dropped, d.Dropped+d.Points))
	}
	for k, share := range d.Explain {
		if k != d.Best && share < 0.5 && d.Shares[k].Ranges.High > 0.02 {
			list = append(list, fmt.Sprintf("The ranges explain only %.0f %% of how far %s is behind %s from day to day. The rest is luck of the day, or bends that the fit does not follow.",
				100*max(0, share), t.strategy(k), t.strategy(d.Best)))
		}
	}
	return list
}

// skewed counts the intervals of the table that are only approximate: those with a star.
func skewed(effects []explore.Effect) (n int) {
	for i := range effects {
		if effects[i].Swing.Skewed {
			n++
		}
	}
	return n
}

// quotedAll are the first few titles in quotes.
func quotedAll(titles []string) (list []string) {
	for _, title := range titles[:min(len(titles), mostNamed)] {
		list = append(list, "“"+phrase.Plain(title)+"”")
	}
	if more := len(titles) - len(list); more > 0 {
		list = append(list, fmt.Sprintf("%d more", more))
	}
	return list
}

func titles(list []input.Input) (text string) {
	for i, in := range list {
		if i > 0 {
			text += ", "
		}
		if i == mostNamed {
			return text + fmt.Sprintf("%d more", len(list)-i)
		}
		text += phrase.Plain(in.Title)
	}
	return text
}

// method says how it was found.
func (t doubter) method() []string {
	plan := t.Study.Plan
	alone := 0
	for _, p := range t.Tried {
		if p.Stage == explore.Alone {
			alone++
		}
	}
	list := []string{
		t.simulated() + t.counting(),
		fmt.Sprintf("What matters: each %s alone goes to the ends of its range, all others at their best guess. These %d settings have the same %s. "+
			"The intervals of all differences hold together (paired Student's t, Bonferroni).", t.kind(), alone, phrase.Plural(plan.Alone, "day")),
		fmt.Sprintf("The least difference that matters is %s, %s. An interval wholly at or beyond it says “matters”, one wholly within it “does not matter”, any other “not shown”.", t.amount(t.Study.Threshold), t.of.Threshold),
	}
	if t.Decision == nil {
		return list
	}
	return append(list,
		fmt.Sprintf("The decision: %d settings over all ranges at once (a Latin hypercube), each with a day of its own. How far each strategy is behind the best one is fitted by curves of the inputs, and products of two where they show (least squares, polynomials, HC3 errors).", plan.Points),
		"A flip point is where such a curve crosses zero. Both sides must be shown, for all flip points together (Bonferroni). Its 95 % interval has all values at which the curve is not told from zero (Fieller).",
		fmt.Sprintf("“Best everywhere” means that no other strategy is ahead by that difference anywhere. It takes that no flip point says otherwise, nor the days at hard settings: here %s at %s that the fits call hardest.", phrase.Plural(plan.Corner, "day"), settings(len(t.Decision.Corners))),
		"What a number is worth: the gain if it were known before the strategy is chosen (EVPPI, by regression after Strong and Oakley). What luck alone would give is taken off (wild bootstrap).",
		"Where the best strategy fails: a box found by patient rule induction (PRIM) on half of the settings. Its figures are those of the other half, and it is only told if chance is ruled out.",
		"There are no Sobol indices: with so few days their intervals would say nothing.",
	)
}

// settings are so many hard settings.
func settings(n int) string {
	if n == 1 {
		return "the setting"
	}
	return fmt.Sprintf("each of %d settings", n)
}

// simulated says how many days were simulated, and why that is fewer than were asked for.
func (t doubter) simulated() string {
	days, asked := t.Days(), t.of.Asked
	switch {
	case asked <= days:
		return phrase.Plural(days, "day") + " were simulated."
	case t.Decision != nil && len(t.Decision.Corners) < t.Study.Plan.Corners:
		return fmt.Sprintf("%d of %s were simulated: the search for the hardest setting found no other one.", days, phrase.Plural(asked, "day"))
	}
	return fmt.Sprintf("%d of %s were simulated: all settings of one kind have the same number of days.", days, phrase.Plural(asked, "day"))
}

func (t doubter) counting() string {
	switch n := len(t.Study.Strategies); {
	case n == 2:
		return " A day under both strategies counts once."
	case n > 2:
		return fmt.Sprintf(" A day under all %d strategies counts once.", n)
	}
	return ""
}
