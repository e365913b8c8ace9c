package scenario

import (
	"maps"
	"slices"
	"strings"

	"nines/sim/emergency"
)

// notKnown is what a word of a record stands for that does not say who the caller is.
const notKnown = "drawn"

// columnsOf finds the columns in the first row.
func (c *compiler) columnsOf(i *importer) {
	for k, field := range i.fields {
		i.header = append(i.header, string(field))
		if _, why := unreadable(string(field)); why != "" {
			i.complain(k, "%s", why)
			return
		}
	}
	if i.isRecord() {
		i.complain(0, "the first row is to name the columns, such as time,service,caller; this one is a record itself")
		return
	}
	columns := c.s.World.Demand.Columns
	if columns == nil {
		columns = &Columns{}
	}
	if i.time = c.columnOf(i, "time", columns.Time); i.time == emergency.None && (columns.Time == "" || columns.Time == "none") {
		c.complain(recordPath, "%s has no column time; name in world.demand.columns.time the one that says when each call was made", i.file).allowing(listed(i.header))
	}
	i.caller = c.columnOf(i, "caller", columns.Caller)
	for _, w := range columns.Only {
		i.only = append(i.only, condition{c.columnOf(i, "only", w.Text), w.For})
	}
	for t, from := range []*Column{columns.Service, columns.Region, columns.Access} {
		i.aspects[t] = c.aspectOf(i, t, from)
	}
}

// isRecord says whether the first row, in which the columns should be named, has a time already.
func (i *importer) isRecord() bool {
	return slices.ContainsFunc(i.header, func(name string) bool {
		_, isTime := parseWritten(name)
		return isTime
	})
}

// columnOf is the place of a column in the first row: of the one that is named, or else of the one that is called like the
// key. None if there is none, which is reported if it was named.
func (c *compiler) columnOf(i *importer, key, named string) int {
	path, name := "world.demand.columns."+key, named
	if named == "" {
		path, name = recordPath, key
	}
	at := slices.Index(i.header, name)
	switch {
	case named == "none":
		return emergency.None
	case at >= 0 && slices.Contains(i.header[at+1:], name):
		c.complain(path, "%s has two columns %s", i.file, quoted(name))
	case at < 0 && named != "":
		c.complain(path, "%s has no column %s", i.file, quoted(name)).among(name, i.header)
	}
	return at
}

// What the aspects of a record are called.
var aspectKeys = [aspects]struct{ key, list string }{{"service", "services"}, {"region", "regions"}, {"access", "access"}}

// aspectOf finds what a record says of a aspect, and which words it may say it in.
func (c *compiler) aspectOf(i *importer, t int, from *Column) aspect {
	key, list := aspectKeys[t].key, "world.demand."+aspectKeys[t].list
	to := aspect{key: key, names: [aspects][]string{c.services, c.regions, c.accesses}[t], column: emergency.None, means: map[string]int16{}}
	named := ""
	switch path := "world.demand.columns." + key; {
	case from != nil:
		named = from.Column
	case c.doc.lookup(path) != nil:
		named = "none"
	}
	switch isSaid := c.isSaid(t); {
	case !isSaid && named == "" && len(to.names) > 1 && slices.Contains(i.header, key):
		i.untouched = append(i.untouched, key)
	case !isSaid && from != nil:
		c.complain("world.demand.columns."+key, "%s are given with shares, by which they are drawn; for the record to say them, write their names alone, such as [%s]",
			list, strings.Join(to.names[:min(2, len(to.names))], ", "))
	case isSaid:
		if to.column = c.columnOf(i, key, named); to.column == emergency.None && (named == "" || named == "none") {
			c.complain(list, "these have no shares, and %s has no column %s that says it of each caller: give shares, or name the column in world.demand.columns.%s",
				i.file, key, key)
		}
		c.wordsOf(&to, t, from)
	}
	return to
}

// wordsOf lists what may stand in the column of a aspect.
func (c *compiler) wordsOf(to *aspect, t int, from *Column) {
	for k, name := range to.names {
		to.means[name] = int16(k)
	}
	if t == aService {
		to.means[noRequest] = emergency.Nothing
	}
	to.words = append(slices.Clone(to.names), slices.DeleteFunc(slices.Sorted(maps.Keys(to.means)), func(w string) bool { return slices.Contains(to.names, w) })...)
	if from == nil {
		return
	}
	path, names := "world.demand.columns."+to.key, append(slices.Clone(to.words), notKnown)
	targets := maps.Clone(to.means)
	targets[notKnown] = emergency.Unsaid
	meaning := func(word, stands, path string) {
		means, known := targets[stands]
		if !known {
			c.complain(path, "no %s is called %s", to.key, quoted(stands)).among(stands, names)
		}
		to.means[word] = means
	}
	for _, w := range from.Values {
		meaning(w.Text, w.For, path+".values")
		to.words = append(to.words, w.Text)
	}
	if from.Empty != "" {
		meaning("", from.Empty, path+".empty")
	}
}
