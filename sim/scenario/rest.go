package scenario

import (
	"errors"
	"fmt"
	"strings"

	"nines/sim/scenario/input"
	"nines/sim/scenario/language"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// Shares that add up to 100 % leave no room for a range, unless one of them is the word rest.

// isSum reports whether all that is wrong is a sum of shares.
func isSum(err error) bool {
	var problems yamldoc.Problems
	return errors.As(err, &problems) && len(problems) == 1 && words.IsNotWhole(problems[0].Message)
}

// giveWay says how another share gives way to one with a range: in the file, or on the command line.
func (in *inputs) giveWay(name string, set bool) string {
	const then = "it then takes what the others leave"
	other := in.neighbour(name)
	switch {
	case other == "":
		return "Write " + yamldoc.Rest + " at another of these shares: " + then
	case set && !strings.Contains(other, "["): // no assignment names an element of a list
		return "Add --set " + other + "=" + yamldoc.Rest + ": " + then
	}
	return "Write " + yamldoc.Rest + " at another share, such as " + other + ": " + then
}

// neighbour is the largest of the shares that add up to 100 % with one; empty if there is none.
func (in *inputs) neighbour(name string) (found string) {
	list, largest := listOf(name), -1.
	for _, other := range in.names {
		if v := in.byName[other]; other != name && listOf(other) == list && !v.Absent && v.Input.Best > largest {
			found, largest = other, v.Input.Best
		}
	}
	return found
}

// listOf is the path of the list in which a share stands, by name or by number.
func listOf(share string) string {
	share = strings.TrimSuffix(share, ".share")
	return share[:max(0, strings.LastIndexAny(share, ".["))]
}

// isTheRest reports whether a path is that of the word.
func isTheRest(d *Document, path string) bool {
	n := d.source.Lookup(path)
	return n != nil && yamldoc.IsWord(n, yamldoc.Rest)
}

// checkRests tries the upper ends of shares together that leave a rest: each alone may leave one, and all together none.
func checkRests(d *Document) (problems yamldoc.Problems) {
	beside := map[string][]*language.Value{}
	var rests []string
	for _, v := range d.known().all {
		if v.Beside != "" {
			if beside[v.Beside] == nil {
				rests = append(rests, v.Beside)
			}
			beside[v.Beside] = append(beside[v.Beside], v)
		}
	}
	for _, rest := range rests {
		var settings []input.Setting
		var names []string
		for _, v := range beside[rest] {
			s := input.Setting{Input: &v.Input, Value: v.Input.High}
			settings, names = append(settings, s), append(names, v.Input.Name+" is "+writtenIn(d, v, s))
		}
		var found yamldoc.Problems
		if _, err := d.at(settings, []string{userOf(d, beside[rest][0])}); len(settings) > 1 && errors.As(err, &found) {
			problems = append(problems, wrongIf(found, words.Joined(names), "their ranges allow")...)
		}
	}
	return problems
}

// atAnEnd says of problems at which value of an input there are.
func (in *inputs) atAnEnd(problems yamldoc.Problems, name, value string) yamldoc.Problems {
	for i := range problems {
		if sum, _, _ := strings.Cut(problems[i].Message, ", not 100%"); words.IsNotWhole(problems[i].Message) {
			problems[i].Message = sum + ", as the others do not give way. " + in.giveWay(name, false)
		}
	}
	return wrongIf(problems, name+" is "+value, "its range allows")
}

// wrongIf says of problems at which values there are.
func wrongIf(problems yamldoc.Problems, values, allowed string) yamldoc.Problems {
	for i := range problems {
		problems[i].Message = fmt.Sprintf("this is wrong if %s, as %s. %s", values, allowed, words.Capital(problems[i].Message))
		problems[i].Under = nil
	}
	return problems
}
