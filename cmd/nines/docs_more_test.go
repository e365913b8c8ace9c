package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/stretchr/testify/require"
)

// TestReadmeIsShort: somebody in a hurry reads it to its end.
func TestReadmeIsShort(t *testing.T) {
	lines := strings.Count(readText(t, filepath.Join(repository, "README.md")), "\n")
	require.Less(t, lines, 250, "move older lines of the section Changes to scenarios/changes.md")
}

func TestReadmeCitesThisVersion(t *testing.T) {
	require.Contains(t, readText(t, filepath.Join(repository, "README.md")), "version = {"+Version+"}")
}

var (
	link       = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	title      = regexp.MustCompile(`(?m)^#+ (.*)$`)
	notInTitle = regexp.MustCompile(`[^\pL\pN _-]`)
)

// TestLinksLead: every link within the repository leads to a file, and to a title in it if it names one.
func TestLinksLead(t *testing.T) {
	links := 0
	for _, name := range markdownFiles(t) {
		text := readText(t, filepath.Join(repository, name))
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			file, anchor, hasAnchor := strings.Cut(m[1], "#")
			path := filepath.Join(repository, filepath.Dir(name), file)
			if file == "" {
				path = filepath.Join(repository, name)
			}
			_, err := os.Stat(path)
			require.NoError(t, err, "%s: %s", name, m[1])
			if hasAnchor {
				require.Contains(t, anchors(readText(t, path)), anchor, "%s: %s", name, m[1])
			}
			links++
		}
	}
	require.Greater(t, links, 20)
}

// anchors are the names that GitHub gives to the titles of a Markdown file.
func anchors(text string) []string {
	var list []string
	for _, m := range title.FindAllStringSubmatch(text, -1) {
		plain := notInTitle.ReplaceAllString(strings.ToLower(m[1]), "")
		list = append(list, strings.ReplaceAll(plain, " ", "-"))
	}
	return list
}

var inlineCommand = regexp.MustCompile("`(?:\\./)?nines ([^`]+)`")

// TestCommandsInProse: a command that stands in a sentence exists, and so do its flags.
func TestCommandsInProse(t *testing.T) {
	commands := 0
	for _, name := range markdownFiles(t) {
		prose := fences.ReplaceAllString(readText(t, filepath.Join(repository, name)), "")
		for _, m := range inlineCommand.FindAllStringSubmatch(prose, -1) {
			checkCommand(t, name, strings.Fields(m[1]))
			commands++
		}
	}
	require.Greater(t, commands, 20)
}

func checkCommand(t *testing.T, place string, words []string) {
	t.Helper()
	root := newRoot()
	root.InitDefaultHelpCmd()
	root.InitDefaultVersionFlag()
	root.InitDefaultCompletionCmd()
	c, rest, err := root.Find(words)
	require.NoError(t, err, "%s: %v", place, words)
	require.True(t, c != root || strings.HasPrefix(words[0], "--"), "%s: there is no command %v", place, words)
	if c.Name() == "help" {
		topic, _, err := root.Find(rest)
		require.NoError(t, err, "%s: %v", place, words)
		require.True(t, len(rest) == 0 || topic != root, "%s: there is no topic %v", place, words)
	}
	for _, word := range words {
		requireFlag(t, place, c, word)
	}
}

func requireFlag(t *testing.T, place string, c *cobra.Command, word string) {
	t.Helper()
	if flag, isFlag := strings.CutPrefix(word, "--"); isFlag {
		flag, _, _ = strings.Cut(flag, "=")
		require.NotNil(t, c.Flag(flag), "%s: nines %s has no flag --%s", place, c.Name(), flag)
	}
}

// TestItsReadmeHasEveryCommand: help topics are not commands; they run nothing.
func TestItsReadmeHasEveryCommand(t *testing.T) {
	text := readText(t, "README.md")
	for _, c := range newRoot().Commands() {
		if c.Runnable() && !c.Hidden {
			require.Regexp(t, "(?m)^\\| `nines "+c.Name()+"[ `]", text, "the table of commands lacks %s", c.Name())
		}
	}
}

// The words with underscores in queries that are words of the language, or names that the query itself gives.
var wordsOfQueries = strings.Fields(`quantile_cont standard_error read_csv read_parquet keep_default_na na_values
	by_day to_datetime _of_caller`)

// TestQueriesAreOfTablesThatExist: DuckDB, pandas and R are not here to run the queries in the Markdown files. But the tables
// that they read exist, and each word with an underscore is a column or table, or one of their own.
func TestQueriesAreOfTablesThatExist(t *testing.T) {
	var queries []string
	for _, name := range markdownFiles(t) {
		for _, b := range blocksOf(readText(t, filepath.Join(repository, name))) {
			if slices.Contains([]string{"sql", "python", "r"}, b.language) {
				queries = append(queries, b.text)
			}
		}
	}
	t.Chdir(t.TempDir())
	var stdout, stderr bytes.Buffer
	args := []string{"compare", "first-steps", "-o", "tables", "-n", "2", "--calls", "0", "--callers", "0"}
	require.Zero(t, run(context.Background(), args, nil, &stdout, &stderr), stderr.String())
	dictionary := readText(t, filepath.Join("tables", "data", "dictionary.csv"))
	words := 0
	for _, query := range queries {
		for _, file := range regexp.MustCompile(`tables/data/(\w+\.\w+)`).FindAllStringSubmatch(query, -1) {
			require.FileExists(t, filepath.Join("tables", "data", file[1]))
		}
		for _, word := range regexp.MustCompile(`[a-z]*(?:_[a-z]+)+`).FindAllString(query, -1) {
			if !slices.Contains(wordsOfQueries, word) {
				require.Regexp(t, `(?m)^(\w+,\d+,)?`+word+",", dictionary, "no table is called %s or has such a column", word)
				words++
			}
		}
	}
	require.Greater(t, words, 20)
}
