package scenario

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"
)

// folder is where a scenario stands, with the tables beside it that have been read. All trees made from one file share
// it, so that a table is read once, whatever the number of strategies.
type folder struct {
	files  fs.FS  // nil: nothing stands beside the scenario
	prefix string // what the name of a file is shown behind: the folder as the scenario's own name has it
	tables map[string]*table
	kept   map[string]any // what else was made of a file, by all that says how it is read
}

// newFolder is that of a scenario with a name.
func newFolder(scenario string) *folder {
	return &folder{prefix: scenario[:strings.LastIndexAny(scenario, `/\`)+1], tables: map[string]*table{}, kept: map[string]any{}}
}

// table is a CSV file: rows of fields, as nodes that know their places in it, so that what is wrong with one is shown
// there. If it could not be read, fault says why, at the node where.
type table struct {
	rows  [][]*Node
	fault string
	at    *Node // nil: the file as a whole
}

// table reads the CSV file that is named in a place, or reports why it cannot.
func (d *decoder) table(n *Node, path string) (*table, bool) {
	name, ok := d.beside(n, path)
	if !ok {
		return nil, false
	}
	beside := d.doc.beside
	t := beside.tables[name]
	if t == nil {
		t = d.doc.readTable(name)
		beside.tables[name] = t
	}
	switch {
	case t.fault != "" && t.at == nil:
		d.complainAt(n, path, "%s", t.fault)
	case t.fault != "":
		d.complainAt(t.at, path, "%s", t.fault)
	}
	return t, t.fault == ""
}

// beside reads the path of a CSV file of the scenario's folder.
func (d *decoder) beside(n *Node, path string) (string, bool) {
	if n.Kind != ScalarNode {
		d.complainAt(n, path, "expected the path of a CSV file, such as profile.csv, found %s", found(n))
		return "", false
	}
	name, err := pathBeside(n.Value)
	if err != nil {
		d.complainAt(n, path, "%s", err.Error())
	}
	return name, err == nil
}

var driveLetter = regexp.MustCompile(`^[A-Za-z]:`)

// pathBeside is the path of a file as a scenario may write it: from the scenario's folder, and not out of it.
func pathBeside(written string) (string, error) {
	name := path.Clean(written)
	switch {
	case written == "" || strings.HasSuffix(written, "/") || name == ".":
		return "", fmt.Errorf("expected the path of a file, such as profile.csv, found %s", quoted(written))
	case path.IsAbs(written) || driveLetter.MatchString(written):
		return "", fmt.Errorf("%s begins at the root; write the path from the scenario's folder, such as profile.csv", quoted(written))
	case strings.Contains(written, `\`):
		return "", fmt.Errorf("%s: write / between folders, not \\", quoted(written))
	case !fs.ValidPath(name):
		return "", fmt.Errorf("%s leads out of the scenario's folder; put the file beside the scenario", quoted(written))
	}
	return name, nil
}

// readTable reads a file of the folder.
func (doc *document) readTable(name string) *table {
	text, err := doc.beside.read(name)
	if err != nil {
		return &table{fault: err.Error()}
	}
	lines := splitLines(string(bytes.TrimPrefix(text, []byte("\uFEFF"))))
	file := &source{name: doc.beside.prefix + name}
	for _, line := range lines {
		file.lines = append(file.lines, []rune(line))
	}
	t := &table{}
	for i, line := range lines {
		if at, why := unreadable(line); why != "" {
			t.fault, t.at = why, doc.field(file, i+1, utf8.RuneCountInString(line[:at])+1, "")
			return t
		}
	}
	doc.readRows(t, file, lines)
	return t
}

// read gives the bytes of a file, or says in a sentence why there are none.
func (f *folder) read(name string) ([]byte, error) {
	file, err := f.open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, mostBytes+1))
	switch {
	case err != nil:
		return nil, cannotRead(name, err)
	case len(text) > mostBytes:
		return nil, fmt.Errorf("%s is too long: a file beside a scenario has at most 1 MiB", name)
	}
	return text, nil
}

// open opens a file of the folder, or says in a sentence why it cannot.
func (f *folder) open(name string) (fs.File, error) {
	if f.files == nil {
		return nil, fmt.Errorf("there is no file %s: this scenario stands alone", name)
	}
	file, err := f.files.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no file %s in the scenario's folder", name)
	case err != nil:
		return nil, cannotRead(name, err)
	}
	return file, nil
}

// cannotRead leaves out where the file is, which on another machine is elsewhere.
func cannotRead(name string, err error) error {
	if inner := (*fs.PathError)(nil); errors.As(err, &inner) {
		err = inner.Err
	}
	return fmt.Errorf("%s cannot be read: %w", name, err)
}

// readRows splits lines into rows of fields. Empty lines, and those that begin with #, are no rows.
func (doc *document) readRows(t *table, file *source, lines []string) {
	reader := csv.NewReader(strings.NewReader(strings.Join(lines, "\n")))
	reader.FieldsPerRecord, reader.TrimLeadingSpace, reader.Comment = -1, true, '#'
	for {
		fields, err := reader.Read()
		var wrong *csv.ParseError
		switch {
		case errors.As(err, &wrong):
			t.fault = "a quotation mark is not closed, or stands within a value"
			t.at = doc.field(file, wrong.StartLine, 1, "")
			return
		case err != nil: // the end
			if len(t.rows) == 0 {
				t.fault = file.name + " is empty"
			}
			return
		}
		row := make([]*Node, len(fields))
		for i, value := range fields {
			line, column := reader.FieldPos(i)
			row[i] = doc.field(file, line, utf8.RuneCountInString(lines[line-1][:column-1])+1, strings.TrimSpace(value))
		}
		t.rows = append(t.rows, row)
	}
}

// field is a value of a table, as if it stood in the scenario.
func (doc *document) field(file *source, line, column int, value string) *Node {
	n := &Node{Kind: ScalarNode, Tag: "!!str", Line: line, Column: column, Value: value}
	doc.mark(n, func(known *note) { known.from = file })
	return n
}
