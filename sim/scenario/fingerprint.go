package scenario

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"slices"
	"strconv"
	"strings"

	"nines/sim/scenario/language"
	"nines/sim/scenario/record"
	"nines/sim/scenario/yamldoc"
)

// fingerprint is a hash of everything that moves the numbers of a replication. It covers the tree of a scenario under one
// strategy, with every default in its place, and the content of the files beside it. It leaves out comments, ways of writing,
// titles and sources, how often the run is repeated and how it is judged. The order of keys counts: in many places it has a
// meaning.
func fingerprint(doc *yamldoc.Document, record *record.Calls) string {
	f := &imprint{hash: sha256.New(), beside: doc.Beside, record: record}
	f.node(doc.Root, nil)
	return hex.EncodeToString(f.hash.Sum(nil))[:16]
}

// imprint is a hash on its way over a tree.
type imprint struct {
	hash   hash.Hash
	beside *yamldoc.Folder
	record *record.Calls // that callers come from, if they do
}

// notSimulated are the keys of the root that are about the scenario, or about its results. Named numbers count
// where they are used.
var notSimulated = []string{"scenario", "title", "question", yamldoc.NumbersBlock, "expect", "published", "strategies"}

// measuredBy are the keys of the study that a replication's numbers depend on.
var measuredBy = []string{"windows", "warm-up", "target"}

// matters reports whether a key in the mapping at a path moves any number of a replication.
func matters(path []string, key string) bool {
	switch {
	case yamldoc.Reserved(key):
		return false
	case len(path) == 0:
		return !slices.Contains(notSimulated, key)
	case slices.Equal(path, []string{"study"}):
		return slices.Contains(measuredBy, key)
	case slices.Equal(path, []string{"world", "demand"}):
		return key != "columns" // their effect is in the record
	case key == "title":
		within := path[:len(path)-1]
		return !slices.Equal(within, []string{"trouble"}) && !slices.Equal(within, []string{"recovery", "remedies"})
	}
	return true
}

// node writes each value with its length, and each mapping and list with its end. So no two trees give the same text.
func (f *imprint) node(n *yamldoc.Node, path []string) {
	switch n.Kind {
	case yamldoc.ScalarNode:
		f.value(n.Value)
	case yamldoc.MappingNode:
		_, _ = io.WriteString(f.hash, "{")
		for _, p := range yamldoc.Pairs(n) {
			if matters(path, p.Key.Value) {
				f.value(p.Key.Value)
				f.under(p, append(slices.Clone(path), p.Key.Value))
			}
		}
		_, _ = io.WriteString(f.hash, "}")
	default:
		_, _ = io.WriteString(f.hash, "[")
		for _, item := range n.Content {
			f.node(item, append(slices.Clone(path), ""))
		}
		_, _ = io.WriteString(f.hash, "]")
	}
}

func (f *imprint) value(text string) { _, _ = io.WriteString(f.hash, strconv.Itoa(len(text))+":"+text) }

// under writes what stands under a key. Of a file it is the content: the name moves no number.
func (f *imprint) under(p yamldoc.Pair, path []string) {
	if p.Key.Value == language.CSVKey && p.Value.Kind == yamldoc.ScalarNode {
		name, err := yamldoc.PathBeside(p.Value.Value)
		switch {
		case err == nil && f.beside.Tables[name] != nil:
			f.table(f.beside.Tables[name])
			return
		case err == nil && f.beside.Prints[name] != "":
			f.value(f.beside.Prints[name])
			return
		}
	}
	if f.record != nil && slices.Equal(path, strings.Split("world.demand.from", ".")) {
		f.value(f.record.Print)
		return
	}
	f.node(p.Value, path)
}

func (f *imprint) table(t *yamldoc.Beside) {
	_, _ = io.WriteString(f.hash, "(")
	for _, row := range t.Rows {
		fmt.Fprintf(f.hash, "%d,", len(row))
		for _, field := range row {
			f.value(field.Value)
		}
	}
	_, _ = io.WriteString(f.hash, ")")
}
