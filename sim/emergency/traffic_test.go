package emergency

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/timing"
)

// reserve adds a backup with an agent of its own.
func reserve(n *Network) {
	second(n)
	n.Platforms[1].Backup = true
}

// slowToStart adds one that takes 5 s to start.
func slowToStart(n *Network) {
	reserve(n)
	n.Platforms[1].StartUp.Takes = constant(5)
}

func open(p int) func(*Orders) { return func(o *Orders) { o.Open(p) } }
func shut(p int) func(*Orders) { return func(o *Orders) { o.Release(p) } }

func all(list ...func(*Orders)) func(*Orders) {
	return func(o *Orders) {
		for _, f := range list {
			f(o)
		}
	}
}

func part(p int, share float64) Part { return Part{Platform: p, Share: share} }

func sharing(parts ...Part) func(*Orders)  { return func(o *Orders) { o.DivideCalls(parts...) } }
func staffing(parts ...Part) func(*Orders) { return func(o *Orders) { o.DividePeople(parts...) } }

func preferring(of Element, p int) func(*Orders) { return func(o *Orders) { o.Prefer(of, p) } }

// trafficTraces: one agent at each platform, who talks for 10 s.
var trafficTraces = []trace{
	{
		name:     "all to the other platform by shares, as long as it is open",
		calls:    []float64{1, 2, 21, 41},
		world:    reserve,
		strategy: planned{{0, all(open(1), sharing(part(1, 1)))}, {20, shut(1)}, {40, all(open(1), sharing())}},
		want: `
			1: 1 answered at 1; 11 passed on; 11 connected
			2: 2 queued at 1; 11 answered at 1; 21 passed on; 21 connected
			3: 21 answered; 31 passed on; 31 connected
			4: 41 answered; 51 passed on; 51 connected
			world: 0 1 opens; 20 1 closes; 21 1 empty; 40 1 opens`,
	},
	{
		name:  "what the preferred platform turns away tries the next",
		calls: []float64{1, 2, 3},
		world: func(n *Network) { reserve(n); n.Platforms[1].Queue = 0 },
		strategy: planned{{0, all(open(1), preferring(Element{Kind: AProvider, Index: 0}, 1))},
			{2.5, preferring(Element{Kind: AProvider, Index: 0}, None)}},
		want: `
			1: 1 answered at 1; 11 passed on; 11 connected
			2: 2 answered; 12 passed on; 12 connected
			3: 3 queued; 12 answered; 22 passed on; 22 connected
			world: 0 1 opens`,
	},
	{
		name:     "a region's calls to a platform of its own, if it is in service",
		calls:    []float64{1, 12},
		world:    reserve,
		strategy: planned{{0, preferring(Element{Kind: NoElement, Index: 0}, 1)}, {10, open(1)}},
		want: `
			1: 1 answered; 11 passed on; 11 connected
			2: 12 answered at 1; 22 passed on; 22 connected
			world: 10 1 opens`,
	},
	{
		name:     "traffic waits for a platform that has to start up, once",
		calls:    []float64{3, 6, 12, 31},
		world:    slowToStart,
		strategy: planned{{0, func(*Orders) {}}, {1, move(0, 1)}, {11, move(1, 0)}, {30, move(0, 1)}},
		want: `
			1: 3 answered; 13 passed on; 13 connected
			2: 6 answered at 1; 16 passed on; 16 connected
			3: 12 queued; 13 answered; 23 passed on; 23 connected
			4: 31 answered at 1; 41 passed on; 41 connected
			world: 6 0>1; 11 1>0; 16 1 empty; 30 0>1; 30 0 empty`,
	},
	{
		name:     "called off while it starts",
		calls:    []float64{7},
		world:    slowToStart,
		strategy: planned{{0, func(*Orders) {}}, {1, move(0, 1)}, {2, shut(1)}},
		want: `
			1: 7 answered; 17 passed on; 17 connected`,
	},
	{
		name:  "capacity grows after the start",
		calls: []float64{0.5, 1, 2},
		world: func(n *Network) {
			reserve(n)
			n.Platforms[1].StartUp.Ramp = 20 * des.Second
			n.Centres[1].Roster[0].Agents = 10
		},
		strategy: planned{{0, func(*Orders) {}}, {0, move(0, 1)}}, // 1 of 10 agents from the first twentieth, that is half an agent, on; 2 from 3/20
		want: `
			1: 0.5 answered at 1; 10.5 passed on; 10.5 connected
			2: 1 queued at 1; 2 answered at 1; 12 passed on; 12 connected
			3: 2 queued at 1; 4 answered at 1; 14 passed on; 14 connected
			world: 0 0>1; 0 0 empty`,
	},
	{
		name:  "the rate limit grows with the capacity",
		calls: []float64{0.1, 0.2},
		world: func(n *Network) {
			reserve(n)
			n.Platforms[1].StartUp.Ramp, n.Platforms[1].Rate = 20*des.Second, 10
		},
		strategy: planned{{0, func(*Orders) {}}, {0, move(0, 1)}},
		want: `
			1: 0.1 queued at 1; 9 answered at 1; 19 passed on; 19 connected
			2: 0.2 refused by overload at platform 1; 0.2 gives up
			world: 0 0>1; 0 0 empty`,
	},
	{
		name:  "a call on hold is cut when the last agent leaves, who was at a handover",
		calls: []float64{0, 5},
		world: func(n *Network) {
			standby(n)
			n.Centres[0].Roster[0].Agents = 2
			n.Rooms[0].PickUp = constant(40)
		},
		trouble:  []spell{{"hold", 12, 0, thePlatform, holds}},
		strategy: planned{{0, func(*Orders) {}}, {13, move(0, 1)}},
		want: `
			1: 0 answered; 10 passed on; 50 connected
			2: 5 answered; 12 meets hold; 12 interrupted; 50 cut-in-handling by hold at platform 0; 50 gives up
			world: 13 0>1; 50 0 empty`,
	},
	{
		name:     "what stands in service from the start is running",
		calls:    []float64{1},
		world:    slowToStart,
		strategy: planned{{0, move(0, 1)}},
		want: `
			1: 1 answered at 1; 11 passed on; 11 connected
			world: 0 0>1; 0 0 empty`,
	},
	{
		name:     "the last platform in service is not closed",
		calls:    []float64{20},
		world:    reserve,
		strategy: planned{{0, open(1)}, {5, move(0, 1)}, {10, shut(1)}},
		want: `
			1: 20 answered at 1; 30 passed on; 30 connected
			world: 0 1 opens; 5 0>1; 5 0 empty`,
	},
	{
		name:  "people divided while one platform's capacity grows: the other keeps its part",
		calls: []float64{0.1, 0.2, 0.3, 0.4},
		world: func(n *Network) {
			standby(n)
			n.Centres[0].Roster[0].Agents = 4
			n.Platforms[1].StartUp.Ramp = 1000 * des.Second
			n.Platforms[1].Queue = 0
		},
		strategy: planned{{0, func(*Orders) {}}, {0, open(1)}}, // two stay at the primary, the others go home until there is room
		want: `
			1: 0.1 answered; 10.1 passed on; 10.1 connected
			2: 0.2 answered; 10.2 passed on; 10.2 connected
			3: 0.3 queued; 10.1 answered; 20.1 passed on; 20.1 connected
			4: 0.4 queued; 10.2 answered; 20.2 passed on; 20.2 connected
			world: 0 1 opens`,
	},
	{
		name:  "a provider that gives up on silence tries no other platform",
		calls: []float64{1, 20},
		world: func(n *Network) {
			second(n)
			n.Providers[0].SilenceTimer, n.Providers[0].GivesUp = 5*des.Second, true
		},
		trouble: []spell{{"dumb", 0, 10, thePlatform, silence}},
		want: `
			1: 1 meets dumb; 6 unanswered by dumb at platform 0; 6 gives up
			2: 20 answered; 30 passed on; 30 connected`,
	},
	{
		name:     "calls in progress may be cut",
		calls:    []float64{1, 2},
		world:    reserve,
		strategy: planned{{0, func(*Orders) {}}, {3, func(o *Orders) { o.SwitchAndCut(0, 1) }}},
		want: `
			1: 1 answered; 3 cut-in-handling by switching at platform 0; 3 gives up
			2: 2 queued; 3 refused by switching at platform 0; 3 gives up
			world: 3 0>1; 3 0 empty`,
	},
	{
		name:     "the same people divided between two platforms",
		calls:    []float64{1, 2, 3, 4},
		world:    func(n *Network) { standby(n); n.Centres[0].Roster[0].Agents = 4; n.Platforms[1].Queue = 0 },
		strategy: planned{{0, all(open(1), sharing(part(1, 1)), staffing(part(0, 3), part(1, 1)))}},
		want: `
			1: 1 answered at 1; 11 passed on; 11 connected
			2: 2 answered; 12 passed on; 12 connected
			3: 3 answered; 13 passed on; 13 connected
			4: 4 answered; 14 passed on; 14 connected
			world: 0 1 opens`,
	},
	{
		name:     "a silent platform is left after the time that the strategy sets",
		calls:    []float64{1, 20},
		world:    second,
		trouble:  []spell{{"dumb", 0, 0, thePlatform, silence}},
		strategy: planned{{0, func(o *Orders) { o.TimeSilence(5 * des.Second) }}},
		want: `
			1: 1 meets dumb; 6 answered at 1; 16 passed on; 16 connected
			2: 20 meets dumb; 25 answered at 1; 35 passed on; 35 connected`,
	},
}

