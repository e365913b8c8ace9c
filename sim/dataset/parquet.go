package dataset

import (
	"io"

	"github.com/parquet-go/parquet-go"
)

// parquetForm writes a table as Parquet. It holds rows until a group is full and then writes them, so memory does not grow
// with the number of rows.
type parquetForm struct {
	to      *parquet.GenericWriter[any]
	columns []Column
	row     parquet.Row
}

// mostHeld is about how many cells are held before they are written.
const mostHeld = 1 << 19

// rowsHeld is how many rows are held. There is a minimum, because very small groups would make a wide table slow to read.
func rowsHeld(columns int) int64 { return int64(max(1000, mostHeld/columns)) }

// newParquet starts a Parquet file. Every reader knows gzip, and it takes two thirds of the room of Snappy.
func newParquet(to io.Writer, name string, columns []Column, version string) *parquetForm {
	schema := parquet.NewSchema(name, schemaOf(columns))
	return &parquetForm{
		// The creator is set explicitly. By default the library reads it from the program it is linked into, and a test
		// would then write other bytes.
		to: parquet.NewGenericWriter[any](to, schema, parquet.Compression(&parquet.Gzip), parquet.MaxRowsPerRowGroup(rowsHeld(len(columns))),
			parquet.CreatedBy("nines", version, "")),
		columns: columns, row: make(parquet.Row, len(columns)),
	}
}

// write writes one row. The slice is reused, as in CSV.
func (f *parquetForm) write(row []Value) error {
	for i := range row {
		f.row[i] = parquetValue(&f.columns[i], &row[i]).Level(0, f.level(i, row[i].given), i)
	}
	_, err := f.to.WriteRows([]parquet.Row{f.row})
	return err
}

// close writes the last group and the footer. Without it the file cannot be read.
func (f *parquetForm) close() error { return f.to.Close() }

// level is the definition level of a cell: 1 if an optional cell has a value.
func (f *parquetForm) level(column int, given bool) int {
	if given && f.columns[column].Missing != "" {
		return 1
	}
	return 0
}

// parquetValue is a cell as Parquet stores it. A missing cell is null and not NaN: programs count NaN as a value.
func parquetValue(c *Column, v *Value) parquet.Value {
	switch {
	case !v.given:
		return parquet.NullValue()
	case c.Kind == Text:
		return parquet.ByteArrayValue([]byte(v.text))
	case c.Kind == Number:
		return parquet.DoubleValue(v.number)
	case c.Kind == Flag:
		return parquet.BooleanValue(v.whole != 0)
	default:
		return parquet.Int64Value(v.whole)
	}
}

// inOrder is a group that keeps the order of its fields; parquet.Group would sort them by name.
type inOrder struct {
	parquet.Group
	fields []parquet.Field
}

// Fields implements parquet.Node.
func (g *inOrder) Fields() []parquet.Field { return g.fields }

// schemaOf is the schema of a table. Only columns that can be empty are optional, so readers can rely on the others.
func schemaOf(columns []Column) *inOrder {
	g := &inOrder{Group: parquet.Group{}}
	for i := range columns {
		c := &columns[i]
		node := nodeOf(c.Kind)
		if c.Missing != "" {
			node = parquet.Optional(node)
		}
		g.Group[c.Name] = node
		g.fields = append(g.fields, parquet.Group{c.Name: node}.Fields()...)
	}
	return g
}

// nodeOf is the type of a column. Texts repeat a lot and use a dictionary; instants are in UTC with microseconds.
func nodeOf(k Kind) parquet.Node {
	switch k {
	case Text:
		return parquet.Encoded(parquet.Leaf(growing{parquet.String().Type()}), &parquet.RLEDictionary)
	case Integer:
		return parquet.Leaf(growing{parquet.Int(64).Type()})
	case Flag:
		return parquet.Leaf(growing{parquet.BooleanType})
	case Instant:
		return parquet.Leaf(growing{parquet.Timestamp(parquet.Microsecond).Type()})
	default:
		return parquet.Leaf(growing{parquet.DoubleType})
	}
}

// growing is a type whose columns are held in buffers that grow. The library makes room for a whole page at once: for the tables of
// a short run that was a hundred megabytes.
type growing struct{ parquet.Type }

// EstimateNumValues is for how many values there is room at first.
func (g growing) EstimateNumValues(size int) int { return min(256, g.Type.EstimateNumValues(size)) }
