package scenario

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/effort"
	"nines/sim/plan"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/wall"
)

// shiftables are the shiftable scenarios, loaded once. No test changes a document.
var shiftables map[string]*Document

// shiftable are the scenarios that can be shifted: those of the library and the good ones that have an onset and no record.
func shiftable(t testing.TB) map[string]*Document {
	if shiftables == nil {
		shiftables = allShiftable(t)
	}
	return maps.Clone(shiftables)
}

func allShiftable(t testing.TB) map[string]*Document {
	texts := corpus(t, "good")
	maps.Copy(texts, library(t))
	docs := map[string]*Document{}
	for name, text := range texts {
		doc, err := loadIn("good", name, text)
		require.NoError(t, err)
		if _, err := doc.base.Resolve(spec.Onset); err == nil && doc.World.Demand.From == "" {
			docs[name] = doc
		}
	}
	require.Greater(t, len(docs), 15)
	return docs
}

// onsetOf is when the trouble of a scenario begins.
func onsetOf(t require.TestingT, doc *Document) time.Time {
	at, err := doc.base.Resolve(spec.Onset)
	require.NoError(t, err)
	return doc.World.Start.Add(at.Duration())
}

// movedTo loads a scenario with its onset at a moment.
func movedTo(t require.TestingT, doc *Document, to time.Time) *Document {
	by, err := doc.wayTo(wall.Written(to))
	require.NoError(t, err)
	moved, err := doc.shifted(by)
	require.NoError(t, err)
	return moved
}

// requireSameTimes demands that all that happens, and all that is measured, is so many seconds after the start as in the file.
func requireSameTimes(t require.TestingT, want, got *plan.Plan, name string) {
	require.Equal(t, want.Trouble, got.Trouble, name)
	require.Equal(t, want.Recovery, got.Recovery, name)
	require.Equal(t, want.Measures.Windows(), got.Measures.Windows(), name)
	require.Equal(t, want.Network.Length, got.Network.Length, name)
}

// TestAShiftByNothingChangesNothing, to the byte.
func TestAShiftByNothingChangesNothing(t *testing.T) {
	docs := shiftable(t)
	for i, name := range slices.Sorted(maps.Keys(docs)) {
		if i%effort.Of(3, 1) > 0 {
			continue
		}
		doc := docs[name]
		text, err := os.ReadFile(filepath.Join("testdata/good", name))
		if err != nil {
			text, err = os.ReadFile(filepath.Join("../../scenarios", name))
		}
		require.NoError(t, err)
		same, err := LoadShifted(os.DirFS("testdata/good"), name, text, wall.Written(onsetOf(t, doc)))
		require.NoError(t, err, name)
		for _, strategy := range doc.StrategyNames() {
			want, err := doc.Effective(strategy)
			require.NoError(t, err)
			got, err := same.Effective(strategy)
			require.NoError(t, err)
			require.Equal(t, string(want), string(got), name)
			before, _ := doc.Plan(strategy)
			after, _ := same.Plan(strategy)
			require.Equal(t, before.Fingerprint, after.Fingerprint)
			require.Zero(t, after.Shift)
		}
	}
}

// TestAShiftByWeeksChangesOnlyDates: demand by the hour of the day and the week, rosters and everything else are the same,
// under every strategy, where no clocks change in between.
func TestAShiftByWeeksChangesOnlyDates(t *testing.T) {
	docs := shiftable(t)
	for i, name := range slices.Sorted(maps.Keys(docs)) {
		if i%effort.Of(2, 1) > 0 {
			continue
		}
		doc := docs[name]
		to := onsetOf(t, doc).AddDate(0, 0, 7)
		if to.Sub(onsetOf(t, doc)) != 7*24*time.Hour || changesClocks(doc) {
			continue
		}
		moved := movedTo(t, doc, to)
		require.Equal(t, doc.StrategyNames(), moved.StrategyNames())
		for _, strategy := range doc.StrategyNames() {
			want, _ := doc.Plan(strategy)
			got, _ := moved.Plan(strategy)
			requireSameTimes(t, want, got, name+" "+strategy)
			require.Equal(t, want.Network, got.Network, name)
			require.Equal(t, want.Start.AddDate(0, 0, 7), got.Start)
		}
		require.Equal(t, limits(doc), limits(moved), name)
		require.Equal(t, doc.Warnings(), moved.Warnings())
	}
}

