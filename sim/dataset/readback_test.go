package dataset

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/scenario"
	"nines/sim/words"
)

// withAllMeasures are first-steps and its tables with all measures, simulated and written once. The tests only read them.
func withAllMeasures(t testing.TB) (*experiment.Comparison, written) {
	if allMeasures.tables == nil {
		allMeasures.c = compared(t, "first-steps", effort.Of(6, 12))
		allMeasures.tables = write(t, &Set{Comparison: allMeasures.c, AllMeasures: true})
	}
	return allMeasures.c, allMeasures.tables
}

var allMeasures struct {
	c      *experiment.Comparison
	tables written
}

// compared is what comes of the strategies of a scenario of the library; all, unless some are named.
func compared(t testing.TB, name string, replications int, strategies ...string) *experiment.Comparison {
	t.Helper()
	text, ok := scenarios.Text(name)
	require.True(t, ok)
	return comparedText(t, text, replications, strategies...)
}

func comparedText(t testing.TB, text []byte, replications int, strategies ...string) *experiment.Comparison {
	t.Helper()
	doc, err := scenario.Load("x.yaml", text)
	require.NoError(t, err)
	if len(strategies) == 0 {
		strategies = doc.StrategyNames()
	}
	var plans []*plan.Plan
	for _, s := range strategies {
		plan, err := doc.Plan(s)
		require.NoError(t, err)
		own := *plan
		own.Replications = replications
		plans = append(plans, &own)
	}
	c, err := experiment.Compare(context.Background(), plans, experiment.Options{})
	require.NoError(t, err)
	return c
}

// written are the files of a set, by name.
type written map[string]*bytes.Buffer

func (w written) create(name string) (io.Writer, error) {
	if w[name] != nil {
		return nil, errors.New(name + " is written twice")
	}
	w[name] = &bytes.Buffer{}
	return w[name], nil
}

func write(t testing.TB, s *Set) written {
	t.Helper()
	w := written{}
	s.Version = "test"
	if s.Replaying == nil {
		s.Replaying = func(*plan.Plan, int, int) error { return nil }
	}
	require.NoError(t, s.Write(w.create))
	return w
}

// frame is a table as it is read back: cells are nil, string, int64, float64, bool or time.Time.
type frame struct {
	names []string
	cells map[string][]any
	rows  int
}

func (f *frame) add(name string, cell any) { f.cells[name] = append(f.cells[name], cell) }

// number is a cell that is a number.
func (f *frame) number(t *testing.T, column string, row int) float64 {
	t.Helper()
	cells, known := f.cells[column]
	if !known {
		require.Fail(t, "no such column", column) // only then: a hundred thousand cells are read
	}
	switch v := cells[row].(type) {
	case int64:
		return float64(v)
	case float64:
		return v
	case bool:
		if v {
			return 1
		}
		return 0
	}
	require.Fail(t, "no number", "%s, row %d: %v", column, row, cells[row])
	return 0
}

// types are the types of a table's columns, as the data dictionary in CSV has them.
func (w written) types(t testing.TB, table string) map[string]Kind {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(w["data/dictionary.csv"].Bytes())).ReadAll()
	require.NoError(t, err)
	require.Equal(t, []string{"table_name", "position", "column_name", "type"}, rows[0][:4])
	types := map[string]Kind{}
	for _, row := range rows[1:] {
		if row[0] == table {
			types[row[2]] = Kind(row[3])
		}
	}
	require.NotEmpty(t, types, table)
	return types
}

// text is a table as CSV, unpacked.
func (w written) text(t testing.TB, table string) io.Reader {
	t.Helper()
	if w["data/"+table+plainCSV] != nil {
		return bytes.NewReader(w["data/"+table+plainCSV].Bytes())
	}
	require.Contains(t, w, "data/"+table+zippedCSV)
	text, err := gzip.NewReader(bytes.NewReader(w["data/"+table+zippedCSV].Bytes()))
	require.NoError(t, err)
	return text
}

func (w written) csv(t testing.TB, table string) *frame {
	t.Helper()
	types := w.types(t, table)
	rows, err := csv.NewReader(w.text(t, table)).ReadAll()
	require.NoError(t, err)
	f := &frame{names: rows[0], cells: map[string][]any{}, rows: len(rows) - 1}
	for _, row := range rows[1:] {
		for i, cell := range row {
			f.add(f.names[i], fromCSV(t, types[f.names[i]], cell))
		}
	}
	return f
}

func fromCSV(t testing.TB, k Kind, cell string) (v any) {
	t.Helper()
	var err error
	switch {
	case cell == "":
		return nil
	case k == Text:
		v = cell
		if strings.HasPrefix(cell, "'") && words.NoFormula(cell[1:]) == cell {
			v = cell[1:]
		}
	case k == Integer:
		v, err = strconv.ParseInt(cell, 10, 64)
	case k == Number:
		v, err = strconv.ParseFloat(cell, 64)
	case k == Flag:
		v, err = strconv.ParseBool(cell)
	case k == Instant:
		var at time.Time
		at, err = time.Parse(time.RFC3339, cell)
		v = at.UTC()
	default:
		require.Fail(t, "no such type", k)
	}
	require.NoError(t, err)
	return v
}

