package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/require"

	"nines/cmd/nines/files"
	"nines/cmd/nines/sealed"
	"nines/sim/dataset"
	"nines/sim/effort"
	"nines/sim/fault"
	"nines/sim/recovery"
)

// The scripts of testdata/script are the command's user: each is a folder of files and a list of commands, with what is
// to come of them. What stands behind [long] runs in the long form of the tests. Every script finds town.yaml, a small scenario, beside its own files, and others in the folder TESTDATA.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"nines": main})
}

func TestScripts(t *testing.T) {
	town, err := os.ReadFile(filepath.Join("testdata", "town.yaml"))
	require.NoError(t, err)
	folder, err := filepath.Abs("testdata")
	require.NoError(t, err)
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(e *testscript.Env) error {
			e.Setenv("TESTDATA", folder)
			e.Setenv("GOGC", "400") // hundreds of short runs collect less garbage
			e.Setenv("NINES_QUIET", "1")
			e.Setenv("XDG_CACHE_HOME", os.DevNull) // no pages are kept, but where a script asks for it
			return os.WriteFile(filepath.Join(e.WorkDir, "town.yaml"), town, 0o644)
		},
		Condition: func(name string) (bool, error) {
			if name != "long" {
				return false, fmt.Errorf("no condition is called %s", name)
			}
			return effort.IsLong(), nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "listing": listing, "jsonlines": jsonLines, "narrow": narrow, "digest": digest,
			"kinds": kinds, "fits": fits, "manifest": manifest, "paste": paste, "unpack": unpack,
		},
	})
}

// exits N PROGRAM ARGS… runs a program and demands the exit code N.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var failed *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &failed) {
		got = failed.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, not %d", got, want)
	}
}

// paste FILES… TO writes files into one, one behind the other.
func paste(ts *testscript.TestScript, _ bool, args []string) {
	all := ""
	for _, name := range args[:len(args)-1] {
		all += ts.ReadFile(name)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[len(args)-1]), []byte(all), 0o644))
}

// unpack FROM TO writes what is in a compressed file into another.
func unpack(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(unpacked(ts, ts.ReadFile(args[0]))), 0o644))
}

func unpacked(ts *testscript.TestScript, file string) string {
	text, err := gzip.NewReader(strings.NewReader(file))
	ts.Check(err)
	all, err := io.ReadAll(text)
	ts.Check(err)
	return string(all)
}

// listing FOLDER NAMES… demands that a folder holds just that, hidden files included.
func listing(ts *testscript.TestScript, _ bool, args []string) {
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var names []string
	for _, e := range entries {
		if e.Name() != ".tmp" { // the script's own
			names = append(names, e.Name())
		}
	}
	if want := slices.Sorted(slices.Values(args[1:])); !slices.Equal(want, names) {
		ts.Fatalf("%s holds %v, not %v", args[0], names, want)
	}
}

// manifest FOLDER demands that the manifest of a folder is true: each file is there with the bytes it is said to have, a table
// in CSV has as many rows, and there is no other table.
func manifest(ts *testscript.TestScript, _ bool, args []string) {
	m, err := sealed.ManifestIn(files.NewSession(context.Background()), ts.MkAbs(args[0]))
	ts.Check(err)
	listed := map[string]bool{}
	for _, f := range m.Files {
		text := ts.ReadFile(filepath.Join(args[0], f.Name))
		if sum := fmt.Sprintf("%x", sha256.Sum256([]byte(text))); sum != f.SHA256 || int64(len(text)) != f.Bytes {
			ts.Fatalf("%s has %d bytes, with the sum %s", f.Name, len(text), sum)
		}
		if strings.HasSuffix(f.Name, ".gz") {
			text = unpacked(ts, text)
		}
		if strings.Contains(f.Name, ".csv") && f.Table != "" && int64(strings.Count(text, "\n")-1) != *f.Rows {
			ts.Fatalf("%s has %d lines, and %d rows", f.Name, strings.Count(text, "\n"), *f.Rows)
		}
		listed[f.Name] = true
	}
	for _, name := range dataset.Names() {
		if _, err := os.Stat(filepath.Join(ts.MkAbs(args[0]), name)); err == nil && !listed[name] && name != dataset.ManifestName {
			ts.Fatalf("%s is there, and not in the manifest", name)
		}
	}
}

// jsonlines FILE demands one JSON object with an instant and a fact on each line, in the order of time.
func jsonLines(ts *testscript.TestScript, _ bool, args []string) {
	lines := bufio.NewScanner(strings.NewReader(ts.ReadFile(args[0])))
	n, last := 0, 0.0
	for ; lines.Scan(); n++ {
		var o struct {
			At   *float64
			Fact string
		}
		if err := json.Unmarshal(lines.Bytes(), &o); err != nil || o.At == nil || o.Fact == "" || *o.At < last {
			ts.Fatalf("line %d: %s (%v)", n+1, lines.Text(), err)
		}
		last = *o.At
	}
	if n < 100 {
		ts.Fatalf("only %d lines", n)
	}
}

// narrow FILE demands that no line is wider than a terminal of 100 columns.
func narrow(ts *testscript.TestScript, _ bool, args []string) {
	for i, line := range strings.Split(ts.ReadFile(args[0]), "\n") {
		if len([]rune(line)) > 100 {
			ts.Fatalf("line %d of %s has %d columns: %s", i+1, args[0], len([]rune(line)), line)
		}
	}
}

// kinds FILE WHICH demands that a file has a heading for each of the kinds of trouble or remedies, or of what monitors can
// watch, with something said below it.
func kinds(ts *testscript.TestScript, _ bool, args []string) {
	heading, names := "kind: ", fault.Kinds()
	switch args[1] {
	case "remedies":
		names = recovery.Kinds()
	case "watches":
		heading, names = "watches: ", recovery.Watches()
	}
	lines := strings.Split(ts.ReadFile(args[0]), "\n")
	for _, name := range names {
		at := slices.Index(lines, heading+name)
		if at < 0 || len(strings.TrimSpace(lines[at+1])) < 10 {
			ts.Fatalf("nothing is said of %s%s", heading, name)
		}
	}
}

// digest FILES… demands that JSON documents are of the same numbers; with ! of other ones.
func digest(ts *testscript.TestScript, neg bool, args []string) {
	var digests []string
	for _, name := range args {
		var d struct{ Run struct{ Digest string } }
		ts.Check(json.Unmarshal([]byte(ts.ReadFile(name)), &d))
		if d.Run.Digest == "" {
			ts.Fatalf("%s has no digest", name)
		}
		digests = append(digests, d.Run.Digest)
	}
	if same := len(slices.Compact(digests)) == 1; same == neg {
		ts.Fatalf("%s", fmt.Sprint(digests))
	}
}

// fits SCHEMA FILES… demands that JSON documents fit a schema; with ! that none does.
func fits(ts *testscript.TestScript, neg bool, args []string) {
	var text jsonschema.Schema
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &text))
	schema, err := text.Resolve(nil)
	ts.Check(err)
	for _, name := range args[1:] {
		var document any
		ts.Check(json.Unmarshal([]byte(ts.ReadFile(name)), &document))
		if err := schema.Validate(document); (err != nil) != neg {
			ts.Fatalf("%s: %v", name, err)
		}
	}
}
