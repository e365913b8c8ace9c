package explain

import (
	"fmt"
	"reflect"
	"strings"

	"nines/sim/emergency"
	"nines/sim/recovery"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// places names elements in words, by their names in the file.
func (t teller) places(names []string) []string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = t.place(name)
	}
	return list
}

// place names an element in words: platforms.primary.centres.york is "the centre york of platform primary".
func (t teller) place(name string) string {
	parts := strings.Split(name, ".")
	switch block := parts[0]; {
	case block == "platforms" && len(parts) == 4:
		return fmt.Sprintf("the centre %s of platform %s", parts[3], parts[1])
	case block == "providers" && len(parts) == 4:
		return fmt.Sprintf("the line from %s to %s", parts[1], parts[3])
	case block == "control-rooms" && len(parts) == 3:
		return fmt.Sprintf("the control room %s for %s", parts[2], parts[1])
	case block == "control-rooms" && t.roomsOf(parts[1]) > 1:
		return "each control room for " + parts[1]
	case block == "control-rooms":
		return "the control room for " + parts[1]
	case len(parts) == 2:
		return map[string]string{"platforms": "platform ", "providers": "provider ", "monitors": "monitor ", "runbook": "step "}[block] + parts[1]
	}
	return name
}

// roomsOf is how many control rooms a service has.
func (t teller) roomsOf(service string) (n int) {
	for _, r := range t.p.Network.Rooms {
		if t.p.Network.Demand.Services[r.Service].Name == service {
			n++
		}
	}
	return n
}

// left says in which state a wrong step leaves elements. Elements in the same state share a sentence.
func (t teller) left(list []recovery.Leaves) string {
	text := ""
	for i := 0; i < len(list); {
		names := []string{t.leftPlace(list[i].Element)}
		j := i + 1
		for ; j < len(list) && reflect.DeepEqual(list[i].Kind, list[j].Kind) && elementKind(list[i].Element) == elementKind(list[j].Element); j++ {
			names = append(names, t.leftPlace(list[j].Element))
		}
		what := names[0]
		if len(names) > 1 {
			what = "each of " + words.Joined(names)
		}
		text += " Then " + what + " " + wordsOn(elementKind(list[i].Element), list[i].Kind) + "."
		i = j
	}
	return text
}

func (t teller) leftPlace(name string) string {
	if spec.AimedAtBy(name) == spec.AHandover {
		return pathWords([]string{name})
	}
	return t.place(name)
}

// elementKind is the kind of element that a name stands for.
func elementKind(name string) emergency.ElementKind {
	parts := strings.Split(name, ".")
	switch block := parts[0]; {
	case spec.AimedAtBy(name) == spec.AHandover:
		return emergency.AHandover
	case block == "platforms" && len(parts) == 4:
		return emergency.ACentre
	case block == "platforms":
		return emergency.APlatform
	case block == "providers" && len(parts) == 4:
		return emergency.ACircuitGroup
	case block == "providers":
		return emergency.AProvider
	case block == "control-rooms":
		return emergency.ARoom
	default:
		return emergency.NoElement
	}
}
