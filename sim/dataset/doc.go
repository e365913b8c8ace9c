// Package dataset writes what came of an experiment as tidy tables, for whoever wants to reckon with it elsewhere.
//
// Its opinion: a table is described once, column by column, what it means beside what stands in it; the files' headers, the
// types, and the data dictionary are all made from that one description. Every table is written as CSV and as Parquet, in
// one pass, row by row: the calls of a hundred days need no more memory than those of one, as the days are played once more
// ([experiment.Replay]), one after the other, and their calls written as they end.
//
// And: an empty cell means that there is nothing, never zero and never the end of the run. A time that was not reached has
// an empty cell, and beside it a column that says that it was not reached. Nothing is rounded. Parquet holds texts as they
// are; in CSV those that a spreadsheet would take for a formula are made harmless.
package dataset
