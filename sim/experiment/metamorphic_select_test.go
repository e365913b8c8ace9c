package experiment_test

import (
	"strings"
	"testing"
)

// inTown is the town with a fault of the given text besides its own.
func inTown(t *testing.T, fault string) string {
	return replace(t, town(t), "trouble:\n", "trouble:\n  more: {at: 00:00, delay: 1h, for: 2h, "+fault+"}\n")
}

// somebody is trouble of which a selection can be made; ONLY is where it stands.
var somebody = []string{
	"on: platforms.primary, ONLY kind: down, tone: silence",
	"on: providers.cellular, ONLY kind: down, calls-in-progress: kept",
	"on: providers.cellular.routes.primary, ONLY kind: down",
	"on: control-rooms.police, ONLY kind: down",
	"on: platforms.primary.handover, ONLY kind: down",
	"on: platforms.primary.handover.police, ONLY kind: slow, what: handover, adds: {exponential: 20s}",
	"on: services.ambulance, ONLY kind: cut, where: handover, share: 40%",
	"on: regions.west, ONLY kind: down, tone: silence",
	"on: access.mobile, ONLY kind: misroute, share: 20%",
	"on: platforms.primary, ONLY kind: lost-feature, feature: location",
	"on: demand, ONLY kind: surge, times: 2",
	"on: regions.west, ONLY kind: surge, times: 0.5",
}

// TestOnlyEverybodyIsEverybody: a selection that leaves nobody out is none.
func TestOnlyEverybodyIsEverybody(t *testing.T) {
	for _, fault := range somebody {
		t.Run(fault, func(t *testing.T) {
			all, only := replace(t, fault, "ONLY ", ""), replace(t, fault, "ONLY", "only: {share: 100%},")
			listed := replace(t, fault, "ONLY", "only: {regions: [west, east], access: [mobile, fixed], services: [police, ambulance, no-request]},")
			want := numbersOf(t, inTown(t, all), "", everything)
			requireSame(t, want, numbersOf(t, inTown(t, only), "", everything))
			requireSame(t, want, numbersOf(t, inTown(t, listed), "", everything))
		})
	}
}

// TestOnlyNobodyIsNothing: trouble that hits no share of the callers leaves every call as it was.
func TestOnlyNobodyIsNothing(t *testing.T) {
	want := numbersOf(t, town(t), "", ofCallsAndCallers)
	for _, fault := range append(somebody, "on: demand, ONLY kind: surge, times: 1") {
		t.Run(fault, func(t *testing.T) {
			share := "only: {share: 0%},"
			if strings.HasSuffix(fault, "times: 1") {
				share = ""
			}
			requireSame(t, want, numbersOf(t, inTown(t, replace(t, fault, "ONLY", share)), "", ofCallsAndCallers))
		})
	}
}