func (w written) parquet(t testing.TB, table string) *frame {
	t.Helper()
	data := w["data/"+table+".parquet"].Bytes()
	file, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	f := &frame{cells: map[string][]any{}}
	leaves := file.Schema().Fields()
	for _, leaf := range leaves {
		f.names = append(f.names, leaf.Name())
	}
	for _, group := range file.RowGroups() {
		for i, chunk := range group.ColumnChunks() {
			f.cells[f.names[i]] = append(f.cells[f.names[i]], readChunk(t, leaves[i], chunk)...)
		}
		f.rows += int(group.NumRows())
	}
	return f
}

func readChunk(t testing.TB, leaf parquet.Field, chunk parquet.ColumnChunk) (cells []any) {
	t.Helper()
	pages := chunk.Pages()
	defer pages.Close()
	for {
		page, err := pages.ReadPage()
		if errors.Is(err, io.EOF) {
			return cells
		}
		require.NoError(t, err)
		values := make([]parquet.Value, page.NumValues())
		if n, err := page.Values().ReadValues(values); err != nil {
			require.ErrorIs(t, err, io.EOF)
			require.Len(t, values, n)
		}
		for _, v := range values {
			cells = append(cells, fromParquet(t, leaf, v))
		}
	}
}

func fromParquet(t testing.TB, leaf parquet.Field, v parquet.Value) any {
	t.Helper()
	if v.IsNull() {
		return nil
	}
	switch kind := leaf.Type().Kind(); {
	case kind == parquet.Boolean:
		return v.Boolean()
	case kind == parquet.Double:
		return v.Double()
	case kind == parquet.ByteArray:
		return string(v.ByteArray())
	case leaf.Type().LogicalType().String() == "TIMESTAMP(isAdjustedToUTC=true,unit=MICROS)":
		return time.UnixMicro(v.Int64()).UTC()
	default:
		require.Equal(t, parquet.Int64, kind)
		return v.Int64()
	}
}

// both reads a table back in both forms, and demands that they say the same.
func (w written) both(t testing.TB, table string) *frame {
	t.Helper()
	a, b := w.csv(t, table), w.parquet(t, table)
	require.Equal(t, a.names, b.names, table)
	require.Equal(t, a.rows, b.rows, table)
	for _, name := range a.names {
		require.Equal(t, a.cells[name], b.cells[name], "%s.%s", table, name)
	}
	return b
}

// about is what a column of a frame made by days is of.
type about struct{ measure, unit string }

// days puts the long table replications into a frame with one row for each strategy and replication, and a column for each
// measure, window and group: WINDOW__GROUP__MEASURE_UNIT. It needs a set with all measures.
func (w written) days(t testing.TB) (*frame, map[string]about) {
	t.Helper()
	long, told := w.both(t, "replications"), w.both(t, "measures")
	units := map[any]string{}
	for i, name := range told.cells["measure"] {
		units[name] = told.cells["unit"][i].(string)
	}
	rows := map[day]int{}
	f, of := &frame{cells: map[string][]any{}}, map[string]about{}
	for i := range long.rows {
		at, known := rows[long.day(i)]
		if !known {
			at, rows[long.day(i)] = f.rows, f.rows
			f.rows++
			f.add("strategy", long.cells["strategy"][i])
			f.add("replication", long.cells["replication"][i])
		}
		name, unit := long.columnOf(i, units)
		of[name] = about{long.cells["measure"][i].(string), unit}
		f.put(name, at, wholeIf(unit, long.cells["value"][i]))
		f.put(strings.TrimSuffix(name, "_"+unitWords[measure.Unit(unit)])+"_reached", at, long.cells["reached"][i])
		for _, part := range []string{"numerator", "denominator"} {
			f.put(name+"__"+part, at, long.cells[part][i])
		}
	}
	for name := range f.cells { // strategies may have fewer measures
		f.cells[name] = append(f.cells[name], make([]any, f.rows-len(f.cells[name]))...)
	}
	return f, of
}

// columnOf is the column of a row of the long table, and its unit.
func (f *frame) columnOf(i int, units map[any]string) (name, unit string) {
	m := measure.Measure{Name: f.cells["measure"][i].(string), Unit: measure.Unit(units[f.cells["measure"][i]])}
	name = columnName(&m)
	if by := f.cells["group_by"][i]; by != nil {
		name = by.(string) + "_" + snake(f.cells["group_name"][i].(string)) + "__" + name
	}
	if window := f.cells["window_name"][i].(string); window != measure.WholeRun {
		name = snake(window) + "__" + name
	}
	return name, string(m.Unit)
}

// put sets a cell of a frame that grows by rows.
func (f *frame) put(name string, row int, cell any) {
	for len(f.cells[name]) <= row {
		f.add(name, nil)
	}
	f.cells[name][row] = cell
}

// wholeIf is a count as an integer; a mean of counts stays what it is.
func wholeIf(unit string, cell any) any {
	if v, is := cell.(float64); is && v == math.Trunc(v) && (unit == "calls" || unit == "callers" || unit == "times") {
		return int64(v)
	}
	return cell
}
