package ladder

import "nines/sim/erlang"

// flows are calls that go elsewhere when a group is full or a site is down.
func flows() []Rung {
	return []Rung{
		{Name: "Overflow", Scenario: "overflow", Quick: true, Ear: newFlow, Checks: []Check{
			{What: "lost", Of: share("calls.blocked", "calls.offered"), Exact: erlang.B(16, 12), Tolerance: 0.03, Fewer: erlang.B(15, 12), More: erlang.B(17, 12)},
			{What: "leaves the full group", Of: over(notOn(0, 0), from(0)), Exact: 3.623100483 / 12, Tolerance: 0.02},
		}},
		{Name: "Overflow by route", Scenario: "overflow-by-route", Checks: []Check{
			{What: "lost", Of: share("calls.blocked", "calls.offered"), Exact: erlang.B(50, 36.5), Tolerance: 0.15},
		}},
		{Name: "Overflow by route, heavy load", Scenario: "overflow-by-route", Seed: 1006, Values: []string{arrivals + "=45/min"}, Checks: []Check{
			{What: "lost", Of: share("calls.blocked", "calls.offered"), Exact: erlang.B(50, 45), Tolerance: 0.06, Fewer: erlang.B(49, 45), More: erlang.B(51, 45)},
		}},
		{Name: "Two sites", Scenario: "two-sites", Ear: newFlow, Checks: []Check{
			{What: "lost", Of: over(lost, all), Exact: 0.08586033179, Tolerance: 0.03},
			{What: "of the north, answered in the south", Of: over(on(0, 1), from(0)), Exact: 0.2375987750, Tolerance: 0.03},
			{What: "of the south, answered in the north", Of: over(on(1, 0), from(1)), Exact: 0.06824727192, Tolerance: 0.04},
		}},
		// With failures the numbers are those of the chain that includes the state of the north. Without them the loss would be 0.0644.
		{Name: "Two sites, one fails", Scenario: "two-sites-failing", Quick: true, Ear: newFlow, Checks: []Check{
			{What: "lost on arrival", Of: over(lost, all), Exact: 0.09724595707, Tolerance: 0.06},
			{What: "cut", Of: over(cut, all), Exact: 0.06759901911 / 16, Tolerance: 0.10},
			{What: "of the north, answered in the south", Of: over(on(0, 1), from(0)), Exact: 0.1546561008, Tolerance: 0.06},
			{What: "of the south, answered in the north", Of: over(on(1, 0), from(1)), Exact: 0.1053396742, Tolerance: 0.03},
		}},
	}
}
