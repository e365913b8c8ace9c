// Package plan is what is run: a scenario under one strategy, with every name resolved and every check passed, and the
// criteria that its results are held against. A plan is immutable, and any number of replications share it.
package plan
