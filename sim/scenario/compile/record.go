package compile

import (
	"fmt"
	"io/fs"
	"slices"

	"nines/sim/scenario/record"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/table"
	"nines/sim/scenario/yamldoc"
)

const recordPath = "world.demand.from"

// readRecord reads the record that callers come from; nil if there is none, or if something is wrong with it. One that has
// been read in the same way, under another strategy, is not read again.
func (c callers) readRecord() *record.Calls {
	w := &c.s.World
	d := &w.Demand
	if sound := c.recordOrRate(d); !sound || d.From == "" || w.Run <= 0 || w.Start.IsZero() {
		return nil
	}
	columns := c.Doc.Lookup("world.demand.columns")
	if columns == nil {
		columns = &yamldoc.Node{}
	}
	way := fmt.Sprint(d.From, yamldoc.Flow(columns), d.Services, d.RegionShares(), d.Access, w.Start, w.Run)
	if known, ok := c.Doc.Beside.Kept[way].(*record.Calls); ok {
		return known
	}
	file, err := c.Doc.Beside.Open(string(d.From))
	if err != nil {
		c.Complain(recordPath, "%s", err.Error())
		return nil
	}
	defer file.Close()
	made := c.importFrom(file, string(d.From))
	if made != nil {
		c.Doc.Beside.Kept[way] = made
	}
	return made
}

// recordOrRate checks that callers come from a record or at a rate, and not from both.
func (c callers) recordOrRate(d *spec.Demand) bool {
	switch {
	case d.From == "" && d.Columns != nil:
		c.Complain("world.demand.columns", "these columns have no record: name its file in world.demand.from")
		return false
	case d.From == "" && d.FirstCalls == nil:
		c.Complain("world.demand", `missing key "first-calls" (callers per hour) or "from" (a record of real calls)`)
		return false
	case d.From == "":
		return true
	}
	sound := true
	for _, other := range []struct {
		key   string
		given bool
	}{{"first-calls", d.FirstCalls != nil}, {"profile", d.Profile != nil}, {"day-factor", d.DayFactor.CV() > 0}} {
		if other.given {
			sound = false
			c.Complain("world.demand."+other.key, "the record %s (world.demand.from) already says how many callers come and when: leave %s out, or from", d.From, other.key)
		}
	}
	if c.isSaid(record.Service) && d.NoRequest > 0 {
		sound = false
		c.Complain("world.demand.no-request", "the services have no shares. The record then also says who needs no help: leave no-request out")
	}
	return sound
}

// isSaid says that a record is to say an aspect of the callers: its names are given, and no shares.
func (c callers) isSaid(aspect int) bool {
	d := &c.s.World.Demand
	list := [record.Aspects][]spec.Share{d.Services, d.RegionShares(), d.Access}[aspect]
	return d.From != "" && len(list) > 0 && !slices.ContainsFunc(list, func(s spec.Share) bool { return s.Share > 0 })
}

// importFrom reads a record. What is wrong with it, or with its columns, is reported.
func (c callers) importFrom(file fs.File, name string) *record.Calls {
	source, err := table.Open(file)
	if err != nil {
		c.Complain(recordPath, "%s: %s", name, err.Error())
		return nil
	}
	how := record.Reading{File: name, Start: c.s.World.Start, Run: c.s.World.Run}
	if columns := c.s.World.Demand.Columns; columns != nil {
		how.Columns = *columns
	}
	for t, is := range []*record.Column{how.Columns.Service, how.Columns.Region, how.Columns.Access} {
		how.Aspects[t] = record.Aspect{
			Names: [record.Aspects][]string{c.services, c.regions, c.accesses}[t], IsSaid: c.isSaid(t), Is: is,
			IsNone: is == nil && c.Doc.Lookup("world.demand.columns."+record.AspectKeys[t].Key) != nil,
		}
	}
	made, problems := how.Read(source)
	for _, p := range problems {
		spec.ComplainOfRecord(c.Reading, name, "world.demand", recordPath, p)
	}
	return made
}

// remarks are what somebody should know of the files beside the scenario: what was left out, merged or guessed.
func (c callers) remarks() []string {
	list := slices.Clone(c.Doc.Beside.Remarks)
	if c.record != nil {
		list = append(list, c.record.Remarks...)
	}
	return list
}
