package scenario

import (
	"fmt"
	"io"
	"slices"
)

// readRecord reads the record that callers come from; nil if there is none, or if something is wrong with it. One that has
// been read in the same way, under another strategy, is not read again.
func (c *compiler) readRecord() *Record {
	w := &c.s.World
	d := &w.Demand
	if sound := c.recordOrRate(d); !sound || d.From == "" || w.Run <= 0 || w.Start.IsZero() {
		return nil
	}
	columns := c.doc.lookup("world.demand.columns")
	if columns == nil {
		columns = &Node{}
	}
	way := fmt.Sprint(d.From, flow(columns), d.Services, d.Regions, d.Access, w.Start, w.Run)
	if known, ok := c.doc.beside.kept[way].(*Record); ok {
		return known
	}
	file, err := c.doc.beside.open(string(d.From))
	if err != nil {
		c.complain(recordPath, "%s", err.Error())
		return nil
	}
	defer file.Close()
	made := c.importFrom(file, string(d.From))
	if made != nil {
		c.doc.beside.kept[way] = made
	}
	return made
}

// recordOrRate checks that callers come from a record or at a rate, and not from both.
func (c *compiler) recordOrRate(d *Demand) bool {
	switch {
	case d.From == "" && d.Columns != nil:
		c.complain("world.demand.columns", "there is no record whose columns these are: name its file in world.demand.from")
		return false
	case d.From == "" && d.FirstCalls == nil:
		c.complain("world.demand", `missing key "first-calls" (Callers per hour on average), or else "from" (a record of real calls)`)
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
			c.complain("world.demand."+other.key, "callers come as in %s (world.demand.from), which says how many there are and when: leave %s out, or from", d.From, other.key)
		}
	}
	if c.isSaid(aService) && d.NoRequest > 0 {
		sound = false
		c.complain("world.demand.no-request", "the services have no shares, so that the record says who wants nothing, too: leave no-request out")
	}
	return sound
}

// isSaid says that a record is to say a aspect of the callers: its names are given, and no shares.
func (c *compiler) isSaid(aspect int) bool {
	d := &c.s.World.Demand
	list := [aspects][]Share{d.Services, d.Regions, d.Access}[aspect]
	return d.From != "" && len(list) > 0 && !slices.ContainsFunc(list, func(s Share) bool { return s.Share > 0 })
}

// importFrom reads a record. What is wrong with it, or with what is said of it, is reported.
func (c *compiler) importFrom(file io.Reader, name string) *Record {
	i := &importer{
		rows: newRows(file), clocks: clocks{c.s.World.Start, c.s.World.Run}, file: c.doc.beside.prefix + name,
		callers: directory{known: map[string]int32{}}, unknown: map[string]*wrongWord{},
	}
	before := len(c.complaints)
	if i.next() {
		if c.columnsOf(i); len(c.complaints)+len(i.problems) == before {
			i.read()
		}
	}
	for k := range i.problems {
		c.complaints = append(c.complaints, &i.problems[k])
	}
	switch {
	case i.end != "":
		c.complain(recordPath, "%s: %s", name, i.end)
	case len(i.header) == 0:
		c.complain(recordPath, "%s is empty", name)
	case len(c.complaints) == before && len(i.calls) == 0:
		c.complain(recordPath, "%s", i.nobody(name))
	}
	if len(c.complaints) > before {
		return nil
	}
	return c.sayingEnough(i.made(), name)
}

// sayingEnough refuses a record that is to say something of callers and says it of nobody, so that it cannot be drawn either.
func (c *compiler) sayingEnough(r *Record, name string) *Record {
	r.File = name
	if columns := c.s.World.Demand.Columns; columns != nil {
		r.AllFirst = columns.Caller == "none"
	}
	for _, s := range r.Says {
		if s.IsSaid && s.Not == r.First {
			c.complain(recordPath, "%s says the %s of nobody, so that there is nothing to draw it by: give shares", name, s.Key)
			return nil
		}
	}
	return r
}

// nobody says why there is no call in the run.
func (i *importer) nobody(name string) string {
	const layout = "2006-01-02 15:04:05"
	s, start := i.outside, i.start
	switch {
	case s.records == 0 && i.others == 0:
		return name + " names its columns, and has no record"
	case s.records == 0:
		return fmt.Sprintf("%s has %s, none of them among those to be taken (world.demand.columns.only)", name, counted(thousands(i.others), "records"))
	}
	return fmt.Sprintf("%s has %s, none of them within the run, which is from %s to %s: the first is from %s, the last from %s",
		name, counted(thousands(s.records), "records"), start.Format(layout), start.Add(i.run.Duration()).Format(layout),
		start.Add(s.from.Duration()).Format(layout), start.Add(s.to.Duration()).Format(layout))
}
