package emergency

import (
	"fmt"
	"math"
	"reflect"

	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/timing"
)

// meaning watches a run and checks what its observations mean, each against a reading of its own: conservation alone would let a move
// of traffic be told twice, a fault come after its time, or an agent have two calls.
type meaning struct {
	rt      *rapid.T
	world   *World
	open    []bool // platforms in service, by the moves told
	faults  []told
	reached map[Milestone][]des.Time
	with    map[uint64]seat   // the agent whom a call has, by the last fact of the call
	rings   map[seat]des.Time // until when an agent rings back, with nobody on the line who needs help
	now     des.Time
}

// told is what the observations say of one fault.
type told struct {
	active       bool
	begun        int
	since, ended des.Time
}

// seat is an agent of a platform.
type seat struct {
	platform int8
	centre   int16 // None: not told yet
	agent    int32
}

func newMeaning(rt *rapid.T, w *World, trouble *Trouble) *meaning {
	m := &meaning{rt: rt, world: w, faults: make([]told, len(trouble.Faults)), reached: map[Milestone][]des.Time{}, with: map[uint64]seat{}, rings: map[seat]des.Time{}}
	for p := range w.net.Platforms {
		m.open = append(m.open, !w.net.Platforms[p].Backup)
	}
	return m
}

func (m *meaning) must(holds bool, format string, args ...any) {
	if !holds {
		m.rt.Fatalf("at %v: "+format, append([]any{m.now}, args...)...)
	}
}

// see is one observation.
func (m *meaning) see(o *Observation, trouble *Trouble) {
	if o.At > m.now {
		m.now = o.At
		m.look(trouble)
	}
	switch o.Fact {
	case Switched:
		m.change(int(o.Platform), false, o)
		m.open[o.Element.Index] = true // it may have taken calls beside the other
	case Opened:
		m.change(int(o.Platform), true, o)
	case Closed:
		m.change(int(o.Platform), false, o)
	case MilestoneReached:
		m.reached[o.Milestone] = append(m.reached[o.Milestone], o.At)
	case TroubleBegan:
		m.begins(int(o.Cause), trouble)
	case TroubleEnded:
		m.ends(int(o.Cause), trouble)
	case Sampled:
		m.count(o)
	}
	if o.Slot != None && o.Fact != TroubleTouched {
		m.follow(o)
	}
}

// change is a move of traffic as told: it must be a change of what was so before.
func (m *meaning) change(p int, open bool, o *Observation) {
	m.must(m.open[p] != open, "%v is told of platform %d, which changes nothing", o.Fact, p)
	m.open[p] = open
}

// begins checks that a fault may begin now, by its rule.
func (m *meaning) begins(f int, trouble *Trouble) {
	r, s := &trouble.Rules[f], &m.faults[f]
	m.must(!s.active, "fault %d begins and is on", f)
	s.active, s.since = true, m.now
	s.begun++
	m.must(!r.HasUntil || r.Until != Always || m.now < r.UntilAt, "fault %d begins, and its times are over at %v", f, r.UntilAt)
	fault := &trouble.Faults[f]
	comesBack := fault.Cycle != nil || fault.Counter != nil || fault.Trigger != nil
	due, occurred := false, 0
	for _, at := range m.occurrences(r) {
		occurred++
		late := m.now - at - r.At
		due = due || late == 0 || late > 0 && (comesBack || !r.Delay.IsZero())
	}
	m.must(due, "fault %d begins, and nothing that it follows has happened at the right time", f)
	m.must(comesBack || s.begun <= occurred, "fault %d begins for the %d. time after %d occurrences", f, s.begun, occurred)
}

// occurrences are the times of what a rule follows.
func (m *meaning) occurrences(r *timing.Rule) []des.Time {
	if r.After == Always {
		return []des.Time{0}
	}
	return m.reached[r.After]
}

// ends checks that a fault was on, and no longer than its rule allows.
func (m *meaning) ends(f int, trouble *Trouble) {
	r, s := &trouble.Rules[f], &m.faults[f]
	m.must(s.active, "fault %d ends and is not on", f)
	s.active, s.ended = false, m.now
	m.within(f, r, m.fadeOf(f, trouble))
}

// fadeOf is how long a fault takes to go away.
func (m *meaning) fadeOf(f int, trouble *Trouble) des.Time {
	return trouble.Faults[f].Fade
}

