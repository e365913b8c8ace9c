package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nines/cmd/nines/files"
	"nines/sim/scenario"
	"nines/sim/scenario/spec"
)

// TestAnInterruptedUpdateWritesNothing, at the start or halfway, and also not what was complete by then.
func TestAnInterruptedUpdateWritesNothing(t *testing.T) {
	town := townFile(t)
	text, err := os.ReadFile(town)
	require.NoError(t, err)
	folder := filepath.Dir(town)
	quick := filepath.Join(folder, "quick.yaml")
	require.NoError(t, os.WriteFile(quick, bytes.Replace(text, []byte("scenario: town"), []byte("scenario: quick"), 1), 0o644))
	require.NoError(t, os.WriteFile(town, bytes.Replace(text, []byte("replications: 4"), []byte("replications: 1000000"), 1), 0o644))
	for _, after := range []time.Duration{0, 400 * time.Millisecond} {
		ctx, cancel := context.WithTimeout(context.Background(), after)
		var stdout, stderr bytes.Buffer
		code := run(ctx, []string{"baseline", "update", quick, town, "--results", filepath.Join(folder, "results")}, nil, &stdout, &stderr)
		cancel()
		require.Equal(t, exitInterrupted, code, stderr.String())
		require.Empty(t, stdout.String())
		require.Regexp(t, `^nines: interrupted while (quick|town) was running; no baseline was written\n$`, stderr.String())
		require.Equal(t, []string{"quick.yaml", "town.yaml"}, filesIn(t, folder))
	}
}

// TestBaselinesThatCannotBeUsed are told apart from files that cannot be read, and say how to get one.
func TestBaselinesThatCannotBeUsed(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "town", "report.json")
	doc := &scenario.Document{Scenario: &spec.Scenario{Name: "town"}}
	read := func(folder string) error {
		_, err := shelf(folder).of("plans/town.yaml", doc).read(files.NewSession(context.Background()), "town")
		return err
	}
	renew := "nines baseline update plans/town.yaml --results " + folder
	err := read(folder)
	require.ErrorAs(t, err, new(baselineError))
	require.EqualError(t, err, "there is no baseline "+path+"; make one with: "+renew)

	require.NoError(t, os.Mkdir(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte("{"), 0o644))
	err = read(folder)
	require.ErrorAs(t, err, new(baselineError))
	require.EqualError(t, err, path+" cannot be a baseline: it is cut short, at byte 1; renew it with: "+renew)

	err = read(path) // a file in the place of a folder
	require.ErrorAs(t, err, new(fileError))
	require.False(t, errors.As(err, new(baselineError)))
}
