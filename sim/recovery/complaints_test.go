package recovery

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
)

// TestWhatRemediesComplainOf: each mistake at its key, with what to write instead. A remedy that makes sense complains of
// nothing.
func TestWhatRemediesComplainOf(t *testing.T) {
	const addUp = "the shares add up to "
	const itself = "to: this moves traffic from primary to itself: name another platform"
	const ascending = "steps: each step must move more than the step before, and the last must be 100%"
	people := []Part{{"primary", 0.8}, {"backup", 0.2}}
	staged := func(steps ...float64) *StagedSwitch {
		return &StagedSwitch{From: "primary", To: "backup", Steps: steps, Every: des.Minute}
	}
	for _, x := range []struct {
		kind Kind
		want []string
	}{
		{&AutomaticSwitch{From: "primary", To: "backup", If: []string{"alarm"}, Unless: []string{"standby"}}, nil},
		{&AutomaticSwitch{From: "primary", To: "primary", If: []string{"alarm"}}, []string{itself}},
		{&AutomaticSwitch{From: "nowhere", To: "nowhere", If: []string{"alarm"}}, []string{"from: no nowhere", "to: no nowhere"}},
		{&AutomaticSwitch{From: "primary", To: "backup", If: []string{"alarm", "bell"}, Unless: []string{"gong"}}, []string{"if[2]: no bell", "unless[1]: no gong"}},
		{staged(0.1, 0.5, 1), nil},
		{staged(1), nil},
		{staged(0.5, 0.5, 1), []string{ascending}},
		{staged(0.5, 0.4, 1), []string{ascending}},
		{staged(0, 1), []string{ascending}},
		{staged(0.1, 0.5), []string{"steps: the last step must be 100%"}},
		{staged(), []string{"steps: the last step must be 100%"}},
		{&StagedSwitch{From: "primary", To: "primary", Steps: []float64{1}}, []string{itself}},
		{&StagedSwitch{From: "primary", To: "backup", Steps: []float64{1}, StopIf: "bell"}, []string{"stop-if: no bell"}},
		{&ActiveActive{Shares: []Part{{"primary", 0.5}, {"island", 0.5}}}, nil},
		{&ActiveActive{Shares: []Part{{"primary", 0.5}, {"backup", 0.6}}}, []string{"shares: " + addUp + "110%, not 100%: take 10% away"}},
		{&ActiveActive{Shares: []Part{{"primary", 0.5}, {"moon", 0.5}}}, []string{"shares.moon: no moon"}},
		{&ActiveActive{Shares: []Part{{"primary", 0.5}, {"backup", 0.5}}, People: []Part{{"primary", 0.5}}}, []string{"people: " + addUp + "50%, not 100%: 50% is missing"}},
		{&Spread{}, []string{": this spreads nothing: add providers or regions, each with its platform"}},
		{&Spread{Providers: []Sent{{"mobile", "island"}}}, nil},
		{&Spread{Providers: []Sent{{"radio", "island"}}, Regions: []Sent{{"west", "moon"}}}, []string{"providers.radio: no radio", "regions.west: no moon", "regions.west: no west"}},
		{&Spread{Regions: []Sent{{"south", "backup"}}, People: people}, nil},
		{&Crankback{To: "island"}, nil},
		{&Crankback{To: "backup"}, []string{": the same people work on primary and backup: say how they are divided, such as people: {primary: 80%, backup: 20%}"}},
		{&Crankback{To: "backup", People: people}, nil},
		{&Crankback{To: "primary"}, []string{"to: primary takes calls all the time: name a backup"}},
		{&Crankback{To: "moon"}, []string{"to: no moon"}},
		{&QueueCap{Platform: "moon"}, []string{"platform: no moon"}},
	} {
		w := newWorld()
		x.kind.Plan(w)
		require.Equal(t, x.want, w.complaints, "%T %+[1]v", x.kind)
	}
}

