// Package fitted tells what a calibration found: whether published figures can be met together, and what they say about the
// values that nobody knows.
//
// It believes in ranges more than in best values. A figure that nobody fitted is a prediction, and is told apart. A scenario that
// cannot meet its figures gets no values at all: a near miss that looks like a fit would be used as one.
package fitted
