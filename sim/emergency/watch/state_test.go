package watch

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/random"
)

// TestAWindowIsTheLastSamples: against counting them one by one. The first sample is where counting begins.
func TestAWindowIsTheLastSamples(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		length := rapid.IntRange(1, 9).Draw(rt, "window")
		counts := rapid.SliceOf(rapid.Int64Range(0, 50)).Draw(rt, "counts")
		s := NewState(length)
		total := Count{}
		for i, c := range counts {
			total.Part += c / 2
			total.Of += c
			want := Count{}
			for _, c := range counts[max(0, i+1-length) : i+1] {
				want.Part += c / 2
				want.Of += c
			}
			got, isFull := s.Window(total)
			require.Equal(rt, i >= length, isFull)
			if isFull {
				require.Equal(rt, want, got)
			}
			s.Take(0)
		}
	})
}

// heard has a monitor hear verdicts, one a second, and tells what it does about its alarm: f and s are a failure and a
// success, - a sample that tells nothing, and what else a line may say is done between two samples.
func heard(t *testing.T, r Rules, line string) string {
	r.Failures, r.Successes = max(1, r.Failures), max(1, r.Successes)
	s := NewState(0)
	var out []byte
	for i, c := range []byte(line) {
		now := des.Time(i) * des.Second
		change := NoChange
		switch c {
		case 'f':
			change = s.Hear(&r, Amiss, s.Take(now), now)
		case 's':
			change = s.Hear(&r, Fine, s.Take(now), now)
		case '-':
			change = s.Hear(&r, Unknown, s.Take(now), now)
		case 'L':
			s.ListenAgain()
		case 'B':
			s.Muted = true
		case 'S':
			s.Muted = false
		case 'D':
			s.SetDark(true)
		case 'E':
			s.SetDark(false)
		case 'c':
			change = s.Cry(&r, now)
		case 'd':
			_, alarm := s.Due()
			change = s.Arrive(alarm)
		case 'q':
			change = s.Forget(&r, s.Failed())
		default:
			t.Fatalf("what is %c?", c)
		}
		out = append(out, ".DRCW"[change])
	}
	return string(out)
}

// TestAnAlarmByHand: R is raised, C cleared, W withheld, D will be due.
func TestAnAlarmByHand(t *testing.T) {
	moment, err := random.Constant(1.5)
	require.NoError(t, err)
	delayed := Rules{Delay: moment}
	for _, x := range []struct {
		name, line, want string
		rules            Rules
	}{
		{"at once", "fffsss", "R..C..", Rules{}},
		{"the third in a row, and the second", "ffsfff-ffssfss", ".....R....C...", Rules{Failures: 3, Successes: 2}},
		{"a success in between", "ffsffsff", "........", Rules{Failures: 3}},
		{"a failure in between", "fsfsfss", "R.....C", Rules{Successes: 2}},
		{"a false alarm stands until enough successes", "sscsfss", "..R...C", Rules{Failures: 9, Successes: 2}},
		{"a false alarm while one stands is none of its own", "fccs", "R..C", Rules{}},
		{"blind: withheld once, and raised when it sees again", "BffSfs", ".W..RC", Rules{}},
		{"blind: nobody hears that it is over", "fBsSs", "R...C", Rules{}},
		{"blind: one that is over by then is not raised", "BfsSf", ".W..R", Rules{}},
		{"a withheld alarm is not forgotten as people listen", "BfLfSf", ".W...R", Rules{}},
		{"dark: it forgets what it saw", "fDEff", "....R", Rules{Failures: 2}},
		{"dark: an alarm that stands is cleared by successes", "fDEs", "R..C", Rules{}},
		{"people listen again: the alarm lasts", "ffLfff", ".R..R.", Rules{Failures: 2}},
		{"people listen again: it is over", "fLs", "R.C", Rules{}},
		{"people listen again: what came before still counts", "ffLf", "...R", Rules{Failures: 3}},
		{"people listen again, twice", "fLfLfs", "R.R.RC", Rules{}},
		{"a delay", "ffds", "D.RC", delayed},
		{"a delay in which it clears", "fsd", "D..", delayed},
		{"a delay in which it clears and comes again", "fsfd", "D.DR", delayed},
		{"a delay, and blind when it is over", "fBdSs", "D.W..", delayed},
		{"a delay: what people heard stays heard", "fdLfs", "DR.RC", delayed},
		{"failures that are forgotten", "ffqff", ".....", Rules{Failures: 3}},
		{"an alarm that is forgotten", "ffq", ".RC", Rules{Failures: 2, Successes: 5}},
	} {
		require.Equal(t, x.want, heard(t, x.rules, x.line), "%s: %s", x.name, x.line)
	}
}

