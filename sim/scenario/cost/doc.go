// Package cost reads what things cost: a price such as £12,000 a year each, and the keys `costs` of a scenario file.
//
// Costs move no figure of a run. So they are taken out of the tree before anything else reads it, and nothing that simulates,
// overlays or prints fingerprints can see them.
package cost
