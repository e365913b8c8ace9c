package plan

import (
	"fmt"
	"slices"
	"strings"
	"time"

	measures "nines/sim/measure"
	"nines/sim/measure/backs"
	"nines/sim/measure/waiting"
)

// onlyWhere says when measures of other ways to help exist, and of help by call-backs.
var onlyWhere = map[string]string{
	"callers.by-another-phone":           "world.callers.elsewhere has another-phone and there is more than one provider",
	"callers.connected-by-another-phone": "world.callers.elsewhere has another-phone and there is more than one provider",
	"callers.diverted-by-number":         "world.callers.elsewhere has another-number",
	backs.Helped:                         "the strategy has a remedy of the kind call-back",
}

// Missing says what to write where a measure is not in the plan. It knows measures that need another length of waiting, centres
// that need their platform in the name, and measures that only some scenarios have. It is empty for any other name.
func (p *Plan) Missing(name string) string {
	for _, t := range measures.Glossary() {
		before, isTimed := strings.CutSuffix(t.Name, "TIME")
		length, begins := strings.CutPrefix(name, before)
		if d, err := time.ParseDuration(length); isTimed && begins && err == nil && d > 0 {
			return fmt.Sprintf("study.waits does not have %s: write `waits: [%s]`", length, strings.Join(append(p.waits(), length), ", "))
		}
	}
	if when := onlyWhere[name]; when != "" && !p.Measures.Has(name, measures.WholeRun, measures.Group{}) {
		return "this scenario does not have it. It is measured only where " + when
	}
	centre, isCentre := strings.CutPrefix(name, "centres.")
	for _, c := range p.Network.Centres {
		if rest, is := strings.CutPrefix(centre, c.Name+"."); isCentre && is && !p.Measures.Has(name, measures.WholeRun, measures.Group{}) {
			instead := fmt.Sprintf("centres.%s.%s.%s", p.Network.Platforms[c.Platform].Name, c.Name, rest)
			if p.Measures.Has(instead, measures.WholeRun, measures.Group{}) {
				return fmt.Sprintf("more than one platform has a centre %s: write the platform too, as in %s", c.Name, instead)
			}
		}
	}
	return ""
}

// waits are the lengths of waiting that are measured, from the shortest, as a scenario writes them.
func (p *Plan) waits() (list []string) {
	for _, t := range slices.Sorted(slices.Values(p.Measures.Targets().Waits)) {
		list = append(list, waiting.Name(t))
	}
	return list
}
