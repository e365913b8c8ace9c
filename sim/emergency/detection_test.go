package emergency

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency/watch"
	"nines/sim/random"
)

// delays are how long after a fault a monitor raises its alarm for the first time, in seconds, in each of so many
// replications.
func delays(t *testing.T, n *Network, trouble *Trouble, fault float64, replications int) []float64 {
	t.Helper()
	w := NewWorld(n)
	var list []float64
	for i := range replications {
		r := recording(AlarmRaised)
		_, err := w.Run(random.New(1, i), trouble, idleStrategy{}, r)
		require.NoError(t, err)
		require.NotEmpty(t, r.list, "replication %d: nobody noticed", i)
		list = append(list, r.list[0].At.Seconds()-fault)
	}
	return list
}

// requireUniform demands that a sample is one of a uniform distribution: by the largest distance between the two
// distributions (Kolmogorov and Smirnov), which is beyond the limit once in a thousand samples. The seed is fixed.
func requireUniform(t *testing.T, from, to float64, sample []float64) {
	t.Helper()
	slices.Sort(sample)
	most, n := 0.0, float64(len(sample))
	for i, x := range sample {
		u := min(1, max(0, (x-from)/(to-from)))
		most = max(most, math.Abs(u-float64(i)/n), math.Abs(u-float64(i+1)/n))
	}
	require.GreaterOrEqual(t, sample[0], from-1e-6)
	require.LessOrEqual(t, sample[len(sample)-1], to+1e-6)
	require.Less(t, most, 1.95/math.Sqrt(n), "from %v to %v, %d replications", sample[0], sample[len(sample)-1], len(sample))
}

// TestDetectionTakesTheTimeItTakes: after n failures in a row, (n−1)·every + time-out + U(0, every) for silence, and the same
// without the time-out for a busy tone, whatever the second at which the fault begins.
func TestDetectionTakesTheTimeItTakes(t *testing.T) {
	const ms = des.Millisecond
	for _, x := range []struct {
		name           string
		every, timeout des.Time
		failures       int32
		waits          bool // times count from the verdict
		with           func(*Condition)
		fault          float64
		base           float64
	}{
		{"silence, four in a row", 5000 * ms, 3000 * ms, 4, false, silence, 60, 18},
		{"a busy tone, four in a row", 5000 * ms, 3000 * ms, 4, false, busy, 60, 15},
		{"a busy tone, once", 30000 * ms, 3000 * ms, 1, false, busy, 60, 0},
		{"three times, at any second", 30000 * ms, 10000 * ms, 3, false, busy, 61.7, 60},
		{"several probes under way", 5000 * ms, 12000 * ms, 2, false, silence, 60, 17},
		{"ringing that nobody hears", 5000 * ms, 3000 * ms, 1, false, func(c *Condition) { c.Down = RingingTone }, 60, 3},
		{"less than a second", 200 * ms, 50 * ms, 3, false, silence, 60.05, 0.45},
		{"nobody logged on", 5000 * ms, 3000 * ms, 2, false, nobody, 60, 8},
		{"the next probe waits for the verdict", 2000 * ms, 5000 * ms, 2, true, silence, 60, 12},
	} {
		t.Run(x.name, func(t *testing.T) {
			n := oneDesk()
			n.Length = 4 * des.Minute
			n.Demand.Sources[0].Rate = flat(1e-9, n.Length)
			n.Monitors = []Monitor{{Name: "ping", Watches: Probes, On: atThePlatform, Rules: watch.Rules{
				Every: x.every, Waits: x.waits, Phase: -1, Timeout: x.timeout, Failures: x.failures, Successes: 1,
			}}}
			on := thePlatform
			if x.name == "nobody logged on" {
				on = theCentre
			}
			trouble := troubleOf([]spell{{"dead", x.fault, 0, on, x.with}})
			requireUniform(t, x.base, x.base+x.every.Seconds(), delays(t, n, trouble, x.fault, 400))
		})
	}
}

