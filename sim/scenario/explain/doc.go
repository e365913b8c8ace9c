// Package explain says in plain sentences what a scenario says and what its plan made of it, and remarks on what an author
// should look at although nothing is wrong. Planners read these sentences aloud, so they name things by their titles, with
// units, and leave nothing to guess.
package explain
