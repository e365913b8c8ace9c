package spec

import (
	"slices"

	"nines/sim/scenario/yamldoc"
)

// Naming are the blocks in which things get their names. To remedies, monitors and steps a strategy may add: these are what
// strategies are made of.
var Naming = []yamldoc.NamingBlock{
	{Path: "world.demand.services", What: "service"},
	{Path: "world.demand.regions", What: "region"},
	{Path: "world.demand.access", What: "access"},
	{Path: "world.demand.bursts", What: "burst"},
	{Path: "world.providers", What: "provider"},
	{Path: "world.platforms", What: "platform"},
	{Path: "world.platforms.*.centres", What: "centre"},
	{Path: "world.control-rooms.*.rooms", What: "control room"},
	{Path: "world.control-rooms.*.groups", What: "group of call takers"},
	{Path: "trouble", What: "fault", Acts: true},
	{Path: "recovery.runbook", What: "step", Adds: true, Needs: []string{"takes"}, Acts: true},
	{Path: "recovery.remedies", What: "remedy", Adds: true, Needs: []string{"kind"}, Acts: true},
	{Path: "recovery.detect.monitors", What: "monitor", Adds: true, Needs: []string{"watches"}, Acts: true},
	{Path: "study.windows", What: "window"},
	{Path: "expect", What: "expectation", Needs: []string{"measure"}},
	{Path: "published", What: "published figure", Needs: []string{"measure"}},
	{Path: "strategies", What: "strategy"},
}

// GivesNames reports whether the keys of the mapping at a path are names that are given there.
func GivesNames(path string) bool {
	return slices.ContainsFunc(Naming, func(b yamldoc.NamingBlock) bool { return b.Holds(path) })
}
