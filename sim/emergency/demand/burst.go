package demand

import (
	"math"
	"slices"

	"nines/sim/des"
	"nines/sim/random"
)

// Burst turns a source into a source of incidents. Each incident makes many people call: everybody who drives past sees a
// pile-up on a motorway. Incidents come at the source's rate, a Poisson process, or at fixed times. The number of callers is
// drawn for each incident, and the delay for each caller. The callers of a run are therefore a compound Poisson process.
// With incidents at the rate λ over a time T and N callers each, the mean is λT·E[N] and the variance is λT·E[N²].
type Burst struct {
	At      []des.Time          // when incidents happen; nil: at the source's rate
	Callers random.Distribution // how many call, rounded to the nearest whole number, from 1 to MostInBurst
	Over    random.Distribution // seconds from the incident to a caller's first call
}

// MostInBurst is how many callers one incident has at most.
const MostInBurst = 1_000_000

// The number of a burst's caller is made of that of the incident, above, and of that of the caller among those who report
// it, below. So if one incident has more callers, those of the others are still the same people.
const (
	callerBits   = 24
	callerMask   = 1<<callerBits - 1
	incidentMask = 1<<(numberBits-callerBits) - 1
)

// CallerIn is the number, among the callers of a burst's source, of a caller of an incident.
func CallerIn(incident, caller uint64) uint64 { return incident<<callerBits | caller }

// InIncident is the incident of such a number, and the caller of it.
func InIncident(number uint64) (incident, caller uint64) {
	return number >> callerBits, number & callerMask
}

var (
	forBurstCallers = random.NewPurpose("burst callers")
	forBurstDelay   = random.NewPurpose("burst delay")
)

// due is a caller of a burst, who has yet to call.
type due struct {
	at     des.Time
	number uint64
}

// drawIncidents draws the callers of all incidents of the run, in the order in which they call.
func (a *arrival) drawIncidents(b *Burst, length des.Time) {
	a.due = a.due[:0]
	for i, at := range b.At {
		a.drawCallers(b, uint64(i), at, length)
	}
	for i := uint64(0); b.At == nil; i++ {
		at, ok := a.process.Next()
		if !ok {
			break
		}
		a.drawCallers(b, i, des.Time(at), length)
	}
	slices.SortFunc(a.due, inOrder)
	a.place = -1
	a.stepInBurst()
}

// drawCallers draws when the callers of one incident call. Those who would call after the run has ended are left out.
func (a *arrival) drawCallers(b *Burst, incident uint64, at, length des.Time) {
	callers := b.Callers.Quantile(a.key.Of(incident).Uniform(forBurstCallers, 0))
	for n := range uint64(min(max(1, math.Round(callers)), MostInBurst)) {
		d := due{at, CallerIn(incident, n)}
		d.at += des.Time(b.Over.Micros(a.keyInBurst(d.number).Uniform(forBurstDelay, 0)))
		if d.at < length {
			a.due = append(a.due, d)
		}
	}
}

// inOrder is the order of callers of bursts: that of their calls, and of two at one instant that of their numbers.
func inOrder(a, b due) int {
	if a.at != b.at {
		return int(a.at - b.at)
	}
	return int(a.number) - int(b.number)
}

// stepInBurst goes to the next caller.
func (a *arrival) stepInBurst() {
	a.place++
	if a.at = des.Never; a.place < len(a.due) {
		a.at, a.next = a.due[a.place].at, a.due[a.place].number
	}
}

// incidentOf is the key of the incident that a caller of a burst reports: what is drawn with it is the same for all who
// report it.
func (a *arrival) incidentOf(caller uint64) random.Key {
	return a.key.Of(caller >> callerBits & incidentMask)
}

// keyInBurst is the key of such a caller.
func (a *arrival) keyInBurst(caller uint64) random.Key {
	return a.incidentOf(caller).Of(caller & callerMask)
}
