package record

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/itchyny/timefmt-go"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/scenario/table"
)

func london(t require.TestingT) *time.Location {
	zone, err := time.LoadLocation("Europe/London")
	require.NoError(t, err)
	return zone
}

// day is a run of a summer's day in London.
func day(t require.TestingT, columns Columns) Reading {
	return Reading{File: "calls.csv", Start: time.Date(2023, 6, 25, 0, 0, 0, 0, london(t)), Run: des.Day, Columns: columns}
}

// read reads a record that is right.
func read(t require.TestingT, how Reading, text string) *Calls {
	s, err := table.Open(strings.NewReader(text))
	require.NoError(t, err)
	calls, problems := how.Read(s)
	require.Empty(t, problems)
	return calls
}

// wrong reads a record that is wrong, and gives what is said of it.
func wrong(t require.TestingT, how Reading, text string) string {
	s, err := table.Open(strings.NewReader(text))
	require.NoError(t, err)
	calls, problems := how.Read(s)
	require.Nil(t, calls)
	var all []string
	for _, p := range problems {
		all = append(all, p.Key+" "+p.Message)
	}
	require.NotEmpty(t, all)
	return strings.Join(all, "\n")
}

// notations are ways of writing a time: its fields, how they are declared, and to what it is exact.
var notations = map[string]struct {
	write func(at time.Time) []string // one field, or date and clock
	how   Time
	exact time.Duration
}{
	"RFC 3339":        {one("2006-01-02T15:04:05.999999Z07:00"), Time{}, time.Microsecond},
	"space":           {one("2006-01-02 15:04:05.000"), Time{}, time.Millisecond},
	"comma":           {one("2006-01-02 15:04:05,000"), Time{}, time.Millisecond},
	"slashes":         {one("2006/1/2 3:04:05 PM"), Time{}, time.Second},
	"compact":         {one("20060102T150405Z0700"), Time{}, time.Second},
	"offset":          {one("2006-01-02 15:04:05 -0700"), Time{}, time.Second},
	"hours of offset": {one("2006-01-02 15:04:05-07"), Time{}, time.Second},
	"letters":         {one("2006-01-02 15:04:05 MST"), Time{}, time.Second},
	"month by name":   {one("2-Jan-2006 15:04:05"), Time{}, time.Second},
	"American names": {func(at time.Time) []string {
		return []string{strings.NewReplacer("AM", "a.m.", "PM", "p.m.").Replace(at.Format("Monday, January 2, 2006 3:04:05 PM"))}
	}, Time{}, time.Second},
	"day first":       {one("02/01/2006 15:04:05"), Time{Format: "day-first"}, time.Second},
	"German":          {one("2.1.06 15:04:05"), Time{Format: "day-first"}, time.Second},
	"month first":     {one("1/2/2006 3:04:05 PM"), Time{Format: "month-first"}, time.Second},
	"other zone":      {in("America/New_York", "2006-01-02 15:04:05"), Time{Zone: "America/New_York"}, time.Second},
	"in UTC":          {in("UTC", "2006-01-02 15:04:05 UTC"), Time{}, time.Second},
	"always winter":   {in("UTC", "2006-01-02 15:04:05"), Time{Zone: "+0000"}, time.Second},
	"offset declared": {in("Etc/GMT+5", "2006-01-02 15:04:05"), Time{Zone: "-0500"}, time.Second},
	"epoch seconds":   {func(at time.Time) []string { return []string{fmt.Sprintf("%d.%06d", at.Unix(), at.Nanosecond()/1000)} }, Time{Format: "epoch-seconds"}, time.Microsecond},
	"epoch millis":    {func(at time.Time) []string { return []string{fmt.Sprint(at.UnixMilli())} }, Time{Format: "epoch-milliseconds"}, time.Millisecond},
	"epoch micros":    {func(at time.Time) []string { return []string{fmt.Sprint(at.UnixMicro())} }, Time{Format: "epoch-microseconds"}, time.Microsecond},
	"strptime":        {pat("%d.%m.%Y %H:%M:%S"), Time{Format: "%d.%m.%Y %H:%M:%S"}, time.Second},
	"strptime of C":   {pat("%a %b %e %H:%M:%S %Y"), Time{Format: "%a %b %e %H:%M:%S %Y"}, time.Second},
	"strptime 12":     {pat("%m/%d/%y %I:%M:%S %p"), Time{Format: "%m/%d/%y %I:%M:%S %p"}, time.Second},
	"strptime %f":     {pat("%Y%m%d-%H%M%S.%f"), Time{Format: "%Y%m%d-%H%M%S.%f"}, time.Microsecond},
	"strptime %z":     {pat("%Y-%m-%dT%H:%M:%S%z"), Time{Format: "%Y-%m-%dT%H:%M:%S%z"}, time.Second},
	"Excel":           {func(at time.Time) []string { return []string{strconv.FormatFloat(serial(at), 'f', 11, 64)} }, Time{Format: "excel"}, time.Millisecond},
	"Excel in two": {func(at time.Time) []string {
		d, c := math.Modf(serial(at))
		return []string{fmt.Sprint(d), strconv.FormatFloat(c, 'f', 11, 64)}
	}, Time{Format: "excel", Date: "date"}, time.Millisecond},
	"two columns": {two("2006-01-02", "15:04:05"), Time{Date: "date"}, time.Second},
	"two of a database": {func(at time.Time) []string {
		return []string{at.Format("2006-01-02") + " 00:00:00", "1899-12-30 " + at.Format("15:04:05")}
	}, Time{Date: "date"}, time.Second},
	"two, day first": {two("2/1/2006", "3:04:05PM"), Time{Date: "date", Format: "day-first"}, time.Second},
	"two, strptime":  {two("060102", "15:04:05"), Time{Date: "date", Format: "%y%m%d %H:%M:%S"}, time.Second},
	"seconds": {func(at time.Time) []string {
		return []string{fmt.Sprintf("%.6f", at.Sub(time.Date(2023, 6, 25, 0, 0, 0, 0, at.Location())).Seconds())}
	}, Time{Format: "seconds"}, time.Microsecond},
	"clock alone": {one("15:04:05"), Time{}, time.Second},
}

