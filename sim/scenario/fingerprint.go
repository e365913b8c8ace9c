package scenario

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"

	"nines/sim/scenario/language"
	"nines/sim/scenario/record"
	"nines/sim/scenario/yamldoc"
)

// fingerprint is a hash of everything that moves the numbers of a replication. It covers the tree of a scenario under one
// strategy, with every default in its place, and the content of the files beside it. It leaves out comments, ways of writing,
// titles and sources, how often the run is repeated and how it is judged. The order of keys counts: in many places it has a
// meaning.
func fingerprint(doc *yamldoc.Document, record *record.Calls) string {
	f := &imprint{beside: doc.Beside, record: record}
	f.node(doc.Root)
	sum := sha256.Sum256(f.text)
	return hex.EncodeToString(sum[:])[:16]
}

// imprint is the text to be hashed on its way over a tree.
type imprint struct {
	text   []byte
	path   []string // of the node; an element of a list has an empty name
	beside *yamldoc.Folder
	record *record.Calls // that callers come from, if they do
}

// notSimulated are the keys of the root that are about the scenario, or about its results. Named numbers count
// where they are used.
var notSimulated = []string{"scenario", "title", "question", yamldoc.NumbersBlock, "expect", "published", "strategies"}

// measuredBy are the keys of the study that a replication's numbers depend on.
var measuredBy = []string{"windows", "warm-up", "target"}

// matters reports whether a key in the mapping at the path moves any number of a replication.
func (f *imprint) matters(key string) bool {
	switch {
	case yamldoc.Reserved(key):
		return false
	case len(f.path) == 0:
		return !slices.Contains(notSimulated, key)
	case f.isAt("study"):
		return slices.Contains(measuredBy, key)
	case f.isAt("world", "demand"):
		return key != "columns" // their effect is in the record
	case key == "title":
		within := f.path[:len(f.path)-1]
		return !slices.Equal(within, []string{"trouble"}) && !slices.Equal(within, []string{"recovery", "remedies"})
	}
	return true
}

func (f *imprint) isAt(path ...string) bool { return slices.Equal(f.path, path) }

// node writes each value with its length, and each mapping and list with its end. So no two trees give the same text.
func (f *imprint) node(n *yamldoc.Node) {
	switch n.Kind {
	case yamldoc.ScalarNode:
		f.value(n.Value)
	case yamldoc.MappingNode:
		f.write("{")
		for i := 1; i < len(n.Content); i += 2 {
			if key := n.Content[i-1].Value; f.matters(key) {
				f.value(key)
				f.path = append(f.path, key)
				f.under(key, n.Content[i])
				f.path = f.path[:len(f.path)-1]
			}
		}
		f.write("}")
	default:
		f.write("[")
		f.path = append(f.path, "")
		for _, item := range n.Content {
			f.node(item)
		}
		f.path = f.path[:len(f.path)-1]
		f.write("]")
	}
}

func (f *imprint) write(text string) { f.text = append(f.text, text...) }

func (f *imprint) value(text string) {
	f.text = append(strconv.AppendInt(f.text, int64(len(text)), 10), ':')
	f.write(text)
}

// under writes what stands under a key. Of a file it is the content: the name moves no number.
func (f *imprint) under(key string, n *yamldoc.Node) {
	if key == language.CSVKey && n.Kind == yamldoc.ScalarNode {
		name, err := yamldoc.PathBeside(n.Value)
		switch {
		case err == nil && f.beside.Tables[name] != nil:
			f.table(f.beside.Tables[name])
			return
		case err == nil && f.beside.Prints[name] != "":
			f.value(f.beside.Prints[name])
			return
		}
	}
	if f.record != nil && f.isAt("world", "demand", "from") {
		f.value(f.record.Print)
		return
	}
	f.node(n)
}

func (f *imprint) table(t *yamldoc.Beside) {
	f.write("(")
	for _, row := range t.Rows {
		f.text = append(strconv.AppendInt(f.text, int64(len(row)), 10), ',')
		for _, field := range row {
			f.value(field.Value)
		}
	}
	f.write(")")
}
