package ranges

import (
	"math"
	"slices"
	"strconv"

	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// Shares are those of one list, which add up to 100 %. One of them may be the word rest: it takes what the others leave.
type Shares struct {
	List     []Place                                                                  // a node may be nil: 0 %, or reported as missing
	Read     func(n *yamldoc.Node) (share float64, ok bool)                           // not ok if it is wrong, which is reported where it is decoded
	Complain func(n *yamldoc.Node, path, format string, args ...any) *yamldoc.Problem // about the word
	sum      float64                                                                  // of the others
}

// Rest puts what the others leave in the place of the word. It is the place where the word stands, if one takes it. Where another
// share is wrong, the word is not read: one mistake is reported once.
func (s *Shares) Rest() (rest Place, ok bool) {
	var all []Place
	known := true
	if !slices.ContainsFunc(s.List, func(at Place) bool { return isRest(at.Node) }) {
		return Place{}, false
	}
	for _, at := range s.List {
		switch {
		case at.Node == nil:
		case !isRest(at.Node):
			share, ok := s.Read(at.Node)
			s.sum, known = s.sum+share, known && ok
		case at.Node.Note().Ranged != nil:
			s.Complain(at.Node, at.Path, "a named number cannot be the word rest: write rest here").OfRest = true
			refused(at.Node)
			known = false
		default:
			all = append(all, at)
		}
	}
	if len(all) == 1 && known && s.give(all[0]) {
		return all[0], true
	}
	if len(all) > 1 {
		s.Complain(all[1].Node, all[1].Path, "%s is the rest already: only one of these shares can be. Write the share", all[0].Path).OfRest = true
	}
	for _, at := range all {
		refused(at.Node)
	}
	return Place{}, false
}

// give writes what is left, with ten decimals.
func (s *Shares) give(at Place) bool {
	if s.sum > 1+1e-6 {
		s.Complain(at.Node, at.Path, "the other shares add up to %s%%, so there is no rest: take %s%% away from them", words.Unlike(100*s.sum, 100), words.Unlike(100*(s.sum-1), 0)).OfRest = true
		return false
	}
	left := math.Round(max(0, 1-s.sum)*1e10) / 1e8
	at.Node.Value, at.Node.Style, at.Node.Tag = strconv.FormatFloat(left, 'f', -1, 64)+"%", 0, ""
	at.Node.Mark(func(note *yamldoc.Note) { note.Ranged = &yamldoc.Ranged{Rest: true} })
	return true
}

func isRest(n *yamldoc.Node) bool { return n != nil && yamldoc.IsWord(n, yamldoc.Rest) }

func refused(n *yamldoc.Node) { n.Mark(func(note *yamldoc.Note) { note.Refused = true }) }
