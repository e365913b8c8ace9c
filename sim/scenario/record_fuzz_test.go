package scenario

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/emergency"
	"nines/sim/plan"
	"nines/sim/scenario/scenariotest"
	"nines/sim/scenario/yamldoc"
)

// FuzzRecord gives the town any record at all: it neither panics nor hangs, and says what is wrong in the order of the file,
// harmlessly, and not at endless length.
func FuzzRecord(f *testing.F) {
	for _, kind := range []string{"good", "bad"} {
		for _, text := range records(f, kind) {
			f.Add(text, "columns: none")
		}
	}
	f.Add([]byte("time,caller\n60,\"a\"\"\"\n\"\n#\n61"), "columns: {service: {column: caller, empty: drawn}}")
	f.Fuzz(func(t *testing.T, calls []byte, columns string) {
		doc, err := loadRecord(string(calls), mayNight, strings.ReplaceAll(columns, "\n", " "))
		if err == nil {
			plan, err := doc.Plan("")
			require.NoError(t, err)
			if plan.Record != nil {
				checkReplay(t, plan)
			}
			return
		}
		var problems yamldoc.Problems
		require.ErrorAs(t, err, &problems)
		scenariotest.CheckProblems(t, problems)
		require.LessOrEqual(t, len(err.Error()), 40_000)
	})
}

// checkReplay demands that a record is in the order of time, within the run, and points at names that there are.
func checkReplay(t testing.TB, p *plan.Plan) {
	r, d := replayOf(p), &p.Network.Demand
	require.NotEmpty(t, r.At)
	require.True(t, slices.IsSorted(r.At))
	require.True(t, r.At[0] >= 0 && r.At[len(r.At)-1] < p.Network.Length)
	for k := range r.At {
		if r.Services != nil {
			require.True(t, r.Services[k] >= emergency.Nothing && int(r.Services[k]) < len(d.Services))
		}
		if r.Regions != nil {
			require.True(t, r.Regions[k] >= emergency.Unsaid && int(r.Regions[k]) < len(d.Regions))
		}
		if r.Accesses != nil {
			require.True(t, r.Accesses[k] >= emergency.Unsaid && int(r.Accesses[k]) < len(d.Accesses))
		}
	}
}

// records are the files of testdata that are records of calls.
func records(t testing.TB, kind string) map[string][]byte {
	names, err := filepath.Glob(filepath.Join("testdata", kind, "record-*.csv"))
	require.NoError(t, err)
	require.NotEmpty(t, names)
	texts := map[string][]byte{}
	for _, name := range names {
		texts[name], err = os.ReadFile(name)
		require.NoError(t, err)
	}
	return texts
}

// TestNoMutationOfARecordPanics, as neither does that of a scenario.
func TestNoMutationOfARecordPanics(t *testing.T) {
	texts := records(t, "good")
	var all [][]byte
	for _, name := range inOrder(texts) {
		all = append(all, texts[name])
	}
	whole, err := os.ReadFile("testdata/good/record.yaml")
	require.NoError(t, err)
	r, right := rand.New(rand.NewPCG(5, 6)), 0
	tries := effort.Of(40, 400)
	for range tries {
		calls := all[0]
		for range 1 + r.IntN(2) {
			calls = mutate(r, calls, all)
		}
		doc, err := LoadFrom(fstest.MapFS{"record-calls.csv": {Data: calls}, "record-plain.csv": {Data: all[1]}}, "record.yaml", whole)
		if err != nil {
			var problems yamldoc.Problems
			require.ErrorAs(t, err, &problems)
			scenariotest.CheckProblems(t, problems)
			continue
		}
		plan, err := doc.Plan("")
		require.NoError(t, err)
		checkReplay(t, plan)
		right++
	}
	require.Greater(t, right, tries/8)
}

// BenchmarkAMillionRecords is how long it takes to read the calls of a month.
func BenchmarkAMillionRecords(b *testing.B) {
	var text bytes.Buffer
	text.WriteString("id;answered_at;svc;region;cli\n")
	from := time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)
	for k := range 1_000_000 {
		at := from.Add(time.Duration(k) * 2678 * time.Millisecond)
		fmt.Fprintf(&text, "%d;%s;%s;%s;07%09d\n", k, at.Format("2006-01-02 15:04:05.000"), []string{"POL", "AMB"}[k%2], []string{"north", "south"}[k/3%2], k*7919%600_000)
	}
	const columns = "columns: {time: answered_at, service: {column: svc, values: {POL: police, AMB: ambulance}}, caller: cli}"
	calls := strings.Replace(recordedTown, "run: 24h", "run: 31d", 1)
	files := fstest.MapFS{"calls.csv": {Data: text.Bytes()}}
	b.ReportAllocs()
	for b.Loop() {
		doc, err := LoadFrom(files, "town.yaml", []byte(strings.NewReplacer("START", mayNight, "COLUMNS", columns).Replace(calls)))
		require.NoError(b, err)
		plan, err := doc.Plan("")
		require.NoError(b, err)
		require.Equal(b, 600_000, plan.Record.First)
	}
}
