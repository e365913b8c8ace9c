package ladder_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/packed"
	"nines/sim/validation/ladder"
)

var update = flag.Bool("update", false, "pack the worlds again")

// TestTheWorldsArePacked: what the program has of them is what stands in the folder, and each is of a rung.
func TestTheWorldsArePacked(t *testing.T) {
	used := map[string]bool{}
	for _, r := range ladder.Rungs() {
		used[r.Scenario] = true
	}
	paths, err := filepath.Glob("scenarios/*.yaml")
	require.NoError(t, err)
	whole := ""
	for _, path := range paths {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		name := strings.TrimSuffix(filepath.Base(path), ".yaml")
		require.True(t, used[name], "no rung has the world %s", name)
		whole += ladder.Divider + name + "\n" + string(text)
	}
	if *update {
		require.NoError(t, os.WriteFile("worlds.gz", packed.Pack([]byte(whole)), 0o666))
		return
	}
	packedNow, err := os.ReadFile("worlds.gz")
	require.NoError(t, err)
	require.Equal(t, whole, string(packed.Unpack(packedNow)), "pack them again: go test ./sim/validation/ladder -run Packed -update")
	require.Panics(t, func() { ladder.Text("no-such-world") })
}