// TestWhatTheTownsRemediesComplainOf: of rates, rooms, queues, people and notices.
func TestWhatTheTownsRemediesComplainOf(t *testing.T) {
	const noNumber = ": the notice gives no other number: add diverts (the share of people who call it), or leave this out"
	const wrongNumber = ": a wrong number helps nobody: leave this out, or write number: right"
	share, one := value(0.1), seconds(1)
	for _, x := range []struct {
		kind Kind
		want []string
	}{
		{&CallGapping{Most: value(20.)}, nil},
		{&CallGapping{Most: value(20.), Gap: value(des.Second)}, []string{"gap: most already says how many calls may pass: leave most or gap out"}},
		{&CallGapping{Most: value(20.), Providers: []string{"fixed", "mobile", "fixed"}}, []string{"providers[3]: fixed is in the list twice: name it once"}},
		{&RateControl{Platform: "main"}, nil},
		{&Announcement{Platform: "main", Patience: share, RefusedToo: true},
			[]string{"refused-too: refused callers do not wait, so only redial-times can affect them: add redial-times, or leave refused-too out"}},
		{&ExtraAgents{Platform: "main", Agents: 3}, nil},
		{&ExtraAgents{Platform: "main", Agents: 3, Centre: "annexe"}, nil},
		{&BuddyRooms{}, nil},
		{&BuddyRooms{Services: []string{"police", "police"}}, []string{"services[2]: police is in the list twice: name it once"}},
		{&PublicNotice{Diverts: share, Lines: value[int32](3), Takes: &one, Answers: share, Otherwise: &Otherwise{Calls: 0.5}}, nil},
		{&PublicNotice{Damps: share, Number: value("right"), Lines: value[int32](3), Takes: &one, Answers: share, Otherwise: &Otherwise{}},
			[]string{"number" + noNumber, "lines" + noNumber, "takes" + noNumber, "answers" + noNumber, "otherwise" + noNumber}},
		{&PublicNotice{Diverts: share, Number: value("wrong"), Lines: value[int32](3), Takes: &one, Answers: share, Otherwise: &Otherwise{}},
			[]string{"lines" + wrongNumber, "answers" + wrongNumber}},
		{&PublicNotice{Damps: share, TestOver: value(des.Minute)}, []string{"test-over: there are no test calls: add test-calls, or leave test-over out"}},
		{&PublicNotice{Damps: share, Keeps: value(0.)}, nil},
		{&FixForward{Takes: one}, nil},
		{&FixForward{Takes: one, Redo: &one}, []string{"redo: the work never fails, so it is never done again: add wrong, or leave redo out"}},
		{&FixForward{Takes: one, Wrong: 0.1, Redo: &one}, nil},
	} {
		n := town()
		x.kind.Plan(n)
		require.Equal(t, x.want, n.complaints, "%T %+[1]v", x.kind)
	}
	n := town()
	n.net.Platforms[0].Queue = 0
	(&RateControl{Platform: "main"}).Plan(n)
	require.Equal(t, []string{"target: main has no queue to measure: give the platform a queue, such as queue: 50 calls"}, n.complaints)
	n = town()
	n.net.Rooms = n.net.Rooms[2:]
	(&BuddyRooms{}).Plan(n)
	require.Equal(t, []string{": every service has only one control room, so none has a buddy: give a service more rooms, or leave this out"}, n.complaints)
}

// TestWhatRemediesCommand: two that command the same thing would fight over it.
func TestWhatRemediesCommand(t *testing.T) {
	for _, x := range []struct {
		kind Kind
		want []string
	}{
		{&AutomaticSwitch{From: "primary", To: "backup", If: []string{"alarm"}}, []string{"the switch away from primary"}},
		{&StagedSwitch{From: "primary", To: "backup", Steps: []float64{1}}, []string{"which share of the calls each platform gets", "the switch away from primary"}},
		{&ActiveActive{Shares: []Part{{"primary", 1}}}, []string{"which share of the calls each platform gets"}},
		{&Spread{Providers: []Sent{{"mobile", "island"}}}, []string{"which platform gets which calls first"}},
		{&Crankback{To: "island"}, []string{"which platform takes calls that others turn away"}},
		{&QueueCap{Platform: "backup"}, []string{"the queue of backup"}},
		{&FixForward{}, []string{TheRepair}},
	} {
		require.Equal(t, x.want, x.kind.Plan(newWorld()).Commands(), "%T", x.kind)
	}
	for _, x := range []struct {
		kind Kind
		want []string
	}{
		{&CallGapping{Most: value(20.)}, []string{"the rate of calls from mobile", "the rate of calls from fixed"}},
		{&CallGapping{Most: value(20.), Providers: []string{"fixed"}}, []string{"the rate of calls from fixed"}},
		{&RateControl{Platform: "main"}, []string{"how many calls reach main"}},
		{&Announcement{Platform: "main", Patience: value(2.)}, []string{"the announcement for callers who wait at main"}},
		{&ExtraAgents{Platform: "main", Agents: 1}, nil},
		{&BuddyRooms{}, []string{"where calls go when the control rooms of police do not answer"}},
		{&PublicNotice{Damps: value(0.1)}, nil},
	} {
		require.Equal(t, x.want, x.kind.Plan(town()).Commands(), "%T", x.kind)
	}
}