// TestTheFirstDelayDoesNotRaiseTheSecondAlarm: an alarm that has cleared and come again waits for its own delay.
func TestTheFirstDelayDoesNotRaiseTheSecondAlarm(t *testing.T) {
	minute, err := random.Constant(60)
	require.NoError(t, err)
	r, s := Rules{Failures: 1, Successes: 1, Delay: minute}, NewState(0)
	require.Equal(t, Delayed, s.Hear(&r, Amiss, s.Take(0), 0))
	_, first := s.Due()
	require.Equal(t, NoChange, s.Hear(&r, Fine, s.Take(des.Second), des.Second))
	require.Equal(t, Delayed, s.Hear(&r, Amiss, s.Take(2*des.Second), 2*des.Second))
	due, second := s.Due()
	require.Equal(t, 62*des.Second, due)
	require.Equal(t, NoChange, s.Arrive(first))
	require.Equal(t, Raised, s.Arrive(second))
}

// TestVerdictsOfBeforeTheDarkAreLost.
func TestVerdictsOfBeforeTheDarkAreLost(t *testing.T) {
	r, s := Rules{Failures: 1, Successes: 1}, NewState(0)
	sample := s.Take(0)
	s.SetDark(true)
	s.SetDark(false)
	require.Equal(t, NoChange, s.Hear(&r, Amiss, sample, des.Second))
	require.Equal(t, Raised, s.Hear(&r, Amiss, s.Take(2*des.Second), 2*des.Second))
}

// TestSamplesArePlanned: every, in doubt, alarmed, from the sample or the verdict. Each sample fails or not, and its verdict
// is known after a while; listed are the times of the samples in seconds.
func TestSamplesArePlanned(t *testing.T) {
	for _, x := range []struct {
		name     string
		rules    Rules
		verdicts string
		after    des.Time
		want     []float64
	}{
		{"steady", Rules{}, "sssss", 0, []float64{0, 10, 20, 30, 40}},
		{"failing", Rules{InDoubt: des.Second}, "sfsffs", 0, []float64{0, 10, 11, 21, 22, 23}},
		{"alarmed", Rules{InDoubt: des.Second, Alarmed: 30 * des.Second, Failures: 2, Successes: 2}, "fffssss", 0, []float64{0, 1, 31, 61, 62, 72, 82}},
		{"from the verdict", Rules{Waits: true}, "sfsf", 3 * des.Second, []float64{0, 13, 26, 39}},
		{"from the verdict, in doubt", Rules{Waits: true, InDoubt: des.Second}, "sfss", 3 * des.Second, []float64{0, 13, 17, 30}},
		{"the verdict comes after the shorter interval: at once", Rules{InDoubt: des.Second}, "fss", 3 * des.Second, []float64{0, 3, 4}},
		{"several under way", Rules{}, "fff", 25 * des.Second, []float64{0, 10, 20}},
	} {
		t.Run(x.name, func(t *testing.T) {
			r := x.rules
			r.Every, r.Failures, r.Successes = 10*des.Second, max(r.Failures, 3), max(1, r.Successes)
			if x.rules.Failures > 0 {
				r.Failures = x.rules.Failures
			}
			require.Equal(t, x.want, sampleTimes(&r, x.verdicts, x.after))
		})
	}
}

