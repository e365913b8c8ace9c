// Package solve finds how much is enough: the smallest value of a choice at which a scenario's expectation holds.
//
// It is pure statistics. It asks for the outcome of a day at a value through a function, and knows no simulator.
//
// Its opinions:
//
//   - Callers are the same people at every value. Each day therefore has its own threshold: the least value at which that
//     day is good. A chance over days is a quantile of thresholds, and few runs of each day find it ([Chance]).
//   - The bound of that quantile is an exact order statistic. Nothing is assumed of how thresholds are distributed. Of 59
//     days it is the largest threshold, of 100 days the 99th, and of 200 days the 196th ([Rank]).
//   - A day that is good at one value and bad at a better one has no threshold. Every solve looks for such days. If it
//     finds one, it tests days as yes or no at single values instead, and says so.
//   - An answer has three values: found, unreachable, undecided. Undecided says how many days more it would take.
//   - What was found is tried on days that the search never saw.
//
// [Mean] is for an expectation of a mean, which has no threshold by day. [Efficient] is for money.
package solve
