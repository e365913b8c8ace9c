package emergency

import "nines/sim/emergency/demand"

// Who calls, when, and what they do when it does not go well is defined in demand.
type (
	Person    = demand.Person
	Kind      = demand.Kind
	Notice    = demand.Notice
	Number    = demand.Number
	Reach     = demand.Reach
	Trait     = demand.Trait
	Sorting   = demand.Sorting
	Demand    = demand.Demand
	Source    = demand.Source
	Burst     = demand.Burst
	Replay    = demand.Replay
	Named     = demand.Named
	Callers   = demand.Behaviour
	Elsewhere = demand.Elsewhere
	Patience  = demand.Patience
	Heard     = demand.Heard
	Loss      = demand.Loss
	Redial    = demand.Redial
)

// What people call for.
const (
	WantsHelp    = demand.WantsHelp
	WantsNothing = demand.WantsNothing
	Tester       = demand.Tester
	Kinds        = demand.Kinds
)

// MostNotices is how many public notices one run can have.
const MostNotices = demand.MostNotices

// Testers is the source in the IDs of people who only test whether the number works.
const Testers = demand.Testers

// The traits.
const (
	ByAccess   = demand.ByAccess
	ByService  = demand.ByService
	ByRegion   = demand.ByRegion
	ByProvider = demand.ByProvider
	Traits     = demand.Traits
)

// What a caller may hear.
const (
	Ringing  = demand.Ringing
	Silence  = demand.Silence
	Handover = demand.Handover
)

// The losses, as the caller knows them.
const (
	LossRefused   = demand.LossRefused
	LossSilence   = demand.LossSilence
	LossCut       = demand.LossCut
	LossAbandoned = demand.LossAbandoned
	Losses        = demand.Losses
)

// What a record may say of a caller in place of an index.
const (
	Unsaid  = demand.Unsaid
	Nothing = demand.Nothing
)

// MostInBurst is how many callers one incident has at most.
const MostInBurst = demand.MostInBurst

// CallerIn is the number, among the callers of a burst's source, of a caller of an incident.
func CallerIn(incident, caller uint64) uint64 { return demand.CallerIn(incident, caller) }

// InIncident is the incident of such a number, and the caller of it.
func InIncident(number uint64) (incident, caller uint64) { return demand.InIncident(number) }
