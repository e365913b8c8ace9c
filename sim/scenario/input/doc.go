// Package input has the values of a scenario that could be others: what each may be, how likely, and how it is written. A range
// stands where the number stands, such as `seats: 110 (90 to 130)`. Some values are choices of the planner. All others are not
// known, and a study asks what they do to the answer.
//
// The package knows no scenario and reads no file. So engines of statistics can use it without one.
package input
