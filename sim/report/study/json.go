package study

import (
	"errors"
	"fmt"
	"io"
	"reflect"

	"nines/sim/report/written"
	"nines/sim/schema"
)

// Kinds are all kinds, in the order in which a page has them.
var Kinds = []Kind{Solve, Explore, Attribute, Sweep, Calibrate}

// document is how a study is written.
var document = written.Document{Name: "study", Format: Format, Title: "What a study found out: solve, explore, attribute, sweep or calibrate", Shape: reflect.TypeFor[Document]()}

// SchemaName is the name by which one asks for the schema.
const SchemaName = "study"

// Shape says which types the findings of a kind have.
type Shape struct {
	Kind  Kind
	Types []reflect.Type
}

// with is the document with the shapes of its findings.
func with(shapes []Shape) *written.Document {
	own := document
	for _, s := range shapes {
		own.Cases = append(own.Cases, written.Case{If: "kind", Is: string(s.Kind), Field: "findings", Shapes: s.Types})
	}
	return &own
}

// Schema is the JSON Schema (draft 7) of a study. Findings of kinds without a shape are any object.
func Schema(shapes ...Shape) []byte { return schema.Text(with(shapes).Schema()) }

// JSON writes the study for a program, and for Read.
func (d *Document) JSON(to io.Writer) error { return written.JSON(to, d.filled()) }

// filled is the study with empty lists in place of those that are nil: a list in JSON is never null.
func (d *Document) filled() *Document {
	own := *d
	own.Tables, own.Charts = make([]Table, len(d.Tables)), make([]Chart, len(d.Charts))
	for i, t := range d.Tables {
		own.Tables[i] = t.filled()
	}
	for i, c := range d.Charts {
		c.Table = c.Table.filled()
		c.Marks = emptyIfNil(c.Marks)
		own.Charts[i] = c
	}
	if own.Findings == nil {
		own.Findings = struct{}{}
	}
	return &own
}

func (t Table) filled() Table {
	t.Header, t.Rows, t.Notes = emptyIfNil(t.Header), emptyIfNil(t.Rows), emptyIfNil(t.Notes)
	return t
}

func emptyIfNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// Read reads what JSON has written. It takes nothing on trust: a study that lacks what is shown, or says what cannot be, is
// refused, with what is wrong with it. Its findings are left as plain JSON values, and it has no data.
func Read(text []byte) (*Document, error) { return ReadAs(text, nil) }

// ReadAs is Read where findings must have one of the shapes of their kind.
func ReadAs(text []byte, shapes []Shape) (*Document, error) {
	d := &Document{}
	if err := with(shapes).Read(text, d); err != nil {
		return nil, err
	}
	return d, d.isSound()
}

// isSound refuses a study that says what cannot be.
func (d *Document) isSound() error {
	if _, known := questions[d.Kind]; !known {
		return fmt.Errorf("it is a study %.40q, and this nines knows %v", d.Kind, Kinds)
	}
	if len(d.Answer) == 0 {
		return errors.New("it has no answer")
	}
	if start, end := d.times(); !end.After(start) {
		return fmt.Errorf("its scenario begins at %.40q and ends at %.40q", d.Scenario.Start, d.Scenario.End)
	}
	for i := range d.Tables {
		if err := d.Tables[i].isSound(); err != nil {
			return err
		}
	}
	return d.chartsAreSound()
}

// isSound refuses a table without headings, and rows of another length.
func (t *Table) isSound() error {
	if len(t.Header) == 0 && len(t.Rows) > 0 {
		return fmt.Errorf("its table %.60q has no headings", t.Title)
	}
	for i, row := range t.Rows {
		if len(row) != len(t.Header) {
			return fmt.Errorf("row %d of its table %.60q has %d cells for %d headings", i+1, t.Title, len(row), len(t.Header))
		}
	}
	return nil
}

func (d *Document) chartsAreSound() error {
	taken := map[string]bool{}
	for i := range d.Charts {
		c := &d.Charts[i]
		if c.ID == "" || taken[c.ID] {
			return fmt.Errorf("two of its charts are called %.60q, or one has no name", c.ID)
		}
		taken[c.ID] = true
		if err := c.IsSound(); err != nil {
			return fmt.Errorf("its chart %.60q: %w", c.ID, err)
		}
		if err := c.Table.isSound(); err != nil {
			return err
		}
	}
	return nil
}
