// Package chart makes the charts of a report as data. A chart says in a sentence what is to be seen. It has axes, marks, its
// place on the page, and a table for those who see no chart. A page, a PNG and an SVG are drawings of it.
//
// Each chart has a file of its own, which says its name, its place and how it is made of a document. All and AllOfComparison
// list them in the order of the report. Who draws goes through the list, and asks for no chart by its name: to add a chart,
// write its file and put it on the list.
//
// It draws nothing, and it words nothing that the package text has words for.
package chart
