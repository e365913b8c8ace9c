package explain

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"nines/sim/emergency"
	"nines/sim/emergency/demand"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// losses are the ways to lose a call, in the order of the file: who is meant, and when.
var losses = [...]struct {
	loss      emergency.Loss
	who, when string
}{
	{emergency.LossRefused, "who hear a busy tone", "a busy tone"},
	{emergency.LossSilence, "who hear only silence", "silence"},
	{emergency.LossCut, "whose line is cut", "a cut line"},
	{emergency.LossAbandoned, "who hang up while it rings", "hanging up"},
}

// afterCut is the place of a cut line among the losses.
const afterCut = 2

// redials says who calls again, and how often, as it follows from the kinds of callers and the shares. Losses after which
// callers do the same are told together, those after which most do the same first.
func (t teller) redials() []string {
	law := &t.p.Network.Callers
	var laws []persisting
	for i := range losses {
		p := law.Persistence(losses[i].loss)
		at := slices.IndexFunc(laws, func(l persisting) bool { return slices.Equal(l.law, p) })
		if at < 0 {
			laws, at = append(laws, persisting{law: p}), len(laws)
		}
		laws[at].losses = append(laws[at].losses, i)
	}
	slices.SortStableFunc(laws, func(a, b persisting) int { return len(b.losses) - len(a.losses) })
	if len(laws) == 1 && len(laws[0].law) == 1 {
		return []string{"Callers who fail do not call again."}
	}
	list := append(t.kinds(), laws[0].first(t.wanting(), t.p.Network.HasOtherPhones()))
	for _, l := range laws[1:] {
		list = append(list, l.other(len(laws[0].law) > 1))
		if l.losses[0] == afterCut && t.isOnlyMore() {
			list = append(list, "These call again by redial.after.cut.more alone: with 0% nobody does.")
		}
	}
	if early := law.Early; early.Before > 0 && early.Times < 1 && len(law.Persistence(emergency.LossAbandoned)) > 1 {
		list = append(list, fmt.Sprintf("Of those who hang up within %s, only %s as many call again.", words.Length(early.Before), words.Percent(early.Times)))
	}
	if n := law.MostCalls; n != emergency.Unlimited {
		list = append(list, fmt.Sprintf("A caller makes at most %s.", count(n, "calls")))
	}
	return list
}

// isOnlyMore reports whether callers call again after a cut line only because some more do so there: no kind does by itself.
func (t teller) isOnlyMore() bool {
	callers := &t.s.World.Callers
	cut := &callers.Redial.After.Cut
	return cut.Share == nil && cut.More > 0 && !slices.ContainsFunc(callers.Kinds, func(kind spec.CallerKind) bool {
		return slices.Max(kind.Again.Cut) > 0
	})
}

// persisting is what callers do after some losses.
type persisting struct {
	losses []int
	law    demand.Persistence
}

// wanting says which callers are meant: only those who want help call again.
func (t teller) wanting() string {
	if t.p.Network.Demand.NoRequest > 0 {
		return " want help and"
	}
	return ""
}

// first says what callers do, in full. What it says of calls and of getting through is about one phone.
func (l persisting) first(wanting string, hasOther bool) string {
	who := "whose call fails"
	switch {
	case len(l.losses) == len(losses) && wanting != "":
		who = "who want help and whose call fails"
	case len(l.losses) < len(losses):
		who = "who" + wanting + " lose a call by " + l.ways()
	}
	if len(l.law) == 1 {
		return fmt.Sprintf("Callers %s do not call again.", who)
	}
	where, phone := "Where nothing works,", ""
	if len(l.losses) < len(losses) {
		where = "If every call is lost in this way,"
	}
	if hasOther {
		phone = " from one phone"
	}
	return fmt.Sprintf("Of 100 callers %s, %s. %s they make %s calls each%s. %s", who, l.goOn(), where, decimal(l.law.Calls()), phone, l.getThrough(phone))
}

// getThrough says who gets through in the end where one call in ten fails.
func (l persisting) getThrough(phone string) string {
	never := l.law.NeverThrough(0.1)
	if never < leastOfHundred {
		return fmt.Sprintf("Where one call in ten fails, nearly all of those hit get through by this number in the end%s.", phone)
	}
	return fmt.Sprintf("Where one call in ten fails, %s of 100 of those hit never get through by this number%s.", hundred(never), phone)
}

// leastOfHundred is the smallest share that is told as a number of 100 people.
const leastOfHundred = 0.0005

// other says what else callers do after other losses. That the numbers are of 100 callers may be said already.
func (l persisting) other(said bool) string {
	switch {
	case len(l.law) == 1:
		return fmt.Sprintf("After %s, nobody calls again.", l.ways())
	case !said:
		return fmt.Sprintf("After %s, of 100 callers %s.", l.ways(), l.goOn())
	}
	return fmt.Sprintf("After %s, %s.", l.ways(), l.goOn())
}

func (l persisting) ways() string {
	names := make([]string, len(l.losses))
	for k, i := range l.losses {
		names[k] = losses[i].when
	}
	return words.Either(names)
}

// goOn says how many of 100 make a second call, and a third.
func (l persisting) goOn() string {
	text := hundred(l.law.Making(2)) + " call a second time"
	if third := l.law.Making(3); third >= leastOfHundred {
		text += ", " + hundred(third) + " a third"
	}
	return text
}

// hundred is a share as a number of 100 people. Few are told to one decimal.
func hundred(share float64) string {
	if share > 0 && share < 0.0095 {
		return decimal(100 * share)
	}
	return fmt.Sprintf("%.0f", 100*share)
}

// decimal is a number to one decimal. A whole number has none.
func decimal(v float64) string {
	if whole := math.Round(v); math.Abs(v-whole) < 1e-9 {
		return fmt.Sprintf("%.0f", whole)
	}
	return fmt.Sprintf("%.1f", v)
}

// kinds says which kinds of callers there are among those who want help, if that matters.
func (t teller) kinds() []string {
	law := &t.p.Network.Callers
	byHabit := slices.ContainsFunc(law.Redial[:], func(r emergency.Redial) bool { return r.ByHabit })
	if !byHabit || len(law.Habits) < 2 {
		return nil
	}
	parts := make([]string, len(law.Habits))
	for i, h := range law.Habits {
		parts[i] = fmt.Sprintf("%s of the kind “%s”", words.Percent(rounded(h.Share)), h.Name)
	}
	return []string{fmt.Sprintf("Of the callers who want help, %s.", strings.Replace(words.Joined(parts), " of the kind", " are of the kind", 1))}
}

// rounded is a share to a thousandth.
func rounded(share float64) float64 { return float64(int(float64(1000*share)+0.5)) / 1000 }

// habits says where what callers do comes from, as far as the file does not give it.
func habits(c *spec.Callers) string {
	return fmt.Sprintf("What the file does not say of callers comes from the habits “%s”.", c.Habits)
}
