package caution

import (
	"strings"

	"nines/sim/emergency/demand"
	"nines/sim/scenario/yamldoc"
)

// Origins are how many numbers of a scenario come from where. Defaults are nobody's choice, so they count apart.
type Origins struct {
	Published int `json:"published" doc:"Numbers with a published source."`
	Assumed   int `json:"assumed" doc:"Numbers that are assumed, with a reason."`
	Ranged    int `json:"assumed-with-range,omitempty" doc:"Those of the assumed numbers that have a range. Absent if none has."`
	Fitted    int `json:"fitted" doc:"Numbers that are fitted to something."`
	FitRanged int `json:"fitted-with-range,omitempty" doc:"Those of the fitted numbers that have a range. Absent if none has."`
	Chosen    int `json:"chosen,omitempty" doc:"Numbers that are chosen, as they are the planner's to decide. Absent if there are none."`
	Unstated  int `json:"unstated" doc:"Numbers whose author does not say where they come from."`
	Default   int `json:"default" doc:"Numbers that the file leaves to the defaults of the program."`

	Habits bool `json:"habits-are-defaults,omitempty" doc:"Whether the file leaves it to the habits of the program who calls again. Absent if it says so itself."`
}

// OriginsOf counts the numbers of a scenario, or of several strategies of it: one that is the same under all counts once.
func OriginsOf(strategies ...[]yamldoc.Leaf) (o Origins) {
	seen := map[[3]string]bool{}
	for _, leaves := range strategies {
		for _, l := range leaves {
			if key := [3]string{l.Path, l.Text, l.Kind}; !seen[key] {
				seen[key] = true
				o.Count(l.Kind)
				switch {
				case l.Could == "":
				case l.Kind == yamldoc.Assumed:
					o.Ranged++
				case l.Kind == yamldoc.Fitted:
					o.FitRanged++
				}
			}
		}
		o.Habits = o.Habits || areUsual(leaves)
	}
	return o
}

// areUsual reports whether the kinds of callers are those of the program's habits, and the file does not say after each loss how
// many call again.
func areUsual(leaves []yamldoc.Leaf) bool {
	kinds, losses := false, 0
	for _, l := range leaves {
		switch isDefault := l.Kind == yamldoc.Default; {
		case isDefault && strings.HasPrefix(l.Path, "world.callers.kinds."):
			kinds = true
		case !isDefault && strings.HasPrefix(l.Path, "world.callers.redial.after.") && strings.HasSuffix(l.Path, ".share"):
			losses++
		}
	}
	return kinds && losses < int(demand.Losses)
}

// Count adds a number of a kind.
func (o *Origins) Count(kind string) {
	switch kind {
	case "published":
		o.Published++
	case "assumed":
		o.Assumed++
	case "fitted":
		o.Fitted++
	case "chosen":
		o.Chosen++
	case "default":
		o.Default++
	default:
		o.Unstated++
	}
}

// Written is how many numbers the author wrote.
func (o Origins) Written() int { return o.Published + o.Assumed + o.Fitted + o.Chosen + o.Unstated }

// OwnOf are the numbers of each strategy that the first does not have, or has with another value or source. The first has
// none of its own: all its numbers are told.
func OwnOf(strategies [][]yamldoc.Leaf) [][]yamldoc.Leaf {
	key := func(l yamldoc.Leaf) [4]string { return [4]string{l.Path, l.Text, l.Kind, l.Why} }
	first := map[[4]string]bool{}
	for _, l := range strategies[0] {
		first[key(l)] = true
	}
	own := make([][]yamldoc.Leaf, len(strategies))
	for s, leaves := range strategies {
		for _, l := range leaves {
			if !first[key(l)] {
				own[s] = append(own[s], l)
			}
		}
	}
	return own
}
