package plan

import (
	"fmt"
	"strconv"
	"strings"

	"nines/sim/emergency"
)

const burstSources = "bursts."

// CallerName names a caller in traces, tables and stories, the same under every strategy. It is the number among the first
// calls, such as 4711, counted from 0. Callers of an incident are BURST-INCIDENT-NUMBER, callers of the K-th surge
// surge.K.NUMBER, and test callers tester.NUMBER. No name of a burst has a dot.
func (p *Plan) CallerName(id uint64) string {
	source, number := int(id>>48), id&(1<<48-1)
	sources := p.Network.Demand.Sources
	switch {
	case source == emergency.Testers:
		return fmt.Sprintf("tester.%d", number)
	case source >= len(sources):
		return fmt.Sprintf("surge.%d.%d", source-len(sources), number)
	case sources[source].Burst != nil:
		incident, caller := emergency.InIncident(number)
		return fmt.Sprintf("%s-%d-%d", burstName(&sources[source]), incident, caller)
	}
	return strconv.FormatUint(number, 10) // of the first calls, which are one source
}

// FindCaller is the caller of such a name, who may or may not call in a replication. It says whether the name can be one.
func (p *Plan) FindCaller(name string) (id uint64, ok bool) {
	if number, ok := numberIn(name, 48); ok {
		return number, true
	}
	sources := p.Network.Demand.Sources
	switch parts := strings.Split(name, "."); {
	case len(parts) == 2 && parts[0] == "tester":
		number, ok := numberIn(parts[1], 32)
		return emergency.Testers<<48 | number, ok
	case len(parts) == 3 && parts[0] == "surge":
		k, isSurge := numberIn(parts[1], 15)
		number, ok := numberIn(parts[2], 48)
		return (uint64(len(sources))+k)<<48 | number, ok && isSurge
	}
	for i := range sources {
		if rest, ours := strings.CutPrefix(name, burstName(&sources[i])+"-"); ours && sources[i].Burst != nil {
			incident, caller, _ := strings.Cut(rest, "-")
			n, isIncident := numberIn(incident, 24)
			number, ok := numberIn(caller, 24)
			return uint64(i)<<48 | emergency.CallerIn(n, number), ok && isIncident
		}
	}
	return 0, false
}

// numberIn is a number of digits alone, of so many bits at most.
func numberIn(text string, bits int) (uint64, bool) {
	n, err := strconv.ParseUint(text, 10, bits)
	return n, err == nil
}

// BurstSource names the source of a burst. Its draws are keyed by this name, and no other source has it.
func BurstSource(burst string) string { return burstSources + burst }

// burstName extracts the burst's name from the name of its source.
func burstName(s *emergency.Source) string { return strings.TrimPrefix(s.Name, burstSources) }
