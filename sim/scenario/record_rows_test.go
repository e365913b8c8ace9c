package scenario

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// failing is a file that cannot be read to its end.
type failing struct{ fs.File }

func (f failing) Read(p []byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: "/secret/calls.csv", Err: errors.New("input/output error")}
}

type failingFS struct{ fstest.MapFS }

func (f failingFS) Open(name string) (fs.File, error) {
	file, err := f.MapFS.Open(name)
	return failing{file}, err
}

// TestRecordsThatAreTooLarge, or cannot be read to their end, are refused: nothing is made of a part.
func TestRecordsThatAreTooLarge(t *testing.T) {
	_, err := loadRecord("time,service,region\n60,police,"+strings.Repeat("north", 20_000)+"\n", mayNight, "columns: none")
	require.ErrorContains(t, err, "calls.csv: line 2 is longer than 65,536 bytes")
	r := newRows(strings.NewReader("time\n1\n2\n3\n"))
	r.most = 3
	for r.next() {
	}
	require.Equal(t, "it has more than 3 lines: cut it to the time of the run", r.end)
	files := failingFS{fstest.MapFS{"calls.csv": {Data: []byte("time\n")}}}
	text := strings.NewReplacer("START", mayNight, "COLUMNS", "").Replace(recordedTown)
	_, err = LoadFrom(files, "town.yaml", []byte(text))
	require.ErrorContains(t, err, "input/output error")
	require.NotContains(t, err.Error(), "secret")
}

// TestRowsAgainstAnotherReader: whatever is written as CSV, with any separator, is read as it was written, but for the space
// around fields.
func TestRowsAgainstAnotherReader(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		comma := rapid.SampledFrom([]rune{',', ';', '\t'}).Draw(rt, "comma")
		field := rapid.StringOf(rapid.SampledFrom([]rune{'a', 'é', '"', ',', ';', ' ', '#', '1', '\t'}))
		rows := rapid.SliceOfN(rapid.SliceOfN(field, 3, 3), 1, 5).Draw(rt, "rows")
		for _, row := range rows {
			row[0] = strings.TrimLeft(row[0], "#") // a line that begins with it is a comment
		}
		rows = append([][]string{{"time", "service", "region"}}, rows...)
		var text bytes.Buffer
		w := csv.NewWriter(&text)
		w.Comma, w.UseCRLF = comma, rapid.Bool().Draw(rt, "CRLF")
		require.NoError(rt, w.WriteAll(rows))
		var got [][]string
		for r := newRows(&text); r.next(); {
			require.Empty(rt, r.wrong)
			var fields []string
			for _, f := range r.fields {
				fields = append(fields, string(f))
			}
			got = append(got, fields)
		}
		var want [][]string
		for _, row := range rows {
			for k := range row {
				row[k] = strings.TrimSpace(row[k])
			}
			if strings.Join(row, "") != "" {
				want = append(want, row)
			}
		}
		require.Equal(rt, want, got)
	})
}
