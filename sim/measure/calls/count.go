// Package calls counts the calls of a replication by how they went, for each segment of the run and each group of callers.
// All shares and means of calls are made of these counts.
//
// A call is counted when it has ended. Most counts depend only on a few facts about it: how it ended, whether a platform saw it,
// whether it queued. Calls that have these in common are of one sort. A call is entered once, under its sort, and what the sort
// says of many counts is read off when the replication is over. Only times are summed call by call.
package calls

import "nines/sim/emergency"

// Count is what is counted of calls, by segment and group.
type Count int

// The counts beside those by outcome, which come first.
const (
	Offered Count = Count(emergency.Outcomes) + iota
	Seen
	LostSeen
	Unconnected
	Settled
	Answered
	AnsweredInTime
	Waited    // µs from call to answer, of answered calls
	Endured   // µs from call to answer or loss, of the waiters
	Handed    // µs from answer to connection, of connected calls
	Passed    // µs from the end of the agent's part to connection, of connected calls
	ToConnect // µs from call to connection, of connected calls
	Occupied  // µs an agent was with an answered call
	Calling   // first calls, which are callers
	Attended  // answered, or abandoned in the queue
	Queued    // of those, the ones that had to wait for an agent at all, however briefly
	Waiters   // answered, or lost in whatever way while waiting for an agent
	PassedOn  // the agent's part was over before the call ended
	FirstTries
	LaterTries = FirstTries + Count(Tries)
	again      = LaterTries + Count(Tries) // first calls that were lost and followed by another, second calls, and so on
	lostLater  = again + followed          // second calls that were lost, third, and so on
	Counts     = lostLater + followed
)

// followed is how many lost calls of a caller are counted apart by whether the caller calls again: from the first to the fifth.
const followed = 5

// What is counted of first calls, and of the calls of those who call again.
const (
	SettledTries = iota
	BlockedTries
	RefusedTries
	LostTries
	Tries
)

// IsTime says whether a count is a sum of times.
func (c Count) IsTime() bool { return c >= Waited && c <= Occupied }