// sampleTimes plays a monitor by itself.
func sampleTimes(r *Rules, verdicts string, after des.Time) (times []float64) {
	type known struct {
		at     des.Time
		sample int
	}
	var pending []known
	s := NewState(0)
	next := s.Start(r)
	plan := func(now des.Time) {
		if at, isNews := s.Plan(r, now); isNews {
			next = at
		}
	}
	hear := func(now des.Time, sample int) {
		s.Hear(r, map[byte]Verdict{'f': Amiss, 's': Fine}[verdicts[sample]], sample, now)
	}
	for len(times) < len(verdicts) {
		if len(pending) > 0 && pending[0].at <= next {
			k := pending[0]
			pending = pending[1:]
			if r.Waits {
				s.Waited(k.at)
			}
			hear(k.at, k.sample)
			plan(k.at)
			continue
		}
		now := next
		times = append(times, now.Seconds())
		sample := s.Take(now)
		next = des.Never
		if after > 0 {
			pending = append(pending, known{now + after, sample})
		} else {
			hear(now, sample)
		}
		if after == 0 || !r.Waits {
			plan(now)
		}
	}
	return times
}

// TestThePhaseIsUniform on one interval, the same for the same key, and its own for each.
func TestThePhaseIsUniform(t *testing.T) {
	r := Rules{Every: 30 * des.Second, Phase: -1, Initial: des.Hour}
	const n, cells = 3000, 10
	counts, pairs := [cells]int{}, 0.0
	for i := range n {
		a, b := r.First(random.New(7, i).Key("monitor/a")), r.First(random.New(7, i).Key("monitor/b"))
		require.Equal(t, a, r.First(random.New(7, i).Key("monitor/a")))
		require.GreaterOrEqual(t, a, des.Hour)
		require.Less(t, a, des.Hour+r.Every)
		counts[(a-des.Hour)*cells/r.Every]++
		pairs += ((a-des.Hour).Seconds()/30 - 0.5) * ((b-des.Hour).Seconds()/30 - 0.5)
	}
	for _, c := range counts {
		require.InDelta(t, n/cells, c, 4.9*math.Sqrt(n/cells))
	}
	require.InDelta(t, 0, pairs/n, 4.9/12/math.Sqrt(n), "the phases of two monitors have nothing to do with each other")
	r.Phase = 7 * des.Second
	require.Equal(t, des.Hour+7*des.Second, r.First(random.New(7, 1).Key("monitor/a")))
}

// TestWhatAVerdictCosts: a busy tone costs nothing, silence its time-out, and an answer its wait.
func TestWhatAVerdictCosts(t *testing.T) {
	r := Rules{Timeout: 3 * des.Second}
	for _, x := range []struct {
		fate    Fate
		answer  des.Time
		verdict Verdict
		after   des.Time
	}{
		{Passes, 0, Fine, 0},
		{Passes, 3 * des.Second, Fine, 3 * des.Second},
		{Passes, 4 * des.Second, Amiss, 3 * des.Second},
		{Passes, des.Never, Amiss, 3 * des.Second},
		{Rejected, 0, Amiss, 0},
		{Rejected, 2 * des.Second, Amiss, 2 * des.Second},
		{Cut, des.Second, Amiss, des.Second},
		{Cut, 9 * des.Second, Amiss, 3 * des.Second},
		{Unheard, 0, Amiss, 3 * des.Second},
		{Rings, 0, Amiss, 3 * des.Second},
	} {
		verdict, after := r.Known(x.fate, x.answer)
		require.Equal(t, []any{x.verdict, x.after}, []any{verdict, after}, "%v %v", x.fate, x.answer)
	}
}

// TestWhatACallAmountsTo: where a cut is a failure, an answer is no success yet.
func TestWhatACallAmountsTo(t *testing.T) {
	plain, strict := Set(Blocked, Refused, Unanswered), Set(Refused, CutOff)
	want := map[Call][2]Verdict{
		Blocked: {Amiss, Unknown}, Refused: {Amiss, Amiss}, Unanswered: {Amiss, Unknown}, Abandoned: {Unknown, Unknown},
		CutOff: {Unknown, Amiss}, Answered: {Fine, Unknown}, Finished: {Unknown, Fine},
	}
	for call, verdicts := range want {
		require.Equal(t, verdicts, [2]Verdict{plain.Verdict(call), strict.Verdict(call)}, "%d", call)
	}
}
