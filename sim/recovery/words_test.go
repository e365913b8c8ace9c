package recovery

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
)

// TestWordsOfRemedies: each sentence follows "from 07:33 on".
func TestWordsOfRemedies(t *testing.T) {
	minute, drawn := seconds(60), must(exponentialOf(90))
	timer := 2500 * des.Second / 1000
	for _, x := range []struct {
		kind Kind
		want string
	}{
		{&AutomaticSwitch{From: "primary", To: "backup", If: []string{"alarm"}, AtMost: emergency.Unlimited},
			"an alarm of alarm moves traffic and people from primary to backup"},
		{&AutomaticSwitch{From: "primary", To: "backup", If: []string{"cuts", "losses"}, Takes: drawn, Unless: []string{"standby", "spare"}, AtMost: emergency.Unlimited},
			"an alarm of cuts or losses moves traffic and people from primary to backup. This takes about 1m 30s. It does not switch while standby or spare has an alarm"},
		{&AutomaticSwitch{From: "primary", To: "backup", If: []string{"alarm"}, Returns: &Returns{5 * des.Minute}, AtMost: 1, Within: des.Hour},
			"an alarm of alarm moves traffic and people from primary to backup. When all its alarms have been clear for 5m, they go back. " +
				"After 1 switch within 1h it switches no more for that time"},
		{&AutomaticSwitch{From: "primary", To: "backup", If: []string{"alarm"}, AtMost: 4, Within: des.Hour},
			"an alarm of alarm moves traffic and people from primary to backup. After 4 switches within 1h it switches no more for that time"},
		{&ActiveActive{Shares: []Part{{"primary", 0.75}, {"backup", 0.25}}}, "calls are shared: 75 % to primary, 25 % to backup"},
		{&Spread{Regions: []Sent{{"kent", "island"}}, Providers: []Sent{{"mobile", "backup"}}}, "calls are spread: those of mobile to backup, those of kent to island"},
		{&Crankback{To: "backup"}, "calls that another platform turns away are tried on backup at once"},
		{&Crankback{To: "backup", SilenceTimer: &timer}, "calls that another platform turns away are tried on backup at once. Calls that it leaves in silence follow after 2.5s"},
		{&StagedSwitch{From: "primary", To: "backup", Steps: []float64{0.125, 1}, Every: 90 * des.Second}, "traffic goes from primary to backup in steps: 12.5 %, 100 %, one every 1m 30s"},
		{&StagedSwitch{From: "primary", To: "backup", Steps: []float64{1}, Every: des.Minute, StopIf: "standby"},
			"traffic goes from primary to backup in steps: 100 %, one every 1m. If standby raises its alarm meanwhile, all of it goes back"},
		{&QueueCap{Platform: "backup", Queue: 420}, "the queue of backup holds 420 calls"},
		{&QueueCap{Platform: "backup", Queue: emergency.Unlimited}, "the queue of backup has no limit"},
		{&CallGapping{Most: value(20.)}, "every provider lets through at most 20 calls a second, and up to 20 calls in a row after a pause. Other callers hear a busy tone"},
		{&CallGapping{Most: value(0.5), Providers: []string{"mobile"}}, "mobile lets through at most 0.5 calls a second. Other callers hear a busy tone"},
		{&CallGapping{Gap: value(2 * des.Second), Burst: value[int32](5), Providers: []string{"mobile", "fixed"}},
			"each of mobile and fixed lets through at most one call every 2s, and up to 5 calls in a row after a pause. Other callers hear a busy tone"},
		{&RateControl{Platform: "primary", Target: 0.9, Every: 10 * des.Second},
			"every 10s primary tells the providers which share of calls to turn away. Its queue is to be at most 90 % full"},
		{&Announcement{Platform: "primary", Patience: value(1.5)}, "callers who wait at primary hear an announcement. They wait 1.5 times as long"},
		{&Announcement{Platform: "primary", Patience: value(1.5), Redials: value(0.6), RefusedToo: true},
			"callers who wait at primary, or find its queue full, hear an announcement. They wait 1.5 times as long and call again 0.6 times as often"},
		{&ExtraAgents{Platform: "primary", Agents: 1, Arrive: minute}, "1 more agent is called in for primary. Each takes 1m to come"},
		{&ExtraAgents{Platform: "primary", Agents: 40, Arrive: drawn}, "40 more agents are called in for primary. Each takes about 1m 30s to come"},
		{&ExtraAgents{Platform: "primary", Agents: 40}, "40 more agents are called in for primary and arrive at once"},
		{&BuddyRooms{AfterRinging: 30 * des.Second}, "the control rooms of each service take each other's calls after 30s of ringing"},
		{&BuddyRooms{AfterRinging: 30 * des.Second, Services: []string{"police", "fire"}}, "the control rooms of police, fire take each other's calls after 30s of ringing"},
		{&FixForward{Takes: minute}, "the cause is repaired where it is. This takes 1m"},
		{&FixForward{Takes: drawn, Wrong: 0.25, Redo: &minute}, "the cause is repaired where it is. This takes about 1m 30s and fails in 25 % of cases. Doing it again takes 1m"},
	} {
		require.Equal(t, x.want, x.kind.Words(), "%T", x.kind)
	}
}

