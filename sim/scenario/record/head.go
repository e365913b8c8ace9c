package record

import (
	"fmt"
	"nines/sim/scenario/wall"
	"slices"
	"strings"

	"nines/sim/words"
)

// head finds the columns, and says whether there is anything to read after it. What is wrong is reported.
func (i *reader) head() bool {
	var err error
	if i.parse, err = formOf(i.Columns.Time.Format); err != nil {
		i.add(Problem{Key: "columns.time.format", Message: err.Error(), Word: i.Columns.Time.Format, Names: Formats})
	}
	if zone := i.Columns.Time.Zone; zone != "" {
		if i.zone, err = wall.Named(zone); err != nil {
			i.add(Problem{Key: "columns.time.zone", Message: err.Error()})
		}
	}
	if err := i.Rows.Skip(i.Columns.Skip); err != nil {
		i.add(Problem{Key: "columns.skip", Message: i.File + ": " + err.Error()})
	}
	if len(i.problems) > 0 {
		return false
	}
	if i.Columns.Names != nil {
		i.header = i.Columns.Names
	} else if !i.Next() {
		return false
	} else if !i.nameColumns() {
		return false
	}
	i.findColumns()
	findRanges(i)
	i.days.look(i)
	return len(i.problems) == 0
}

// nameColumns takes the names of the columns from the present row.
func (i *reader) nameColumns() bool {
	if i.Wrong != "" {
		i.complain(0, "%s", i.Wrong)
		return false
	}
	i.header = i.Texts()
	for k, name := range i.header {
		if strings.ContainsFunc(name, isControl) {
			i.complain(k, "the name of this column has a control character")
			return false
		}
	}
	for len(i.header) > 1 && i.header[len(i.header)-1] == "" {
		i.header = i.header[:len(i.header)-1]
	}
	return true
}

func isControl(c rune) bool { return c < ' ' && c != '\t' || c == 0x7f }

// findColumns finds the columns that are named, or that are called like what they say.
func (i *reader) findColumns() {
	c := &i.Columns
	i.time = i.column("time", "time", c.Time.Column)
	if i.time < 0 && (c.Time.Column == "" || c.Time.Column == None) && !i.isRecord() {
		p := i.add(Problem{Message: fmt.Sprintf("%s has no column time: name in world.demand.columns.time the one that says when each call was made%s", i.File, i.headerBelow("time"))})
		p.allow(strings.Join(i.header, ", "))
	}
	i.date = i.named("time.date", c.Time.Date)
	i.caller = i.column("caller", "caller", c.Caller.Column)
	i.call = i.named("call", c.Call)
	i.count = i.named("calls", c.Calls)
	i.nobody = newChoice(c.Caller.Nobody, true)
	for _, o := range c.Only {
		i.only = append(i.only, condition{i.named("only", o.Column), newChoice(o.Words, false)})
	}
	for t := range i.Aspects {
		i.findAspect(t)
	}
}

// isRecord says whether the row in which the columns should be named has a time already, and reports it.
func (i *reader) isRecord() bool {
	if len(i.Columns.Names) > 0 {
		return false
	}
	isTime := slices.ContainsFunc(i.header, func(name string) bool {
		_, is := parseStamp(name, dayFirst)
		return is
	})
	if isTime {
		i.complain(0, "the first row is to name the columns, such as time,service,caller; this one is a record itself: name the columns in world.demand.columns.names")
	}
	return isTime
}

// named is the place of a column that is named; -1 if none is, or if there is no such column, which is reported.
func (i *reader) named(key, name string) int {
	if name == "" || name == None {
		return -1
	}
	return i.column(key, name, name)
}

// column is the place of a column: of the one that is named, or else of the one that is called as usual. -1 if there is none,
// which is reported if it was named.
func (i *reader) column(key, usual, named string) int {
	if named == None {
		return -1
	}
	path, name := "columns."+key, named
	if named == "" {
		path, name = "", usual
	}
	at := slices.Index(i.header, name)
	switch {
	case at >= 0 && slices.Contains(i.header[at+1:], name):
		i.add(Problem{Key: path, Message: fmt.Sprintf("%s has two columns %s", i.File, words.Quoted(name))})
	case at < 0 && named != "":
		i.add(Problem{Key: path, Message: fmt.Sprintf("%s has no column %s%s", i.File, words.Quoted(name), i.headerBelow(name)), Word: name, Names: i.header})
	}
	return at
}

// headerBelow says that the names of the columns stand further down, if a column of that name is found there.
func (i *reader) headerBelow(name string) string {
	if n := i.LineWith(name); n > 0 {
		return fmt.Sprintf("; line %d has one: write `skip: %d` in world.demand.columns", n, n-1)
	}
	return ""
}

// findAspect finds what a record says of an aspect, and what the words for it mean.
func (i *reader) findAspect(t int) {
	a, m, key := &i.Aspects[t], &i.means[t], AspectKeys[t].Key
	m.learn(a, t, func(path, word string, names []string) {
		i.add(Problem{Key: path, Message: fmt.Sprintf("no %s is called %s", key, words.Quoted(word)), Word: word, Names: names})
	})
	named := ""
	switch {
	case a.Is != nil:
		named = a.Is.Column
	case a.IsNone:
		named = None
	}
	path := "columns." + key
	switch {
	case !a.IsSaid && named == "" && len(a.Names) > 1 && slices.Contains(i.header, key):
		i.untouched = append(i.untouched, key)
	case !a.IsSaid && a.Is != nil:
		i.add(Problem{Key: path, Message: fmt.Sprintf("world.demand.%s are given with shares, by which they are drawn; for the record to say them, write their names alone, such as [%s]",
			AspectKeys[t].List, strings.Join(a.Names[:min(2, len(a.Names))], ", "))})
	case a.IsSaid:
		if m.column = i.column(key, key, named); m.column < 0 && (named == "" || named == None) {
			i.add(Problem{Key: AspectKeys[t].List, Message: fmt.Sprintf("these have no shares, and %s has no column %s that says it of each caller: give shares, or name the column in world.demand.columns.%s",
				i.File, key, key)})
		}
	}
}
