// Package text says in words and tables what a document of results holds: for a terminal, for Markdown, and for the sections
// of a page.
//
// A report is a list of blocks: a heading, sentences, a table, notes. Each part of the report has one file here, which makes
// its block from the document. Text and Markdown are two ways of writing the same blocks, and a Section is a block for a
// page. The sentences that sum up a run or a comparison are here too: a chart's title and a summary cannot disagree.
//
// It computes no figure: what is worded is in the document. Its only drawing is the run over time, in characters.
package text
