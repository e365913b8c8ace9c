package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// hostile is a text that would harm whoever takes it for more than text: a page, Markdown, a table, a spreadsheet.
const hostile = `"=cmd()|'calc'<b onmouseover=alert(1)>x</b></script><script>alert(1)</script> *s* | [l](javascript:x) ` + "`c`" + `\nsecond line\ttab {{.}} ]]> --> end"`

// hostileFile is the town with that text, and a very long one, wherever its author can write freely.
func hostileFile(t *testing.T, text string) string {
	t.Helper()
	town, err := os.ReadFile(filepath.Join("testdata", "town.yaml"))
	require.NoError(t, err)
	long := `"=cmd()|` + strings.Repeat("W", 10000) + `"`
	for _, x := range [][2]string{
		{"title: A town without its switchboard", "title: " + text}, {"question: Is a backup worth having?", "question: " + text},
		{"source: the town's yearly report", "source: " + text}, {"assumed: as many as are needed", "assumed: " + long},
		{"title: The switchboard is dead", "title: " + text}, {"title: As the runbook says", "title: " + text}, {"title: Nobody does anything", "title: " + long},
	} {
		require.Contains(t, string(town), x[0])
		town = bytes.Replace(town, []byte(x[0]), []byte(x[1]), 1)
	}
	town = append(town, []byte("\nexpect: {it: {title: "+text+", measure: calls.offered, between: [1 call, 2 calls]}}\n")...)
	file := filepath.Join(t.TempDir(), "town.yaml")
	require.NoError(t, os.WriteFile(file, town, 0o644))
	return file
}

// unseen are characters that nobody sees, and that change what others see: controls, changes of direction, and spaces of no
// width.
var unseen = regexp.MustCompile("[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")

// requireHarmless reads a file or an output as its readers do.
func requireHarmless(t *testing.T, name, text string) {
	t.Helper()
	require.Empty(t, unseen.FindAllString(strings.ReplaceAll(text, "\r\n", "\n"), 3), name)
	switch {
	case strings.HasSuffix(name, ".html"), strings.HasSuffix(name, ".svg"):
		for _, raw := range []string{"<b onmouseover", "</b></script>", "<script>alert", `href="javascript:`, "--> end"} {
			require.NotContains(t, text, raw, name)
		}
	case strings.HasSuffix(name, ".md"):
		require.NotRegexp(t, `(^|[^\\])<(b|script|/script)`, text, name)
		require.NotRegexp(t, `[^\\]\[l\]`, text, name)
		require.NotRegexp(t, `(?m)^(second line|'?=cmd)`, text, name)
	case strings.HasSuffix(name, ".csv"):
		require.NotRegexp(t, `(?m)(^|,)"?[=+@]`, text, name)
	}
}

// TestHostileTextIsHarmless: nothing that a scenario's author writes becomes more than text, on any way out.
func TestHostileTextIsHarmless(t *testing.T) {
	town, folder := hostileFile(t, hostile), t.TempDir()
	for _, args := range [][]string{
		{"run", town}, {"run", town, "--full"}, {"run", town, "--format", "markdown", "--full"}, {"run", town, "-o", filepath.Join(folder, "run"), "--svg", filepath.Join(folder, "svg")},
		{"compare", town}, {"compare", town, "--full"}, {"compare", town, "--format", "markdown", "--full"}, {"compare", town, "--format", "csv"},
		{"compare", town, "-o", filepath.Join(folder, "compare")}, {"check", town}, {"check", town, "--format", "markdown", "--summary", filepath.Join(folder, "summary.md")}, {"explain", town},
	} {
		var out, errs bytes.Buffer
		code := run(context.Background(), args, nil, &out, &errs)
		require.True(t, code == exitDone || args[0] == "check", "%v: %s", args, errs.String())
		name := strings.Join(args[2:], " ")
		switch {
		case strings.Contains(name, "markdown"):
			name += ".md"
		case strings.Contains(name, "csv"):
			name += ".csv"
		}
		requireHarmless(t, name, out.String())
		requireHarmless(t, name+" (errors)", errs.String())
	}
	seen := 0
	require.NoError(t, filepath.Walk(folder, func(path string, info os.FileInfo, err error) error {
		if err == nil && regexp.MustCompile(`\.(html|svg|md|csv|txt)$`).MatchString(path) {
			text, err := os.ReadFile(path)
			require.NoError(t, err)
			requireHarmless(t, path, string(text))
			seen++
		}
		return err
	}))
	require.Greater(t, seen, 8)
}

// TestUnseenCharactersAreRefused, by a message that does not have them itself.
func TestUnseenCharactersAreRefused(t *testing.T) {
	for _, escaped := range []string{`\e[31m`, `\u202E`, `\u200B`, `\u2028`, `\uFEFF`, `\u2066`, `\x07`, `\r`, `\x9b`} {
		var out, errs bytes.Buffer
		require.Equal(t, exitBadInput, run(context.Background(), []string{"run", hostileFile(t, `"x`+escaped+`y"`)}, nil, &out, &errs), escaped)
		require.Contains(t, errs.String(), "invisible")
		requireHarmless(t, escaped, errs.String()+out.String())
	}
}

// TestNamesOfFilesAreHarmless: what stands on the command line is in messages too.
func TestNamesOfFilesAreHarmless(t *testing.T) {
	town, folder := townFile(t), t.TempDir()
	name := filepath.Join(folder, "x\x1b[31m\u202e")
	for _, args := range [][]string{
		{"run", name + ".yaml"}, {"run", town, "--bad\x1b[31m"}, {"run", town, "--set", "x\u202e=1"}, {"report", name}, {"compare", town, "--strategies", "\x1b[31m"},
		{"run", town, "-o", name}, {"run", town, "--page", name + ".html"}, {"report", town, "-o", name + "2.html"}, {"import", name},
	} {
		var out, errs bytes.Buffer
		_ = run(context.Background(), args, nil, &out, &errs) // whether it ends well is tested elsewhere
		require.NotEmpty(t, out.String()+errs.String(), args)
		requireHarmless(t, strings.Join(args, " "), out.String()+errs.String())
	}
}
