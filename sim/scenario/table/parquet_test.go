package table

import (
	"bytes"
	"os"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/stretchr/testify/require"
)

type parquetCall struct {
	ID     int64     `parquet:"id"`
	At     time.Time `parquet:"at,timestamp(millisecond)"`
	Caller *string   `parquet:"caller,optional"`
	Wait   float64   `parquet:"wait"`
	OK     bool      `parquet:"ok"`
	Day    int32     `parquet:"day,date"`
	Raw    string    `parquet:"raw,zstd"`
}

// TestParquetIsATable: names first, then a row for each record, over all groups of rows; nothing stands for null.
func TestParquetIsATable(t *testing.T) {
	who := "07700 900123"
	at := time.Date(2023, 6, 25, 6, 24, 10, 5e8, time.UTC)
	var file bytes.Buffer
	w := parquet.NewGenericWriter[parquetCall](&file)
	for k := range int64(600) {
		c := parquetCall{ID: k, At: at.Add(time.Duration(k) * time.Second), Wait: 0.5, OK: true, Day: 19533, Raw: "a,b"}
		if k == 0 {
			c.Caller = &who
		}
		_, err := w.Write([]parquetCall{c})
		require.NoError(t, err)
		if k%250 == 249 {
			require.NoError(t, w.Flush())
		}
	}
	require.NoError(t, w.Close())
	rows, r := all(t, bytes.NewReader(file.Bytes()))
	require.Equal(t, "Parquet", r.Form())
	require.Len(t, rows, 601)
	require.Equal(t, []string{"id", "at", "caller", "wait", "ok", "day", "raw"}, rows[0])
	require.Equal(t, []string{"0", "2023-06-25T06:24:10.5Z", who, "0.5", "true", "2023-06-25", "a,b"}, rows[1])
	require.Equal(t, []string{"599", "2023-06-25T06:34:09.5Z", "", "0.5", "true", "2023-06-25", "a,b"}, rows[600])

	for k := range 300 { // whatever is damaged in it ends in a sentence
		broken := bytes.Clone(file.Bytes())
		broken[len(broken)-1-k] ^= 0x5a
		s, err := Open(bytes.NewReader(broken))
		if err != nil {
			continue
		}
		for r := s.Rows(); r.Next(); {
		}
	}
}

// TestParquetFromAStream cannot be read: it is read from its end.
func TestParquetFromAStream(t *testing.T) {
	_, err := Open(bytes.NewBufferString("PAR1....PAR1"))
	require.ErrorContains(t, err, "name the file itself")
}

// TestParquetWithBrotli: the program has the decoder alone, and reads what the original encoder wrote.
func TestParquetWithBrotli(t *testing.T) {
	file, err := os.ReadFile("testdata/brotli.parquet")
	require.NoError(t, err)
	rows, _ := all(t, bytes.NewReader(file))
	require.Len(t, rows, 401)
	require.Equal(t, []string{"399", "the caller of call 159201 was connected to the ambulance service, and then the police"}, rows[400])
}
