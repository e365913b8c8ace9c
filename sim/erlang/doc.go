// Package erlang holds closed forms of queueing theory: numbers that are known
// without simulating anything.
//
// A simulator cannot vouch for itself. Where its world is reduced to something
// Erlang could have solved, it must give Erlang's number, and that number must
// come from code that shares nothing with the simulator. This package is that
// independent check. It knows nothing about emergency calls, draws no random
// number and keeps no state. Planners can use it too, for estimates before they
// build a model.
//
// The main parts:
//
//   - [Queue] is one group of servers with Poisson arrivals and exponential
//     service, in its steady state. Leave Capacity and Patience out and it is
//     Erlang C; set Capacity to Servers and it is Erlang B; set Capacity alone
//     and it is M/M/c/K; set Patience alone and it is Erlang A. Both together
//     work as well.
//   - [B] and [C] are Erlang's two formulas of 1917, for a given load and one
//     probability.
//   - [Overflow] describes the traffic that a full group passes on.
//   - [Priorities] gives the waits of classes served in order of urgency.
//   - [SingleServer] is one server with any law of service.
//   - [Outage] is the mean, fluid picture of a total outage and the recovery.
//
// Arrivals are rates. Everything else that concerns time (service, patience,
// the length of an outage, a threshold) is a duration. Control rooms speak like
// this: half a call per second, 90 seconds, 20 seconds. Any unit of time will
// do as long as it is the same one throughout; results come back in it. The
// offered load, arrivals times mean service, is in erlangs.
//
// Two traps explain most disagreements between tools, so every field says which
// side of them it stands on. First, a mean wait may be taken over all callers,
// over those served or over those who waited. Second, callers who gave up or
// were turned away may be in the denominator of a service level or not.
//
// Nonsense is refused: methods that return an error say what is wrong, plain
// functions return NaN. A queue that grows without end has no steady state;
// that is an error too, or an infinite wait where a function says so. Values
// agree with exact arithmetic to about 1e-12, relative, for systems of up to some
// thousands of servers and waiting callers.
package erlang
