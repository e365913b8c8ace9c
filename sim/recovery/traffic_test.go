package recovery

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/emergency/callback"
	"nines/sim/random"
	"nines/sim/timing"
)

// world is a small world for remedies: platforms primary, backup (the same people) and island (its own), and monitors
// alarm and standby. It keeps what is complained of.
type world struct {
	complaints []string
	network    *emergency.Network
}

func newWorld() *world {
	return &world{network: &emergency.Network{
		Platforms: []emergency.Platform{{Name: "primary"}, {Name: "backup", Backup: true}, {Name: "island", Backup: true, Staff: 2}},
		Groups:    []emergency.CircuitGroup{{Platform: 0}, {Platform: 1}, {Platform: 2}},
	}}
}

func (w *world) index(key, name string, names ...string) int {
	for i := range names {
		if names[i] == name {
			return i
		}
	}
	w.Complain(key, "no %s", name)
	return emergency.None
}

func (w *world) Platform(key, name string) int {
	return w.index(key, name, "primary", "backup", "island")
}
func (w *world) Staffed(key, name string) int  { return w.Platform(key, name) }
func (w *world) Provider(key, name string) int { return w.index(key, name, "mobile", "fixed") }
func (w *world) Region(key, name string) int   { return w.index(key, name, "north", "south") }
func (w *world) Service(key, name string) int  { return w.index(key, name, "police", "fire") }
func (w *world) Monitor(key, name string) int  { return w.index(key, name, "alarm", "standby") }

func (w *world) Centre(key, _, name string) int { return w.index(key, name) }
func (w *world) Network() *emergency.Network    { return w.network }
func (w *world) Parties() int                   { return 3 }
func (w *world) Forewarn()                      {}
func (w *world) CallBack(callback.Rule) int     { return 0 }
func (w *world) Remedy() int                    { return 0 }
func (w *world) Access(key, name string) int    { return w.index(key, name, "mobile", "fixed") }
func (w *world) Reserve(int, string, int32) int { return 0 }
func (w *world) Complain(key, format string, args ...any) {
	w.complaints = append(w.complaints, fmt.Sprintf(key+": "+format, args...))
}

// signals is what happens, by the second: "alarm raised", "standby cleared", or the name of a milestone of the people.
type signals map[float64]string

// scripted is people who reach milestones at set times.
type scripted struct{}

func (scripted) Sensors() []emergency.Sensor { return nil }
func (scripted) Receive(s emergency.Signal, o *emergency.Orders) {
	if s.Report {
		o.Mark(emergency.Milestone(s.Sensor))
	}
}

// follow plays a remedy and writes down its orders, by the second.
func follow(t *testing.T, r PlannedRemedy, happens signals) string {
	t.Helper()
	r.Name, r.First = "it", itsOwn
	team := newTeam(scripted{}, []PlannedRemedy{r}, random.New(1, 0))
	var due []emergency.Signal
	for at, what := range happens {
		due = append(due, signalOf(t, des.FromSeconds(at), what))
	}
	var b strings.Builder
	play := rehearse(team, 2)
	play.note = func(at des.Time, _ string, orders []emergency.Order) {
		if words := wordsOf(orders); len(words) > 0 {
			fmt.Fprintf(&b, "%v: %s\n", at.Seconds(), strings.Join(words, ", "))
		}
	}
	play.play(due, des.Never)
	return strings.TrimSpace(b.String())
}

func signalOf(t *testing.T, at des.Time, what string) emergency.Signal {
	milestones := map[string]emergency.Milestone{"detected": emergency.Detected, "decided": emergency.Decided, "repaired": emergency.Repaired}
	if m, ok := milestones[what]; ok {
		return emergency.Signal{At: at, Report: true, Sensor: int32(m)}
	}
	who, how, _ := strings.Cut(what, " ")
	monitor, known := map[string]int32{"alarm": 0, "standby": 1}[who]
	require.True(t, known, what)
	return emergency.Signal{At: at, Monitor: monitor, Alarm: map[string]emergency.Alarm{"raised": emergency.Raised, "cleared": emergency.Cleared}[how]}
}

