// Package narrate tells one replication as what happened in it: line by line, as a trace, or as the story of one caller.
//
// Its opinion: an outage is understood when it can be told for one person. A report counts callers; a board asks what it was
// like. The story says by the clock what this caller heard and did, on which route, platform and desk, and why each call was
// lost; it adds nothing to the observations and draws nothing anew, so that whoever doubts a sentence finds the facts behind
// it in the trace. As a caller is the same person under every strategy, two stories can stand side by side.
//
// Whatever is asked about a replication is answered by playing it again ([experiment.Replay]): none is kept.
package narrate
