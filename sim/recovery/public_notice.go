package recovery

import (
	"fmt"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
	"nines/sim/words"
)

// PublicNotice tells the public something: "call 101 instead", "do not call again", "keep trying", or "the service is back",
// which brings calls of people who test whether it is. All were seen in the outages of 2022 to 2024. Several may be out at
// once. For each person the latest notice holds; when it ends, the earlier ones hold again. Notices with the same share
// reach the same people. Helped people count as helped by the other number. The others have lost time and may call
// the emergency number. Test calls come fastest at first: their rate falls exponentially, to a twentieth.
type PublicNotice struct {
	Diverts   *float64             `yaml:"diverts" unit:"share" doc:"Share of people who want help and hear the notice, and call another number instead of calling or redialling."`
	Number    *string              `yaml:"number" enum:"right,wrong" doc:"right: the other number helps, as lines and answers say. wrong: it helps nobody. Without it, right."`
	Lines     *int32               `yaml:"lines" min:"1" max:"1000000" doc:"How many calls the other number can take at once. Callers without a free line get no help. Without it, unlimited."`
	Takes     *random.Distribution `yaml:"takes" unit:"duration" doc:"How long a call to the other number holds its line or costs its caller. Without it, no time."`
	Answers   *float64             `yaml:"answers" unit:"share" doc:"Share of the people with a free line that the other number helps. Without it, 100%."`
	Otherwise *Otherwise           `yaml:"otherwise" doc:"What people do when the other number does not help. Without it, they give up."`
	Damps     *float64             `yaml:"damps" unit:"share" doc:"Do not call: share of the other redials that are not made."`
	Keeps     *float64             `yaml:"keep-trying" unit:"share" doc:"Keep trying: share of callers who would give up but call again instead, if they have a call left."`
	Reaches   *Reached             `yaml:"reaches" doc:"Who hears it. Without it, everybody."`
	TestCalls *int32               `yaml:"test-calls" unit:"calls" max:"1000000" doc:"Calls of people who test whether the service works. They need no help, do not redial, and are counted apart."`
	TestOver  *des.Time            `yaml:"test-over" unit:"duration" positive:"true" doc:"The time after the notice in which the test calls come. Without it, 30m. They come fastest at first: 55% in the first quarter of it, 26% in the second, 12% in the third, 6% in the last."`
}

// Otherwise is what people do when the other number does not help.
type Otherwise struct {
	Calls float64              `yaml:"call" unit:"share" short:"true" required:"true" doc:"Share of them who call the emergency number. The others give up."`
	After *random.Distribution `yaml:"after" unit:"duration" doc:"How long after that. Without it, at once."`
}

// Reached is who hears a notice.
type Reached struct {
	Regions []string `yaml:"regions" doc:"People in these regions. Without it, in all."`
	Access  []string `yaml:"access" doc:"People who call over one of these. Without it, over any."`
	Share   float64  `yaml:"share" unit:"share" default:"100%" doc:"Share of these people: the same ones throughout."`
}

var _ Kind = (*PublicNotice)(nil)

// Plan implements Kind.
func (k *PublicNotice) Plan(n Names) Planned {
	if k.Diverts == nil && k.Damps == nil && k.Keeps == nil && k.TestCalls == nil {
		n.Complain("", "this does not say what people do after they hear it: add diverts, damps, keep-trying or test-calls")
	}
	k.checkNumber(n)
	switch {
	case k.TestOver != nil && k.TestCalls == nil:
		n.Complain("test-over", "there are no test calls: add test-calls, or leave test-over out")
	case k.Damps != nil && k.Keeps != nil && *k.Damps > 0 && *k.Keeps > 0:
		n.Complain("keep-trying", "the notice asks people both to call again and not to: leave out keep-trying or damps")
	}
	id := n.Remedy()
	if id >= emergency.MostNotices {
		n.Complain("", "this is beyond the first %[1]d remedies, where public notices must stand: move it up", emergency.MostNotices)
	}
	notice := k.notice(n, id)
	if notice.Diverts > 0 {
		n.Forewarn()
	}
	return standsOver(nil, func(o *emergency.Orders) { o.Publish(id, notice) }, func(o *emergency.Orders) { o.Withdraw(id) })
}

// checkNumber complains of what is said about the other number, if the notice gives none or a wrong one.
func (k *PublicNotice) checkNumber(n Names) {
	for _, said := range []struct {
		key string
		is  bool
	}{{"number", k.Number != nil}, {"lines", k.Lines != nil}, {"takes", k.Takes != nil}, {"answers", k.Answers != nil}, {"otherwise", k.Otherwise != nil}} {
		switch wrong := k.isWrong() && (said.key == "lines" || said.key == "answers"); {
		case said.is && k.Diverts == nil:
			n.Complain(said.key, "the notice gives no other number: add diverts (the share of people who call it), or leave this out")
		case said.is && wrong:
			n.Complain(said.key, "a wrong number helps nobody: leave this out, or write number: right")
		}
	}
}

