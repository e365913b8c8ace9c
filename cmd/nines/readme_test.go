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

	"github.com/stretchr/testify/require"
)

var shellBlock = regexp.MustCompile("(?s)```sh\n(.*?)```")

// TestReadme runs every command of the README, in order, in a folder of its own, with few replications. `go test` is
// what runs this test.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	require.NoError(t, err)
	t.Chdir(t.TempDir())
	t.Setenv("GITHUB_ACTIONS", "")
	t.Setenv("GITHUB_STEP_SUMMARY", "")
	commands := 0
	for _, block := range shellBlock.FindAllSubmatch(readme, -1) {
		for _, line := range strings.Split(strings.TrimSpace(string(block[1])), "\n") {
			command, _, _ := strings.Cut(line, "  #")
			if strings.TrimSpace(command) == "go test ./..." {
				continue
			}
			args := wordsOf(t, strings.TrimSpace(command))
			if args[0] == "run" || args[0] == "compare" {
				args = append(args, "--replications", "2")
			}
			var stdout, stderr bytes.Buffer
			code := run(context.Background(), args, nil, &stdout, &stderr)
			require.Zero(t, code, "%s: %s", command, stderr.String())
			require.NotEmpty(t, stdout.String(), command)
			commands++
		}
	}
	require.GreaterOrEqual(t, commands, 8)
}

// wordsOf splits a command as a shell does, and takes off what calls the program.
func wordsOf(t *testing.T, command string) []string {
	var words []string
	for i, part := range strings.Split(command, `"`) {
		if i%2 == 1 {
			words = append(words, part)
		} else {
			words = append(words, strings.Fields(part)...)
		}
	}
	switch {
	case words[0] == "nines":
		return words[1:]
	case strings.HasPrefix(command, "go run ./cmd/nines "):
		return words[3:]
	}
	t.Fatalf("the README has a command that is not tested: %s", command)
	return nil
}

// TestReadmeShowsTheRealCheck holds the verdicts in the README to what nines check prints.
func TestReadmeShowsTheRealCheck(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	require.NoError(t, err)
	t.Setenv("GITHUB_ACTIONS", "")
	t.Setenv("GITHUB_STEP_SUMMARY", "")
	var stdout, stderr bytes.Buffer
	require.Zero(t, run(context.Background(), []string{"check", "first-steps"}, nil, &stdout, &stderr), stderr.String())
	require.True(t, strings.Contains(string(readme), strings.TrimRight(stdout.String(), "\n")), "print anew: %s", stdout.String())
}

// TestReadmeShowsTheRealStory holds the story in the README to what nines explain tells.
func TestReadmeShowsTheRealStory(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	require.NoError(t, err)
	var stdout, stderr bytes.Buffer
	args := []string{"explain", "uk-2023-06-25", "--caller", "23612", "--strategy", "as-happened,first-try"}
	require.Zero(t, run(context.Background(), args, nil, &stdout, &stderr), stderr.String())
	require.True(t, strings.Contains(string(readme), strings.TrimRight(stdout.String(), "\n")), "print anew: %s", stdout.String())
}

// TestReadmeShowsTheRealReport holds the report in the README to the reference result.
func TestReadmeShowsTheRealReport(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	require.NoError(t, err)
	report, err := os.ReadFile(filepath.Join("..", "..", "results", "uk-2023-06-25", "report.txt"))
	require.NoError(t, err)
	require.Contains(t, string(readme), strings.TrimRight(string(report), "\n"))
}

// TestReadmeQueriesAreOfTablesThatExist: the queries of the README are for programs that are not here. What they ask of tables
// and columns is there, all the same: each of their words that has an underscore is a column, or one of their own.
func TestReadmeQueriesAreOfTablesThatExist(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	require.NoError(t, err)
	t.Chdir(t.TempDir())
	var stdout, stderr bytes.Buffer
	require.Zero(t, run(context.Background(), []string{"compare", "first-steps", "-o", "tables", "-n", "2", "--calls", "0", "--callers", "0"}, nil, &stdout, &stderr), stderr.String())
	dictionary, err := os.ReadFile(filepath.Join("tables", "data", "dictionary.csv"))
	require.NoError(t, err)
	own := strings.Fields("quantile_cont standard_error answered_in_time read_csv read_parquet keep_default_na na_values by_day to_datetime _of_caller")
	words := 0
	for _, block := range regexp.MustCompile("(?s)```(?:sql|python|r)\n(.*?)```").FindAllSubmatch(readme, -1) {
		for _, file := range regexp.MustCompile(`tables/data/(\w+\.\w+)`).FindAllSubmatch(block[1], -1) {
			require.FileExists(t, filepath.Join("tables", "data", string(file[1])))
		}
		for _, word := range regexp.MustCompile(`[a-z]*(?:_[a-z]+)+`).FindAllString(string(block[1]), -1) {
			if !slices.Contains(own, word) {
				require.Regexp(t, `(?m)^\w+,\d+,`+word+",", string(dictionary), "no table has a column %s", word)
				words++
			}
		}
	}
	require.Greater(t, words, 20)
}
