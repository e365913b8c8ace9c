// Package gate writes the result of a check, for those who let a change pass or not. It writes verdicts and comparisons with a
// baseline in words, JUnit XML for CI servers, and annotations for GitHub.
//
// It decides nothing: rulings come from the experiment, and the documents are those of the package report. The same check
// gives the same bytes, apart from the times in JUnit XML.
package gate
