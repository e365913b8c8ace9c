package dataset

import (
	"io"
	"slices"
)

// Create makes a file, named by its path from the folder of results, such as data/ledger.csv.
type Create func(name string) (io.Writer, error)

// folder is where the tables are, in the folder of results.
const folder = "data/"

// form is one of the forms in which a table is written.
type form interface {
	write(row []Value) error
	close() error
}

// The endings of a table's files.
const (
	plainCSV  = ".csv"
	zippedCSV = ".csv.gz"
	asParquet = ".parquet"
)

// zipped are the tables that every run writes, and that many strategies or a long run make long. Their CSV is compressed to a
// fifth. It would otherwise be most of a folder of results, and all that it says is in Parquet too.
var zipped = []string{"strategies", "replications", minutesName, "ledger", "ledger_minutes"}

// formsOf are the endings of a table's files.
func formsOf(table string) []string {
	if slices.Contains(zipped, table) {
		return []string{zippedCSV, asParquet}
	}
	return []string{plainCSV, asParquet}
}

// sheet is a table that is being written in all its forms. It keeps the first failure, so callers need not check after every
// row. A nil sheet ignores rows.
type sheet[R any] struct {
	table[R]
	forms []form
	row   []Value
	rows  int64
	// failed is the first error. Rows after it are ignored.
	failed error
}

// open begins a table's files.
func open[R any](s *Set, t table[R]) (*sheet[R], error) {
	columns := make([]Column, len(t.columns))
	for i := range t.columns {
		columns[i] = t.columns[i].Column
	}
	s.note(t.name, columns)
	own := &sheet[R]{table: t, row: make([]Value, len(columns))}
	for _, ending := range formsOf(t.name) {
		to, err := s.create(folder + t.name + ending)
		if err != nil {
			return nil, err
		}
		f, err := s.form(ending, to, t.name, columns)
		if err != nil {
			return nil, err
		}
		own.forms = append(own.forms, f)
	}
	return own, nil
}

// form makes the writer for a file ending.
func (s *Set) form(ending string, to io.Writer, name string, columns []Column) (form, error) {
	zone := s.zone
	if zone == nil {
		zone = s.Comparison.Results[0].Plan.Start.Location()
	}
	switch ending {
	case zippedCSV:
		return newZippedCSV(to, columns, zone)
	case plainCSV:
		return newCSV(to, columns, zone)
	}
	return newParquet(to, name, columns, s.Version), nil
}

// put writes one row.
func (s *sheet[R]) put(record *R) {
	if s == nil || s.failed != nil {
		return
	}
	for i := range s.columns {
		s.row[i] = s.columns[i].of(record)
	}
	for _, f := range s.forms {
		if err := f.write(s.row); err != nil {
			s.failed = err
			return
		}
	}
	s.rows++
}

// failure is the first failure so far.
func (s *sheet[R]) failure() error {
	if s == nil {
		return nil
	}
	return s.failed
}

// finish writes the held rows and counts them. It returns the first failure.
func finish[R any](s *Set, own *sheet[R]) error {
	if own == nil {
		return nil
	}
	for _, f := range own.forms {
		if err := f.close(); own.failed == nil {
			own.failed = err
		}
	}
	s.rows = append(s.rows, tableRows{own.name, own.rows})
	return own.failed
}
