package dataset

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
	"time"

	"nines/sim/words"
)

// csvForm writes a table as CSV: UTF-8, commas, line feeds, names in the first row.
type csvForm struct {
	to      *csv.Writer
	columns []Column
	zone    *time.Location
	// cells is the row in progress, reused for every row.
	cells []string
}

// newCSV starts the file with the column names. Instants are written in the scenario's zone, because readers compare them
// with clocks.
func newCSV(to io.Writer, columns []Column, zone *time.Location) (*csvForm, error) {
	f := &csvForm{to: csv.NewWriter(to), columns: columns, zone: zone, cells: make([]string, len(columns))}
	for i := range columns {
		f.cells[i] = columns[i].Name
	}
	return f, f.to.Write(f.cells)
}

// zippedForm is a table as compressed CSV.
type zippedForm struct {
	*csvForm
	zip *gzip.Writer
}

// newZippedCSV starts a compressed file. It has no time in it, and so the same rows give the same bytes.
func newZippedCSV(to io.Writer, columns []Column, zone *time.Location) (*zippedForm, error) {
	zip := gzip.NewWriter(to)
	own, err := newCSV(zip, columns, zone)
	return &zippedForm{own, zip}, err
}

// close writes what is held, and the sum at the end of the file.
func (f *zippedForm) close() error { return errors.Join(f.csvForm.close(), f.zip.Close()) }

// write writes one row. The slice of cells is reused: a table may have millions of rows.
func (f *csvForm) write(row []Value) error {
	for i := range row {
		f.cells[i] = f.cell(f.columns[i].Kind, &row[i])
	}
	return f.to.Write(f.cells)
}

// close reports errors of earlier writes too, because the writer buffers.
func (f *csvForm) close() error {
	f.to.Flush()
	return f.to.Error()
}

// cell is the text of a cell. An empty cell stays empty for every kind.
func (f *csvForm) cell(k Kind, v *Value) string {
	switch {
	case !v.given:
		return ""
	case k == Text:
		return words.NoFormula(v.text)
	case k == Integer:
		return strconv.FormatInt(v.whole, 10)
	case k == Flag:
		return strings.ToUpper(strconv.FormatBool(v.whole != 0)) // R reads TRUE as a truth value, but not true
	case k == Instant:
		return time.UnixMicro(v.whole).In(f.zone).Format("2006-01-02T15:04:05.999999Z07:00")
	default:
		return digits(v.number)
	}
}

// digits are as few as needed to read back the same bits. Whole numbers get a point too: programs that guess types from the
// first rows would take the column for integers.
func digits(v float64) string {
	format := byte('f')
	if size := math.Abs(v); size != 0 && (size < 1e-6 || size >= 1e21) {
		format = 'e'
	}
	text := strconv.FormatFloat(v, format, -1, 64)
	if math.Trunc(v) == v && !strings.ContainsAny(text, ".e") && !math.IsInf(v, 0) {
		text += ".0"
	}
	return text
}
