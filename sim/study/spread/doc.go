// Package spread says how far a figure moves over the ranges of what nobody knows. It is the second interval of a result: more
// replications shrink the first, which is simulation noise, and leave this one as it is.
//
// Each setting of the unknowns has one day. That day was simulated at the best guesses too, with the same callers, so the two
// days differ by the setting alone. The package simulates nothing: it chooses the settings, and compares their days.
package spread
