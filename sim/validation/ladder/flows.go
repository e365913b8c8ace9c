package ladder

import "nines/sim/erlang"

// flows are calls that go elsewhere when a group is full or a site is down.
func flows() []Rung {
	return []Rung{
		{Name: "Overflow", Scenario: "overflow", Quick: true, Ear: newFlow, Checks: []*Check{
			exactly("lost", share("calls.blocked", "calls.offered"), erlang.B(16, 12), 0.03).unlike(erlang.B(15, 12), erlang.B(17, 12)),
			exactly("leaves the full group", over(notOn(0, 0), from(0)), 3.623100483/12, 0.02),
		}},
		{Name: "Overflow by route", Scenario: "overflow-by-route", Checks: []*Check{
			exactly("lost", share("calls.blocked", "calls.offered"), erlang.B(50, 36.5), 0.15),
		}},
		{Name: "Overflow by route, heavy load", Scenario: "overflow-by-route", Seed: 1006, Values: []string{arrivals + "=45/min"}, Checks: []*Check{
			exactly("lost", share("calls.blocked", "calls.offered"), erlang.B(50, 45), 0.06).unlike(erlang.B(49, 45), erlang.B(51, 45)),
		}},
		{Name: "Two sites", Scenario: "two-sites", Ear: newFlow, Checks: []*Check{
			exactly("lost", over(lost, all), 0.08586033179, 0.03),
			exactly("of the north, answered in the south", over(on(0, 1), from(0)), 0.2375987750, 0.03),
			exactly("of the south, answered in the north", over(on(1, 0), from(1)), 0.06824727192, 0.04),
		}},
		// With failures the numbers are those of the chain that includes the state of the north. Without them the loss would be 0.0644.
		{Name: "Two sites, one fails", Scenario: "two-sites-failing", Quick: true, Ear: newFlow, Checks: []*Check{
			exactly("lost on arrival", over(lost, all), 0.09724595707, 0.06),
			exactly("cut", over(cut, all), 0.06759901911/16, 0.10),
			exactly("of the north, answered in the south", over(on(0, 1), from(0)), 0.1546561008, 0.06),
			exactly("of the south, answered in the north", over(on(1, 0), from(1)), 0.1053396742, 0.03),
		}},
	}
}
