package plan

import measures "nines/sim/measure"

// groupKinds are the kinds of groups, as a scenario names them and as measures do.
var groupKinds = [][2]string{{"services", "service"}, {"regions", "region"}, {"access", "access"}, {"providers", "provider"}}

// GroupName is how a scenario names a group; empty for everybody who wants help.
func GroupName(g measures.Group) string {
	if g.By == measures.ByKind {
		return g.Name
	}
	for _, k := range groupKinds {
		if k[1] == g.By {
			return k[0] + "." + g.Name
		}
	}
	return ""
}
