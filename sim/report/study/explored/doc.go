// Package explored makes the document of an exploration: which unknowns matter, what would change the decision, and what is
// worth learning.
//
// The answer speaks of people and of the planner's own words. It names a statistic only in brackets, or under the method. It
// never says that something matters, or does not, without the claim of package explore behind it.
package explored
