package text

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/reporttest"
)

// busy is an evening with everything that the sections on trouble and remedies tell.
func busy(t *testing.T, more ...string) *report.Document {
	t.Helper()
	return reporttest.DocumentOf(t, "first-steps", 8, append([]string{
		"trouble.power-cut.title=The *plug* is <out> & gone.",
		"trouble.crashes={on: platforms.main, at: 20:15, until: 21:45, mtbf: 20m, mttr: 1m, kind: down}",
		"trouble.rare={on: platforms.main, at: 18:10, for: 10m, chance: 50%, kind: reduced, agents: 50%}",
		"recovery.remedies.big-queue={title: More _room_, kind: queue-cap, platform: main, queue: 40 calls}",
		"recovery.remedies.gate={kind: call-gapping, gap: 1m, after: detected, for: 20m}",
		"recovery.remedies.call-101={kind: public-notice, diverts: 30%, at: 19:05, until: 20:00}",
		"world.platforms.spare.start-up={takes: 1m, fails: 50%}",
	}, more...)...)
}

func sectionOf(t *testing.T, text, title string) string {
	t.Helper()
	_, rest, found := strings.Cut(text, title+"\n")
	require.True(t, found, title)
	section, _, _ := strings.Cut(rest, "\n\n")
	return section
}

func TestTroubleInTheReport(t *testing.T) {
	d := busy(t)
	section := sectionOf(t, textOf(t, d), "TROUBLE")
	require.Contains(t, section, "power-cut: The *plug* is <out> & gone.\n")
	lines := reporttest.LinesOf(section)
	row := func(name string) string {
		for _, line := range lines {
			if strings.HasPrefix(line, name+" ") {
				return line
			}
		}
		return ""
	}
	require.Contains(t, row("power-cut"), "power-cut 19:00:00 ")
	require.Contains(t, row("crashes"), "crashes 20:35:00 21:39:00 4 4m 00s ", "after 20 minutes, and then every 21")
	require.Contains(t, section, "Began: the first time; ended: the last time; lasted: in all.")
	crashes, rare := d.Trouble[1], d.Trouble[2]
	require.Equal(t, report.Number(4), crashes.Times.Mean)
	require.Equal(t, report.Number(240), crashes.Lasted.Mean)
	require.Less(t, rare.Share, report.Number(1))
	require.Equal(t, rare.Times.Mean, rare.Share)
}

func TestRemediesInTheReport(t *testing.T) {
	d := busy(t)
	text := textOf(t, d)
	section := sectionOf(t, text, "REMEDIES")
	require.Contains(t, section, "big-queue: More _room_.\n")
	require.Contains(t, reporttest.LinesOf(section), "big-queue from the start – 4h 00m 00s")
	require.Contains(t, reporttest.LinesOf(section), "call-101 19:05:00 20:00:00 55m 00s")
	require.Regexp(t, `(?m)^ +call-101 +`+regexp.QuoteMeta(phrase.Counted(*d.Remedies[2].Moved))+" ", text, "a table too wide for the page goes on below")
	require.Positive(t, d.Remedies[1].TurnedAway.Mean)
	require.Contains(t, text, phrase.Counted(d.Remedies[1].TurnedAway))
	happened := sectionOf(t, text, "WHAT HAPPENED")
	require.NotContains(t, happened, "big-queue", "what stands from the start does not happen")
	for _, want := range []string{"call-101 begins", "call-101 ends", "gate begins", "the trouble is detected", ", by the public", "traffic goes to spare",
		"spare fails to start up, and is started again", "crashes begins for the first of 4 times"} {
		require.Contains(t, happened, want)
	}
	require.Contains(t, text, "Traffic was moved ")
	require.Contains(t, text, "The start-up of spare failed ")
	require.Contains(t, strings.Join(strings.Fields(text), " "), "From when traffic first went back until all was normal again, ")
}

// TestNamesAndTitlesAreHarmlessInMarkdown: in the sections on trouble and remedies, too.
func TestNamesAndTitlesAreHarmlessInMarkdown(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, WriteMarkdown(&out, busy(t), ""))
	require.Contains(t, out.String(), `- power-cut: The \*plug\* is &lt;out&gt; &amp; gone.`)
	require.Contains(t, out.String(), `- big-queue: More \_room\_.`)
	require.NotContains(t, out.String(), "<out>")

	d := &report.Document{Trouble: []report.Trouble{{Name: "a\x1b[31m", Title: "b\x1b[32m"}}}
	for _, b := range troubles(d) {
		require.NotContains(t, strings.Join(append(b.Lines, b.Rows[0]...), ""), "\x1b")
	}
}

func TestTrafficIsToldWithTheRemediesWhereThereIsNoRecovery(t *testing.T) {
	d := &report.Document{Remedies: []report.Remedy{{Name: "spill", Spells: report.Spells{Began: "18:00:00", Share: 1}}}, Traffic: report.Traffic{Moves: report.Estimate{N: 1, Mean: 2, Low: 2, High: 2}}}
	list := remedied(d)
	require.Contains(t, list[len(list)-1].Notes, "Traffic was moved 2 times.")
}

func TestNoRemediesNoSection(t *testing.T) {
	d := reporttest.ReferenceOf(t, "hull-2015-12-28").Document
	require.NotContains(t, textOf(t, d), "REMEDIES")
	require.NotContains(t, textOf(t, d), "Traffic was moved")
	require.NotContains(t, textOf(t, d), "traffic first went back")
}

// TestRemediesThatDidNothing are told of, with why: a strategy that never acted is no better than none.
func TestRemediesThatDidNothing(t *testing.T) {
	said := func(more ...string) string {
		return strings.Join(NeverActed(reporttest.DocumentOf(t, "first-steps", 4, append([]string{"recovery.detect.monitors.ping={watches: probe, on: platforms.main, every: 5s, alarm-after: 50 failures}"}, more...)...)), "\n")
	}
	const machine = "recovery.remedies.takeover={kind: automatic-switch, from: main, to: spare, if: [ping]}"
	text := said(machine, "trouble.power-cut={on: providers.network.routes.main, kind: down, tone: busy, at: 19:00, for: 30m}", "recovery.runbook={}", "recovery.failback={}")
	require.Contains(t, text, "The remedy takeover never acted. Its monitor ping never raised an alarm (it watches platforms.main, which was well)")
	text = said(machine, "trouble.power-cut={on: platforms.main, kind: slow, what: handling, times: 1.01, at: 19:00, for: 30m}")
	require.Contains(t, text, "The remedy takeover never acted. Its monitor ping never raised an alarm (it watches platforms.main)")
	require.NotContains(t, said(machine), "never acted")
	require.Contains(t, said("recovery.remedies.late={kind: queue-cap, platform: main, queue: 40 calls, after: detected, delay: 20h}"),
		"The remedy late never acted")
}
