// Package emergency runs a world of emergency calls once: the callers, their networks and platforms, what goes wrong, and
// how every call ends. It knows no file format, no fault or remedy by name, and no statistics. The packages above describe a
// [Network], the [Trouble] and a [Strategy], and listen as an [Observer].
//
// The state of a run is flat tables, referred to by index and reset between replications. The behaviour is one switch over
// small typed events. The output is one stream of flat observations. A feature that a day does not use costs it at most one
// comparison.
//
// The rules live in their own packages. Package demand says who calls, desk who waits and who is free, traffic which
// platform takes calls. Package watch says what can be noticed, condition what is wrong now, cause what is to blame for a
// loss. Package network says what a world is made of, length how long the parts of a call take, orders what a strategy can
// want done. They keep state and rules. This package keeps the clock and the calendar, and joins them in the life of a call.
//
// The [World] has one part for each stage of that life; see parts.go. The files of each part:
//
//	World        world, events, audit, order        the loop, its table of contents, and what must always be true
//	telling      facts                              what observers hear
//	recall       recall                             call-backs to people whose calls were lost
//	public       arrivals, surge, caller, patience, redial, notice   people: the first call, the next one, other numbers
//	routing      route, limit                       over which circuits to which platform
//	stageOne     platform, queue, announcement, handling             admission, waiting, the agent's part
//	stageTwo     handover, room, buddy, severed     the control rooms
//	duty         agent, staff                       the agents and their consoles
//	trouble      trouble, selector, effects, trigger, inuse  which faults are on, and for which callers
//	damage       cutoff, cut, hold, resort          what faults do to calls in progress
//	blame        cause                              where a call was lost, and what was wrong there
//	monitoring   monitor, probe, passive, logbook   what monitors see
//	command      sensing, carry_out, wishes, work, reminder  what the strategy hears, orders and waits for
//	moves        traffic, startup                   where traffic goes
//
// Where to look: a probe's verdict is decided in watch (Rules.Known), and an alarm too (State.Hear). Where traffic goes is
// resolved in traffic (Board). A fault begins and ends by the machine in sim/timing.
package emergency
