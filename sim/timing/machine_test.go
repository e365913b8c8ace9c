package timing

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/random"
)

const (
	noticed Milestone = iota
	mended
)

func constant(seconds float64) random.Distribution {
	d, err := random.Constant(seconds)
	if err != nil {
		panic(err)
	}
	return d
}

func exponential(seconds float64) random.Distribution {
	d, err := random.Exponential(seconds)
	if err != nil {
		panic(err)
	}
	return d
}

// event is an input from outside: a milestone, or a summons.
type event struct {
	at      des.Time
	what    Milestone
	summons bool
}

func reached(what Milestone, seconds ...des.Time) (list []event) {
	for _, s := range seconds {
		list = append(list, event{at: s * des.Second, what: what})
	}
	return list
}

func summoned(seconds ...des.Time) (list []event) {
	for _, s := range seconds {
		list = append(list, event{at: s * des.Second, summons: true})
	}
	return list
}

// spell is a time in which something was there, its fading included.
type spell struct{ from, faded, to des.Time }

// play lets a machine meet events, and gives its spells. What lasts to the end of the run lasts to Never.
func play(r *Rule, key random.Key, end des.Time, events ...event) (list []spell) {
	slices.SortStableFunc(events, func(a, b event) int { return int(a.at - b.at) })
	m, due := New(r, key), []Wake(nil)
	take := func(o Outcome, now des.Time) {
		if o.Fades {
			list[len(list)-1].faded = now
		}
		if o.Ended {
			last := &list[len(list)-1]
			last.faded, last.to = min(last.faded, now), now
		}
		if o.Begun {
			list = append(list, spell{now, des.Never, des.Never})
		}
		due = append(due, o.Wakes()...)
		slices.SortStableFunc(due, func(a, b Wake) int { return int(a.At - b.At) })
	}
	take(m.Start(), 0)
	for len(due) > 0 || len(events) > 0 {
		if len(due) > 0 && (len(events) == 0 || due[0].At <= events[0].at) {
			w := due[0]
			due = due[1:]
			if w.At > end {
				return list
			}
			take(m.Due(w, true), w.At)
			continue
		}
		e := events[0]
		events = events[1:]
		if e.summons {
			take(m.Summon(e.at), e.at)
		} else {
			take(m.Reached(e.what, e.at), e.at)
		}
	}
	return list
}