// TestWordsOfNotices: what people do, and who hears it.
func TestWordsOfNotices(t *testing.T) {
	takes := seconds(120)
	for _, x := range []struct {
		notice PublicNotice
		want   string
	}{
		{PublicNotice{Diverts: value(0.3)}, "a public notice is out: 30 % of people who want help call another number"},
		{PublicNotice{Diverts: value(0.3), Number: value("wrong")}, "a public notice is out: 30 % of people who want help call a wrong number"},
		{PublicNotice{Diverts: value(0.3), Lines: value[int32](20), Takes: &takes, Answers: value(0.9), Otherwise: &Otherwise{Calls: 0.5}},
			"a public notice is out: 30 % of people who want help call another number. The number has 20 lines. A call to it takes 2m. " +
				"It helps 90 % of the people who find a line free. Of the people it does not help, 50 % call the emergency number"},
		{PublicNotice{Damps: value(0.2)}, "a public notice is out: 20 % of the other redials are not made"},
		{PublicNotice{Keeps: value(0.2)}, "a public notice is out: 20 % of callers who would give up call again"},
		{PublicNotice{TestCalls: value[int32](300)}, "a public notice is out: 300 people test the number within 30m, more than half of them in the first quarter of it"},
		{PublicNotice{TestCalls: value[int32](300), TestOver: value(5 * des.Minute)}, "a public notice is out: 300 people test the number within 5m, more than half of them in the first quarter of it"},
		{PublicNotice{Damps: value(0.2), Reaches: &Reached{Share: 1}}, "a public notice is out: 20 % of the other redials are not made"},
		{PublicNotice{Damps: value(0.2), Reaches: &Reached{Share: 0.5, Regions: []string{"kent", "essex"}, Access: []string{"mobile"}}},
			"a public notice is out, heard by 50 % of people in kent, essex over mobile: 20 % of the other redials are not made"},
		{PublicNotice{Damps: value(0.2), Reaches: &Reached{Share: 1, Regions: []string{"kent"}}}, "a public notice is out, heard in kent: 20 % of the other redials are not made"},
	} {
		require.Equal(t, x.want, x.notice.Words())
	}
}

// TestEveryRemedySaysWhatItCosts, in sentences of its own, and what it is in one.
func TestEveryRemedySaysWhatItCosts(t *testing.T) {
	said := map[string]string{}
	for _, name := range Kinds() {
		for _, text := range []string{NewKind(name).Costs(), About(name)} {
			require.Regexp(t, `^[A-Z][^\n]*\.$`, text, name)
			require.NotContains(t, text, "  ", name)
			require.Empty(t, said[text], name)
			said[text] = name
		}
	}
	require.Empty(t, About("prayer"))
	for kind, costs := range map[string]string{
		"automatic-switch": "trust in the monitors", "active-active": "staffed and paid for every day", "spread": "routing tables of every network",
		"crankback": "staffed for calls that rarely come", "staged-switch": "Time", "queue-cap": "callers' time", "call-gapping": "turned away by design",
		"rate-control": "turned away by design", "announcement": "wait in vain", "extra-agents": "their pay", "buddy-rooms": "know less of the place",
		"public-notice": "press office", "fix-forward": "minute of the outage",
	} {
		require.Contains(t, NewKind(kind).Costs(), costs, kind)
	}
}

// TestWordsOfWatches: each follows "when".
func TestWordsOfWatches(t *testing.T) {
	rate := Rate{Length: 5 * des.Minute, AtLeast: 1}
	few := Rate{Length: 90 * des.Second, AtLeast: 20}
	for _, x := range []struct {
		watch Watch
		want  string
	}{
		{&AnswerRate{Rate: rate, Below: 0.95}, "calls answered in time are below 95 % over 5m"},
		{&CutRate{Rate: few, Above: 0.05}, "calls cut are above 5 % over 90s (with at least 20 calls)"},
		{&LossRate{Rate: rate, Above: 0.005}, "calls lost are above 0.5 % over 5m"},
		{&Offered{Length: des.Minute, Below: value[int32](1)}, "no call arrives in 1m"},
		{&Offered{Length: des.Minute, Below: value[int32](5)}, "fewer than 5 calls arrive in 1m"},
		{&Offered{Length: des.Minute, Above: value[int32](500)}, "more than 500 calls arrive in 1m"},
		{&Queue{Above: 0}, "any call waits"},
		{&Queue{Above: 10}, "more than 10 calls wait"},
		{&AgentsOn{Below: 1}, "no agent is logged on"},
		{&AgentsOn{Below: 9}, "fewer than 9 agents are logged on"},
		{&Probe{Timeout: 500 * des.Second / 1000}, "a synthetic call fails, or is not answered within 0.5s"},
		{&RealCalls{Failures: []string{"refused", "unanswered"}}, "a call is refused or unanswered"},
		{&Alarms{AtLeast: 2, Of: []string{"a", "b", "c"}}, "2 of the monitors a, b, c have their alarm on"},
	} {
		require.Equal(t, x.want, x.watch.Words())
	}
}
