package ran

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/dataset"
)

// TestDifferences lists what has other bytes or is missing, and nothing else.
func TestDifferences(t *testing.T) {
	m := &dataset.Manifest{Files: []dataset.File{{Name: "a", SHA256: "1"}, {Name: "b", SHA256: "2"}, {Name: "c", SHA256: "3"}}}
	again := &dataset.Manifest{Files: []dataset.File{{Name: "b", SHA256: "4"}, {Name: "c", SHA256: "3"}, {Name: "d", SHA256: "5"}}}
	require.Equal(t, []string{"a was not written again", "b has other bytes"}, Differences(m, again))
	require.Empty(t, Differences(m, m))
}

// TestNamesWithoutPlaces: a name never says where a folder lies on a machine.
func TestNamesWithoutPlaces(t *testing.T) {
	away := filepath.Join(t.TempDir(), "plans", "town.yaml")
	for _, c := range []struct{ folder, path, want string }{
		{"out", "town.yaml", "../town.yaml"}, {filepath.Join("results", "out"), filepath.Join("plans", "town.yaml"), "../../plans/town.yaml"},
		{"out", away, "town.yaml"}, {filepath.Dir(away), "town.yaml", "town.yaml"}, {filepath.Dir(away), away, "town.yaml"},
	} {
		require.Equal(t, c.want, nameFrom(c.folder, c.path))
	}
}