// TestPhasesAreApart: two monitors of one element sample at times that have nothing to do with each other; another monitor
// moves neither, nor does what is done about the trouble.
func TestPhasesAreApart(t *testing.T) {
	first := func(s Strategy, names ...string) [][2]float64 {
		n := oneDesk()
		n.Length = 3 * des.Minute
		n.Demand.Sources[0].Rate = flat(1e-9, n.Length)
		for _, name := range names {
			n.Monitors = append(n.Monitors, Monitor{Name: name, Watches: Probes, On: atThePlatform, Rules: watch.Rules{Every: 30 * des.Second, Phase: -1, Failures: 1, Successes: 1}})
		}
		w := NewWorld(n)
		var list [][2]float64
		for i := range 200 {
			r := recording(AlarmRaised)
			_, err := w.Run(random.New(1, i), troubleOf([]spell{{"dead", 60, 0, thePlatform, busy}}), s, r)
			require.NoError(t, err)
			at := map[string]float64{}
			for _, o := range r.list {
				if name := names[o.Element.Index]; at[name] == 0 {
					at[name] = o.At.Seconds()
				}
			}
			list = append(list, [2]float64{at["a"], at["b"]})
		}
		return list
	}
	both := first(idleStrategy{}, "a", "b")
	require.Equal(t, both, first(idleStrategy{}, "z", "b", "a"), "another monitor")
	require.Equal(t, both, first(&acknowledging{}, "a", "b"), "another strategy")
	same, product := 0, 0.0
	for _, x := range both {
		if x[0] == x[1] {
			same++
		}
		product += (x[0]/30 - 2.5) * (x[1]/30 - 2.5)
	}
	require.Zero(t, same)
	require.InDelta(t, 0, product/200, 4.9/12/math.Sqrt(200))
}

// TestAProbeTakesTheRoutesOfACaller: a silent platform is left after the provider's timer, and what the strategy prefers is
// tried first.
func TestAProbeTakesTheRoutesOfACaller(t *testing.T) {
	for _, x := range []struct {
		name    string
		timer   des.Time
		on      Element
		trouble []spell
		world   func(*Network)
		want    string
	}{
		{"the next route answers in time", 3 * des.Second, atTheProvider, []spell{{"dumb", 15, 35, thePlatform, silence}}, nil, ""},
		{"the timer is too long", 10 * des.Second, atTheProvider, []spell{{"dumb", 15, 35, thePlatform, silence}}, nil, "raised 29, cleared 40"},
		{"both are silent", 3 * des.Second, atTheProvider, []spell{{"dumb", 15, 35, []Element{{Kind: APlatform}, {Kind: APlatform, Index: 1}}, silence}}, nil, "raised 26, cleared 40"}, // after 3 s and 3 s there is no route left
		{"silent, then busy", 3 * des.Second, atTheProvider, []spell{{"dumb", 15, 35, thePlatform, silence}, {"full", 15, 35, []Element{{Kind: APlatform, Index: 1}}, busy}}, nil, "raised 23, cleared 40"},
		{"the provider gives up", 3 * des.Second, atTheProvider, []spell{{"dumb", 15, 35, thePlatform, silence}}, func(n *Network) { n.Providers[0].GivesUp = true }, "raised 23, cleared 40"},
		{"busy after a while, then silent for good", des.Never, atTheProvider, []spell{{"full", 15, 35, thePlatform, busy}, {"dumb", 15, 35, []Element{{Kind: APlatform, Index: 1}}, silence}},
			func(n *Network) { n.Providers[0].SetUp = constant(2) }, "raised 29, cleared 42"},
		{"a way, and nobody at its end", des.Never, atTheProvider, []spell{{"ill", 12, 33, theCentre, nobody}}, func(n *Network) { n.Providers[0].SetUp = constant(2) }, "raised 29, cleared 42"},
		{"ringing is no silence", 3 * des.Second, atTheProvider, []spell{{"bell", 15, 35, thePlatform, func(c *Condition) { c.Down = RingingTone }}}, nil, "raised 29, cleared 40"},
		{"by weight, always the second", des.Never, atTheProvider, []spell{{"dead", 15, 35, thePlatform, silence}},
			func(n *Network) { n.Providers[0].Weights = []float64{0, 1} }, ""},
		{"one route, whatever the other does", des.Never, Element{Kind: ACircuitGroup, Index: 1}, []spell{{"dead", 15, 35, thePlatform, silence}}, nil, ""},
		{"one route that is down", des.Never, Element{Kind: ACircuitGroup}, []spell{{"cut", 15, 35, theCircuits, busy}}, nil, "raised 20, cleared 40"},
		{"one route to a platform that is down", des.Never, Element{Kind: ACircuitGroup}, []spell{{"dead", 15, 35, thePlatform, silence}}, nil, "raised 29, cleared 40"},
		{"the way takes time, and the answer comes too late", des.Never, Element{Kind: ACircuitGroup}, nil, func(n *Network) { n.Providers[0].SetUp = constant(9.5) }, "raised 9"},
		{"a platform that lacks what the provider needs", des.Never, Element{Kind: ACircuitGroup}, nil,
			func(n *Network) { n.Features, n.Providers[0].Needs = []string{"location"}, 1 }, "raised 0"},
	} {
		t.Run(x.name, func(t *testing.T) {
			d := &deaf{}
			(&trace{calls: someCalls(nil), trouble: x.trouble, strategy: d, world: func(n *Network) {
				n.Length = 100 * des.Second
				second(n)
				n.Providers[0].SilenceTimer = x.timer
				if x.world != nil {
					x.world(n)
				}
				watching(Monitor{Watches: Probes, On: x.on, Rules: watch.Rules{Timeout: 9 * des.Second}})(n)
			}}).story(t)
			require.Equal(t, x.want, alarms(d.heard))
		})
	}
}

