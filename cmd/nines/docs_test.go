package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
)

var update = flag.Bool("update", false, "write the blocks of output in the Markdown files again")

// TestDocs follows every Markdown file as a reader would: it writes the files, gives the commands one after the other, and
// compares what is printed with what the file shows. With -update it writes the output into the file instead.
func TestDocs(t *testing.T) {
	root, err := filepath.Abs(repository)
	require.NoError(t, err)
	for _, name := range markdownFiles(t) {
		t.Run(name, func(t *testing.T) {
			r := &reader{T: t, root: root, text: readText(t, filepath.Join(root, name))}
			r.follow()
			if *update && r.updated() != r.text {
				require.NoError(t, os.WriteFile(filepath.Join(root, name), []byte(r.updated()), 0o644))
			}
		})
	}
}

// languages are the kinds of blocks that the tests know. The queries have a test of their own.
var languages = []string{"sh", "text", "yaml", "csv", "diff", "sql", "python", "r", "bibtex"}

// reader is somebody who does what one Markdown file says, in a folder that looks like the repository.
type reader struct {
	*testing.T
	root, text string
	shown      map[int]string // what the block that begins there is to show
	last, seen string         // the command that was given last, and what it said
}

func (r *reader) follow() {
	r.Setenv("GITHUB_ACTIONS", "")
	r.Setenv("GITHUB_STEP_SUMMARY", "")
	r.Chdir(r.TempDir())
	// A copy: what a command writes beside scenarios and results stays here.
	for _, folder := range []string{"scenarios", "results"} {
		require.NoError(r, os.CopyFS(folder, os.DirFS(filepath.Join(r.root, folder))))
	}
	r.shown = map[int]string{}
	blocks := blocksOf(r.text)
	require.Equal(r, 2*len(blocks), strings.Count(r.text, "```"), "a fence that is not at the beginning of its line, or not closed")
	for _, b := range blocks {
		require.Contains(r, languages, b.language, "nobody would test this block:\n%s", b.text)
		r.do(b)
	}
}

func (r *reader) do(b block) {
	if b.language != "text" {
		r.last = "" // a file may change, and what is said of it
	}
	switch {
	case b.language == "sh":
		for _, line := range strings.Split(strings.TrimSpace(b.text), "\n") {
			r.give(line)
		}
	case b.language == "text":
		r.compare(b)
	case b.language == "diff":
		r.edit(b)
	case strings.HasPrefix(b.info, ">> "):
		r.append(strings.TrimPrefix(b.info, ">> "), b.text)
	case strings.Contains(b.info, "/"):
		line, missing := missingLine(b.text, readText(r.T, filepath.Join(r.root, b.info)))
		require.False(r, missing, "%s has no such line there: %s", b.info, line)
	case b.info != "":
		require.NoError(r, os.WriteFile(b.info, []byte(b.text), 0o644))
	case b.language == "yaml":
		for _, step := range regexp.MustCompile(`(?m)^\s*- run: (.*)$`).FindAllStringSubmatch(b.text, -1) {
			r.give(step[1])
		}
	}
}

var saysExitCode = regexp.MustCompile(`# exit code (\d+)$`)

// expectedCode is the exit code that a line says it has, or 0.
func expectedCode(line string) int {
	m := saysExitCode.FindStringSubmatch(line)
	if m == nil {
		return exitDone
	}
	code, _ := strconv.Atoi(m[1])
	return code
}

// give gives a command. Where a command runs replications and nobody looks at the figures, a few will do.
func (r *reader) give(line string) {
	words := shellWords(r.T, line)
	args, isOurs := argumentsOfNines(words)
	if !isOurs {
		checkOtherCommand(r.T, r.root, words)
		return
	}
	if !slices.ContainsFunc(args, setsReplications) {
		args = append(args, few[args[0]]...)
	}
	if !effort.IsLong() && !*update {
		args = append(args, fewer[args[0]]...)
		if dear.MatchString(line) {
			checkCommand(r.T, line, args)
			return
		}
	}
	r.run(args, line)
}

// dear are commands that the small form of the tests only reads, because it gives another one like them: on a smaller scenario, or in
// a block of output.
var dear = regexp.MustCompile(`nines (compare uk-2023-06-25|report uk-2023-06-25|run uk-2023-06-25 --strategy|trace uk-2023-06-25 --outcome|attribute first-steps -n 20 -o)`)

