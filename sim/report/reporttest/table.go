package reporttest

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the figures in the tables of results/README.md and scenarios/README.md again")

// MarkdownTable is a Markdown file whose tables have rows that are worked out here.
type MarkdownTable struct {
	*testing.T
	path, Text string
}

// ResultsTable is results/README.md.
func ResultsTable(t *testing.T) *MarkdownTable { return tableOf(t, results("README.md")) }

// LibraryTable is scenarios/README.md.
func LibraryTable(t *testing.T) *MarkdownTable {
	return tableOf(t, results("..", "scenarios", "README.md"))
}

func tableOf(t *testing.T, path string) *MarkdownTable {
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	return &MarkdownTable{t, path, string(text)}
}

// Hold holds one cell, counted from 1, of the row that begins with a label; with -update it writes it.
func (m *MarkdownTable) Hold(label string, column int, want string) {
	m.Helper()
	row := regexp.MustCompile(`(?m)^\| ` + regexp.QuoteMeta(label) + ` \|.*\|$`).FindString(m.Text)
	require.NotEmpty(m, row, "%s has no row %q", m.path, label)
	cells := strings.Split(row, " | ")
	last := len(cells) - 1
	closed := ""
	if column-1 == last {
		cells[last], closed = strings.TrimSuffix(cells[last], " |"), " |"
	}
	if !*update {
		require.Equal(m, want, cells[column-1], "%s, row %q; write it again with -update", m.path, label)
	}
	cells[column-1] = want + closed
	m.Text = strings.Replace(m.Text, row, strings.Join(cells, " | "), 1)
}

// Close writes the file, with -update.
func (m *MarkdownTable) Close() {
	if *update {
		require.NoError(m, os.WriteFile(m.path, []byte(m.Text), 0o644))
	}
}
