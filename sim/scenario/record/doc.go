// Package record makes calls of the rows that telephone systems and control rooms export: single calls, or counts by interval.
// It reads times in any notation, says what words mean, and keeps count of everything that it leaves out, merges or guesses. It
// knows nothing of scenarios: what to look for comes in a Reading, and what is wrong goes back as Problems with their places.
package record
