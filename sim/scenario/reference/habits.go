package reference

import (
	"fmt"

	"nines/sim/scenario/spec"
)

// habits is what callers do where a file does not say it.
func (r referee) habits() []Reference {
	list := []Reference{{
		Title: "world.callers.habits",
		Says: []string{
			"Habits say what callers do after a failed call, where the file does not say it: low, default or high. Each key that the file gives counts in place of theirs.",
			"People differ. A caller is of one kind for good, the same under every strategy. Most call once or twice, and a few never stop. So the share who go on rises from call to call: with the default 26 % call again after the first failure, 42 % after the second, 53 % after the third.",
			"With low habits callers make fewer calls, and more of them never get through by this number. With high habits it is the other way round. Try all three: habits: one of [default, low, high]. The first one is the best guess, and nines explore says what the others would change.",
			"The shares of kinds are of all callers. Accidental and silent callers never call again. They count as the kind that calls again least. If 35 % of the callers want nothing, 57, 40 and 3 % of all are 34, 61 and 5 % of those who want help.",
			"In a total loss without end, callers who want help make 1.7 calls each (low 1.4, high 2.2), if nobody calls by accident. This fits Hull in December 2015 and the United Kingdom on 25 June 2023. The shares call by call fit a Danish exchange and an Israeli bank. How much sooner and more people call again after a cut line is assumed, and so is what those do who hang up early.",
			"Callers who would give up may find help elsewhere. First they call from another phone, of another network, then another number that they know, and then they go to a neighbour or a doctor. With the default 65 % of them find help where only their own network is dead (low 40 %, high 90 %). Where the platform is dead it is 30 % (low 5 %, high 80 %), and this is hardly known.",
			"A share alone is the whole of elsewhere: with elsewhere: 30% nobody calls from another phone. Write elsewhere: 0% if nobody finds help elsewhere. Whoever gets through from another phone is connected.",
			"A share per loss holds for all kinds: redial: {after: {refused: {share: 55%}}}. Files from before the kinds keep their meaning in this way. To keep the old law altogether, write the share and the delay of every loss, at-most: 20 calls, and 30s as the median patience in silence.",
		},
		Keys: []Key{
			{Path: "kinds: {all: {share: 100%, again: 40%}}", Doc: "One kind: whoever fails calls again with 40%."},
			{Path: "kinds: {some: {again: 50%}}", Doc: "Changes one kind of the habits. As the file gives no share, the other kinds stay."},
			{Path: "kinds: {some: {share: 50%}}", Doc: "Another share of one kind. Those who call once are the rest: 47%, as 3% are stubborn."},
			{Path: "again: [41%, 56%, 65%]", Doc: "By attempt. The last share holds for all later calls."},
			{Path: "elsewhere: {another-phone: 20%}", Doc: "Fewer have another phone. The share who go to a neighbour is still that of the habits."},
			{Path: "elsewhere: {another-number: {share: 10%, lines: 30, takes: 2m, answers: 80%}}", Doc: "Some call a number that they know. With every habits nobody does."},
			{Path: "again: {refused: 45%, silence: 45%, cut: 60%, abandoned: 40%}", Doc: "By how the call was lost. Each may also be a list by attempt."},
		},
	}}
	values := Reference{Title: "the values of the habits", Says: []string{"For each key of world.callers: with low, default and high habits."}}
	for _, h := range spec.Habits() {
		values.Keys = append(values.Keys, Key{Path: h.Path, Doc: fmt.Sprintf("Low: %s. Default: %s. High: %s.", h.Low, h.Usual, h.High)})
	}
	return append(list, values)
}