// limits are what is expected, without how it is written.
func limits(doc *Document) []plan.Criterion {
	list := slices.Clone(doc.Criteria())
	for i := range list {
		list[i].Limit = ""
	}
	return list
}

// changesClocks reports whether the clocks change during the run, or a week later.
func changesClocks(doc *Document) bool {
	_, first := doc.World.Start.Zone()
	_, last := doc.World.Start.Add(doc.World.Run.Duration()).AddDate(0, 0, 7).Zone()
	return first != last
}

// TestAShiftKeepsEveryLength, wherever the trouble is moved to: also across a change of the clocks, to their two hours of the
// same name, and over a year's end. The file that explain prints says the same as the shifted scenario.
func TestAShiftKeepsEveryLength(t *testing.T) {
	docs, large := shiftable(t), library(t)
	maps.DeleteFunc(docs, func(name string, _ *Document) bool { return large[name] != nil }) // the library's take longer, and say no more
	names := slices.Sorted(maps.Keys(docs))
	effort.SetFlag(t, "rapid.checks", effort.Of(15, 100))
	rapid.Check(t, func(rt *rapid.T) {
		name := rapid.SampledFrom(names).Draw(rt, "scenario")
		doc := docs[name]
		moments := []time.Time{
			time.Date(2023, 10, 29, 0, 30, 0, 0, time.UTC), time.Date(2024, 3, 31, 0, 59, 0, 0, time.UTC), time.Date(2023, 12, 31, 23, 50, 0, 0, time.UTC),
			time.Date(2024, 2, 29, 12, 0, 0, 0, time.UTC),
		}
		to := rapid.SampledFrom(moments).Draw(rt, "near").Add(time.Duration(rapid.IntRange(-36*3600, 36*3600).Draw(rt, "after")) * time.Second).In(doc.World.Start.Location())
		moved := movedTo(rt, doc, to)
		require.True(rt, to.Equal(onsetOf(rt, moved)), "the onset is where it was wanted: %v", onsetOf(rt, moved))
		for _, strategy := range doc.StrategyNames() {
			want, _ := doc.Plan(strategy)
			got, _ := moved.Plan(strategy)
			requireSameTimes(rt, want, got, name)
			require.Equal(rt, want.Start.Add(got.Shift.Duration()).Unix(), got.Start.Unix())
			if strategy != doc.StrategyNames()[0] {
				continue
			}
			text, err := moved.Effective(strategy)
			require.NoError(rt, err)
			again, err := loadIn("good", "effective", text)
			require.NoError(rt, err, "%s", text)
			printed, _ := again.Plan(strategy)
			requireSameTimes(rt, got, printed, name)
			require.Equal(rt, got.Network, printed.Network, "%s: %s", name, to)
		}
	})
}

const clocked = `
scenario: clocked
title: What stays with the clock, and what moves
world:
  start: 2024-05-01 00:00 Europe/London
  run: 24h
  demand:
    first-calls: 600/h
    services: {police: 100%}
    profile: {00:00: 0.5, 12:00: 1.5}
    bursts: {pile-up: {at: [10:00, 11:00], callers: 30, over: 5m}}
  providers: {network: {routes: [main, spare]}}
  platforms:
    main: {centres: {hall: {07:00: 12, 19:00: 6}}, handling: 40s}
    spare: {role: backup, same-people-as: main, handling: 40s}
  control-rooms: {police: {}}
trouble:
  outage: {on: platforms.main, at: 09:00, back: {10:30: 50%, 13:00: 100%}, kind: down}
recovery: {detect: {agents-report: {after: 5 calls}}, remedies: {notice: {kind: public-notice, at: 09:30, until: 14:00, diverts: 10%}}}
study: {windows: {outage: 09:00-13:00, before: 08:00 to onset}}
expect: {soon: {measure: at.notice.begins, between: [09:15, 09:45]}, restored: {measure: recovery.restored, at-most: 14:30}}
strategies:
  as-happened: {}
  earlier: {recovery.remedies.notice.at: 09:05, trouble.outage.back: {10:30: 40%, 13:00: 100%}}
`

