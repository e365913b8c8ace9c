package yamldoc

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"nines/sim/pattern"
	"nines/sim/scenario/table"
	"nines/sim/words"
)

// Folder is where a scenario stands, with the tables beside it that have been read. All trees made from one file share it,
// so a table is read once, whatever the number of strategies.
type Folder struct {
	Files   fs.FS  // nil: nothing stands beside the scenario
	Prefix  string // what the name of a file is shown behind: the folder as the scenario's own name has it
	Tables  map[string]*Beside
	Remarks []string          // on what they have, each once
	Prints  map[string]string // of files that are no table, as far as they move a number
	Kept    map[string]any    // what else was made of a file, by all that says how it is read
}

// newFolder is that of a scenario with a name.
func newFolder(scenario string) *Folder {
	return &Folder{Prefix: scenario[:strings.LastIndexAny(scenario, `/\`)+1], Tables: map[string]*Beside{}, Prints: map[string]string{}, Kept: map[string]any{}}
}

// Beside is a CSV file beside a scenario. Its fields are nodes that know their places, so a mistake is shown where it stands
// in the file. If it could not be read, fault says why, at the node where.
type Beside struct {
	Rows  [][]*Node
	Fault string
	At    *Node // nil: the file as a whole
}

var driveLetter = pattern.New(`^[A-Za-z]:`)

// PathBeside is the path of a file as a scenario may write it: from the scenario's folder, and not out of it.
func PathBeside(written string) (string, error) {
	name := path.Clean(written)
	switch {
	case written == "" || strings.HasSuffix(written, "/") || name == ".":
		return "", fmt.Errorf("expected the path of a file, such as profile.csv, found %s", words.Quoted(written))
	case path.IsAbs(written) || driveLetter.MatchString(written):
		return "", fmt.Errorf("%s is an absolute path: write the path from the scenario's folder, such as profile.csv", words.Quoted(written))
	case strings.Contains(written, `\`):
		return "", fmt.Errorf("%s: write / between folders, not \\", words.Quoted(written))
	case !fs.ValidPath(name):
		return "", fmt.Errorf("%s leads out of the scenario's folder: put the file beside the scenario", words.Quoted(written))
	}
	return name, nil
}

// ReadTable reads a file of the folder.
func (doc *Document) ReadTable(name string) *Beside {
	file, err := doc.Beside.Open(name)
	if err != nil {
		return &Beside{Fault: err.Error()}
	}
	defer file.Close()
	from, err := table.Open(file)
	if err != nil {
		return &Beside{Fault: name + ": " + err.Error()}
	}
	shown := doc.Beside.Prefix + name
	whole, wrong := table.ReadTable(shown, from)
	of := &source{Name: shown}
	switch {
	case wrong != nil && wrong.Line == 0:
		return &Beside{Fault: wrong.Message}
	case wrong != nil:
		return &Beside{Fault: wrong.Message, At: doc.field(of, wrong.Place, "")}
	}
	t := &Beside{}
	for _, row := range whole.Rows {
		nodes := make([]*Node, len(row))
		for i, f := range row {
			nodes[i] = doc.field(of, f.Place, f.Value)
		}
		t.Rows = append(t.Rows, nodes)
	}
	for _, remark := range append(whole.Remarks, whole.Doubts(name)...) {
		doc.Beside.Remark(remark)
	}
	return t
}

// Remark keeps what somebody should know of a file, once.
func (f *Folder) Remark(text string) {
	if !slices.Contains(f.Remarks, text) {
		f.Remarks = append(f.Remarks, text)
	}
}

// Open opens a file of the folder, or says in a sentence why it cannot.
func (f *Folder) Open(name string) (fs.File, error) {
	if f.Files == nil {
		return nil, fmt.Errorf("there is no file %s: this scenario has no folder of its own", name)
	}
	if stat, can := f.Files.(fs.StatFS); can { // before it is opened: to open a pipe is to wait for whoever writes into it
		if about, err := stat.Stat(name); err == nil && !about.Mode().IsRegular() && !about.IsDir() {
			return nil, fmt.Errorf("%s is a pipe or a device, not a file: copy it to a file", name)
		}
	}
	file, err := f.Files.Open(name)
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
func (doc *Document) field(of *source, at table.Place, value string) *Node {
	for len(of.lines) < at.Line {
		of.lines = append(of.lines, nil)
	}
	of.lines[at.Line-1] = []rune(at.Text)
	n := &Node{Kind: ScalarNode, Tag: "!!str", Line: at.Line, Column: at.Column, Value: value}
	n.Mark(func(known *Note) { known.from = of })
	return n
}
