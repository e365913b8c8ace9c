// Package phrase puts the numbers of a report into words: a count, a share, a length of time, an estimate with its interval.
// The same number reads the same wherever it stands, in a table, in a sentence and on a chart: nobody else formats one.
//
// It knows numbers, estimates and names, and no document. Sentences about results are made in the package text.
package phrase
