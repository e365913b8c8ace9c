// Package dataset writes the results of an experiment as tidy tables for other programs.
//
// Each table is described once, column by column, with its meaning. Headers, types and the data dictionary are all made from
// this description, so they cannot disagree. Every table is written row by row, as CSV and as Parquet. The calls of a
// hundred days need no more memory than those of one: days are replayed one by one ([experiment.Replay]) and calls are
// written as they end.
//
// An empty cell means that there is no value. It never means zero or the end of the run. A time that was not reached has an
// empty cell, and a column beside it says so. Nothing is rounded. Parquet keeps texts as they are. In CSV, texts that look
// like formulas are made harmless.
package dataset
