package main

import (
	"bytes"
	"context"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var commandOfPage = regexp.MustCompile(`<pre>nines ([^<]*)</pre>`)

// TestThePageSaysHowToHaveItAgain: the command that a page gives, with the scenario's file for SCENARIO, makes the same page, to
// the byte.
func TestThePageSaysHowToHaveItAgain(t *testing.T) {
	town := townFile(t)
	t.Chdir(t.TempDir())
	text, err := os.ReadFile(town)
	require.NoError(t, err)
	alone, _, found := strings.Cut(string(text), "strategies:") // the last block
	require.True(t, found)
	require.NoError(t, os.WriteFile("alone.yaml", []byte(alone), 0o644))
	for i, first := range []string{
		"run TOWN", "run TOWN --strategy nobody --seed 3 -n 2", "compare TOWN -n 3", "compare TOWN --baseline nobody --window outage", "run alone.yaml -n 2",
	} {
		folder := string(rune('a' + i))
		args := strings.Fields(strings.ReplaceAll(first, "TOWN", town) + " -o " + folder)
		var stdout, stderr bytes.Buffer
		require.Zero(t, run(context.Background(), args, nil, &stdout, &stderr), stderr.String())
		page, err := os.ReadFile(filepath.Join(folder, "report.html"))
		require.NoError(t, err)
		given := commandOfPage.FindSubmatch(page)
		require.NotNil(t, given, first)
		again := strings.NewReplacer("SCENARIO", args[1], "DIR", folder+"2").Replace(html.UnescapeString(string(given[1])))
		require.Zero(t, run(context.Background(), strings.Fields(again), nil, &stdout, &stderr), "%s: %s", again, stderr.String())
		same, err := os.ReadFile(filepath.Join(folder+"2", "report.html"))
		require.NoError(t, err)
		require.True(t, bytes.Equal(page, same), "%s is not %s", again, first)
	}
}

// TestResultsOfAnotherVersion are drawn, and it is said whose they are.
func TestResultsOfAnotherVersion(t *testing.T) {
	town := townFile(t)
	t.Chdir(t.TempDir())
	var stdout, stderr bytes.Buffer
	require.Zero(t, run(context.Background(), []string{"run", town, "-o", "out"}, nil, &stdout, &stderr), stderr.String())
	text, err := os.ReadFile("out/report.json")
	require.NoError(t, err)
	older := bytes.Replace(text, []byte(`"version": "`+Version+`"`), []byte(`"version": "0.0.9"`), 1)
	require.NotEqual(t, text, older)
	require.NoError(t, os.WriteFile("older.json", older, 0o644))
	stderr.Reset()
	require.Zero(t, run(context.Background(), []string{"report", "older.json"}, nil, &stdout, &stderr), stderr.String())
	require.Equal(t, "nines: these results are from nines 0.0.9; this is nines "+Version+"\n", stderr.String())
	page, err := os.ReadFile("report.html")
	require.NoError(t, err)
	require.Contains(t, string(page), "<dd>nines 0.0.9</dd>")
}
