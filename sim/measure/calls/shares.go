package calls

import "fmt"

// ShareOf is a measure that is one count over another.
type ShareOf struct {
	Name     string
	Of, Over Count
}

// Shares are the shares of first calls and redials that were lost, and of lost calls that were followed by another one. Each is
// a share of one set of calls. A lost call that is followed by another counts as such where it counts as lost. It does not
// matter when and from what phone the other is made.
func Shares() []ShareOf {
	var list []ShareOf
	for _, tries := range []struct {
		name  string
		first Count
	}{{"first-calls", FirstTries}, {"later-calls", LaterTries}} {
		for _, lost := range []struct {
			name string
			of   Count
		}{{"blocked", BlockedTries}, {"refused", RefusedTries}, {"unconnected", LostTries}} {
			list = append(list, ShareOf{tries.name + "." + lost.name + "-share", tries.first + lost.of, tries.first + SettledTries})
		}
	}
	for n := range Count(followed) {
		lost := FirstTries + LostTries
		if n > 0 {
			lost = lostLater + n - 1
		}
		list = append(list, ShareOf{fmt.Sprintf("redials.after-%d", n+1), again + n, lost})
	}
	return list
}

// Audit checks that no share is greater than one in some counts, which come by segment, group and [Count].
func Audit(counts []int64) error {
	shares := Shares()
	for ; len(counts) > 0; counts = counts[Counts:] {
		for _, s := range shares {
			if counts[s.Of] > counts[s.Over] {
				return fmt.Errorf("%s is %d of %d calls", s.Name, counts[s.Of], counts[s.Over])
			}
		}
	}
	return nil
}
