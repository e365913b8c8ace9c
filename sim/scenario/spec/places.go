package spec

import (
	"strings"

	"nines/sim/emergency"
)

// AimedAt is what a name after `on` names.
type AimedAt string

const (
	APlace    AimedAt = "an element of the world"
	AHandover AimedAt = "a handover path"
	everybody AimedAt = "all callers"
	ByRegion  AimedAt = "callers by region"
	ByService AimedAt = "callers by service"
	ByAccess  AimedAt = "callers by access"
)

func AimedAtBy(name string) AimedAt {
	parts := strings.Split(name, ".")
	switch n := len(parts); {
	case name == "demand":
		return everybody
	case n == 2 && parts[0] == "regions":
		return ByRegion
	case n == 2 && parts[0] == "services":
		return ByService
	case n == 2 && parts[0] == "access":
		return ByAccess
	case (n == 3 || n == 4) && parts[0] == "platforms" && parts[2] == "handover":
		return AHandover
	default:
		return APlace
	}
}

// Others is the word for all calls that a list does not name.
const Others = "others"

// Trait is the trait that a word means; without a word, the first of those that make sense.
func Trait(word string, preset emergency.Trait) emergency.Trait {
	for t := range emergency.Traits {
		if t.String() == word {
			return t
		}
	}
	return preset
}

// ElementForms is how the elements of each kind are named.
var ElementForms = map[emergency.ElementKind]string{
	emergency.APlatform: "platforms.NAME", emergency.ACentre: "platforms.NAME.centres.NAME",
	emergency.AProvider: "providers.NAME", emergency.ACircuitGroup: "providers.NAME.routes.PLATFORM",
	emergency.ARoom:     "control-rooms.SERVICE, control-rooms.SERVICE.ROOM",
	emergency.AHandover: "platforms.NAME.handover, platforms.NAME.handover.SERVICE",
	emergency.ADemand:   "demand, regions.NAME, services.NAME, access.NAME",
	emergency.AMonitor:  "monitors.NAME",
	emergency.AStep:     "runbook.STEP",
}

// Placed is the order in which the kinds of elements are named.
var Placed = []emergency.ElementKind{emergency.APlatform, emergency.ACentre, emergency.AHandover, emergency.AProvider, emergency.ACircuitGroup,
	emergency.ARoom, emergency.ADemand, emergency.AMonitor, emergency.AStep}

// Moment puts the name of something that happens into words: switch.done becomes "switch is done".
func Moment(name string) string {
	switch name {
	case "detected":
		return "the trouble is detected"
	case "decided":
		return "the decision is made"
	case "repaired":
		return "the cause is repaired"
	}
	at := strings.LastIndex(name, ".")
	if at < 0 {
		return name
	}
	what := name[:at]
	switch name[at+1:] {
	case "wrong":
		return what + " goes wrong"
	case "noticed":
		return "people notice that " + what + " went wrong"
	case "done":
		return what + " is done"
	default:
		return what + " " + name[at+1:]
	}
}
