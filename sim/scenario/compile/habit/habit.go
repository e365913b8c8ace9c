// Package habit compiles who calls again after a failed call: the kinds of callers, and the shares that hold for all of them.
// Kinds are checked as a whole, as everybody is of one.
package habit

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"nines/sim/emergency"
	"nines/sim/emergency/demand"
	"nines/sim/scenario/language"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// Set puts into a network what its callers do after a failed call. It complains about kinds that are not all callers. The
// demand must be set before: accidental and silent callers are of a kind, but never call again.
func Set(r *language.Reading, b *spec.Callers, net *emergency.Network) {
	redials(&net.Callers, &b.Redial.After)
	if (checker{r}).kindsAreWhole(b.Kinds) {
		net.Callers.Habits = demand.NewHabits(habits(b), net.Demand.NoRequest)
	}
}

// redials are whether and when callers call again, by how the call was lost, as far as that is the same for all kinds.
func redials(to *emergency.Callers, after *spec.AfterLoss) {
	for loss, law := range [...]*spec.RedialLaw{
		emergency.LossRefused: &after.Refused, emergency.LossSilence: &after.Silence,
		emergency.LossCut: &after.Cut.RedialLaw, emergency.LossAbandoned: &after.Abandoned.RedialLaw,
	} {
		to.Redial[loss] = emergency.Redial{ByHabit: law.Share == nil, Delay: law.Delay}
		if law.Share != nil {
			to.Redial[loss].Share = *law.Share
		}
	}
	if cut := &to.Redial[emergency.LossCut]; !cut.ByHabit {
		cut.Share = spec.OrMore(cut.Share, after.Cut.More)
	}
	if early := after.Abandoned.Early; early != nil {
		to.Early = demand.Early{Before: early.Before, Times: early.Times}
	}
}

// checker complains about kinds of callers.
type checker struct{ *language.Reading }

// kindsAreWhole checks that there are kinds of callers, that each says what it is, and that everybody is of one.
func (c checker) kindsAreWhole(kinds []spec.CallerKind) bool {
	const path = kindsPath
	sum, ok := 0.0, true
	for i := range kinds {
		if c.kindIsWhole(kinds, i) {
			sum += *kinds[i].Share
		} else {
			ok = false
		}
	}
	switch {
	case !ok:
		return false
	case len(kinds) == 0:
		c.Complain(path, "there are no kinds of callers: write at least one, such as {everybody: {share: 100%%, again: 40%%}}, or leave out kinds")
	case len(kinds) > mostKinds:
		c.Complain(path, "there are %d kinds of callers, but at most %d are allowed: put some together", len(kinds), mostKinds)
	case math.Abs(sum-1) > 1e-6:
		c.doNotAddUp(kinds, sum)
	default:
		return true
	}
	return false
}

const kindsPath = "world.callers.kinds"

// kindIsWhole checks that a kind says how many it is, and whether they call again. One that lacks a key may be another one with
// a misspelt name.
func (c checker) kindIsWhole(kinds []spec.CallerKind, i int) bool {
	lacks := ""
	switch {
	case kinds[i].Share == nil:
		lacks = "share"
	case len(kinds[i].Again.Refused) == 0:
		lacks = "again"
	default:
		return true
	}
	names := slices.DeleteFunc(append(spec.UsualKinds(), namesOf(kinds, i)...), func(name string) bool { return name == kinds[i].Name })
	c.Complain(kindsPath+"."+kinds[i].Name, "missing key %s", words.Quoted(lacks)).Suggestion = words.Slip(kinds[i].Name, names)
	return false
}

// doNotAddUp says that not everybody is of one kind, and what to write. A strategy that misspells a kind adds one: then that name
// is the mistake.
func (c checker) doNotAddUp(kinds []spec.CallerKind, sum float64) {
	message := "the shares of all kinds add up to " + words.NotWhole(sum)
	for i := len(kinds) - 1; i >= 0; i-- {
		name := kinds[i].Name
		if slices.Contains(spec.UsualKinds(), name) {
			continue
		}
		if meant := words.Slip(name, namesOf(kinds, i)); meant != "" {
			c.Complain(kindsPath+"."+name, "%s and %s are two kinds here, and %s", name, meant, message).Suggestion = meant
			return
		}
	}
	most := slices.MaxFunc(kinds, func(a, b spec.CallerKind) int { return cmp.Compare(*a.Share, *b.Share) })
	if rest := *most.Share + 1 - sum; rest >= 0 {
		message += fmt.Sprintf(". With %s: {share: %s} they are everybody", most.Name, words.Unlike(100*rest, 0)+"%")
	}
	c.Complain(kindsPath, "%s", message)
}

// namesOf are the names of the other kinds.
func namesOf(kinds []spec.CallerKind, besides int) (names []string) {
	for i := range kinds {
		if i != besides {
			names = append(names, kinds[i].Name)
		}
	}
	return names
}

// mostKinds bounds the kinds of callers: each lost call looks through them.
const mostKinds = 20

// habits are the kinds of callers with what they do after each loss.
func habits(b *spec.Callers) []demand.Habit {
	list := make([]demand.Habit, len(b.Kinds))
	for i, kind := range b.Kinds {
		list[i] = demand.Habit{Name: kind.Name, Share: *kind.Share, Again: kind.Again.ByLoss(b.Redial.After.Cut.More)}
	}
	return list
}
