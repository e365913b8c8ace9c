package explain

import (
	"fmt"

	"nines/sim/emergency"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// otherWays says how callers who would give up find help all the same.
func otherWays(e *spec.Elsewhere, providers int) []string {
	var list []string
	byPhone, byNumber := 0.0, 0.0
	if e.AnotherPhone != nil && *e.AnotherPhone > 0 && providers > 1 {
		byPhone = *e.AnotherPhone
		list = append(list, fmt.Sprintf("Of the callers who would give up, %s call again from another phone, of another provider.", words.Percent(byPhone)))
	}
	if n := e.AnotherNumber; n != nil && n.Share > 0 {
		byNumber = n.Share * n.Answers
		list = append(list, knownNumber(n)...)
	}
	if e.Neighbour > 0 {
		then := "give up"
		if list != nil {
			then = "then give up"
		}
		list = append(list, fmt.Sprintf("Of the callers who %s, %s find help in another way, such as a neighbour.", then, words.Percent(e.Neighbour)))
	}
	if byPhone > 0 {
		without := float64((1 - byNumber) * (1 - e.Neighbour))
		list = append(list, fmt.Sprintf("Of all who would give up, %s find help where only their own network is dead, and %s where the platform is.",
			words.Percent(1-float64((1-byPhone)*without)), words.Percent(1-without)))
	}
	return list
}

// knownNumber says who calls another number, and who gets help there.
func knownNumber(n *spec.KnownNumber) []string {
	lines := ""
	if n.Lines != emergency.Unlimited {
		lines = fmt.Sprintf(" with %s", count(n.Lines, "lines"))
	}
	list := []string{
		fmt.Sprintf("Of the callers who would give up, %s call another number%s that they know.", words.Percent(n.Share), lines),
		fmt.Sprintf("A call there takes %s, on average, and helps %s of those who find a free line.", meanLength(n.Takes), words.Percent(n.Answers)),
	}
	if o := n.Otherwise; o != nil && o.Calls > 0 {
		list = append(list, fmt.Sprintf("Of the callers who get no help there, %s call the emergency number again.", words.Percent(o.Calls)))
	}
	return list
}

// ofElsewhere warns of another phone where all phones are of one provider.
func (w *Warner) ofElsewhere(s *spec.Scenario) {
	if share := s.World.Callers.Elsewhere.AnotherPhone; share != nil && *share > 0 && len(s.World.Providers) == 1 {
		w.warn("there is one provider, so nobody calls from another phone: add a provider, or leave out world.callers.elsewhere.another-phone")
	}
}
