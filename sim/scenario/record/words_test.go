package record

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency/demand"
)

// town is a reading whose services are said by a column.
func town(t *testing.T, columns Columns) Reading {
	how := day(t, columns)
	how.Aspects[Service] = Aspect{Names: []string{"police", "ambulance", "fire"}, IsSaid: true, Is: columns.Service}
	how.Aspects[Region] = Aspect{Names: []string{"everywhere"}}
	how.Aspects[Access] = Aspect{Names: []string{"any"}}
	return how
}

// TestWordsWithBeginnings: the whole word first, then the longest beginning, then others.
func TestWordsWithBeginnings(t *testing.T) {
	how := town(t, Columns{Caller: Caller{Column: None}, Service: &Column{
		Column: "problem", Values: Words{{"EMS: *", "ambulance"}, {"EMS: FIRE*", "fire"}, {"EMS: TEST", NoRequest}, {"*?", "drawn"}}, Others: "police", Empty: "drawn",
	}})
	got := read(t, how, "time,problem\n1,EMS: FALL\n2,EMS: FIRE ALARM\n3,EMS: TEST\n4,EMS: TESTED\n5,Burglary\n6,\n7,fire\n8,no-request\n9,Theft\n10,Burglary\n")
	require.Equal(t, []int8{1, 2, demand.Nothing, 1, 0, demand.Unsaid, 2, demand.Nothing, 0, 0}, got.Replay.Services)
	require.Equal(t, []string{
		`In calls.csv, column problem of 3 records has a word that is not listed, and means police by others: "Burglary", "Theft" (first in line 6).`,
		"In calls.csv, column problem of 1 record is empty, which means drawn (line 7).",
	}, got.Remarks)
}

// TestUnknownWordsAreOneMessage, the most frequent first, with how often and where.
func TestUnknownWordsAreOneMessage(t *testing.T) {
	how := town(t, Columns{Caller: Caller{Column: None}, Service: &Column{Column: "problem"}})
	require.Equal(t, ` column problem: 3 words are no service: "B" (3 records, first in line 3), "A" (1 record, first in line 2), "C" (1 record, first in line 6). Say what they mean in columns.service.values, or what all others mean in columns.service.others`,
		wrong(t, how, "time,problem\n1,A\n2,B\n3,B\n4,B\n5,C\n6,police\n"))
	require.Equal(t, ` column problem: no service is called "A"; it is in 2 records`, wrong(t, how, "time,problem\n1,A\n2,A\n"))
	var many strings.Builder
	many.WriteString("time,problem\n")
	for k := range 3000 {
		many.WriteString("1,w" + strings.Repeat("x", k%1200) + "\n")
	}
	said := wrong(t, how, many.String())
	require.Contains(t, said, "1,000 words or more are no service:")
	require.Contains(t, said, "and 980 more")
	require.Less(t, len(said), 3000)
	require.NotContains(t, said, "\n")
}

func TestNamesThatAreNotThere(t *testing.T) {
	for key, c := range map[string]*Column{
		"columns.service.values": {Column: "problem", Values: Words{{"A", "polcie"}}}, "columns.service.others": {Column: "problem", Others: "polcie"},
		"columns.service.empty": {Column: "problem", Empty: "polcie"}, "columns.service": {Column: "prolbem"},
	} {
		said := wrong(t, town(t, Columns{Service: c}), "time,problem\n1,A\n")
		require.True(t, strings.HasPrefix(said, key+" "), said)
	}
}

// TestOnly takes lists and beginnings; capitals matter.
func TestOnly(t *testing.T) {
	how := day(t, Columns{Caller: Caller{Column: None}, Only: Choices{{"queue", List{"EMS*", "Police"}}, {"event", List{"ENTER"}}}})
	got := read(t, how, "time,queue,event\n1,EMS north,ENTER\n2,Police,ENTER\n3,police,ENTER\n4,EMS,LEAVE\n5,Taxi,ENTER\n")
	require.Len(t, got.Replay.At, 2)
	require.Equal(t, []string{"In calls.csv, 3 records are left out: columns.only does not ask for them (first in line 4)."}, got.Remarks)
}

