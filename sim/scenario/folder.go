package scenario

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"nines/sim/scenario/table"
)

// folder is where a scenario stands, with the tables beside it that have been read. All trees made from one file share
// it, so that a table is read once, whatever the number of strategies.
type folder struct {
	files   fs.FS  // nil: nothing stands beside the scenario
	prefix  string // what the name of a file is shown behind: the folder as the scenario's own name has it
	tables  map[string]*beside
	remarks []string       // on what they have, each once
	kept    map[string]any // what else was made of a file, by all that says how it is read
}

// newFolder is that of a scenario with a name.
func newFolder(scenario string) *folder {
	return &folder{prefix: scenario[:strings.LastIndexAny(scenario, `/\`)+1], tables: map[string]*beside{}, kept: map[string]any{}}
}

// beside is a CSV file that stands beside a scenario: rows of fields, as nodes that know their places in it, so that what is wrong with one is shown
// there. If it could not be read, fault says why, at the node where.
type beside struct {
	rows  [][]*Node
	fault string
	at    *Node // nil: the file as a whole
}

// table reads the CSV file that is named in a place, or reports why it cannot.
func (d *decoder) table(n *Node, path string) (*beside, bool) {
	name, ok := d.beside(n, path)
	if !ok {
		return nil, false
	}
	known := d.doc.beside.tables
	t := known[name]
	if t == nil {
		t = d.doc.readTable(name)
		known[name] = t
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
func (doc *document) readTable(name string) *beside {
	file, err := doc.beside.open(name)
	if err != nil {
		return &beside{fault: err.Error()}
	}
	defer file.Close()
	from, err := table.Open(file)
	if err != nil {
		return &beside{fault: name + ": " + err.Error()}
	}
	shown := doc.beside.prefix + name
	whole, wrong := table.ReadTable(shown, from)
	of := &source{name: shown}
	switch {
	case wrong != nil && wrong.Line == 0:
		return &beside{fault: wrong.Message}
	case wrong != nil:
		return &beside{fault: wrong.Message, at: doc.field(of, wrong.Place, "")}
	}
	t := &beside{}
	for _, row := range whole.Rows {
		nodes := make([]*Node, len(row))
		for i, f := range row {
			nodes[i] = doc.field(of, f.Place, f.Value)
		}
		t.rows = append(t.rows, nodes)
	}
	for _, remark := range append(whole.Remarks, whole.Doubts(name)...) {
		doc.beside.remark(remark)
	}
	return t
}

// remark keeps what somebody should know of a file, once.
func (f *folder) remark(text string) {
	if !slices.Contains(f.remarks, text) {
		f.remarks = append(f.remarks, text)
	}
}

// open opens a file of the folder, or says in a sentence why it cannot.
func (f *folder) open(name string) (fs.File, error) {
	if f.files == nil {
		return nil, fmt.Errorf("there is no file %s: this scenario stands alone", name)
	}
	if stat, can := f.files.(fs.StatFS); can { // before it is opened: to open a pipe is to wait for whoever writes into it
		if about, err := stat.Stat(name); err == nil && !about.Mode().IsRegular() && !about.IsDir() {
			return nil, fmt.Errorf("%s is a pipe or a device, which may have no end: copy it to a file", name)
		}
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

// field is a value of a table, as if it stood in the scenario.
func (doc *document) field(of *source, at table.Place, value string) *Node {
	for len(of.lines) < at.Line {
		of.lines = append(of.lines, nil)
	}
	of.lines[at.Line-1] = []rune(at.Text)
	n := &Node{Kind: ScalarNode, Tag: "!!str", Line: at.Line, Column: at.Column, Value: value}
	doc.mark(n, func(known *note) { known.from = of })
	return n
}