// TestProbesAreAdmittedLikeCallers: in a busy world, at every second, a call made at the same instant as a probe of its
// provider is turned away if and only if the probe is.
func TestProbesAreAdmittedLikeCallers(t *testing.T) {
	for name, limit := range map[string]func(*Network){
		"channels": func(n *Network) { n.Platforms[0].Channels = 3 },
		"queue":    func(n *Network) { n.Platforms[0].Queue = 1 },
		"rate":     func(n *Network) { n.Platforms[0].Rate = 0.2 },
		"circuits": func(n *Network) { n.Groups[0].Circuits = 3 },
		"no queue": func(n *Network) { n.Platforms[0].Queue = 0 },
		"features": func(n *Network) { n.Features, n.Providers[0].Needs = []string{"location"}, 1 },
	} {
		t.Run(name, func(t *testing.T) {
			n := oneRoom(0.3, 2, des.Hour)
			n.Platforms[0].Handling = exponential(8)
			limit(n)
			n.Monitors = []Monitor{{Name: "ping", Watches: Probes, On: atTheProvider, Rules: watch.Rules{Every: des.Second, Failures: 1, Successes: 1, Timeout: des.Hour}}}
			refused, taken := twins(t, n)
			require.Greater(t, refused, 50)
			if name != "features" {
				require.Greater(t, taken, 50)
			}
		})
	}
}

// twins plays a run, asks before each call what would become of a probe made at that instant, and compares.
func twins(t *testing.T, n *Network) (refused, taken int) {
	w := NewWorld(n)
	w.reset(random.New(1, 0), &Trouble{Milestones: int(FaultBegan(0))}, idleStrategy{}, silent{})
	w.begin()
	for min(w.calendar.Next(), w.public.arrivals.Next) < n.Length {
		if w.calendar.Next() <= w.public.arrivals.Next {
			e := w.calendar.Pop()
			w.advance(e.At)
			w.handle(e)
			continue
		}
		w.advance(w.public.arrivals.Next)
		fate, _ := w.monitoring.probe(&n.Monitors[0], &w.monitoring.monitors[0])
		before := w.inspect.Ended[Refused] + w.inspect.Ended[Blocked]
		w.public.firstCall()
		isRefused := w.inspect.Ended[Refused]+w.inspect.Ended[Blocked] > before
		require.Equal(t, isRefused, fate == watch.Rejected, "at %v", w.now)
		if isRefused {
			refused++
		} else {
			taken++
		}
	}
	require.NoError(t, w.failure)
	return refused, taken
}

