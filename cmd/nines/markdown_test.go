package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The Markdown files of the repository are read by people and by TestDocs. A block between fences says what it is in the
// words behind its first fence:
//
//	```sh                          commands, one a line; "# exit code 2" says that a command is to fail
//	```text nines check town       what that command prints
//	```text FILE | HEADING         of that output, or of that file, the section below a heading
//	```yaml my.yaml                a file that the reader is to write; the commands below may use it
//	```yaml >> my.yaml             what the reader is to add at its end
//	```diff my.yaml                lines of such a file that the reader is to change
//	```yaml scenarios/town.yaml    lines of a file of the repository, in their order
type block struct {
	language, info, text string
	from, to             int // where the text is in the file
}

// repository is where the root of the repository is, seen from this package.
var repository = filepath.Join("..", "..")

var fences = regexp.MustCompile("(?ms)^```(\\w+)([^\n]*)\n(.*?)^```$")

func blocksOf(markdown string) []block {
	var blocks []block
	for _, at := range fences.FindAllStringSubmatchIndex(markdown, -1) {
		blocks = append(blocks, block{
			language: markdown[at[2]:at[3]],
			info:     strings.TrimSpace(markdown[at[4]:at[5]]),
			text:     markdown[at[6]:at[7]],
			from:     at[6],
			to:       at[7],
		})
	}
	return blocks
}

// markdownFiles are those that somebody wrote: neither reports nor licences, and no test data.
func markdownFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(repository, func(path string, entry fs.DirEntry, err error) error {
		name := entry.Name()
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (name == "testdata" || name == "texts" || name == ".git"):
			return fs.SkipDir
		case strings.HasSuffix(name, ".md") && name != "report.md" && name != "comparison.md":
			path, err = filepath.Rel(repository, path)
			files = append(files, filepath.ToSlash(path))
		}
		return err
	})
	require.NoError(t, err)
	require.Contains(t, files, "README.md")
	return files
}

func readText(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(text)
}

// heading is a line in capitals, with the heads of columns behind it if a table begins there.
var heading = regexp.MustCompile(`^[A-Z0-9][A-Z0-9 ,:'’()-]*(  [a-z].*)?$`)

// sections are those parts of a report whose headings begin as asked for, or the whole of it.
func sections(report string, headings []string) (string, error) {
	if len(headings) == 0 {
		return strings.TrimRight(report, "\n") + "\n", nil
	}
	parts := map[string][]string{}
	var order []string
	for _, line := range strings.Split(report, "\n") {
		if heading.MatchString(line) {
			order = append(order, line)
		}
		if len(order) > 0 {
			last := order[len(order)-1]
			parts[last] = append(parts[last], line)
		}
	}
	var out []string
	for _, want := range headings {
		i := slices.IndexFunc(order, func(h string) bool { return strings.HasPrefix(h, want) })
		if i < 0 {
			return "", fmt.Errorf("there is no heading %q; there are: %s", want, strings.Join(order, " | "))
		}
		out = append(out, strings.TrimRight(strings.Join(parts[order[i]], "\n"), "\n"))
	}
	return strings.Join(out, "\n\n") + "\n", nil
}

// missingLine is the first line of an excerpt that the file does not have, in the order of the excerpt.
func missingLine(excerpt, file string) (string, bool) {
	rest := strings.Split(file, "\n")
	for _, line := range strings.Split(strings.TrimRight(excerpt, "\n"), "\n") {
		i := slices.Index(rest, line)
		if i < 0 {
			return line, true
		}
		rest = rest[i+1:]
	}
	return "", false
}

func TestSectionsOfAReport(t *testing.T) {
	report := "THE TITLE\n  a\n\nFIRST, OF ALL\n  b\n\nSECOND\n  c\n"
	got, err := sections(report, []string{"SECOND", "FIRST"})
	require.NoError(t, err)
	require.Equal(t, "SECOND\n  c\n\nFIRST, OF ALL\n  b\n", got)
	_, err = sections(report, []string{"THIRD"})
	require.ErrorContains(t, err, "there are: THE TITLE | FIRST, OF ALL | SECOND")
	whole, err := sections(report, nil)
	require.NoError(t, err)
	require.Equal(t, report, whole)
}

func TestMissingLine(t *testing.T) {
	file := "a\nb\nc\n"
	_, missing := missingLine("a\nc\n", file)
	require.False(t, missing)
	line, missing := missingLine("c\na\n", file)
	require.True(t, missing)
	require.Equal(t, "a", line)
}