// TestFailedStarts holds the number of tries to the geometric law: with a probability of failing of 0.4, 1/0.6 tries.
func TestFailedStarts(t *testing.T) {
	n := oneRoom(0.001, 1, des.Hour)
	reserve(n)
	n.Platforms[1].StartUp = StartUp{Takes: constant(10), Fails: 0.4}
	tries, runs := 0.0, 2000
	w := NewWorld(n)
	for i := range runs {
		heard := recording(StartFailed, Switched)
		require.NoError(t, runOnce(w, i, planned{{0, func(*Orders) {}}, {0, move(0, 1)}}, heard))
		tries += float64(len(heard.list))
		last := heard.list[len(heard.list)-1]
		require.Equal(t, Switched, last.Fact)
		require.Equal(t, des.Time(len(heard.list))*10*des.Second, last.At)
	}
	// the variance of the number of tries is 0.4/0.36
	require.InDelta(t, 1/0.6, tries/float64(runs), 4*1.054/44.7)
}

// TestSharesOfTraffic holds the shares drawn to what was ordered, and the callers to their platforms: whoever calls is
// the same under any shares.
func TestSharesOfTraffic(t *testing.T) {
	n := oneRoom(1, 500, des.Hour)
	reserve(n)
	n.Centres[1].Roster[0].Agents = 500
	answered := func(share float64) (there, total float64) {
		heard := recording(CallAnswered)
		play(t, n, nil, planned{{0, all(open(1), sharing(part(0, 1-share), part(1, share)))}}, heard)
		for _, o := range heard.list {
			there += float64(o.Platform)
		}
		return there, float64(len(heard.list))
	}
	_, all := answered(1)
	for _, share := range []float64{0.1, 0.5, 0.9} {
		there, total := answered(share)
		require.InDelta(t, share, there/total, 4*0.5/60)
		require.Equal(t, all, total)
	}
}

