package watch

// What is what a monitor watches. Rates and counts are those of the calls of a sliding window, from the element's own
// logs: an element that is down, or out of service, logs nothing.
type What uint8

// What can be watched.
const (
	// AnswerRate is the share of calls answered within Network.AnsweredIn of being dialled, of those that were answered,
	// or refused, abandoned or cut before they were. (platform)
	AnswerRate What = iota
	// CutRate is the share of calls cut, at the answer, in handling or on handover, of those an agent was done with. (platform)
	CutRate
	// LossRate is the share of calls lost, of those that were over. A platform sees what it refuses and what is lost
	// while it has the call; a provider sees calls blocked, refused and unanswered. (platform, provider)
	LossRate
	// OfferedCalls is how many calls reached a platform or a control room, or were dialled at a provider.
	OfferedCalls
	// QueueLength is how many calls wait. (platform, control room)
	QueueLength
	// AgentsOn is how many agents are logged on. (platform)
	AgentsOn
	// Probes are synthetic calls, one each interval. (platform, provider, route, control room)
	Probes
	// RealCalls are the calls of callers. Each call is a sample: see Call. (platform, provider, route)
	RealCalls
	// Alarms are those of other monitors. (nothing)
	Alarms
)