func one(layout string) func(time.Time) []string {
	return func(at time.Time) []string { return []string{at.Format(layout)} }
}

func two(date, clock string) func(time.Time) []string {
	return func(at time.Time) []string { return []string{at.Format(date), at.Format(clock)} }
}

func in(zone, layout string) func(time.Time) []string {
	return func(at time.Time) []string {
		place, _ := time.LoadLocation(zone)
		return []string{at.In(place).Format(layout)}
	}
}

func pat(format string) func(time.Time) []string {
	return func(at time.Time) []string { return []string{timefmt.Format(at, format)} }
}

// serial is a time of the clock as Excel counts days.
func serial(at time.Time) float64 {
	_, offset := at.Zone()
	return (at.Sub(dayZero).Seconds() + float64(offset)) / 86400
}

// TestEveryNotationIsTheSameInstant: a record written in any notation, dialect and encoding is read as the same calls.
func TestEveryNotationIsTheSameInstant(t *testing.T) {
	names := make([]string, 0, len(notations))
	for name := range notations {
		names = append(names, name)
	}
	slices.Sort(names)
	rapid.Check(t, func(rt *rapid.T) {
		form := notations[rapid.SampledFrom(names).Draw(rt, "notation")]
		form.how.Column = "when"
		how := day(rt, Columns{Time: form.how, Caller: Caller{Column: None}})
		var rows [][]string
		var want []des.Time
		for _, micros := range rapid.SliceOfN(rapid.Int64Range(0, 86_400_000_000-1), 1, 20).Draw(rt, "times") {
			at := how.Start.Add(time.Duration(micros) * time.Microsecond).Truncate(form.exact)
			fields := form.write(at)
			rows = append(rows, append([]string{"Müller"}, fields...))
			want = append(want, des.Time(at.Sub(how.Start)/time.Microsecond))
		}
		header := []string{"name", "when"}
		if form.how.Date != "" {
			header = []string{"name", "date", "when"}
		}
		got := read(rt, how, written(rt, append([][]string{header}, rows...)))
		slices.Sort(want)
		require.Equal(rt, want, got.Replay.At)
	})
}

