package table

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"nines/sim/words"
)

// parquetFeed reads the rows of a Parquet file as if they were lines: the first one has the names of the columns.
type parquetFeed struct {
	from    parquet.Rows
	columns []parquetColumn
	buffer  []parquet.Row
	ready   []parquet.Row // of the buffer, not given yet
	number  int
	groups  []parquet.RowGroup
	scratch []byte
}

// parquetColumn is a column, and how its values are written as text.
type parquetColumn struct {
	name string
	text func(to []byte, v parquet.Value) []byte
}

// mostParquet is the size of a file that is held in memory because its place cannot be chosen freely.
const mostParquet = 1 << 30

// openParquet makes the file the source of rows. Parquet is read from its end, so the file must allow reading anywhere.
func (s *Source) openParquet(file io.Reader) (err error) {
	defer func() { // the library trusts the file more than we may
		if fault := recover(); fault != nil {
			err = fmt.Errorf("this is a damaged Parquet file: %v", fault)
		}
	}()
	from, size, err := anywhere(file)
	if err != nil {
		return err
	}
	open, err := parquet.OpenFile(from, size, parquet.SkipBloomFilters(true))
	if err != nil {
		return fmt.Errorf("this is a damaged Parquet file: %w", err)
	}
	f := &parquetFeed{groups: open.RowGroups(), buffer: make([]parquet.Row, 256)}
	for _, field := range open.Schema().Fields() {
		if !field.Leaf() || field.Repeated() {
			return NotRecord{"a Parquet file with values within values (column " + field.Name() + ")", "write a flat table, with one value for each column"}
		}
		f.columns = append(f.columns, parquetColumn{field.Name(), textOf(field.Type())})
	}
	s.note("Parquet")
	s.feed = f
	return nil
}

// anywhere gives a file that can be read from any place.
func anywhere(file io.Reader) (io.ReaderAt, int64, error) {
	at, canAt := file.(io.ReaderAt)
	seek, canSeek := file.(io.Seeker)
	if canAt && canSeek {
		size, err := seek.Seek(0, io.SeekEnd)
		return at, size, err
	}
	if canSeek {
		if _, err := seek.Seek(0, io.SeekStart); err != nil {
			return nil, 0, cannotRead(err)
		}
		text, err := io.ReadAll(io.LimitReader(file, mostParquet+1))
		if err != nil || len(text) > mostParquet {
			return nil, 0, errors.Join(err, errTooLong)
		}
		return bytes.NewReader(text), int64(len(text)), nil
	}
	return nil, 0, errors.New("this is a Parquet file, which cannot be read from a stream: name the file itself")
}

func (f *parquetFeed) next(r *Rows) (more bool) {
	defer func() {
		if fault := recover(); fault != nil {
			r.End, more = fmt.Sprintf("this is a damaged Parquet file: %v", fault), false
		}
	}()
	if f.number++; f.number > mostLines {
		r.End = fmt.Sprintf("it has more than %s rows: cut it to the time of the run", words.Thousands(mostLines))
		return false
	}
	r.Number, r.Wrong, r.comma = f.number, "", ','
	r.Fields, r.starts, r.line = r.Fields[:0], r.starts[:0], r.line[:0]
	if f.number == 1 {
		for _, c := range f.columns {
			r.addCell([]byte(c.name))
		}
		return true
	}
	if len(f.ready) == 0 && !f.fill(r) {
		return false
	}
	f.scratch = f.scratch[:0]
	for k, v := range f.ready[0] {
		from := len(f.scratch)
		if !v.IsNull() {
			f.scratch = f.columns[k].text(f.scratch, v)
		}
		r.addCell(f.scratch[from:])
	}
	f.ready = f.ready[1:]
	return true
}

// addCell adds a value to a row that was no line of text, and to the line that is shown for it.
func (r *Rows) addCell(value []byte) {
	if len(r.Fields) > 0 {
		r.line = append(r.line, ',')
	}
	r.starts = append(r.starts, len(r.line))
	r.line = append(r.line, value...)
	r.Fields = append(r.Fields, bytes.Clone(value))
}

// fill reads the next rows of the file.
func (f *parquetFeed) fill(r *Rows) bool {
	for {
		if f.from == nil {
			if len(f.groups) == 0 {
				return false
			}
			f.from, f.groups = f.groups[0].Rows(), f.groups[1:]
		}
		n, err := f.from.ReadRows(f.buffer)
		f.ready = f.buffer[:n]
		if err != nil {
			f.from.Close()
			f.from = nil
		}
		switch {
		case err != nil && !errors.Is(err, io.EOF):
			r.End = "this is a damaged Parquet file: " + err.Error()
			return false
		case n > 0:
			return true
		}
	}
}

// textOf says how the values of a column are written: times as in RFC 3339, with Z if they are in UTC.
func textOf(t parquet.Type) func([]byte, parquet.Value) []byte {
	var logical format.LogicalType
	if l := t.LogicalType(); l != nil {
		logical = *l
	}
	stamp := logical.Timestamp
	switch {
	case stamp != nil:
		layout := "2006-01-02T15:04:05.999999999"
		if stamp.IsAdjustedToUTC {
			layout += "Z"
		}
		unit := lengthOf(stamp.Unit)
		return func(to []byte, v parquet.Value) []byte {
			return time.Unix(v.Int64()/int64(time.Second/unit), v.Int64()%int64(time.Second/unit)*int64(unit)).UTC().AppendFormat(to, layout)
		}
	case logical.Date != nil:
		return func(to []byte, v parquet.Value) []byte {
			return time.Unix(int64(v.Int32())*86400, 0).UTC().AppendFormat(to, time.DateOnly)
		}
	case t.Kind() == parquet.Int96:
		return func(to []byte, v parquet.Value) []byte {
			const julian1970 = 2_440_588 // days
			i := v.Int96()
			return time.Unix((int64(i[2])-julian1970)*86400, int64(uint64(i[1])<<32|uint64(i[0]))).UTC().AppendFormat(to, "2006-01-02T15:04:05.999999999Z")
		}
	case t.Kind() == parquet.Double:
		return func(to []byte, v parquet.Value) []byte { return strconv.AppendFloat(to, v.Double(), 'f', -1, 64) }
	case t.Kind() == parquet.Float:
		return func(to []byte, v parquet.Value) []byte {
			return strconv.AppendFloat(to, float64(v.Float()), 'f', -1, 32)
		}
	case t.Kind() == parquet.ByteArray || t.Kind() == parquet.FixedLenByteArray:
		return func(to []byte, v parquet.Value) []byte { return append(to, v.ByteArray()...) }
	}
	return func(to []byte, v parquet.Value) []byte { return append(to, v.String()...) }
}

// lengthOf is the length of a unit of time.
func lengthOf(unit format.TimeUnit) time.Duration {
	switch {
	case unit.Millis != nil:
		return time.Millisecond
	case unit.Micros != nil:
		return time.Microsecond
	}
	return time.Nanosecond
}
