// Package explore says which unknowns of a scenario matter: for the answer, and for the decision between strategies. It
// knows no simulator. It chooses points (a value for each input, and days), asks for what those days gave, and concludes.
//
// The opinions of this package:
//
//   - Two questions, two designs. "How far does the answer move?" is asked one input at a time, all others at their best
//     guess, on the same days ([Effect]). "What would change the decision?" is asked over all ranges at once, with a
//     Latin hypercube ([Decision]). A design for one answers the other badly.
//   - Matters and does not matter are both claims. Each needs an interval that lies wholly on one side of the least
//     difference that counts. All else is "not shown".
//   - Each point of the hypercube has one day, and no two have the same. At a fixed cost this knows an average over the
//     ranges and over days best. Points that share days would share their luck.
//   - Strategies are compared within a day. What is fitted is their difference, never two levels.
//   - A minimum over strategies of noisy figures is too low on average. What a number is worth ([Worth]) is therefore
//     corrected by what the noise alone would give.
//   - "Everywhere" is tried where it is most in doubt: at the setting that the fit likes least ([Corner]), with days of
//     its own.
//   - No Sobol indices. Below some thousand days their intervals say nothing, and a planner asks about callers, not
//     about shares of a variance.
//
// Everything depends on the inputs, the seed and what the days gave. Sums are taken in a fixed order.
package explore