// after is a remedy that follows a milestone.
func after(m emergency.Milestone, k Kind) PlannedRemedy {
	return PlannedRemedy{Planned: k.Plan(newWorld()), Rule: timing.Rule{After: m, Until: emergency.Always}}
}

func lines(list ...string) string { return strings.Join(list, "\n") }

func TestTeamKeepsTime(t *testing.T) {
	cap := &QueueCap{Platform: "backup", Queue: 420}
	r := after(emergency.Decided, cap)
	r.Delay = seconds(5)
	r.HasFor, r.For = true, seconds(10)
	require.Equal(t, lines("3: DECIDED", "8: begins, queue 1 420", "18: ends, end", "20: DECIDED", "25: begins, queue 1 420", "35: ends, end"),
		follow(t, r, signals{3: "decided", 20: "decided"}))
	r.HasFor = false
	r.HasUntil, r.Until = true, emergency.Repaired
	require.Equal(t, lines("1: REPAIRED", "3: DECIDED", "8: begins, queue 1 420", "30: REPAIRED, ends, end"),
		follow(t, r, signals{1: "repaired", 3: "decided", 30: "repaired"}))
	standing := after(emergency.Always, cap)
	require.Equal(t, "0: begins, queue 1 420", follow(t, standing, nil))
	standing.At = des.Minute
	standing.HasUntil, standing.Until, standing.UntilAt = true, emergency.Always, 2*des.Minute
	require.Equal(t, lines("60: begins, queue 1 420", "120: ends, end"), follow(t, standing, nil))
}

func TestTrafficRemedies(t *testing.T) {
	half := []Part{{"primary", 0.5}, {"backup", 0.5}}
	for _, x := range []struct {
		kind Kind
		want string
	}{
		{&ActiveActive{Shares: half}, "open 1, people 0:50% 1:50%, calls 0:50% 1:50%"},
		{&ActiveActive{Shares: half, People: []Part{{"primary", 0.8}, {"backup", 0.2}}}, "open 1, people 0:80% 1:20%, calls 0:50% 1:50%"},
		{&Spread{Providers: []Sent{{"fixed", "island"}}, Regions: []Sent{{"south", "island"}}}, "open 2, open 2, 1/1 to 2, 0/1 to 2"},
		{&Crankback{To: "island"}, "open 2"},
	} {
		r := after(emergency.Detected, x.kind)
		require.Equal(t, lines("7: DETECTED, begins, "+x.want), follow(t, r, signals{7: "detected"}))
	}
	timer := des.Time(5 * des.Second)
	r := after(emergency.Detected, &Crankback{To: "backup", SilenceTimer: &timer, People: []Part{{"primary", 0.9}, {"backup", 0.1}}})
	r.HasUntil, r.Until = true, emergency.Repaired
	require.Equal(t, lines("7: DETECTED, begins, open 1, people 0:90% 1:10%, silence 5s", "9: REPAIRED, ends, end"),
		follow(t, r, signals{7: "detected", 9: "repaired"}))
}

func TestStagedSwitch(t *testing.T) {
	k := &StagedSwitch{From: "primary", To: "backup", Steps: []float64{0.1, 0.5, 1}, Every: des.Minute, StopIf: "standby"}
	first := "0: begins, open 1\n0: open 1, calls 0:90% 1:10%, people 0:90% 1:10%"
	second := "60: calls 0:50% 1:50%, people 0:50% 1:50%"
	third := "120: 0>1, calls undivided, people undivided"
	back := "end"
	require.Equal(t, lines(first, second, third), follow(t, after(emergency.Always, k), signals{30: "alarm raised", 130: "standby raised"}))
	require.Equal(t, lines(first, second, "70: "+back), follow(t, after(emergency.Always, k), signals{70: "standby raised", 80: "standby cleared"}))
	r := after(emergency.Always, k)
	r.HasUntil, r.UntilAt = true, 5*des.Minute
	require.Equal(t, lines(first, second, third, "300: ends, "+back), follow(t, r, nil))
}

