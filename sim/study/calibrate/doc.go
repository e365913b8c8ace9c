// Package calibrate finds the values of unknown inputs that are compatible with published figures, and says what the figures
// leave open. It is history matching: points are simulated in waves, each where earlier waves could not rule anything out. A
// smooth surrogate of each figure stands in for the simulation between the points.
//
// Its opinion: the answer is a region and no best point. A region is what is not ruled out. A figure of one real day is one draw
// of its days, so the spread of the days counts as doubt. What the figures do not settle is said as clearly as what they do.
// Where no values fit, the answer names the fewest figures that cannot be met together.
//
// Two simplifications. The days of different figures are taken to be independent: a busy day, which raises all figures of an
// incident together, makes ranges a little too long or too short. Words without an order are taken in the order of their list.
//
// The package simulates nothing. A function gives it the figures at points. A point depends on earlier figures and the seed
// alone, so a calibration that was stopped goes on where it was if the figures of its points are kept.
//
// Sources: P. S. Craig, M. Goldstein, A. H. Seheult and J. A. Smith (1997), pressure matching for hydrocarbon reservoirs; I. Vernon,
// M. Goldstein and R. G. Bower (2010), galaxy formation: a Bayesian uncertainty analysis; F. Pukelsheim (1994), the three sigma
// rule.
package calibrate
