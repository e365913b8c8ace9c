// Package trial runs single days of a scenario at single values of a choice, and says how an expectation fares on each.
//
// It is what package solve asks, and the only part of a solve that simulates. Days are replications by their index, so a day has
// the same callers at every value.
package trial
