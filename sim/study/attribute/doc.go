// Package attribute divides a loss among the parts that made it: faults, errors of people, delays, missing features and
// remedies. It knows no simulator. It asks for the loss of each day with each set of the parts, and works out the rest.
//
// Its opinion: no single number says what a part did. A part is therefore removed first, from the whole; last, when the others are
// gone; and on average over all orders of removal (Shapley, 1953). Where these differ, parts act together, and that has a
// figure of its own.
//
// Days are paired: each day has the same people with every set. Every sum here is a sum of whole grains, so it is exact. The
// shares add up to the total to the last bit, and twins get equal shares.
package attribute
