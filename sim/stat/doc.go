// Package stat measures how certain the results of a simulation are.
//
// The unit of observation is one replication: one simulated day, one outage, one
// number. Calls of the same day met the same queue and resemble each other;
// counting them as independent makes the error look many times smaller than it
// is. So every function here takes one value per replication, in the order of
// the replications, and no function takes calls.
//
// The other opinions of this package:
//
//   - No number without its doubt. Every result is an [Estimate] or contains
//     one: how many replications, an interval, its level. With too few
//     replications the interval is the whole line, from -Inf to +Inf. It
//     contains everything, so nothing can be concluded from it by accident.
//   - "No sample" is not zero. A replication in which the thing to be measured
//     did not happen is NaN. It is left out, and N says how many remained.
//   - "Not by the end of the run" is not a number either. It is +Inf, and only
//     [Quantile], [Survival] and [CompareTimes] can deal with it; a mean would
//     pretend.
//   - Strategies are compared within replications, by [Difference] and
//     [DifferenceOfRatios]. Run on the same callers they share most of their
//     chance, and the difference is far surer than the two means.
//   - Sums are compensated and taken in the order of the index. A result depends
//     on the observations and their order, never on who computed them first.
//
// [Mean] is for one number per replication. [Ratio] is for a share whose
// numerator and denominator both vary (answered in time, of all offered).
// [Share] is for a yes or no per replication. [Quantile] is for what the bad
// days are like. [Survive] is for a time that some replications end without
// reaching. If Mean warns of skewed replications, [Bootstrap] is a second
// opinion; if Ratio does, [BootstrapRatio].
//
// For several comparisons at once use [Holm]. To name the best of several
// strategies use [CompareWithBest]. Where it names none, [KimNelson] picks one
// within a difference that matters. [Rinott] says how many replications that
// would take with independent strategies.
// [PreciseEnough] says when there are enough replications, and
// [ReplicationsFor] about how many that will be. Name such a rule beside the
// result, like any rule that looks at results to decide whether to go on.
//
// An interval of no width is no certainty. If every replication gave the same
// number, Mean and Ratio know nothing else. For things that happen almost never
// or almost always, use Share.
//
// Wrong use, like slices of different lengths, is a mistake of the programmer
// and panics.
package stat
