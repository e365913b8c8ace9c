// Package reporttest has what the tests of several rooms of the report share: results of the library, documents made by hand,
// and the tables of results/README.md. No program links it.
package reporttest
