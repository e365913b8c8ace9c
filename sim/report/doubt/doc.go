// Package doubt says what the intervals of a report leave open: where its numbers come from, and how far the answer moves over
// what nobody knows. An interval over replications is simulation noise. It says nothing on whether the numbers are right.
package doubt
