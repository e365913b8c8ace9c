// Package gate writes what a check came to, for those who let a change pass or not. It has verdicts and comparisons with a
// baseline in words, JUnit XML for CI servers, and annotations for GitHub.
//
// It decides nothing: rulings come from the experiment, and the documents are those of the package report. The same check
// gives the same bytes, so no output has a time in it.
package gate