func (k *PublicNotice) isWrong() bool { return k.Number != nil && *k.Number == "wrong" }

// notice is what the model is told, with an ID.
func (k *PublicNotice) notice(n Names, id int) *emergency.Notice {
	to := &emergency.Notice{Remedy: int16(id), Diverts: orNone(k.Diverts), Damps: orNone(k.Damps), Keeps: orNone(k.Keeps), TestsIn: k.testOver()}
	to.Number.Wrong = k.isWrong()
	if k.Lines != nil {
		to.Number.Lines = *k.Lines
	}
	if k.Takes != nil {
		to.Number.Takes = *k.Takes
	}
	if k.Answers != nil {
		to.Number.Unanswered = 1 - *k.Answers
	}
	if x := k.Otherwise; x != nil {
		to.Number.Instead = x.Calls
		if x.After != nil {
			to.Number.After = *x.After
		}
	}
	if k.TestCalls != nil {
		to.Tests = *k.TestCalls
	}
	if r := k.Reaches; r != nil {
		if r.Regions != nil && len(r.Regions) == 0 {
			n.Complain("reaches.regions", "the list is empty: name the people who hear the notice, or leave it out if all do")
		}
		if r.Access != nil && len(r.Access) == 0 {
			n.Complain("reaches.access", "the list is empty: name the people who hear the notice, or leave it out if all do")
		}
		to.Reach.Regions = among(r.Regions, len(n.Network().Demand.Regions), func(i int, name string) int { return n.Region(fmt.Sprintf("reaches.regions[%d]", i+1), name) })
		to.Reach.Accesses = among(r.Access, len(n.Network().Demand.Accesses), func(i int, name string) int { return n.Access(fmt.Sprintf("reaches.access[%d]", i+1), name) })
		to.Reach.Misses = 1 - r.Share
	}
	return to
}

// among is a list that says which of so many are named; nil if none is.
func among(names []string, of int, index func(i int, name string) int) []bool {
	if names == nil {
		return nil
	}
	list := make([]bool, of)
	for i, name := range names {
		if at := index(i, name); at >= 0 {
			list[at] = true
		}
	}
	return list
}

func orNone(share *float64) float64 {
	if share == nil {
		return 0
	}
	return *share
}

func (k *PublicNotice) testOver() des.Time {
	if k.TestOver != nil {
		return *k.TestOver
	}
	return 30 * des.Minute
}

// Costs implements Kind.
func (*PublicNotice) Costs() string {
	return "A press office at any hour, and lines for the other number. Some people hear the notice who had no reason to call."
}

// Words implements Kind.
func (k *PublicNotice) Words() string {
	var does []string
	say := func(format string, args ...any) { does = append(does, fmt.Sprintf(format, args...)) }
	if k.Diverts != nil {
		number := "another number"
		if k.isWrong() {
			number = "a wrong number"
		}
		say("%.4g %% of people who want help call %s", 100**k.Diverts, number)
	}
	if k.Lines != nil {
		say("The number has %d lines", *k.Lines)
	}
	if k.Takes != nil {
		say("A call to it takes %s", words.Average(*k.Takes))
	}
	if k.Answers != nil {
		say("It helps %.4g %% of the people who find a line free", 100**k.Answers)
	}
	if x := k.Otherwise; x != nil {
		say("Of the people it does not help, %.4g %% call the emergency number", 100*x.Calls)
	}
	if k.Damps != nil {
		say("%.4g %% of the other redials are not made", 100**k.Damps)
	}
	if k.Keeps != nil {
		say("%.4g %% of callers who would give up call again", 100**k.Keeps)
	}
	if k.TestCalls != nil {
		say("%d people test the number within %s, more than half of them in the first quarter of it", *k.TestCalls, words.Length(k.testOver()))
	}
	return "a public notice is out" + k.Reaches.words() + ": " + strings.Join(does, ". ")
}

// words says who hears it, to follow "is out".
func (r *Reached) words() string {
	if r == nil {
		return ""
	}
	text := ", heard"
	if r.Share < 1 {
		text += fmt.Sprintf(" by %.4g %% of people", 100*r.Share)
	}
	if r.Regions != nil {
		text += " in " + strings.Join(r.Regions, ", ")
	}
	if r.Access != nil {
		text += " over " + strings.Join(r.Access, ", ")
	}
	return strings.TrimSuffix(text, ", heard")
}
