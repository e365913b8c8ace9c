package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
)

// shellWords splits a command as a shell does: quotes, comments and the names of files.
func shellWords(t *testing.T, line string) []string {
	t.Helper()
	command, _, _ := strings.Cut(line+" ", " #")
	var words []string
	for i, part := range strings.Split(strings.ReplaceAll(command, "'", `"`), `"`) {
		if i%2 == 1 {
			words = append(words, part)
			continue
		}
		for _, word := range strings.Fields(part) {
			words = append(words, expand(t, word)...)
		}
	}
	require.NotEmpty(t, words, "an empty line among the commands")
	return words
}

// expand replaces a pattern by the files that it means. The small form of the tests takes only the smallest scenario.
func expand(t *testing.T, word string) []string {
	if !strings.Contains(word, "*") {
		return []string{word}
	}
	files, err := filepath.Glob(word)
	require.NoError(t, err)
	require.NotEmpty(t, files, "no file is called %s", word)
	if !effort.IsLong() {
		return []string{filepath.Join(filepath.Dir(word), "first-steps.yaml")}
	}
	return files
}

// argumentsOfNines takes off what calls the program; false if the command is another.
func argumentsOfNines(words []string) ([]string, bool) {
	switch {
	case words[0] == "nines", words[0] == "./nines":
		return words[1:], true
	case strings.HasPrefix(strings.Join(words, " "), "go run ./cmd/nines "):
		return words[3:], true
	}
	return nil, false
}

var (
	assignment = regexp.MustCompile(`^[A-Z_]+=`)
	testName   = regexp.MustCompile(`Test\w+`)
)

// checkOtherCommand checks what a command other than nines is about: it would take too long to run the tests from a test.
func checkOtherCommand(t *testing.T, root string, words []string) {
	t.Helper()
	for assignment.MatchString(words[0]) {
		variable, _, _ := strings.Cut(words[0], "=")
		require.Contains(t, readText(t, filepath.Join(root, "sim", "effort", "effort.go")), `"`+variable+`"`)
		words = words[1:]
	}
	command := strings.Join(words, " ")
	switch {
	case strings.HasPrefix(command, ".ci/"):
		require.FileExists(t, filepath.Join(root, words[0]))
	case strings.HasPrefix(command, "go "):
		checkGo(t, root, words)
	default:
		t.Fatalf("this command is not tested: %s", command)
	}
}

// checkGo looks for the packages, tests and flags that a command of Go names.
func checkGo(t *testing.T, root string, words []string) {
	t.Helper()
	require.Contains(t, []string{"build", "install", "test", "vet", "doc", "version"}, words[1])
	var tests strings.Builder
	for _, word := range words[2:] {
		folder, isPackage := strings.CutPrefix(strings.TrimSuffix(word, "/..."), "./")
		if isPackage {
			collectTests(t, filepath.Join(root, folder), &tests)
		}
	}
	for _, word := range words[2:] {
		for _, name := range testName.FindAllString(word, -1) {
			require.Contains(t, tests.String(), "func "+name)
		}
		if word == "-update" {
			require.Contains(t, tests.String(), `"update"`)
		}
	}
}

func collectTests(t *testing.T, folder string, to *strings.Builder) {
	t.Helper()
	require.DirExists(t, folder)
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, "_test.go") {
			text, err := os.ReadFile(path)
			to.Write(text)
			return err
		}
		return err
	})
	require.NoError(t, err)
}
