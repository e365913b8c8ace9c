package spec

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/scenario/language"
	"nines/sim/scenario/quantity"
	"nines/sim/scenario/yamldoc"
)

// Events that instants may be relative to. This is the one rule, for faults, remedies, windows, bursts and expectations alike:
//
//	onset             the first clock time at which a fault of trouble begins that callers can meet; what comes by itself or
//	                  follows something does not count, nor what is on backups, monitors and steps alone
//	trouble.ends      the last clock time at which a fault of trouble ends; what comes by itself does not count
//	FAULT.begins      of a fault with a clock time: at, and a delay of fixed length
//	FAULT.ends        its until or the back of 100 %, if that is a clock time; or its beginning and a for of fixed length
//	REMEDY.begins     likewise, of a remedy
//	REMEDY.ends
//	WINDOW.begins     the edges of a window of study
//	WINDOW.ends
//
// A fault before a remedy, and a remedy before a window, has the name.
const (
	Onset       = "onset"
	troubleEnds = "trouble.ends"
)

// beginsAndEnds are the ends of the names of what begins and ends.
var beginsAndEnds = []string{"begins", "ends"}

// happenings are the blocks of what begins and ends, in the order in which a name is looked for.
var happenings = []struct{ path, what string }{{"trouble", "fault"}, {"recovery.remedies", "remedy"}}

// onlyInTheRun are what happens at no time that is known before the run.
var onlyInTheRun = []string{"detected", "decided", "repaired"}

// eventOf finds an event in a document.
func eventOf(doc *yamldoc.Document, name string) (*language.Event, []string) {
	names := eventNames(doc)
	switch {
	case name == Onset, name == troubleEnds:
		return wholeTrouble(doc, name), names
	case slices.Contains(onlyInTheRun, name):
		return &language.Event{InRun: true, Unknown: "it differs from one replication and strategy to the next"}, names
	}
	what, edge, _ := cutLast(name)
	if !slices.Contains(beginsAndEnds, edge) {
		if step, word, has := cutLast(name); has && doc.Lookup("recovery.runbook."+step) != nil && word != "" {
			return &language.Event{InRun: true, Unknown: "a step of the runbook takes as long as it takes"}, names
		}
		return nil, names
	}
	for _, block := range happenings {
		if n := entryOf(doc, block.path, what); n != nil {
			return occurrence{doc, n, block.what, what}.edge(edge), names
		}
	}
	if n := entryOf(doc, "study.windows", what); n != nil {
		return windowEdge(n, edge), names
	}
	if doc.Lookup("recovery.runbook."+what) != nil {
		return &language.Event{InRun: true, Unknown: "a step of the runbook takes as long as it takes"}, names
	}
	return nil, names
}

// cutLast cuts a name at its last point.
func cutLast(name string) (before, after string, has bool) {
	at := strings.LastIndexByte(name, '.')
	if at < 0 {
		return name, "", false
	}
	return name[:at], name[at+1:], true
}

// entryOf is what stands behind a name in a block; nil.
func entryOf(doc *yamldoc.Document, block, name string) *yamldoc.Node {
	n := blockAt(doc, block)
	if n == nil {
		return nil
	}
	return yamldoc.Find(n, name).Value
}

// blockAt is the mapping at a path, whose keys may not have been checked yet; nil.
func blockAt(doc *yamldoc.Document, path string) *yamldoc.Node {
	n := doc.Root
	for _, key := range strings.Split(path, ".") {
		if n == nil || n.Kind != yamldoc.MappingNode {
			return nil
		}
		n = yamldoc.FindMeant(n, key).Value
	}
	if n == nil || n.Kind != yamldoc.MappingNode {
		return nil
	}
	return n
}

// eventNames are the events that there may be.
func eventNames(doc *yamldoc.Document) []string {
	names := []string{Onset, troubleEnds}
	for _, path := range []string{happenings[0].path, happenings[1].path, "study.windows"} {
		n := blockAt(doc, path)
		if n == nil {
			continue
		}
		for _, p := range yamldoc.Meaningful(n) {
			for _, edge := range beginsAndEnds {
				names = append(names, p.Key.Value+"."+edge)
			}
		}
	}
	return names
}

// wholeTrouble is the beginning or the end of all trouble.
func wholeTrouble(doc *yamldoc.Document, name string) *language.Event {
	e := &language.Event{Latest: name == troubleEnds, Gathers: true}
	n := blockAt(doc, "trouble")
	if n == nil {
		e.Unknown = "there is no trouble"
		return e
	}
	edge := map[bool]string{false: "begins", true: "ends"}[e.Latest]
	for _, p := range yamldoc.Meaningful(n) {
		own := occurrence{doc, p.Value, "fault", p.Key.Value}
		if yamldoc.IsWord(p.Value, "none") || own.comesByItself() || name == Onset && own.liesHidden() {
			continue
		}
		switch known := own.edge(edge); {
		case known.Unknown == "":
			e.Times = append(e.Times, known.Times...)
		case e.Latest:
			return known
		}
	}
	if len(e.Times) == 0 {
		e.Unknown = "no fault begins at a clock time"
	}
	return e
}

// occurrence is a fault or a remedy as it is written.
type occurrence struct {
	doc  *yamldoc.Document
	n    *yamldoc.Node
	what string // it is
	name string
}