func TestAutomaticSwitch(t *testing.T) {
	k := AutomaticSwitch{From: "primary", To: "backup", If: []string{"alarm"}, Takes: seconds(10), AtMost: emergency.Unlimited}
	play := func(change func(*AutomaticSwitch), happens signals) string {
		k := k
		change(&k)
		return strings.TrimPrefix(follow(t, after(emergency.Always, &k), happens), "0: begins\n")
	}
	ups := signals{5: "alarm raised", 30: "alarm cleared", 100: "alarm raised", 130: "alarm cleared"}
	require.Equal(t, lines("5: DETECTED by 3, DECIDED", "15: 0>1"), play(func(*AutomaticSwitch) {}, ups), "it goes, and stays")
	returns := func(k *AutomaticSwitch) { k.Returns = &Returns{20 * des.Second} }
	require.Equal(t, lines("5: DETECTED by 3, DECIDED", "15: 0>1", "60: undo from 0", "60: closed", "100: DETECTED by 3, DECIDED", "110: 0>1", "160: undo from 0", "160: closed"), play(returns, ups), "to and fro")
	require.Equal(t, lines("5: DETECTED by 3, DECIDED", "15: 0>1", "60: undo from 0", "60: closed"), play(returns, signals{
		5: "alarm raised", 20: "alarm cleared", 25: "alarm raised", 30: "alarm cleared"}), "the time without an alarm counts from the last")
	require.Equal(t, lines("5: DETECTED by 3, DECIDED", "15: 0>1", "125: undo from 0", "125: closed"), play(func(k *AutomaticSwitch) {
		returns(k)
		k.HoldDown = 100 * des.Second
	}, signals{5: "alarm raised", 30: "alarm cleared"}), "held down")
	require.Equal(t, lines("5: DETECTED by 3, DECIDED", "15: 0>1", "60: undo from 0", "60: closed", "1015: DETECTED by 3, DECIDED", "1025: 0>1", "1070: undo from 0", "1070: closed"), play(func(k *AutomaticSwitch) {
		returns(k)
		k.AtMost, k.Within = 2, 1000*des.Second
	}, signals{5: "alarm raised", 30: "alarm cleared", 100: "alarm raised", 1040: "alarm cleared"}), "it has flapped enough")
	unless := func(k *AutomaticSwitch) { k.Unless = []string{"standby"} }
	require.Equal(t, lines("50: DETECTED by 3, DECIDED", "60: 0>1"), play(unless, signals{
		1: "standby raised", 5: "alarm raised", 50: "standby cleared"}), "not to a backup that is no better")
}

func TestRemediesThatMakeNoSense(t *testing.T) {
	for _, x := range []struct {
		kind Kind
		want string
	}{
		{&ActiveActive{Shares: []Part{{"primary", 0.5}, {"backup", 0.4}}}, "shares: the shares add up to 90%, not 100%: 10% is missing"},
		{&Spread{Regions: []Sent{{"south", "backup"}}}, ": the same people work on backup and primary: say how they are divided, such as people: {backup: 80%, primary: 20%}"},
		{&AutomaticSwitch{From: "primary", To: "backup"}, "if: no monitor is named, so this never switches: name one of recovery.detect.monitors"},
		{&AutomaticSwitch{From: "primary", To: "backup", If: []string{"alarm"}, Unless: []string{"alarm"}}, "unless: this alarm is also under if, and cannot both move traffic and keep it there: name a monitor of backup"},
	} {
		w := newWorld()
		x.kind.Plan(w)
		require.Equal(t, []string{x.want}, w.complaints)
	}
	w := newWorld()
	w.network.Groups = w.network.Groups[:1]
	(&Crankback{To: "island"}).Plan(w)
	require.Equal(t, []string{"to: no provider has a route to island, so it gets no calls: add it to the routes of a provider"}, w.complaints)
}

func TestEveryKindOfRemedyHasItsName(t *testing.T) {
	for _, name := range Kinds() {
		require.NotNil(t, NewKind(name), name)
		require.NotSame(t, NewKind(name), NewKind(name), name)
	}
	require.Nil(t, NewKind("prayer"))
}
