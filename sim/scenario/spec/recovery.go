package spec

import (
	"slices"

	"nines/sim/emergency"
	"nines/sim/fault"
	"nines/sim/recovery"
)

// IsStanding says that there are remedies, and no people with a runbook beside them.
func IsStanding(r *recovery.Recovery) bool {
	return len(r.Remedies) > 0 && len(Informants(&r.Detect)) == 0 && r.Assess == nil && len(r.Runbook) == 0 && r.Repair == nil && r.Failback == nil
}

func Informants(d *recovery.Detect) []recovery.Informant {
	var list []recovery.Informant
	for _, party := range []struct {
		name   string
		report *recovery.Report
		who    emergency.Party
	}{
		{"agents", d.Agents, emergency.AgentsParty}, {"control rooms", d.Rooms, emergency.RoomsParty},
		{"providers", d.Providers, emergency.ProvidersParty}, {"the public", d.Public, emergency.PublicParty},
	} {
		if r := party.report; r != nil {
			list = append(list, recovery.Informant{
				Name: party.name, Delay: r.Delay, Sensor: emergency.Sensor{Party: party.who, After: r.After, Within: r.Within},
			})
		}
	}
	return list
}

// IsMended reports whether somebody repairs the cause: with recovery.repair, or as a remedy.
func IsMended(r *recovery.Recovery) bool {
	return r.Repair != nil || slices.ContainsFunc(r.Remedies, func(m recovery.Remedy) bool {
		_, ok := m.Kind.(recovery.Task)
		return ok
	})
}

// SaysWhen reports whether a fault has any key of when it comes and goes.
func SaysWhen(f *fault.Fault) bool {
	_, paced := f.Kind.(fault.Paced)
	return paced || f.At != nil || f.After != "" || f.Delay != nil || f.When != nil || f.For != nil || f.Until != nil ||
		f.MTBF != nil || f.MTTR != nil || f.Strikes != "" || f.Chance != nil || f.Back.End() != nil
}