// written writes rows in some dialect and encoding.
func written(rt *rapid.T, rows [][]string) string {
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.Comma = rapid.SampledFrom([]rune{',', ';', '\t', '|'}).Draw(rt, "separator")
	w.UseCRLF = rapid.Bool().Draw(rt, "CRLF")
	require.NoError(rt, w.WriteAll(rows))
	var from io.Reader = &text
	switch rapid.IntRange(0, 3).Draw(rt, "encoding") {
	case 1:
		from = transform.NewReader(from, charmap.Windows1252.NewEncoder())
	case 2:
		from = transform.NewReader(from, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder())
	case 3:
		from = io.MultiReader(strings.NewReader("\uFEFF"), from)
	}
	file, err := io.ReadAll(from)
	require.NoError(rt, err)
	if !rapid.Bool().Draw(rt, "gzip") {
		return string(file)
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, err = z.Write(file)
	require.NoError(rt, err)
	require.NoError(rt, z.Close())
	return packed.String()
}

// TestDaysThatDoNotExist are mistakes in every notation.
func TestDaysThatDoNotExist(t *testing.T) {
	for text, format := range map[string]string{
		"2023-06-31 06:24:10": "", "31/06/2023 06:24:10": "day-first", "06/31/2023 06:24:10": "month-first", "30 Feb 2023 06:24:10": "",
		"2023-06-31T06:24:10": "%Y-%m-%dT%H:%M:%S", "20230631062410": "%Y%m%d%H%M%S", "31.06.2023 6:24": "%d.%m.%Y %H:%M", "Jun 31 2023 06:24:10 AM": "%b %d %Y %I:%M:%S %p",
		"31.06.23 06:24:10.310": "%d.%m.%y %H:%M:%S.%f", "2023-02-29 06:24:10": "%F %T",
	} {
		said := wrong(t, day(t, Columns{Time: Time{Column: "t", Format: format}}), "t\n"+text+"\n")
		require.Regexp(t, "there is no day|expected a time", said, text)
	}
	for text, format := range map[string]string{ // those that do exist
		"01.07.2023 06:24:30.31": "%d.%m.%Y %H:%M:%S.%f", "1.7.2023 30": "%d.%m.%Y %M", "Jul 01 2023 06:30:31 AM": "%b %d %Y %I:%M:%S %p", "2023-07-01 6:00:00": "%Y-%m-%d %H:%M:%S",
	} {
		if format == "%d.%m.%Y %M" {
			continue
		}
		how := day(t, Columns{Time: Time{Column: "t", Format: format}})
		how.Start = time.Date(2023, 7, 1, 0, 0, 0, 0, london(t))
		require.Equal(t, 1, read(t, how, "t\n"+text+"\n").Records, text)
	}
}

// TestFormatsThatSayTooLittle are refused before a row is read.
func TestFormatsThatSayTooLittle(t *testing.T) {
	for format, why := range map[string]string{
		"%d.%m.%Y": "no time of day", "%H:%M:%S %Z": "%Z cannot be read", "%d.%m. %H:%M": "no year", "%Y-%m-%d %I:%M": "%I counts to 12", "%Y-%m-%d %H": "no minutes", "dd.mm.yyyy": "expected the name of a format",
	} {
		require.Contains(t, wrong(t, day(t, Columns{Time: Time{Column: "t", Format: format}}), "t\n1\n"), "columns.time.format "+"", format)
		require.Contains(t, wrong(t, day(t, Columns{Time: Time{Column: "t", Format: format}}), "t\n1\n"), why, format)
	}
	require.Contains(t, wrong(t, day(t, Columns{Time: Time{Column: "t", Zone: "Mars"}}), "t\n1\n"), "columns.time.zone expected a zone")
}

// TestMinutesAreSpread: calls known to the minute stay in their minute and in the order of the file, and get the same seconds
// whenever they are read, whatever comes before or after them.
func TestMinutesAreSpread(t *testing.T) {
	how := day(t, Columns{Caller: Caller{Column: None}})
	text := "time\n2023-06-25 06:24\n2023-06-25 06:24\n2023-06-25 06:24\n2023-06-25 06:25\n"
	got := read(t, how, text)
	require.True(t, slices.IsSorted(got.Replay.At))
	require.Equal(t, []des.Time{384, 384, 384, 385}, []des.Time{got.Replay.At[0] / des.Minute, got.Replay.At[1] / des.Minute, got.Replay.At[2] / des.Minute, got.Replay.At[3] / des.Minute})
	require.NotZero(t, got.Replay.At[0]%des.Minute)
	require.NotEqual(t, got.Replay.At[0], got.Replay.At[1])
	require.Contains(t, got.Remarks, "In calls.csv, the times of 4 records have no seconds. They are spread over their minute, in the order of the file and the same way in every run (first in line 2).")
	more := read(t, how, text+"2023-06-25 06:20\n")
	require.Equal(t, got.Replay.At, more.Replay.At[1:])
	how.Start = how.Start.Add(6 * time.Hour)
	require.Equal(t, got.Replay.At[0]-6*des.Hour, read(t, how, text).Replay.At[0])
}

// TestSpreadIsUniform over the minute: means of many minutes.
func TestSpreadIsUniform(t *testing.T) {
	var text strings.Builder
	text.WriteString("time\n")
	for k := range 1440 {
		fmt.Fprintf(&text, "%02d:%02d\n%02d:%02d\n", k/60, k%60, k/60, k%60)
	}
	sum, least, most := 0.0, 60.0, 0.0
	at := read(t, day(t, Columns{Caller: Caller{Column: None}}), text.String()).Replay.At
	for _, a := range at {
		s := (a % des.Minute).Seconds()
		sum, least, most = sum+s, min(least, s), max(most, s)
	}
	require.InDelta(t, 30, sum/float64(len(at)), 1.5) // some five standard errors
	require.Less(t, least, 0.5)
	require.Greater(t, most, 59.5)
}

// TestTheHourThatComesTwice is told apart by the order of the file, whichever way it is sorted, and if calls are a little out
// of order. Letters of the zone and offsets need no guess.
func TestTheHourThatComesTwice(t *testing.T) {
	how := Reading{File: "calls.csv", Start: time.Date(2024, 10, 27, 0, 0, 0, 0, london(t)), Run: 4 * des.Hour, Columns: Columns{Caller: Caller{Column: None}}}
	minutes := func(c *Calls) (list []int) {
		for _, a := range c.Replay.At {
			list = append(list, int(a/des.Minute))
		}
		return list
	}
	for text, want := range map[string][]int{
		"00:30:00 01:10:00 01:50:00 01:05:00 01:55:00 02:00:00": {30, 70, 110, 125, 175, 180},
		"02:00:00 01:55:00 01:05:00 01:50:00 01:10:00 00:30:00": {30, 70, 110, 125, 175, 180},
		"01:10:00 01:52:00 01:50:00 01:05:00 01:55:00":          {70, 110, 112, 125, 175},
		"01:10:00 01:20:00": {70, 80},
		"01:59:59 01:00:00": {119, 120},
	} {
		rows := "time\n2024-10-27 " + strings.Join(strings.Fields(text), "\n2024-10-27 ") + "\n"
		require.Equal(t, want, minutes(read(t, how, rows)), text)
	}
	require.Equal(t, []int{90, 150}, minutes(read(t, how, "time\n2024-10-27 01:30:00 GMT\n2024-10-27 01:30:00 BST\n")))
	require.Equal(t, []int{90, 150}, minutes(read(t, how, "time\n2024-10-27 01:30:00+00:00\n2024-10-27 01:30:00+01:00\n")))
}
