package emergency

import "nines/sim/random"

// What a caller's draws are for. Names are hashed: a new purpose moves no other number.
var (
	forRoute           = random.NewPurpose("route")
	forSetUp           = random.NewPurpose("set-up")
	forRecorded        = random.NewPurpose("recorded")
	forMissingFeature  = random.NewPurpose("missing feature")
	forRestart         = random.NewPurpose("console restart")
	forRestartCut      = random.NewPurpose("cut by console restart")
	forLoggedOut       = random.NewPurpose("logged out")
	forCut             = [cutPoints]random.Purpose{random.NewPurpose("cut at answer"), random.NewPurpose("cut in handling"), random.NewPurpose("cut on handover")}
	forMomentOfCut     = random.NewPurpose("moment of cut")
	forMisroute        = random.NewPurpose("misroute")
	forMisrouteNoticed = random.NewPurpose("misroute noticed")
	forPutRight        = random.NewPurpose("misroute put right")
	forSlow            = [works]random.Purpose{random.NewPurpose("slow set-up"), random.NewPurpose("slow handling"), random.NewPurpose("slow pick-up")}
	forLogOn           = random.NewPurpose("log on")
	forShareOfTraffic  = random.NewPurpose("share of traffic")
)