// TestWordsThatMeanNobody: those that are named are each a caller of their own; the usual ones are remarked on if there are
// several.
func TestWordsThatMeanNobody(t *testing.T) {
	const calls = "time,caller\n1,Anonymous\n2,ANONYMOUS\n3,0\n4,0\n5,0\n6,sip:anonymous@x\n7,07700 900123\n8,07700 900123\n9,\n"
	got := read(t, day(t, Columns{Caller: Caller{Nobody: List{"anonymous", "0", "sip:anonymous*"}}}), calls)
	require.Equal(t, []int{9, 8}, []int{got.Records, got.First})
	require.Equal(t, []string{
		"In calls.csv, 1 record is left out as the redial of a caller who is in the record already: redials come from the model (line 9).",
		"In calls.csv, 6 records name nobody, and are each taken for somebody else (first in line 2).",
	}, got.Remarks)
	got = read(t, day(t, Columns{}), calls)
	require.Equal(t, []int{9, 6}, []int{got.Records, got.First})
	require.Contains(t, strings.Join(got.Remarks, "\n"), `3 records have the caller "0" (first in line 4), which usually means that nobody is known.`)
	require.NotContains(t, strings.Join(got.Remarks, "\n"), "sip:")
	for word, is := range map[string]bool{
		"anonymous": true, "Withheld": true, "0": true, "000000": true, "9999999": true, "-": true, "N/A": true, "<sip:anonymous@anonymous.invalid>": true,
		"07700 900123": false, "112": false, "999": false, "Smith": false, "1": false, "100": false,
	} {
		require.Equal(t, is, SaysNobody(word), word)
	}
}

// TestLegsAreOneCall: the earliest record stands, what it leaves open a later one says; a call that began before the run is
// none of it.
func TestLegsAreOneCall(t *testing.T) {
	how := town(t, Columns{Call: "id", Caller: Caller{Column: "cli"}, Service: &Column{Column: "svc", Empty: "drawn"}})
	got := read(t, how, "time,id,cli,svc\n2023-06-24 23:59:59,old,9,police\n2023-06-25 00:00:01,old,9,police\n70,a,,fire\n60,a,,\n80,a,1,police\n90,,2,police\n91,,3,police\n100,b,1,police\n")
	require.Equal(t, []int32{60, 90, 91}, []int32{int32(got.Replay.At[0] / 1e6), int32(got.Replay.At[1] / 1e6), int32(got.Replay.At[2] / 1e6)})
	require.Equal(t, []int8{2, 0, 0}, got.Replay.Services)
	require.Equal(t, 4, got.Records)
	require.Equal(t, []string{
		"In calls.csv, 1 record is left out: it is from before or after the run (line 2).",
		"In calls.csv, 3 records are merged into the earliest of the same call (first in line 3).",
		"In calls.csv, 1 record is left out as the redial of a caller who is in the record already: redials come from the model (line 9).",
		"In calls.csv, column svc of 1 record is empty, which means drawn (line 5).",
	}, got.Remarks)
}

// TestClocksWithoutADate: times that go back, or a column with the date that nobody named, are remarked on.
func TestClocksWithoutADate(t *testing.T) {
	how := day(t, Columns{Caller: Caller{Column: None}})
	require.Equal(t, []string{
		`In calls.csv, the clock goes back in 1 place (first in line 4, from 23:10:00 to 00:10:00), and there is no date: all records are taken for one day. If they are of several, name the date column in columns.time.date.`,
	}, read(t, how, "time\n22:10:00\n23:10:00\n00:10:00\n").Remarks)
	require.Empty(t, read(t, how, "time\n23:10:00\n22:10:00\n00:10:00\n").Remarks, "the newest first")
	require.Equal(t, []string{
		`In calls.csv, the times of 2 records have no date, although there is a column "Call date". All records are taken for one day. Name it in columns.time.date.`,
	}, read(t, how, "Call date,time\n1999-01-01,22:10:00\n1999-01-02,23:10:00\n").Remarks)
}
