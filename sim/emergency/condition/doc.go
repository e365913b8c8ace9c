// Package condition is what is wrong now: the conditions that elements are in, which callers a condition affects, and when
// it begins and ends. It knows no fault by name and no caller's state.
package condition
