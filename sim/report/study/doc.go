// Package study is the document of a study: what nines explore, solve, attribute, sweep and calibrate found out.
//
// The commands ask different questions, and one Document answers them all. It has the answer first, in sentences. Then
// come the doubts, in the order of their weight, and the method. Tables, charts and tidy data follow, and the typed numbers
// for programs. Nothing in it depends on the kind of study, so text, Markdown, JSON, page, pictures and data sets are
// written once.
//
// It computes nothing and words no result: builders beside it do, one package for each command. It only shows.
package study