// within demands that now, when the fault is on or has just ended, lies within its times.
func (m *meaning) within(f int, r *timing.Rule, fade des.Time) {
	s := &m.faults[f]
	if r.HasUntil && r.Until == Always {
		m.must(m.now <= r.UntilAt+fade, "fault %d is on, and its times are over since %v", f, r.UntilAt)
	}
	if r.HasUntil && r.Until != Always {
		for _, at := range m.reached[r.Until] {
			m.must(at <= s.since || m.now <= at+fade, "fault %d is on since %v, and was ended at %v", f, s.since, at)
		}
	}
}

// look demands of every fault that is on that it lies within its times.
func (m *meaning) look(trouble *Trouble) {
	for f := range m.faults {
		if m.faults[f].active {
			m.within(f, &trouble.Rules[f], m.fadeOf(f, trouble))
		}
	}
}

// follow notes which agent a call has. No agent has two.
func (m *meaning) follow(o *Observation) {
	if isTry(o) {
		m.ring(o)
		return
	}
	before, had := m.with[o.Caller]
	if o.Agent == 0 || o.Fact == CallEnded || o.Fact == CallerLeft || o.Fact == CallInterrupted || o.Fact == CallRequeued {
		delete(m.with, o.Caller)
		return
	}
	now := seat{o.Platform, None, o.Agent}
	if o.Fact == CallAnswered || o.Fact == CallBackAnswered || o.Fact == CallResumed {
		now.centre = o.Element.Index
		m.mustBeFree(now, o.Caller)
	} else if had {
		now.centre = before.centre
		m.must(now.agent == before.agent, "caller %d has agent %d, and then %d without a change", o.Caller, before.agent, now.agent)
	}
	m.with[o.Caller] = now
}

// mustBeFree demands that an agent who takes a call has no other, and rings nobody.
func (m *meaning) mustBeFree(now seat, caller uint64) {
	for other, s := range m.with {
		m.must(other == caller || s != now, "agent %d of centre %d takes caller %d and has caller %d", now.agent, now.centre, caller, other)
	}
	m.must(m.rings[now] <= m.now, "agent %d of centre %d takes caller %d and rings somebody until %v", now.agent, now.centre, caller, m.rings[now])
}

// ring notes that an agent rings somebody back.
func (m *meaning) ring(o *Observation) {
	if o.Agent == 0 {
		return // a call taker
	}
	now := seat{o.Platform, o.Element.Index, o.Agent}
	m.mustBeFree(now, ^uint64(0))
	m.rings[now] = o.At + o.Sum
}

// count compares the busy agents of a sample with the calls that have one.
func (m *meaning) count(o *Observation) {
	busy := int32(0)
	for _, s := range m.with {
		if s.platform == o.Platform {
			busy++
		}
	}
	for s, until := range m.rings {
		if s.platform == o.Platform && until > o.At {
			busy++
		}
	}
	m.must(busy == o.Busy, "%d agents of platform %d are busy, and %d calls have one", o.Busy, o.Platform, busy)
}

// finish compares what was told with the world at the end.
func (m *meaning) finish(trouble *Trouble) {
	m.look(trouble)
	for p := range m.open {
		m.must(m.open[p] == m.world.stageOne.platforms[p].inService, "platform %d: in service %v, by the moves told %v", p, m.world.stageOne.platforms[p].inService, m.open[p])
	}
	if at := notANumber(reflect.ValueOf(m.world).Elem(), "world", map[uintptr]bool{}); at != "" {
		m.must(false, "%s is no number", at)
	}
}

// notANumber finds a NaN anywhere in a value: the path to it, or nothing.
func notANumber(v reflect.Value, path string, seen map[uintptr]bool) string {
	switch v.Kind() {
	case reflect.Float64:
		if math.IsNaN(v.Float()) {
			return path
		}
	case reflect.Pointer:
		if v.IsNil() || seen[v.Pointer()] {
			return ""
		}
		seen[v.Pointer()] = true
		return notANumber(v.Elem(), path, seen)
	case reflect.Struct:
		for i := range v.NumField() {
			if found := notANumber(v.Field(i), path+"."+v.Type().Field(i).Name, seen); found != "" {
				return found
			}
		}
	case reflect.Slice, reflect.Array:
		if !mayHoldNumbers(v.Type().Elem()) {
			return ""
		}
		for i := range v.Len() {
			if found := notANumber(v.Index(i), fmt.Sprint(path, "[", i, "]"), seen); found != "" {
				return found
			}
		}
	}
	return ""
}

// mayHoldNumbers spares the walk the long lists of whole numbers.
func mayHoldNumbers(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Float64, reflect.Struct, reflect.Pointer, reflect.Slice, reflect.Array:
		return true
	}
	return false
}
