// Package figure makes the figures of documents from results: estimates, times that not all replications reach, and the
// ranking of strategies. It knows results and how a document writes a number, and no document.
package figure
