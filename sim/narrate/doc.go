// Package narrate describes the events of one replication: line by line as a trace, or as the story of one caller.
//
// An outage is understood when it can be told for one person. A report counts callers; a board asks what it was like. The
// story says, with times, what this caller heard and did, which route, platform and desk the calls reached, and why each
// call was lost. It adds nothing to the observations and draws no random number. Readers who doubt a sentence find its facts
// in the trace. As a caller is the same person under every strategy, two stories can stand side by side.
//
// No replication is stored: every question runs it again ([experiment.Replay]).
package narrate
