package scenario

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/plan"
)

// recordedTown is a town whose callers come from a record.
const recordedTown = `scenario: town
title: A town
world:
  start: START
  run: 24h
  demand:
    from: calls.csv
    COLUMNS
    services: [police, ambulance]
    regions: [north, south]
    access: {mobile: 90%, fixed: 10%}
  providers: {network: {access: [mobile, fixed], routes: [main]}}
  platforms: {main: {centres: {town-hall: 5}, handling: 30s}}
  control-rooms: {police: {call-takers: 20, one-per: region}, ambulance: {call-takers: 20}}
`

const mayNight = "2024-05-01 00:00 Europe/London"

// loadRecord loads the town with a record.
func loadRecord(calls, start, columns string, more ...string) (*Document, error) {
	text := strings.NewReplacer("START", start, "COLUMNS", columns).Replace(recordedTown) + strings.Join(more, "")
	return LoadFrom(fstest.MapFS{"calls.csv": {Data: []byte(calls)}}, "town.yaml", []byte(text))
}

// recorded is the plan of the town with a record.
func recorded(t testing.TB, calls, start, columns string) *plan.Plan {
	t.Helper()
	doc, err := loadRecord(calls, start, columns)
	require.NoError(t, err)
	plan, err := doc.Plan("")
	require.NoError(t, err)
	return plan
}

func replayOf(p *plan.Plan) *emergency.Replay { return p.Network.Demand.Sources[0].Replay }

// TestFormsOfARecord: separators, line ends, marks and quotes of all kinds make the same record.
func TestFormsOfARecord(t *testing.T) {
	const plain = "time,who,service,region\n60,a,police,north\n61,b,no-request,south\n62,,ambulance,south\n"
	want := recorded(t, plain, mayNight, "columns: {caller: who}")
	require.Equal(t, &emergency.Replay{
		At: []des.Time{60 * des.Second, 61 * des.Second, 62 * des.Second}, Services: []int8{0, emergency.Nothing, 1}, Regions: []int16{0, 1, 1},
	}, replayOf(want))
	for name, text := range map[string]string{
		"semicolons": strings.ReplaceAll(plain, ",", ";"), "tabs": strings.ReplaceAll(plain, ",", "\t"), "CRLF": strings.ReplaceAll(plain, "\n", "\r\n"),
		"mark": "\uFEFF" + plain, "no last line end": strings.TrimSuffix(plain, "\n"), "spaces": strings.ReplaceAll(plain, ",", " , "),
		"pipes": strings.ReplaceAll(plain, ",", "|"), "empty lines": strings.Replace(plain, "\n61", "\n\n,,,\n61", 1),
		"quotes": strings.ReplaceAll(strings.ReplaceAll(plain, "police", `"police"`), "time", `"time"`),
		"others": "x;time;who;service;region\n\"a \"\"b\"\"; c\";60;a;police;north\nb \"c\";61;b;no-request;south\n;62;;ambulance;south\n",
		"order":  "region,time,who,service\nsouth,62,,ambulance\nsouth,61,b,no-request\nnorth,60,a,police\nnorth,63,a,ambulance\n",
	} {
		got := recorded(t, text, mayNight, "columns: {caller: who}")
		require.Equal(t, want.Network, got.Network, name)
		require.Equal(t, want.Fingerprint, got.Fingerprint, name)
	}
}

// TestFirstCallsOfARecord: of each caller the first in the run; those of one time in the order of the file; whoever is not
// named is somebody else.
func TestFirstCallsOfARecord(t *testing.T) {
	const calls = "time,caller,service,region\n90,a,police,north\n50,b,police,north\n50,a,ambulance,south\n50,b,ambulance,north\n70,,police,north\n70,,police,south\n86400,c,police,north\n" +
		"2024-05-02 00:00:00,d,police,north\n2024-04-30T22:59:59.9Z,e,police,north\n"
	r := recorded(t, calls, mayNight, "columns: none")
	require.Equal(t, []des.Time{50 * des.Second, 50 * des.Second, 70 * des.Second, 70 * des.Second}, replayOf(r).At)
	require.Equal(t, []int8{0, 1, 0, 0}, replayOf(r).Services)
	require.Equal(t, []int16{0, 1, 0, 1}, replayOf(r).Regions)
	require.Equal(t, []int{6, 4, 2}, []int{r.Record.Records, r.Record.First, r.Record.Busiest})
	require.Equal(t, []string{
		"In calls.csv, 3 records are left out: they are from before or after the run (first in line 8).",
		"In calls.csv, 2 records are left out as redials of a caller who is in the record already: redials come from the model (first in line 5).",
	}, r.Record.Remarks)
	all := recorded(t, calls, mayNight, "columns: {caller: none}")
	require.Len(t, replayOf(all).At, 6)
}

