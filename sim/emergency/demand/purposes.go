package demand

import "nines/sim/random"

// What a person's draws are for. Names are hashed: a new purpose moves no other number.
var (
	forDayFactor   = random.NewPurpose("day factor")
	forNeed        = random.NewPurpose("need")
	forService     = random.NewPurpose("service")
	forRegion      = random.NewPurpose("region")
	forAccess      = random.NewPurpose("access")
	forProvider    = random.NewPurpose("provider")
	forPatience    = [heardKinds]random.Purpose{random.NewPurpose("patience ringing"), random.NewPurpose("patience silence"), random.NewPurpose("patience handover")}
	forHabit       = random.NewPurpose("habit")
	forRedial      = random.NewPurpose("redial")
	forRedialDelay = random.NewPurpose("redial delay")
	forElsewhere   = random.NewPurpose("elsewhere")
	forPhone       = random.NewPurpose("another phone")
	forPhoneOf     = random.NewPurpose("provider of another phone")
	forKnown       = random.NewPurpose("another number before giving up")
)
