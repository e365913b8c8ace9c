package files

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestManyWriteIntoOneFolder at the same time, as the shards of a study do: all files come whole, and nothing else stays.
func TestManyWriteIntoOneFolder(t *testing.T) {
	folder := t.TempDir()
	const writers, each = 8, 20
	failed := make([]error, writers)
	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			for i := 0; i < each && failed[w] == nil; i++ {
				path := filepath.Join(folder, fmt.Sprintf("%d-%d", w, i))
				failed[w] = newSession().WriteInFolder(path, func(to io.Writer) error {
					_, err := io.WriteString(to, path)
					return err
				})
			}
		})
	}
	all.Wait()
	for _, err := range failed {
		require.NoError(t, err)
	}
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	require.Len(t, entries, writers*each)
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(folder, e.Name()))
		require.NoError(t, err)
		require.Equal(t, filepath.Join(folder, e.Name()), string(text))
	}
}