// TestTroubleMayFollowWhatStands: a fault that waits for a milestone which is reached before anything happens.
func TestTroubleMayFollowWhatStands(t *testing.T) {
	trouble := &Trouble{
		Faults:     []Fault{{Name: "late", On: thePlatform, Condition: Healthy()}},
		Rules:      []timing.Rule{{After: Detected, At: 7 * des.Second}},
		Milestones: int(FaultEnded(0)) + 1,
	}
	heard := recording(TroubleBegan)
	play(t, oneRoom(0.01, 1, des.Hour), trouble, planned{{0, func(o *Orders) { o.Mark(Detected) }}}, heard)
	require.Len(t, heard.list, 1)
	require.Equal(t, 7*des.Second, heard.list[0].At)
}

// TestCallersFollowChangesGradually: with a time to live each caller follows a switch after a time of his own, uniform up to
// it; with a slow start the share of the calls that come back grows in proportion to the time since.
func TestCallersFollowChangesGradually(t *testing.T) {
	const from, long = 10 * des.Minute, 20 * des.Minute
	for _, x := range []struct {
		name   string
		change func(*Network)
		orders planned
		to     int8 // the platform that is followed to
	}{
		{"time to live", func(n *Network) { n.Providers[0].TimeToLive = long }, planned{{0, func(*Orders) {}}, {from.Seconds(), move(0, 1)}}, 1},
		{"slow start", func(n *Network) { n.Platforms[0].SlowStart = long },
			planned{{0, func(*Orders) {}}, {60, move(0, 1)}, {from.Seconds(), func(o *Orders) { o.GoBack(1, 0, false) }}}, 0},
	} {
		t.Run(x.name, func(t *testing.T) {
			n := oneRoom(2, 500, des.Hour)
			reserve(n)
			n.Centres[1].Roster[0].Agents = 500
			x.change(n)
			heard := recording(CallAnswered)
			play(t, n, nil, x.orders, heard)
			var followed, all [4]float64
			for _, o := range heard.list {
				switch quarter := int(4 * (o.Made - from) / long); {
				case o.Made < from:
					require.Equal(t, o.Platform == x.to, x.to == 0 && o.Made < des.Minute, "before the change nobody follows")
				case o.Made >= from+long:
					require.Equal(t, x.to, o.Platform, "in the end everybody does")
				default:
					all[quarter]++
					if o.Platform == x.to {
						followed[quarter]++
					}
				}
			}
			for q, share := range []float64{0.125, 0.375, 0.625, 0.875} {
				require.InDelta(t, share, followed[q]/all[q], 4*0.5/24.5, "quarter %d of %v calls", q+1, all[q])
			}
		})
	}
}