// TestExtraPeopleJoinThosePeople who work for the platform, wherever that is.
func TestExtraPeopleJoinThosePeople(t *testing.T) {
	n := town()
	(&ExtraAgents{Platform: "spare", Agents: 3, Centre: "annexe"}).Plan(n)
	last := n.net.Centres[len(n.net.Centres)-1]
	require.Equal(t, emergency.Centre{Name: "annexe", Platform: 0, Roster: []emergency.Shift{{Agents: 3}}, Reserve: true}, last, "the spare's people are the main's")
	n = town()
	n.net.Platforms[1].Staff = 1
	(&ExtraAgents{Platform: "spare", Agents: 3}).Plan(n)
	require.Equal(t, 1, n.net.Centres[len(n.net.Centres)-1].Platform)
}

// TestWhatANoticeTellsTheModel, key by key.
func TestWhatANoticeTellsTheModel(t *testing.T) {
	takes, after := seconds(120), seconds(30)
	all := PublicNotice{
		Diverts: value(0.3), Lines: value[int32](20), Takes: &takes, Answers: value(0.75), Otherwise: &Otherwise{Calls: 0.5, After: &after},
		Damps: value(0.2), TestCalls: value[int32](300), TestOver: value(des.Minute), Reaches: &Reached{Regions: []string{"south"}, Access: []string{"fixed"}, Share: 0.875},
	}
	w := newWorld()
	w.network.Demand.Regions = []emergency.Named{{Name: "north"}, {Name: "south"}}
	w.network.Demand.Accesses = []emergency.Named{{Name: "mobile"}, {Name: "fixed"}}
	want := &emergency.Notice{Remedy: 4, Diverts: 0.3, Damps: 0.2, Tests: 300, TestsIn: des.Minute}
	want.Number.Lines, want.Number.Takes, want.Number.Unanswered, want.Number.Instead, want.Number.After = 20, takes, 0.25, 0.5, after
	want.Reach.Regions, want.Reach.Accesses, want.Reach.Misses = []bool{false, true}, []bool{false, true}, 0.125
	require.Equal(t, want, all.notice(w, 4))
	require.Empty(t, w.complaints)

	want = &emergency.Notice{Remedy: 2, Keeps: 0.4, TestsIn: 30 * des.Minute}
	require.Equal(t, want, (&PublicNotice{Keeps: value(0.4)}).notice(w, 2), "nothing else is said: everybody hears it, and no number is given")
	wrong := (&PublicNotice{Diverts: value(0.3), Number: value("wrong")}).notice(w, 0)
	require.True(t, wrong.Number.Wrong)
	require.Zero(t, wrong.Number.Unanswered)
}

// lateRemedy is a world in which many remedies come before this one.
type lateRemedy struct {
	*townNames
	place int
}

func (l lateRemedy) Remedy() int { return l.place }

// TestANoticeMustBeAmongTheFirst remedies: callers keep what they hear in a set of so many.
func TestANoticeMustBeAmongTheFirst(t *testing.T) {
	for place, mistake := range map[int]bool{0: false, emergency.MostNotices - 1: false, emergency.MostNotices: true} {
		l := lateRemedy{town(), place}
		(&PublicNotice{Damps: value(0.1)}).Plan(l)
		require.Equal(t, mistake, len(l.complaints) > 0, place)
	}
}

// TestBuckets: a gap and a burst from what is written.
func TestBuckets(t *testing.T) {
	for _, x := range []struct {
		k     CallGapping
		every des.Time
		burst int32
	}{
		{CallGapping{Most: value(20.)}, des.Second / 20, 20},
		{CallGapping{Most: value(2.5)}, 400 * des.Second / 1000, 2},
		{CallGapping{Most: value(0.5)}, 2 * des.Second, 1},
		{CallGapping{Most: value(1e6)}, 1, mostBurst},
		{CallGapping{Most: value(1e-9)}, longestGap, 1},
		{CallGapping{Most: value(20.), Burst: value[int32](3)}, des.Second / 20, 3},
		{CallGapping{Gap: value(5 * des.Second)}, 5 * des.Second, 1},
		{CallGapping{Gap: value(5 * des.Second), Burst: value[int32](3)}, 5 * des.Second, 3},
	} {
		require.Equal(t, x.every, x.k.every(), "%+v", x)
		require.Equal(t, x.burst, x.k.burst(), "%+v", x)
	}
}
