package main

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestCompareInterrupted: a comparison that is stopped before anything is complete says so and writes nothing.
func TestCompareInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	folder := filepath.Join(t.TempDir(), "out")
	var stdout, stderr bytes.Buffer
	code := run(ctx, []string{"compare", "first-steps", "-o", folder}, nil, &stdout, &stderr)
	require.Equal(t, exitInterrupted, code)
	require.Contains(t, stderr.String(), "none of 100 replications was complete")
	require.Empty(t, stdout.String())
	require.NoDirExists(t, folder)
}
