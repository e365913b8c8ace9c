package calls

import "fmt"

// ShareOf is a measure that is one count over another.
type ShareOf struct {
	Name     string
	Of, Over Count
}

// Shares are the shares of first calls and redials that were lost, and of lost calls that were followed by another one.
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
		list = append(list, ShareOf{fmt.Sprintf("redials.after-%d", n+1), later + n, lost})
	}
	return list
}
