package scenario

import (
	"fmt"
	"slices"

	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

const (
	moreAfterCut = "world.callers.redial.after.cut.more"
	hardlyAny    = 0.01 // the share up to which a kind of callers hardly calls again
)

// cutLines remarks on kinds of callers who hardly call again, except after a cut line. The habits add callers there, and the file
// may not mean that.
func cutLines(variants []*variant) (list []string) {
	for _, v := range variants {
		callers := &v.scenario.World.Callers
		assumed := v.reading.Leaves(func(l yamldoc.Leaf) bool { return l.Path == moreAfterCut && l.Node.Note().Inserted })
		more := callers.Redial.After.Cut.More
		if len(assumed) == 0 || more <= 0 || callers.Redial.After.Cut.Share != nil || callers.Redial.AtMost == 1 {
			continue
		}
		for i := range callers.Kinds {
			kind, share := &callers.Kinds[i], v.plan.Network.Callers.Habits[i].Share
			most := mostAgain(&kind.Again)
			if share <= 0 || most > hardlyAny {
				continue
			}
			text := fmt.Sprintf("the kind %s has again: %s, but after a cut line %s of them call again all the same, by redial.after.cut.more. Write %s: 0%%, if nobody is to call again",
				kind.Name, words.Percent(most), words.Percent(spec.OrMore(most, more)), moreAfterCut)
			if !slices.Contains(list, text) {
				list = append(list, text)
			}
		}
	}
	return list
}

// mostAgain is the largest share who call again, after any loss of any call.
func mostAgain(a *spec.Again) float64 {
	most := 0.0
	for _, shares := range a.ByLoss(0) {
		most = max(most, slices.Max(shares))
	}
	return most
}
