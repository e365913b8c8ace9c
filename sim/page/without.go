package page

import (
	"encoding/json"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
)

// withoutOf is what an attribution of the same scenario and strategy says would have been without each cause of loss, by the
// name of the cause. Empty if none was made. The ledger itself cannot say that.
func withoutOf(d *report.Document, studies []*study.Document) map[string]string {
	said := map[string]string{}
	for _, s := range studies {
		if s.Kind != study.Attribute || s.Scenario.Fingerprint != d.Scenario.Fingerprint {
			continue
		}
		for _, p := range partsIn(s) {
			if p.Cause != "" && p.Without != "" {
				said[phrase.Plain(p.Cause)] = held(phrase.Plain(p.Without))
			}
		}
	}
	return said
}

// removed is what the findings of an attribution say of a part.
type removed struct{ Cause, Without string }

// partsIn are the parts in the findings of an attribution, which were made here or read from a file.
func partsIn(s *study.Document) []removed {
	var found struct{ Parts, Single []removed }
	text, err := json.Marshal(s.Findings)
	if err != nil || json.Unmarshal(text, &found) != nil {
		return nil // causes say nothing then; the section of the study stands
	}
	return append(found.Parts, found.Single...)
}

// sayWithout puts what would have been without them beside causes. It reports whether there is any.
func sayWithout(causes []cause, said map[string]string) (any bool) {
	for i := range causes {
		causes[i].Without = said[causes[i].Cause]
		any = any || causes[i].Without != ""
	}
	return any
}
