// Package identity holds what is true among the measures of any one day: parts and wholes, sums and shares. It finds figures that cannot all be true of one day.
//
// Its opinion: one table, and one way to reason from it. Whoever adds a measure adds a line here, and every contradiction that
// follows from it is found, over any number of steps. A test holds each line against simulated days.
package identity

// sum is a whole and parts of it. No part is below zero, so none is more than the whole. Names that begin with ~ are of counts that
// are no measures. A star stands for the same words in the whole sum.
type sum struct {
	whole string
	parts []string
	isAll bool   // there are no other parts
	why   string // in words; empty where it goes without saying
}

// quotient is a share or a mean that is one measure over another.
type quotient struct{ share, of, over, why string }

const aPart = "the one counts a part of the other"

var sums = []sum{
	{"calls.offered", []string{"~ended", "calls.open"}, true, ""},
	{"~ended", []string{"calls.connected", "calls.unconnected", "calls.no-request"}, true, "a call that has ended is connected or lost"},
	{"~ended", []string{"first-calls.ended", "later-calls.ended"}, true, "a call is a first call or a redial"},
	{"calls.unconnected", []string{"calls.blocked", "calls.refused", "calls.unanswered", "calls.abandoned", "calls.cut-at-answer", "calls.cut-in-handling",
		"calls.cut-on-handover", "calls.abandoned-at-handover", "calls.misrouted"}, true, "each lost call is lost in one of the ways that are counted"},
	{"calls.unconnected", []string{"calls.unconnected-seen"}, false, aPart},
	{"calls.offered", []string{"calls.seen"}, false, aPart},
	{"calls.seen", []string{"calls.connected", "calls.no-request", "calls.unconnected-seen"}, false, "a platform sees these calls"},
	{"calls.seen", []string{"calls.answered"}, false, aPart},
	{"calls.seen", []string{"calls.passed-on"}, false, aPart},
	{"calls.seen", []string{"calls.waited"}, false, aPart},
	{"calls.answered", []string{"calls.connected", "calls.no-request"}, false, "these calls were answered"},
	{"calls.answered", []string{"~in-time"}, false, aPart},
	{"calls.passed-on", []string{"calls.connected", "calls.cut-on-handover", "calls.abandoned-at-handover", "calls.misrouted"}, true, "these calls were passed on"},
	{"calls.unconnected", []string{"~first-lost", "~later-lost"}, true, "a lost call is a first call or a redial"},
	{"calls.blocked", []string{"~first-blocked", "~later-blocked"}, true, "a blocked call is a first call or a redial"},
	{"calls.refused", []string{"~first-refused", "~later-refused"}, true, "a refused call is a first call or a redial"},
	{"~first-lost", []string{"~first-blocked", "~first-refused"}, false, "these first calls were lost"},
	{"~later-lost", []string{"~later-blocked", "~later-refused"}, false, "these redials were lost"},
	{"first-calls.ended", []string{"~first-lost"}, false, aPart},
	{"later-calls.ended", []string{"~later-lost"}, false, aPart},
	{"calls.offered", []string{"callers.calling"}, false, "each of these callers made at least one such call"},

	{"callers.affected", []string{"callers.delayed", "callers.without-help", "callers.diverted", "callers.trying"}, true,
		"an affected caller is delayed, diverted, without help or still trying"},
	{"callers.affected", []string{"callers.delayed", "callers.never-connected", "callers.trying"}, true, "an affected caller is delayed, never connected or still trying"},
	{"callers.never-connected", []string{"callers.without-help", "callers.diverted"}, true, "callers who were never connected are without help or diverted"},
	{"callers.affected", []string{"callers.affected-seen"}, false, aPart},
	{"callers.affected", []string{"callers.in-vain"}, false, aPart},
	{"callers.affected", []string{"callers.by-another-phone"}, false, aPart},
	{"callers.delayed", []string{"callers.connected-by-another-phone"}, false, aPart},
	{"callers.delayed", []string{"callers.helped-by-call-back"}, false, aPart},
	{"callers.diverted", []string{"callers.diverted-by-number"}, false, aPart},
	{"callers.moved", []string{"callers.diverted", "callers.forewarned"}, true, "callers who were moved are diverted or forewarned"},

	{"answer.p99", []string{"answer.p95"}, false, "more calls are answered in a longer time"},
	{"answer.p95", []string{"answer.median"}, false, "more calls are answered in a longer time"},
	{"recovery.normal", []string{"recovery.restored"}, false, "traffic is back after service is"},
	{"recovery.restored", []string{"recovery.first-service"}, false, "service is back after the first call that gets through"},
	{"recovery.decided", []string{"recovery.detected"}, false, "people decide after they notice"},
	{"recovery.detected", []string{"recovery.time-to-detect"}, false, "both begin at the onset"},
	{"*.agents.mean", []string{"*.busy.mean"}, false, aPart},
	{"remedies.*.call-backs", []string{"remedies.*.answered"}, false, aPart},
	{"remedies.*.answered", []string{"remedies.*.connected"}, false, aPart},
}

// lossesOf are the sums that hold in groups to which the call and the caller belong alike. A caller with another phone belongs to the
// first phone's provider and access, and the call to those of the phone in use.
var lossesOf = []sum{
	{"~troubles", []string{"calls.unconnected", "callers.in-vain"}, true, "each of these callers lost a call, or called the number of a notice in vain"},
	{"~troubles", []string{"callers.affected"}, false, "each of these callers lost a call, or called the number of a notice in vain"},
	{"calls.unconnected-seen", []string{"callers.affected-seen"}, false, "each of these callers made at least one such call"},
}

var quotients = []quotient{
	{"~open-share", "calls.open", "calls.offered", ""},
	{"calls.unconnected-share", "calls.unconnected", "~ended", "the share is of the calls made that have ended"},
	{"calls.unconnected-seen-share", "calls.unconnected-seen", "calls.seen", "the share is of the calls that a platform saw"},
	{"answer.within-target", "~in-time", "calls.seen", "the share is of the calls that a platform saw"},
	{"calls.per-caller", "calls.offered", "callers.calling", "it is calls over callers"},
	{"first-calls.blocked-share", "~first-blocked", "first-calls.ended", "the share is of the first calls that have ended"},
	{"first-calls.refused-share", "~first-refused", "first-calls.ended", "the share is of the first calls that have ended"},
	{"first-calls.unconnected-share", "~first-lost", "first-calls.ended", "the share is of the first calls that have ended"},
	{"later-calls.blocked-share", "~later-blocked", "later-calls.ended", "the share is of the redials that have ended"},
	{"later-calls.refused-share", "~later-refused", "later-calls.ended", "the share is of the redials that have ended"},
	{"later-calls.unconnected-share", "~later-lost", "later-calls.ended", "the share is of the redials that have ended"},
	{"*.occupancy", "*.busy.mean", "*.agents.mean", "it is busy people over all of them"},
}

// mostOpen is how large a share of the calls may be open at the end of a run, unless a figure says how many are. Real incidents have
// no such calls.
const mostOpen = 0.05
