package recovery

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/emergency/callback"
	"nines/sim/emergency/orders"
	"nines/sim/random"
	"nines/sim/timing"
)

// townNames are the names of a town with two providers, a platform with a backup that has its people, three police rooms
// and one fire room.
type townNames struct {
	net        *emergency.Network
	complaints []string
}

var _ Names = (*townNames)(nil)

func town() *townNames {
	return &townNames{net: &emergency.Network{
		Demand:    emergency.Demand{Services: []emergency.Named{{Name: "police"}, {Name: "fire"}}},
		Providers: []emergency.Provider{{Name: "mobile"}, {Name: "fixed"}},
		Platforms: []emergency.Platform{{Name: "main", Queue: 10}, {Name: "spare", Staff: 0, Queue: emergency.Unlimited}},
		Centres:   []emergency.Centre{{Name: "hall"}},
		Rooms:     []emergency.Room{{Service: 0}, {Service: 0}, {Service: 0}, {Service: 1}},
	}}
}

func (n *townNames) Platform(_, name string) int {
	return slices.Index([]string{"main", "spare"}, name)
}
func (n *townNames) Staffed(key, name string) int { return n.Platform(key, name) }
func (n *townNames) Provider(_, name string) int {
	return slices.Index([]string{"mobile", "fixed"}, name)
}
func (n *townNames) Service(_, name string) int {
	return slices.Index([]string{"police", "fire"}, name)
}
func (*townNames) Region(_, _ string) int    { return emergency.None }
func (*townNames) Parties() int              { return 0 }
func (*townNames) Monitor(_, _ string) int   { return emergency.None }
func (*townNames) Centre(_, _, _ string) int { return emergency.None }
func (n *townNames) Network() *emergency.Network {
	return n.net
}

func (n *townNames) Reserve(platform int, name string, agents int32) int {
	n.net.Centres = append(n.net.Centres, emergency.Centre{Name: name, Platform: platform, Roster: []emergency.Shift{{Agents: agents}}, Reserve: true})
	return len(n.net.Centres) - 1
}

func (*townNames) Remedy() int            { return 0 }
func (*townNames) Access(_, _ string) int { return emergency.None }

func (n *townNames) Forewarn() { n.net.Forewarns = true }

func (n *townNames) CallBack(r callback.Rule) int {
	n.net.CallBacks = append(n.net.CallBacks, r)
	return len(n.net.CallBacks) - 1
}

func (n *townNames) Complain(key, format string, args ...any) {
	n.complaints = append(n.complaints, key+": "+fmt.Sprintf(format, args...))
}

// remedy plans a remedy that follows a milestone, for a length of 100 s.
func remedy(t *testing.T, k Kind, after emergency.Milestone) PlannedRemedy {
	t.Helper()
	n := town()
	p := PlannedRemedy{Name: "it", First: itsOwn, Planned: k.Plan(n), Rule: timing.Rule{After: after, For: seconds(100), HasFor: true}}
	require.Empty(t, n.complaints)
	return p
}

// itsOwn is the first milestone of the remedy, which transcripts leave out.
const itsOwn emergency.Milestone = 50

// transcript plays a team in which nobody does anything but the remedies, for so many seconds, and writes down what
// they order. The readings of a platform are given in turn.
func transcript(p *Plan, until des.Time, readings ...emergency.Reading) string {
	var b strings.Builder
	r := rehearse(p.Start(random.New(1, 0)), 2)
	r.readings = readings
	r.note = func(at des.Time, _ string, given []emergency.Order) {
		if words := wordsOf(slices.DeleteFunc(slices.Clone(given), isItsOwn)); len(words) > 0 {
			fmt.Fprintf(&b, "%v: %s\n", at.Seconds(), strings.Join(words, ", "))
		}
	}
	r.play(nil, until)
	return b.String()
}

// isItsOwn reports whether an order is a remedy's own milestone.
func isItsOwn(o emergency.Order) bool {
	m, ok := o.(orders.Mark)
	return ok && m.Milestone >= itsOwn
}

func value[T any](v T) *T { return &v }

// playReports is play, without what the signals were and those that nothing was ordered at.
func playReports(s emergency.Strategy, reports map[des.Time]int32) string {
	var b strings.Builder
	for line := range strings.Lines(play(s, reports)) {
		at, rest, _ := strings.Cut(line, " ")
		if _, does, _ := strings.Cut(strings.TrimSpace(rest), ": "); does != "" {
			fmt.Fprintf(&b, "%s: %s\n", at, does)
		}
	}
	return b.String()
}

func tidied(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// exponentialOf is a drawn time with a mean in seconds.
func exponentialOf(mean float64) (random.Distribution, error) { return random.Exponential(mean) }
