package table

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
	"pgregory.net/rapid"
)

// all reads a file to its end.
func all(t require.TestingT, file io.Reader) (rows [][]string, r *Rows) {
	s, err := Open(file)
	require.NoError(t, err)
	for r = s.Rows(); r.Next(); {
		require.Empty(t, r.Wrong)
		rows = append(rows, r.Texts())
	}
	return rows, r
}

// encodings are those in which a file may be written, and what is written before the text.
var encodings = map[string]struct {
	code encoding.Encoding
	mark string
}{
	"UTF-8": {encoding.Nop, ""}, "UTF-8 with a mark": {encoding.Nop, "\uFEFF"}, "Windows-1252": {charmap.Windows1252, ""}, "Latin-1": {charmap.ISO8859_1, ""},
	"UTF-16 little": {unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "\uFEFF"}, "UTF-16 big": {unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "\uFEFF"},
}

// TestRowsAgainstAnotherWriter: whatever is written as CSV, with any separator, line end, encoding and compression, is read as
// it was written, except for the space around values.
func TestRowsAgainstAnotherWriter(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		field := rapid.StringOf(rapid.SampledFrom([]rune{'a', 'é', '"', ',', ';', ' ', '#', '1', '\t', '|', '\n'}))
		rows := rapid.SliceOfN(rapid.SliceOfN(field, 3, 3), 1, 5).Draw(rt, "rows")
		rows = append([][]string{{"time", "service", "region"}}, rows...)
		var text bytes.Buffer
		w := csv.NewWriter(&text)
		w.Comma, w.UseCRLF = rapid.SampledFrom([]rune{',', ';', '\t', '|'}).Draw(rt, "comma"), rapid.Bool().Draw(rt, "CRLF")
		require.NoError(rt, w.WriteAll(rows))
		as := encodings[rapid.SampledFrom([]string{"UTF-8", "UTF-8 with a mark", "Windows-1252", "Latin-1", "UTF-16 little", "UTF-16 big"}).Draw(rt, "encoding")]
		var file bytes.Buffer
		_, err := io.Copy(&file, transform.NewReader(strings.NewReader(as.mark+text.String()), as.code.NewEncoder()))
		require.NoError(rt, err)
		if rapid.Bool().Draw(rt, "gzip") {
			file = packed(file.Bytes())
		}
		got, _ := all(rt, &file)
		var want [][]string
		for _, row := range rows {
			for k := range row {
				row[k] = strings.TrimSpace(strings.ReplaceAll(row[k], "\r\n", "\n"))
			}
			if strings.Join(row, "") != "" {
				want = append(want, row)
			}
		}
		require.Equal(rt, want, got)
	})
}

func packed(text []byte) (file bytes.Buffer) {
	w := gzip.NewWriter(&file)
	_, _ = w.Write(text)
	w.Close()
	return file
}

// TestPlaces: a value is found in its line, in characters, where a quoted value went over several lines, too.
func TestPlaces(t *testing.T) {
	s, err := Open(strings.NewReader("a,b,c\nx,\"é\nü\",z\n1,2,3\n"))
	require.NoError(t, err)
	r := s.Rows()
	require.True(t, r.Next())
	require.True(t, r.Next())
	require.Equal(t, Place{2, 3, 3, "x,\"é"}, r.Place(1))
	require.Equal(t, Place{3, 4, 1, "ü\",z"}, r.Place(2))
	require.True(t, r.Next())
	require.Equal(t, Place{4, 5, 1, "1,2,3"}, r.Place(2))
}

// TestHashesAreData: a row that begins with # is a row, such as a number withheld by *31#.
func TestHashesAreData(t *testing.T) {
	rows, _ := all(t, strings.NewReader("caller,t\n#31#0612345678,17:41:00\n"))
	require.Equal(t, [][]string{{"caller", "t"}, {"#31#0612345678", "17:41:00"}}, rows)
}

func TestWhatExcelWritesFirst(t *testing.T) {
	rows, r := all(t, strings.NewReader("sep=;\na,b;c\n1;2\n"))
	require.Equal(t, [][]string{{"a,b", "c"}, {"1", "2"}}, rows)
	require.Equal(t, "semicolon", r.Separator())
}

// TestMixedEncodings: nobody can say what the letters of a file are that is UTF-8 in one line and something else in another.
func TestMixedEncodings(t *testing.T) {
	s, err := Open(strings.NewReader("n\nZürich\nGen\xe8ve\n"))
	require.NoError(t, err)
	r := s.Rows()
	for r.Next() {
	}
	require.Equal(t, "line 3 is neither UTF-8 nor Windows-1252: save the file with the encoding UTF-8", r.End)
	rows, r := all(t, strings.NewReader("n\nGen\xe8ve \x80\n"))
	require.Equal(t, [][]string{{"n"}, {"Genève €"}}, rows)
	require.Equal(t, 2, r.Foreign())
}

// failing is a file that cannot be read to its end.
type failing struct{ from io.Reader }

func (f failing) Read(p []byte) (int, error) {
	if n, err := f.from.Read(p); err == nil {
		return n, nil
	}
	return 0, &fs.PathError{Op: "read", Path: "/secret/calls.csv", Err: errors.New("input/output error")}
}

// TestFilesThatAreTooLarge, or cannot be read to their end, say so: nothing is made of a part.
func TestFilesThatAreTooLarge(t *testing.T) {
	for end, file := range map[string]io.Reader{
		"line 2 is longer than 65,536 bytes: is this a text with a line for each call?": strings.NewReader("time\n" + strings.Repeat("north", 20_000) + "\n"),
		"it cannot be read: input/output error":                                         failing{strings.NewReader(strings.Repeat("time\n", 50_000))},
	} {
		s, err := Open(file)
		require.NoError(t, err)
		r := s.Rows()
		for r.Next() {
		}
		require.Equal(t, end, r.End)
	}
	_, err := Open(failing{strings.NewReader("")})
	require.EqualError(t, err, "it cannot be read: input/output error")
	s, err := Open(strings.NewReader("time\n1\n2\n3\n"))
	require.NoError(t, err)
	s.feed.(*textFeed).most = 3
	r := s.Rows()
	for r.Next() {
	}
	require.Equal(t, "it has more than 3 lines: cut it to the time of the run", r.End)
}

// endless is a file without an end and without a line.
type endless struct{}

func (endless) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// TestFilesWithoutAnEnd are given up early.
func TestFilesWithoutAnEnd(t *testing.T) {
	_, err := Open(endless{})
	require.ErrorContains(t, err, "no text")
	l := &limited{from: strings.NewReader("too long"), left: 3}
	text, err := io.ReadAll(l)
	require.ErrorIs(t, err, errTooLong)
	require.Equal(t, "too", string(text))
}

// TestAnOpenQuote is told in the line where it stands, and swallows no more than some lines.
func TestAnOpenQuote(t *testing.T) {
	s, err := Open(strings.NewReader("a,b\n\"1,2\n" + strings.Repeat("3,4\n", 200)))
	require.NoError(t, err)
	r := s.Rows()
	require.True(t, r.Next())
	require.True(t, r.Next())
	require.Equal(t, openQuote, r.Wrong)
	require.Equal(t, 2, r.Number)
	require.True(t, r.Next())
	require.Empty(t, r.Wrong)
}
