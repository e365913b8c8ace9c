// Package together reads a set of scenarios to which one set of values is fitted at once, such as the habits of callers over
// several outages:
//
//	calibrate: habits
//	title: How callers behave, from three outages
//	scenarios: [hull-2015-12-28, uk-2023-06-25, kddi-2022-07-02]
//	shared:
//	  world.callers.elsewhere: 40% (10% to 70%)
//	each:
//	  uk-2023-06-25:
//	    world.demand.first-calls: own
//
// A shared value is the same in all scenarios. What stands under each is of one scenario alone. The word own takes the range that
// the scenario's file gives. The published figures are those of the scenarios. Ranges that the set does not name stay at their best
// guess.
package together
