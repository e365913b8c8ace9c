// Package emergency is the world of emergency calls, and one run of it: who calls, over what, to whom; what goes wrong with
// it; and what becomes of every call. It knows no file format, no fault or remedy by name, and no statistics: those are of
// the floors above, which describe a [Network], the [Trouble] and a [Strategy], and listen as an [Observer].
//
// Its opinion: the state of a run is flat tables in one [World], referred to by index, reset and not made anew between
// replications; what happens is one switch over small typed events; what is seen is one stream of flat observations. What a
// day does not use, it pays for with one comparison at most.
//
// The files, in the order of a call's life:
//
//	network, observation, condition, strategy   what is put in and what comes out
//	world, events, facts                        the loop, its table of contents, and what it tells
//	arrivals, replay, burst, surge              who calls for the first time
//	caller, patience, redial, purposes          one person, one call, the next call; what draws are for
//	route, limit, traffic, startup              over which circuits to which platform
//	platform, queue, capacity, announcement     stage 1: admission, waiting, answer
//	switchboard, sorting, list, idle, resort    who is matched with whom
//	agent, staff, callin                        the people and their consoles
//	handling, handover, room, buddy             the agent's part; stage 2
//	trouble, clockwork, effects, selector       which faults are on, what they come to, and for whom
//	cutoff, hold, severed, cause                what they do to calls in progress, and what is to blame
//	sensing, monitor, logbook, probe, passive, work  what the strategy gets to know and has done
//	audit                                       that nothing is lost, held twice, or over its cap
package emergency