// few has each command do little.
var few = map[string][]string{
	"run": {"-n", "1"}, "compare": {"-n", "1"}, "attribute": {"-n", "2"}, "sweep": {"-n", "2"},
}

// fewer has the dear commands do even less in the small form of the tests, whatever they ask for.
var fewer = map[string][]string{
	"attribute": {"-n", "2"}, "explore": {"--days", "150"}, "calibrate": {"--points", "14", "--days", "4", "--rounds", "2"},
}

func setsReplications(arg string) bool {
	return arg == "-n" || arg == "--replications" || arg == "--within"
}

// run is what a person sees of a command: what it prints, and what it says beside it.
func (r *reader) run(args []string, line string) string {
	if r.last == strings.Join(args, " ") {
		return r.seen // shown below the command itself
	}
	if seen, ok := studied[strings.Join(args, " ")]; ok && !effort.IsLong() {
		return seen
	}
	var stdout, stderr bytes.Buffer
	code := run(context.Background(), args, nil, &stdout, &stderr)
	seen := stdout.String() + stderr.String()
	require.Equal(r, expectedCode(line), code, "%s\n%s", line, seen)
	require.NotEmpty(r, seen, line)
	r.last, r.seen = strings.Join(args, " "), seen
	if ofLibrary.MatchString(r.last) && !slices.Contains(args, "-o") {
		studied[r.last] = seen
	}
	return seen
}

// studied is what the studies of the library say: two files show the same ones. The long form gives each command again.
var studied = map[string]string{}

// ofLibrary are the studies that depend on nothing that the reader has written.
var ofLibrary = regexp.MustCompile(`^(attribute|explore|solve|sweep) first-steps `)

func (r *reader) append(name, text string) {
	require.NoError(r, os.WriteFile(name, []byte(readText(r.T, name)+"\n"+text), 0o644))
}

// edit changes a file as the reader is asked to: each line marked - becomes the line marked + below it.
func (r *reader) edit(b block) {
	text := readText(r.T, b.info)
	lines := strings.Split(strings.TrimSpace(b.text), "\n")
	require.Zero(r, len(lines)%2, "pairs of lines: - and +")
	for i := 0; i < len(lines); i += 2 {
		before, isBefore := strings.CutPrefix(lines[i], "-")
		after, isAfter := strings.CutPrefix(lines[i+1], "+")
		require.True(r, isBefore && isAfter, "a line marked - and then one marked +:\n%s", b.text)
		require.Equal(r, 1, strings.Count(text, before+"\n"), "%s has not exactly one line %q", b.info, before)
		text = strings.Replace(text, before+"\n", after+"\n", 1)
	}
	require.NoError(r, os.WriteFile(b.info, []byte(text), 0o644))
}

// slow are commands that simulate twenty national days and more, or hundreds of changed ones. Their output is held in the long form of
// the tests.
var slow = regexp.MustCompile(`uk-2023-06-25 -n \d\d|nines (attribute|calibrate|explore) `)

// compare holds a block of output to its source: a command, or a file of the repository.
func (r *reader) compare(b block) {
	if !effort.IsLong() && !*update && slow.MatchString(b.info) {
		return
	}
	require.NotEmpty(r, b.info, "say behind the fence which command or file this is from:\n%s", b.text)
	parts := strings.Split(b.info, " | ")
	want, err := sections(r.source(parts[0]), parts[1:])
	require.NoError(r, err, b.info)
	r.shown[b.from] = want
	if !*update {
		require.Equal(r, want, b.text, "%s; write it again with: go test ./cmd/nines -run TestDocs -update", b.info)
	}
}

func (r *reader) source(name string) string {
	words := shellWords(r.T, name)
	args, isOurs := argumentsOfNines(words)
	if !isOurs {
		return readText(r.T, filepath.Join(r.root, name))
	}
	return r.run(args, name)
}

// updated is the text of the file with its blocks of output as they are now.
func (r *reader) updated() string {
	var out strings.Builder
	at := 0
	for _, b := range blocksOf(r.text) {
		if text, ok := r.shown[b.from]; ok {
			out.WriteString(r.text[at:b.from] + text)
			at = b.to
		}
	}
	return out.String() + r.text[at:]
}
