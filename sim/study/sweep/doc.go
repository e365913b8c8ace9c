// Package sweep says at which points a sweep looks, and what the figures there come to. It simulates nothing.
//
// A sweep asks "what if?", and promises no more. It does not search, as solve does, nor does it weigh unknowns, as explore does.
// Every point is run with the same days, so neighbours differ by their values and not by luck. What is said about a sweep is
// said about its points. Between them it says nothing.
package sweep