func inWords(list []spell) string {
	var words []string
	for _, s := range list {
		word := fmt.Sprintf("%g–", s.from.Seconds())
		if s.faded != s.to {
			word += fmt.Sprintf("%g–", s.faded.Seconds())
		}
		if s.to != des.Never {
			word += fmt.Sprintf("%g", s.to.Seconds())
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

const hour = des.Hour

// TestEveryKindOfTiming: what comes by the clock, after something, over and over, and by itself, with every kind of end.
func TestEveryKindOfTiming(t *testing.T) {
	clock := func(at des.Time) Rule { return Rule{After: Always, At: at * des.Second, Until: Always} }
	after := func(delay float64) Rule { return Rule{After: noticed, Delay: constant(delay), Until: Always} }
	until := func(r Rule, m Milestone) Rule { r.Until, r.HasUntil = m, true; return r }
	stops := func(r Rule, at des.Time) Rule { r.Until, r.HasUntil, r.UntilAt = Always, true, at*des.Second; return r }
	lasts := func(r Rule, s float64) Rule { r.For, r.HasFor = constant(s), true; return r }
	byItself := func(r Rule) Rule { r.Summoned = true; return r }
	cycle := func(r Rule, bad, good float64, beginsBad bool) Rule {
		r.Cycle = &Cycle{Bad: constant(bad), Good: constant(good), BeginsBad: beginsBad}
		return r
	}
	fades := func(r Rule, s des.Time) Rule { r.Fade = s * des.Second; return r }
	chance := func(r Rule, p float64) Rule { r.Chance, r.HasChance = p, true; return r }
	both := func(lists ...[]event) []event { return slices.Concat(lists...) }
	for _, x := range []struct {
		name   string
		rule   Rule
		events []event
		want   string
	}{
		{"by the clock, to the end of the run", clock(10), nil, "10–"},
		{"by the clock, for a time", lasts(clock(10), 5), nil, "10–15"},
		{"by the clock, until a time", stops(clock(10), 30), nil, "10–30"},
		{"whichever end is first: until", stops(lasts(clock(10), 50), 30), nil, "10–30"},
		{"whichever end is first: for", stops(lasts(clock(10), 5), 30), nil, "10–15"},
		{"by the clock, until it is mended, whatever was mended before", until(clock(10), mended), reached(mended, 5, 20, 30), "10–20"},
		{"a delay by the clock that is overtaken by the end", until(Rule{After: Always, At: 10 * des.Second, Delay: constant(20)}, mended), reached(mended, 15), ""},
		{"each occurrence is one beginning", lasts(after(2), 3), reached(noticed, 10, 20), "12–15 22–25"},
		{"several occurrences may be pending at once", lasts(after(10), 3), reached(noticed, 10, 15), "20–23 25–28"},
		{"what is there does not begin twice", lasts(after(0), 10), reached(noticed, 10, 15, 25), "10–20 25–35"},
		{"the end cancels what is pending, and the next occurrence begins again", until(after(10), mended),
			both(reached(noticed, 10, 50), reached(mended, 15, 70)), "60–70"},
		{"the end cancels all that is pending", until(after(10), mended), both(reached(noticed, 10, 12, 14), reached(mended, 15)), ""},
		{"the end does not cancel what comes later", until(after(0), mended), both(reached(mended, 5), reached(noticed, 10)), "10–"},
		{"after a clock time nothing begins", stops(lasts(after(0), 10), 30), reached(noticed, 15, 40), "15–25"},
		{"a beginning that is due at its end does not come", stops(after(10), 30), reached(noticed, 20), ""},
		{"both begun and ended by the same thing", until(after(5), noticed), reached(noticed, 10, 20), "15–20 25–"},
		{"a length of nothing", lasts(clock(10), 0), nil, ""},
		{"by no chance", chance(clock(10), 0), nil, ""},
		{"by every chance", chance(clock(10), 1), nil, "10–"},
		{"a cycle that begins well", stops(cycle(clock(10), 2, 5, false), 24), nil, "15–17 22–24"},
		{"a cycle that begins badly, for a time all in all", lasts(cycle(after(1), 2, 5, true), 10), reached(noticed, 9, 50), "10–12 17–19 51–53 58–60"},
		{"a cycle comes no more when it is mended in a good time", until(cycle(clock(0), 2, 5, false), mended), reached(mended, 9), "5–7"},
		{"a cycle in a bad time when it is mended", until(cycle(clock(0), 2, 5, false), mended), reached(mended, 6), "5–6"},
		{"a cycle after something that comes again", until(cycle(after(0), 2, 5, true), mended),
			both(reached(noticed, 10, 12, 30), reached(mended, 11, 38)), "10–11 12–14 19–21 26–28 33–35"},
		{"summoned outside its times", byItself(stops(clock(10), 30)), summoned(5, 35), ""},
		{"summoned again after its length", byItself(lasts(clock(10), 5)), summoned(12, 14, 20), "12–17 20–25"},
		{"summoned: the clock ends it for good", byItself(stops(lasts(clock(0), 50), 30)), summoned(12, 40), "12–30"},
		{"summoned by the clock: mended, and summoned again", until(byItself(clock(0)), mended), both(summoned(12, 40), reached(mended, 20)), "12–20 40–"},
		{"summoned after something: mended is the end of its times", until(byItself(after(0)), mended),
			both(reached(noticed, 10, 50), summoned(12, 30, 55), reached(mended, 20)), "12–20 55–"},
		{"it fades once its length is over", fades(lasts(clock(10), 5), 20), nil, "10–15–35"},
		{"it fades from the end by the clock on", fades(stops(clock(10), 30), 20), nil, "10–30–50"},
		{"what begins while it fades begins again", fades(lasts(after(0), 5), 20), reached(noticed, 10, 20), "10–15–20 20–25–45"},
		{"a cycle fades in each good time", stops(fades(cycle(clock(0), 2, 5, true), 3), 8), nil, "0–2–5 7–8–11"},
	} {
		t.Run(x.name, func(t *testing.T) {
			require.Equal(t, x.want, inWords(play(&x.rule, random.New(1, 0).Key("x"), hour, x.events...)))
		})
	}
}

// TestEachIncidentHasItsOwnDraws: the n-th occurrence draws the n-th delay and length, whatever became of those before it.
func TestEachIncidentHasItsOwnDraws(t *testing.T) {
	r := &Rule{After: noticed, Delay: exponential(20), For: exponential(30), HasFor: true, Until: mended, HasUntil: true}
	const gap = 10_000
	times := map[des.Time]bool{}
	for replication := range 20 {
		key := random.New(1, replication).Key("x")
		all := play(r, key, des.Never, reached(noticed, gap, 2*gap, 3*gap)...)
		require.Len(t, all, 3)
		for n, s := range all {
			times[s.from-des.Time(n+1)*gap*des.Second], times[s.to-s.from] = true, true
			require.Equal(t, r.DelayOf(key, uint32(n+1)), s.from-des.Time(n+1)*gap*des.Second)
			require.Equal(t, r.LengthOf(key, uint32(n+1)), s.to-s.from)
		}
		less := play(r, key, des.Never, slices.Concat(reached(noticed, gap, 2*gap, 3*gap), reached(mended, 2*gap))...)
		require.Contains(t, less, all[2], "the third is the same when the second is cancelled")
	}
	require.Len(t, times, 120, "no two are alike")
}

// TestDrawsAreAsTheyShouldBe: lengths are those of the distribution, over incidents as over replications.
func TestDrawsAreAsTheyShouldBe(t *testing.T) {
	r := &Rule{After: Always, For: exponential(60), HasFor: true, Chance: 0.3, HasChance: true}
	const n = 4000
	happened, sum := 0, 0.
	for i := range n {
		key := random.New(1, i).Key("x")
		if r.Happens(key) {
			happened++
		}
		sum += r.LengthOf(key, uint32(i%7+1)).Seconds()
	}
	require.InDelta(t, 0.3*n, float64(happened), 4.5*29)
	require.InDelta(t, 60, sum/n, 4.5*60/63.2)
}

// TestACycleInUse strikes only when it finds somebody at work.
func TestACycleInUse(t *testing.T) {
	r := &Rule{After: Always, Until: Always, Cycle: &Cycle{Bad: constant(5), Good: constant(10), InUse: true}}
	m := New(r, random.New(1, 0).Key("x"))
	start := m.Start()
	open := m.Due(start.Wakes()[0], false)
	first := m.Due(open.Wakes()[0], false)
	require.False(t, first.Begun)
	second := m.Due(first.Wakes()[0], true)
	require.True(t, second.Begun)
	require.Equal(t, 20*des.Second, first.Wakes()[0].At)
	require.True(t, m.Due(first.Wakes()[0], true).Stale, "a turn that has been")
}

// TestNothingIsThereOutsideItsTimes: any rule, met by any events, against what the rule says in so many words.
func TestNothingIsThereOutsideItsTimes(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		pick := func(what string, most int) int { return rapid.IntRange(0, most).Draw(rt, what) }
		r := Rule{After: Always, At: des.Time(pick("at", 100)) * des.Second, Until: Always}
		if pick("after", 1) == 1 {
			r.After = noticed
		}
		r.Delay = []random.Distribution{{}, constant(7), exponential(30)}[pick("delay", 2)]
		if r.HasFor = pick("has for", 1) == 1; r.HasFor {
			r.For = exponential(40)
		}
		switch r.HasUntil = true; pick("until", 2) {
		case 0:
			r.HasUntil = false
		case 1:
			r.UntilAt = des.Time(pick("until at", 400)) * des.Second
		default:
			r.Until = mended
		}
		r.Fade = des.Time(pick("fade", 1)) * 15 * des.Second
		switch pick("by itself", 2) {
		case 0:
			r.Cycle = &Cycle{Bad: exponential(10), Good: exponential(10), BeginsBad: pick("begins bad", 1) == 1}
		case 1:
			r.Summoned = true
		}
		var events []event
		for i := range pick("events", 12) {
			events = append(events, event{at: des.Time(pick("when", 500))*des.Second + des.Time(i+1), what: Milestone(pick("what", 1)), summons: r.Summoned && pick("summons", 1) == 1})
		}
		slices.SortStableFunc(events, func(a, b event) int { return int(a.at - b.at) })
		key := random.Key(rapid.Uint64().Draw(rt, "key"))
		spells := play(&r, key, hour, slices.Clone(events)...)
		for i, s := range spells {
			require.True(rt, i == 0 || s.from >= spells[i-1].to, "it began while it was there")
			require.LessOrEqual(rt, s.from, s.faded)
			require.True(rt, s.to == des.Never || s.to-s.faded <= r.Fade, "it faded for longer than it may")
			require.True(rt, inTimes(&r, key, s, events, uint32(i+1)), "%v of %+v, with %v", s, r, events)
		}
		if r.Cycle == nil && !r.Summoned {
			require.Equal(rt, expected(&r, key, events), starts(spells), "every occurrence that may begin something does")
		}
	})
}

func starts(list []spell) (from []des.Time) {
	for _, s := range list {
		from = append(from, s.from)
	}
	return from
}

// occurrences are when what a rule follows happened.
func occurrences(r *Rule, events []event) (list []des.Time) {
	if r.After == Always {
		return []des.Time{r.At}
	}
	for _, e := range events {
		if !e.summons && e.what == r.After {
			list = append(list, e.at)
		}
	}
	return list
}

// opening is when the n-th occurrence begins something, or may; false if its end comes before.
func opening(r *Rule, key random.Key, n int, happened des.Time, events []event) (des.Time, bool) {
	at := happened + r.DelayOf(key, uint32(n+1))
	if r.After != Always {
		at += r.At
	}
	if at >= r.stops() {
		return at, false
	}
	end, ok := mendedAfter(r, happened, events)
	return at, !ok || end >= at
}

// mendedAfter is when the milestone that ends a rule was first reached from a time on.
func mendedAfter(r *Rule, from des.Time, events []event) (des.Time, bool) {
	for _, e := range events {
		if r.HasUntil && !e.summons && e.what == r.Until && e.at >= from {
			return e.at, true
		}
	}
	return des.Never, false
}

// inTimes reports whether a spell lies inside the times of some occurrence.
func inTimes(r *Rule, key random.Key, s spell, events []event, begun uint32) bool {
	if s.from >= r.stops() || s.faded != des.Never && s.faded > r.stops() || s.faded == des.Never && r.stops() < hour {
		return false
	}
	if end, ok := mendedAfter(r, s.from+1, events); ok && s.faded > end {
		return false
	}
	if r.Summoned && r.HasFor && s.faded > s.from+r.LengthOf(key, begun) {
		return false
	}
	for n, happened := range occurrences(r, events) {
		at, ok := opening(r, key, n, happened, events)
		switch {
		case !ok || at > s.from:
			continue
		case r.HasFor && !r.Summoned && s.faded > at+r.LengthOf(key, uint32(n+1)):
			continue
		case r.Cycle == nil && !r.Summoned && at != s.from:
			continue
		}
		if end, ok := mendedAfter(r, at+1, events); ok && end < s.from && (r.Cycle != nil || r.After != Always) {
			continue
		}
		return true
	}
	return false
}

// expected is when a rule without a cycle or summons begins.
func expected(r *Rule, key random.Key, events []event) (from []des.Time) {
	type opens struct {
		at, ends des.Time
	}
	var list []opens
	for n, happened := range occurrences(r, events) {
		at, ok := opening(r, key, n, happened, events)
		if !ok {
			continue
		}
		o := opens{at, r.stops()}
		if r.HasFor {
			o.ends = min(o.ends, at+r.LengthOf(key, uint32(n+1)))
		}
		if end, ok := mendedAfter(r, at+1, events); ok {
			o.ends = min(o.ends, end)
		}
		list = append(list, o)
	}
	slices.SortStableFunc(list, func(a, b opens) int { return int(a.at - b.at) })
	until := des.Time(-1)
	for _, o := range list {
		if o.at >= until {
			from = append(from, o.at)
			until = o.ends
		}
	}
	return from
}
