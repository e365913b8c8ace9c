package dataset

import (
	"bytes"
	"encoding/csv"
	"io"
	"math"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/stretchr/testify/require"
)

// seats is a tidy table with cells of every kind, some of them empty, and a text that a spreadsheet would run.
func seats() Tidy {
	return Tidy{
		Name: "curve", About: "One row for each number of seats.",
		Columns: []Column{
			{"seats", Integer, "seats", "The seats.", ""}, {"share", Number, "share", "The share of good days.", "It was not simulated."},
			{"note", Text, "", "A remark.", ""}, {"is_enough", Flag, "", "Whether they are enough.", ""}, {"at", Instant, "", "When.", ""},
		},
		Rows: [][]any{{100, 0.6, nil, false, int64(0)}, {int64(115), math.NaN(), "=1+1", true, int64(1e6)}},
	}
}

func studyFiles(t *testing.T, s *StudyTables) written {
	t.Helper()
	w := written{}
	require.NoError(t, s.Write(w.create))
	return w
}

// TestTablesOfAStudy: CSV and Parquet have the same cells, and the dictionary has every column.
func TestTablesOfAStudy(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	require.NoError(t, err)
	s := &StudyTables{Kind: "solve", Version: "0.1.0", Zone: london, Tables: []Tidy{seats()}}
	w := studyFiles(t, s)
	names := []string{}
	for _, name := range s.Names() {
		require.Contains(t, w, name)
		names = append(names, name)
	}
	require.Len(t, w, len(names))
	own := seats()
	own.Name = "solve_curve"
	require.Contains(t, studyFiles(t, &StudyTables{Kind: "solve", Zone: london, Tables: []Tidy{own}}), "data/solve_curve.csv")
	require.Equal(t, "seats,share,note,is_enough,at\n100,0.6,,FALSE,1970-01-01T01:00:00+01:00\n115,,'=1+1,TRUE,1970-01-01T01:00:01+01:00\n", w["data/solve_curve.csv"].String())
	rows, err := csv.NewReader(w["data/solve_dictionary.csv"]).ReadAll()
	require.NoError(t, err)
	require.Equal(t, []string{"solve_curve", "2", "share", "number", "share", "The share of good days.", "It was not simulated."}, rows[2])
	require.Equal(t, []string{"solve_curve", "3", "note", "text", "", "A remark.", "There is no value."}, rows[3], "an empty cell is described")
	require.Equal(t, "solve_dictionary", rows[len(rows)-1][0], "it describes itself")

	file, err := parquet.OpenFile(bytes.NewReader(w["data/solve_curve.parquet"].Bytes()), int64(w["data/solve_curve.parquet"].Len()))
	require.NoError(t, err)
	require.EqualValues(t, 2, file.NumRows())
	read := make([]parquet.Row, 2)
	n, err := parquet.NewReader(file).ReadRows(read)
	require.True(t, n == 2 && (err == nil || err == io.EOF))
	require.EqualValues(t, 115, read[1][0].Int64())
	require.True(t, read[1][1].IsNull())
	require.Equal(t, "=1+1", read[1][2].String())

	files := []File{{Name: "data/solve_curve.csv"}, {Name: "solve.json"}}
	s.Mark(files)
	require.Equal(t, "solve_curve", files[0].Table)
	require.EqualValues(t, 2, *files[0].Rows)
	require.Empty(t, files[1].Table)
}

// TestMistakesInTidyTables: a table that does not fit its description is a mistake in the program.
func TestMistakesInTidyTables(t *testing.T) {
	for _, row := range [][]any{{100}, {"x", 0.6, nil, false, nil}, {100, 1, nil, false, nil}, {100, 0.6, 5, false, nil}, {100, 0.6, nil, "yes", nil}, {100, 0.6, nil, false, []int{}}} {
		own := seats()
		own.Rows = append(own.Rows, row)
		s := &StudyTables{Kind: "solve", Zone: time.UTC, Tables: []Tidy{own}}
		require.Panics(t, func() { _ = s.Write(written{}.create) }, "%v", row)
	}
}

func named(names ...string) (list []File) {
	for _, n := range names {
		list = append(list, File{Name: n})
	}
	return list
}

func namesOf(files []File) (list []string) {
	for _, f := range files {
		list = append(list, f.Name)
	}
	return list
}

// TestStudiesBesideARun: a study and a run of one scenario share a folder, and neither takes the files of the other.
func TestStudiesBesideARun(t *testing.T) {
	base := Manifest{Version: "1", Scenario: "town", Seed: 4, Start: "a", End: "b", Strategies: []Strategy{{Name: "x", Fingerprint: "1"}}}
	run := base
	run.Files = named("comparison.json", "report.html", "data/ledger.csv")
	run.Put(Study{Kind: "explore", Files: named("explore.json", "data/explore_inputs.csv", "report.html")})
	require.Equal(t, []string{"comparison.json", "data/ledger.csv"}, namesOf(run.Files), "the page is the study's now")
	run.Put(Study{Kind: "solve", Files: named("solve.json", "report.html")})
	run.Put(Study{Kind: "explore", Files: named("explore.json", "report.html")})
	require.Equal(t, []string{"comparison.json", "data/ledger.csv", "solve.json", "explore.json", "report.html"}, namesOf(run.All()))
	require.True(t, run.Lists("solve.json"))
	run.Replace(File{Name: "solve.json", Bytes: 7})
	require.EqualValues(t, 7, run.Studies[0].Files[0].Bytes)

	again := base
	again.Files = named("report.json", "report.html")
	again.TakeStudies(&run)
	require.Equal(t, []string{"report.json", "solve.json", "explore.json", "report.html"}, namesOf(again.All()), "the page has the studies, too")
	require.Equal(t, []string{"report.json"}, namesOf(again.OfRun()), "a rerun makes the rest again")
	require.Equal(t, []string{"data/ledger.csv"}, run.Gone(&again))

	other := base
	other.Strategies = []Strategy{{Name: "x", Fingerprint: "2"}}
	other.Files = named("report.json")
	other.TakeStudies(&run)
	require.Empty(t, other.Studies, "they are of another scenario")
	require.Equal(t, []string{"data/ledger.csv", "solve.json", "explore.json"}, run.Gone(&other))
}

// TestOnlyFilesOfStudiesGo: a manifest that somebody changed cannot have other files deleted.
func TestOnlyFilesOfStudiesGo(t *testing.T) {
	m := Manifest{Studies: []Study{{Kind: "solve", Files: named("../solve.json", "/etc/solve.json", "thesis.md", "report.html", "data/../solve.json", "solve.json", "data/solve_curve.parquet")}}}
	require.Equal(t, []string{"solve.json", "data/solve_curve.parquet"}, m.Gone(&Manifest{}))
}

// TestWhatARerunCompares: the files of what the manifest's command made.
func TestWhatARerunCompares(t *testing.T) {
	m := Manifest{Files: named("report.json"), Run: &Ran{Command: []string{"run"}}, Studies: []Study{{Kind: "solve", Files: named("solve.json")}}}
	require.Equal(t, []string{"report.json"}, namesOf(m.OfRun()))
	m.Files, m.Run.Command = nil, []string{"solve"}
	require.Equal(t, []string{"solve.json"}, namesOf(m.OfRun()))
}