// edge is its beginning or its end.
func (o occurrence) edge(edge string) *language.Event {
	if edge == "begins" {
		return o.begins()
	}
	return o.ends()
}

// value is what stands behind one of its keys; nil.
func (o occurrence) value(key string) *yamldoc.Node {
	if o.n.Kind != yamldoc.MappingNode {
		return nil
	}
	return yamldoc.Find(o.n, key).Value
}

// says reports whether a key of it is there, and not set to no.
func (o occurrence) says(key string) bool {
	n := o.value(key)
	return n != nil && !yamldoc.IsWord(n, "no") && !yamldoc.IsWord(n, "false") && !yamldoc.IsWord(n, "none")
}

// liesHidden reports whether a fault is on nothing that callers meet: on backups, which take no calls yet, on the routes to
// them, on monitors and steps.
func (o occurrence) liesHidden() bool {
	on := o.value("on")
	if on == nil {
		return false
	}
	list := []*yamldoc.Node{on}
	if on.Kind == yamldoc.SequenceNode {
		list = on.Content
	}
	return len(list) > 0 && !slices.ContainsFunc(list, func(n *yamldoc.Node) bool { return !o.isOutOfSight(n.Value) })
}

// isOutOfSight reports whether an element takes no calls before a switch.
func (o occurrence) isOutOfSight(element string) bool {
	parts := strings.Split(element, ".")
	platform := ""
	switch {
	case parts[0] == "monitors", parts[0] == "runbook":
		return true
	case parts[0] == "platforms" && len(parts) > 1:
		platform = parts[1]
	case parts[0] == "providers" && len(parts) == 4 && parts[2] == "routes":
		platform = parts[3]
	default:
		return false
	}
	role := o.doc.Lookup("world.platforms." + platform + ".role")
	return role != nil && role.Value == "backup"
}

// comesByItself reports whether chance says when it comes, or what happens in the run.
func (o occurrence) comesByItself() bool { return o.says("mtbf") || o.says("when") }

// unknown is an edge that has no clock time.
func (o occurrence) unknown(format string, args ...any) *language.Event {
	return &language.Event{Unknown: fmt.Sprintf("the %s %s ", o.what, o.name) + fmt.Sprintf(format, args...)}
}

func (o occurrence) begins() *language.Event {
	at := o.value("at")
	switch {
	case at == nil && o.says("common-cause"):
		return o.together("begins")
	case at == nil || at.Kind != yamldoc.ScalarNode:
		return o.unknown("has no clock time at which it begins")
	case o.comesByItself():
		return o.unknown("comes by itself")
	}
	return o.later(&language.Event{Times: []language.Sum{{Text: at.Value}}}, "delay")
}

// later adds a length of time under a key, if it is fixed.
func (o occurrence) later(e *language.Event, key string) *language.Event {
	n := o.value(key)
	if n == nil || yamldoc.IsWord(n, "none") || e.Unknown != "" {
		return e
	}
	length, err := quantity.ReadDuration(n.Value) // of a fixed length; a distribution has none
	if err != nil {
		return o.unknown("has a `%s` that is drawn in each replication", key)
	}
	for i := range e.Times {
		e.Times[i].Plus += length
	}
	return e
}

func (o occurrence) ends() *language.Event {
	until, hasFor := o.end(), o.says("for")
	switch {
	case until == "" && !hasFor && o.says("common-cause"):
		return o.together("ends")
	case o.comesByItself():
		return o.unknown("comes and goes by itself")
	case until == "" && !hasFor:
		return o.unknown("lasts to the end of the run")
	case !hasFor:
		return &language.Event{Times: []language.Sum{{Text: until}}}
	}
	e := o.later(o.begins(), "for")
	if until != "" && e.Unknown == "" { // whichever is over first
		e.Times = append(e.Times, language.Sum{Text: until})
	}
	return e
}

// end is what is written of its end: until, or when all of it is back.
func (o occurrence) end() string {
	if n := o.value("until"); n != nil && n.Kind == yamldoc.ScalarNode {
		return n.Value
	}
	back := o.value("back")
	if back == nil || back.Kind != yamldoc.MappingNode {
		return ""
	}
	for _, p := range yamldoc.Meaningful(back) {
		if v := p.Value.Value; v == "100%" || v == "100 %" || v == "1" {
			return p.Key.Value
		}
	}
	return ""
}

// together is an edge of the fault that says when those of the same common cause come and go.
func (o occurrence) together(edge string) *language.Event {
	cause := o.value("common-cause").Value
	trouble := o.doc.Lookup("trouble")
	for _, p := range yamldoc.Meaningful(trouble) {
		other := occurrence{o.doc, p.Value, "fault", p.Key.Value}
		if same := other.value("common-cause"); p.Value != o.n && same != nil && same.Value == cause && other.says("at") {
			return other.edge(edge)
		}
	}
	return o.unknown("has no clock time")
}

// windowEdge is an edge of a window.
func windowEdge(n *yamldoc.Node, edge string) *language.Event {
	from, to, ok := cutSpan(n.Value)
	if n.Kind != yamldoc.ScalarNode || !ok {
		return &language.Event{Times: []language.Sum{{}}} // reported where the window is
	}
	if edge == "ends" {
		from = to
	}
	return &language.Event{Times: []language.Sum{{Text: from}}}
}
