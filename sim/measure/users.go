package measure

import "nines/sim/measure/access"

// listUsers adds the measures of users, where the scenario says how many a provider or a region serves: of all of them, then
// of each.
func listUsers(p *Plan) {
	groups := []Group{{}}
	for _, part := range p.parts {
		if part.Provider != None {
			groups = append(groups, Group{"provider", p.net.Providers[part.Provider].Name})
		} else {
			groups = append(groups, Group{"region", p.net.Demand.Regions[part.Region].Name})
		}
	}
	if len(p.parts) == 0 {
		return
	}
	for _, g := range groups {
		p.add("users.hours-without-access", WholeRun, g, UserHours)
		p.add("users.without-access", WholeRun, g, Users)
	}
}

func newAccess(p *Plan) *access.Watch {
	return access.New(p.parts, access.Rule{Calls: p.targets.LossCalls, For: p.targets.LossFor}, p.net.Length)
}