// TestAShiftMovesTroubleAndLeavesTheClock: by 14 h 50 min, over midnight.
func TestAShiftMovesTroubleAndLeavesTheClock(t *testing.T) {
	doc, err := Load("clocked.yaml", []byte(clocked))
	require.NoError(t, err)
	moved, err := LoadShifted(nil, "clocked.yaml", []byte(clocked), "23:50")
	require.NoError(t, err)
	for _, strategy := range []string{"as-happened", "earlier"} {
		want, _ := doc.Plan(strategy)
		got, _ := moved.Plan(strategy)
		requireSameTimes(t, want, got, strategy)
		require.Equal(t, "2024-05-01 14:50", got.Start.Format("2006-01-02 15:04"))
		rate := func(p *plan.Plan, clock int) float64 {
			at := time.Date(2024, 5, 1, clock, 0, 0, 0, p.Start.Location())
			return 3600 * p.Network.Demand.Sources[0].Rate.At(at.Sub(p.Start).Seconds())
		}
		require.InDelta(t, 900, rate(want, 12), 1e-6)
		require.InDelta(t, 900, rate(got, 24+12), 1e-6, "noon is the busiest hour, also of the next day")
		require.EqualValues(t, 12, got.Network.Centres[0].Roster[0].Agents, "14:50 is in the day shift")
		require.Equal(t, 4*time.Hour+10*time.Minute, got.Network.Centres[0].Roster[1].At.Duration(), "the night shift begins at 19:00")
		require.Equal(t, want.Network.Demand.Sources[1].Burst, got.Network.Demand.Sources[1].Burst, "incidents move")
	}
	text, err := moved.Effective("as-happened")
	require.NoError(t, err)
	for _, line := range []string{
		"start: 2024-05-01 14:50 Europe/London", "at: 2024-05-01 23:50", "2024-05-02 01:20: 50%", "2024-05-02 03:50: 100%", "outage: 2024-05-01 23:50 to 2024-05-02 03:50",
		"before: 2024-05-01 22:50 to onset", "between: [2024-05-02 00:05, 2024-05-02 00:35]", "at-most: 2024-05-02 05:20", "at: 2024-05-01 23:55", "07:00: 12",
	} {
		require.Contains(t, string(text), line)
	}
	require.Equal(t, doc.Criteria()[0].Low, moved.Criteria()[0].Low)
	require.Equal(t, doc.Criteria()[1].High, moved.Criteria()[1].High)
}

// TestShiftsThatCannotBe are refused in a sentence.
func TestShiftsThatCannotBe(t *testing.T) {
	least := string(corpus(t, "good")["least.yaml"])
	record := string(corpus(t, "good")["record.yaml"])
	for _, x := range []struct{ text, to, want string }{
		{least, "2024-01-01 00:00", "nothing to shift"},
		{record, "2024-01-01 00:00", "record"},
		{clocked, "noon", "expected a date and a clock time"},
		{clocked, "onset + 5m", "expected a date and a clock time"},
		{clocked, "2023-02-30 10:00", "there is no day 2023-02-30"},
		{clocked, "2023-03-26 01:30", "does not exist"},
		{clocked, "2023-10-29 01:30", "comes twice"},
	} {
		_, err := LoadShifted(os.DirFS("testdata/good"), "x.yaml", []byte(x.text), x.to)
		require.ErrorContains(t, err, x.want, x.to)
		require.ErrorContains(t, err, "--shift-to "+x.to)
	}
	for to, start := range map[string]string{"2023-10-29 01:30 +01:00": "2023-10-28 16:30 +0100", "2023-10-29 01:30 +00:00": "2023-10-28 17:30 +0100"} {
		moved, err := LoadShifted(nil, "x.yaml", []byte(clocked), to)
		require.NoError(t, err)
		require.Equal(t, start, moved.World.Start.Format("2006-01-02 15:04 -0700"))
	}
}

// TestAShiftOfWhatIsSet: what the command line sets moves, too.
func TestAShiftOfWhatIsSet(t *testing.T) {
	moved, err := LoadShifted(nil, "clocked.yaml", []byte(clocked), "2024-07-01 12:00", "trouble.outage.at=08:30", "study.windows={all: 07:00-13:00}")
	require.NoError(t, err)
	p, _ := moved.Plan("")
	require.Equal(t, "2024-07-01 03:30", p.Start.Format("2006-01-02 15:04"), "the onset was at 08:30")
	require.Equal(t, 7*time.Hour, p.Measures.Windows()[3].From.Duration())
}