// TestRealCallsByHand: so many calls in a row that fail raise the alarm, one that goes well begins the count again.
func TestRealCallsByHand(t *testing.T) {
	refused := Monitor{Watches: RealCalls, On: atThePlatform, Fails: watch.Set(watch.Blocked, watch.Refused, watch.Unanswered), Rules: watch.Rules{Failures: 3}}
	at := func(m Monitor, e Element) Monitor { m.On = e; return m }
	forgets := func(m Monitor, after des.Time) Monitor { m.Forgets = after; return m }
	withCuts := refused
	withCuts.Fails |= watch.Set(watch.CutOff)
	left := refused
	left.Fails = watch.Set(watch.Abandoned)
	left.Failures = 1
	route := Element{Kind: ACircuitGroup}
	for _, x := range []struct {
		name    string
		m       Monitor
		calls   []float64
		trouble []spell
		world   func(*Network)
		want    string
	}{
		{"the third in a row", refused, []float64{11, 12, 13, 14, 40}, []spell{{"dead", 10, 20, thePlatform, busy}}, nil, "raised 13, cleared 40"},
		{"one in between goes well", refused, []float64{11, 12, 25, 31, 32, 45}, []spell{{"dead", 10, 20, thePlatform, busy}, {"again", 30, 40, thePlatform, busy}}, nil, ""},
		{"silence, when it is given up", refused, []float64{11, 12, 13, 60}, []spell{{"dumb", 10, 50, thePlatform, silence}},
			func(n *Network) { n.Callers.Patience[Silence] = constant(5) }, "raised 18, cleared 60"},
		{"silence that the provider leaves", refused, []float64{11, 12, 13, 60}, []spell{{"dumb", 10, 50, thePlatform, silence}},
			func(n *Network) { second(n); n.Providers[0].SilenceTimer = 2 * des.Second }, "raised 15, cleared 60"},
		{"of the route, too", at(refused, route), []float64{11, 12, 13, 40}, []spell{{"dead", 10, 20, thePlatform, busy}}, nil, "raised 13, cleared 40"},
		{"no circuit", at(refused, route), []float64{11, 12, 13, 40}, []spell{{"dead", 10, 20, theCircuits, busy}}, nil, "raised 13, cleared 40"},
		{"of which the platform hears nothing", refused, []float64{11, 12, 13, 40}, []spell{{"dead", 10, 20, theCircuits, busy}}, nil, ""},
		{"circuits that are silent", at(refused, route), []float64{11, 12, 13, 60}, []spell{{"dumb", 10, 50, theCircuits, silence}},
			func(n *Network) { n.Callers.Patience[Silence] = constant(5) }, "raised 18, cleared 60"},
		{"of the provider, once no route is left", at(refused, atTheProvider), []float64{11, 12, 13, 40}, []spell{{"dead", 10, 20, thePlatform, busy}}, second, ""},
		{"of the provider, whose only route it is", at(refused, atTheProvider), []float64{11, 12, 13, 40}, []spell{{"dead", 10, 20, thePlatform, busy}}, nil, "raised 13, cleared 40"},
		{"a provider that is down", at(refused, atTheProvider), []float64{11, 12, 13, 40}, []spell{{"dead", 10, 20, []Element{atTheProvider}, busy}}, nil, "raised 13, cleared 40"},
		{"an answer is a success where cuts do not count", refused, []float64{11, 12, 15, 31, 32}, []spell{{"dead", 10, 13, thePlatform, busy}, {"scissors", 14, 20, thePlatform, func(c *Condition) { c.Cut[CutInHandling] = 1 }}, {"again", 30, 40, thePlatform, busy}}, nil, ""},
		{"a cut is a failure where it counts", withCuts, []float64{11, 12, 15, 60}, []spell{{"dead", 10, 13, thePlatform, busy}, {"scissors", 14, 30, thePlatform, func(c *Condition) { c.Cut[CutAtAnswer] = 1 }}}, nil, "raised 15, cleared 70"},
		{"who hangs up while it rings", left, []float64{11, 12, 60}, nil, func(n *Network) { n.Callers.Patience[Ringing] = constant(4) }, "raised 16, cleared 60"},
		{"without calls the alarm stands", refused, []float64{11, 12, 13}, []spell{{"dead", 10, 20, thePlatform, busy}}, nil, "raised 13"},
		{"unless failures are forgotten", forgets(refused, 30*des.Second), []float64{11, 12, 13, 14}, []spell{{"dead", 10, 20, thePlatform, busy}}, nil, "raised 13, cleared 44"},
		{"failures that are too far apart", forgets(refused, 5*des.Second), []float64{11, 12, 18, 19}, []spell{{"dead", 10, 20, thePlatform, busy}}, nil, ""},
	} {
		t.Run(x.name, func(t *testing.T) {
			d := &deaf{}
			(&trace{calls: x.calls, trouble: x.trouble, strategy: d, world: func(n *Network) {
				n.Length = 100 * des.Second
				if x.world != nil {
					x.world(n)
				}
				watching(x.m)(n)
			}}).story(t)
			require.Equal(t, x.want, alarms(d.heard))
		})
	}
}

// TestSeveralMonitors: an alarm stands while so many of two stand. When people listen again it is raised again once so many
// of them have been.
func TestSeveralMonitors(t *testing.T) {
	other := Element{Kind: APlatform, Index: 1}
	trouble := []spell{{"a", 15, 65, thePlatform, busy}, {"b", 25, 45, []Element{other}, busy}}
	for _, x := range []struct {
		name     string
		raises   int32
		strategy interface {
			Strategy
			signals() []Signal
		}
		want string
	}{
		{"one", 1, &deaf{}, "raised 20, cleared 70"},
		{"both", 2, &deaf{}, "raised 30, cleared 50"},
		{"three of two", 3, &deaf{}, ""},
		{"one, and people listen again after the first alarm of all", 1, &acknowledging{}, "raised 20, cleared 70"},
	} {
		t.Run(x.name, func(t *testing.T) {
			(&trace{calls: someCalls(nil), trouble: trouble, strategy: x.strategy, world: func(n *Network) {
				n.Length = 100 * des.Second
				second(n)
				rules := watch.Rules{Every: 10 * des.Second, Failures: 1, Successes: 1}
				n.Monitors = []Monitor{
					{Name: "a", Watches: Probes, On: atThePlatform, Rules: rules}, {Name: "b", Watches: Probes, On: other, Rules: rules},
					{Name: "several", Watches: Alarms, Of: []int16{0, 1}, Raises: x.raises, Rules: rules},
				}
			}}).story(t)
			var own []Signal
			for _, s := range x.strategy.signals() {
				if s.Monitor == 2 {
					own = append(own, s)
				}
			}
			require.Equal(t, x.want, alarms(own))
		})
	}
}

func (d *deaf) signals() []Signal { return d.heard }