// TestSharesOfARecord are those by which others are drawn: whom surges and bursts add, and of whom the record does not say.
// The rate of an hour is how many came in it.
func TestSharesOfARecord(t *testing.T) {
	const calls = "time,service,region\n0,police,north\n1,police,?\n2,ambulance,north\n3,,north\n5400,police,south\n"
	p := recorded(t, calls, mayNight, "columns: {service: {column: service, empty: no-request}, region: {column: region, values: {'?': drawn}}}")
	d := &p.Network.Demand
	require.Equal(t, []emergency.Named{{Name: "police", Share: 0.75}, {Name: "ambulance", Share: 0.25}}, d.Services)
	require.Equal(t, []emergency.Named{{Name: "north", Share: 0.75}, {Name: "south", Share: 0.25}}, d.Regions)
	require.Equal(t, []emergency.Named{{Name: "mobile", Share: 0.9}, {Name: "fixed", Share: 0.1}}, d.Accesses)
	require.InDelta(t, 0.2, d.NoRequest, 1e-12)
	require.Equal(t, []int16{0, emergency.Unsaid, 0, 0, 1}, replayOf(p).Regions)
	require.Nil(t, replayOf(p).Accesses)
	rate := d.Sources[0].Rate
	require.InDelta(t, 5, rate.Cumulative(86400), 1e-9)
	require.InDelta(t, 4/3600., rate.At(60), 1e-12)
	require.InDelta(t, 1/3600., rate.At(3600), 1e-12)
	require.Zero(t, rate.At(7200))
	require.Equal(t, []int32{15, 5}, []int32{p.Network.Rooms[0].CallTakers, p.Network.Rooms[1].CallTakers}, "call takers are shared out by the record")
}

// TestWhereNobodyWantsAnything the services are alike, for those whom a burst adds.
func TestWhereNobodyWantsAnything(t *testing.T) {
	p := recorded(t, "time,service,region\n0,no-request,north\n", mayNight, "columns: none")
	require.Equal(t, []emergency.Named{{Name: "police", Share: 0.5}, {Name: "ambulance", Share: 0.5}}, p.Network.Demand.Services)
	require.InDelta(t, 1, p.Network.Demand.NoRequest, 1e-12)
}

// TestFingerprintOfARecord: what is in it, as far as it is replayed, and not how it is written and what its columns are called.
func TestFingerprintOfARecord(t *testing.T) {
	const calls = "time,service,region\n60,police,north\n61,ambulance,south\n"
	want := recorded(t, calls, mayNight, "columns: none").Fingerprint
	require.Equal(t, want, recorded(t, "at;region;svc;x\n00:01:01;south;ambulance;1\n00:01:00;north;police;2\n", mayNight, "columns: {time: at, service: svc}").Fingerprint)
	require.Equal(t, want, recorded(t, calls+"86400,police,north\n", mayNight, "columns: {caller: none}").Fingerprint)
	for _, other := range []string{
		strings.Replace(calls, "61", "61.000001", 1), strings.Replace(calls, "ambulance", "police", 1), strings.Replace(calls, "south", "north", 1),
		strings.Replace(calls, "ambulance", "no-request", 1), calls + "61,ambulance,south\n",
	} {
		require.NotEqual(t, want, recorded(t, other, mayNight, "columns: none").Fingerprint, other)
	}
}

// TestARecordIsReadOnce, whatever the number of strategies under which it is read in the same way.
func TestARecordIsReadOnce(t *testing.T) {
	files := counting{fstest.MapFS{"calls.csv": {Data: []byte("time,service,region\n60,police,north\n")}}, map[string]int{}}
	text := strings.NewReplacer("START", mayNight, "COLUMNS", "columns: {caller: none}").Replace(recordedTown) +
		"strategies: {one: {}, two: {world.platforms.main.centres.town-hall: 6}, later: {world.run: 23h}}\n"
	doc, err := LoadFrom(files, "town.yaml", []byte(text))
	require.NoError(t, err)
	require.Equal(t, map[string]int{"calls.csv": 2}, files.opened, "once for a run of 24 hours, and once for one of 23")
	require.Equal(t, []string{"later is not compared with one: it runs for another time. Run it by itself: nines run SCENARIO --strategy later"}, doc.Warnings())
}

// TestWarningsOfARecord: what is left out is told, once for all strategies.
func TestWarningsOfARecord(t *testing.T) {
	calls := "time,service,region,access\n60,police,north,mobile\n99999,police,north,mobile\n" + strings.Repeat("61,police,north,fixed\n", 101)
	for columns, want := range map[string][]string{
		"columns: none": {
			"In calls.csv, 1 record is left out: it is from before or after the run (line 3).",
			"In calls.csv, there is no column caller, so all records are taken for first calls. Name the column in columns.caller, or write none there.",
			"In calls.csv, the column access is not used, because shares are given. Write the names alone for the record to say it.",
		},
		"columns: {caller: access, access: none}": {
			"In calls.csv, 1 record is left out: it is from before or after the run (line 3).",
			"In calls.csv, 100 records are left out as redials of a caller who is in the record already: redials come from the model (first in line 5).",
			"In calls.csv, 101 of 102 records have the caller \"fixed\". They are taken for one person, and all but the first for redials. If it is no person, write `caller: {column: access, nobody: ['fixed']}`.",
		},
	} {
		doc, err := loadRecord(calls, mayNight, columns, "strategies: {one: {}, two: {world.platforms.main.centres.town-hall: 6}}\n")
		require.NoError(t, err)
		require.Equal(t, want, doc.Warnings())
	}
}
