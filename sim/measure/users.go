package measure

import (
	"nines/sim/measure/access"
)

// The measures of users, where the scenario says how many a provider or a region serves.
const (
	userHours    = "users.hours-without-access"
	usersWithout = "users.without-access"
)

// usersOf are the groups with users: those of the parts, behind that of all of them together.
func usersOf(p *Plan) []Group {
	if len(p.parts) == 0 {
		return nil
	}
	groups := []Group{{}}
	for _, part := range p.parts {
		if part.Provider != None {
			groups = append(groups, p.groups[p.offsets.provider+part.Provider])
		} else {
			groups = append(groups, p.groups[p.offsets.region+part.Region])
		}
	}
	return groups
}

func (p *Plan) listUsers() {
	for _, g := range usersOf(p) {
		p.add(userHours, WholeRun, g, UserHours)
		p.add(usersWithout, WholeRun, g, Users)
	}
}

func newAccess(p *Plan) *access.Watch {
	return access.New(p.parts, access.Rule{Calls: p.targets.LossCalls, For: p.targets.LossFor}, p.net.Length)
}

// appendUsers adds the hours without access and the users who had them: of all, then part by part.
func (t *Tally) appendUsers(row []float64) []float64 {
	if len(t.plan.parts) == 0 {
		return row
	}
	all := len(row)
	row = append(row, 0, 0)
	for i, part := range t.plan.parts {
		hours, users := t.access.Without(i).Seconds()/3600, 0.0
		if hours > 0 {
			users = part.Users
		}
		row = append(row, hours*part.Users, users)
		row[all], row[all+1] = row[all]+hours*part.Users, row[all+1]+users
	}
	return row
}

// Served are the users of a group, as far as the scenario says how many it serves; 0 for one that it says nothing of.
func (p *Plan) Served(g Group) (users float64) {
	for i, of := range usersOf(p) {
		if i > 0 && (of == g || g == Group{}) {
			users += p.parts[i-1].Users
		}
	}
	return users
}
