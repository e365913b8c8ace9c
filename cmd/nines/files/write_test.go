package files

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

func newSession() *Session { return NewSession(context.Background()) }

// filesIn are the names of everything in a folder, hidden files too.
func filesIn(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	names := []string{}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

var errFull = &os.PathError{Op: "write", Path: "/tmp/.something.123", Err: syscall.ENOSPC}

func half(w io.Writer) error {
	_, _ = io.WriteString(w, "half of ")
	return errFull
}

func whole(w io.Writer) error {
	_, err := io.WriteString(w, "all of it")
	return err
}

func TestAFileIsWrittenWholeOrNotAtAll(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "report.json")
	require.EqualError(t, newSession().Write(path, half), "cannot write "+path+": no space left on device")
	require.Empty(t, filesIn(t, folder))
	require.NoError(t, newSession().Write(path, whole))
	require.Error(t, newSession().Write(path, half))
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, "all of it", string(text))
	require.Equal(t, []string{"report.json"}, filesIn(t, folder))
}

func TestALinkStaysALink(t *testing.T) {
	folder := t.TempDir()
	real, link := filepath.Join(folder, "real"), filepath.Join(folder, "link")
	require.NoError(t, os.WriteFile(real, []byte("old"), 0o644))
	require.NoError(t, os.Symlink(real, link))
	require.NoError(t, newSession().Write(link, whole))
	text, err := os.ReadFile(real)
	require.NoError(t, err)
	require.Equal(t, "all of it", string(text))
	about, err := os.Lstat(link)
	require.NoError(t, err)
	require.NotZero(t, about.Mode()&os.ModeSymlink)
}

func TestADeviceIsNotReplaced(t *testing.T) {
	require.NoError(t, newSession().Write(os.DevNull, whole))
	about, err := os.Stat(os.DevNull)
	require.NoError(t, err)
	require.False(t, about.Mode().IsRegular())
}

func TestAFolderIsWrittenWholeOrNotAtAll(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "out")
	require.NoError(t, newSession().StageAll(folder, []Output{{"a", whole}, {"b", whole}}))
	require.Equal(t, []string{"a", "b"}, filesIn(t, folder))
	old := func(w io.Writer) error {
		_, err := io.WriteString(w, "something else")
		return err
	}
	err := newSession().StageAll(folder, []Output{{"a", old}, {"b", half}})
	require.EqualError(t, err, "cannot write "+filepath.Join(folder, "b")+": no space left on device")
	require.Equal(t, []string{"a", "b"}, filesIn(t, folder), "no temporary files")
	text, err := os.ReadFile(filepath.Join(folder, "a"))
	require.NoError(t, err)
	require.Equal(t, "all of it", string(text), "what was there stays, although its successor was good")
}
