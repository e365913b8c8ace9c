package files

import (
	"os"
	"path/filepath"
)

// pending is a file in the making, which will take the place of another. The library that does this elsewhere does not
// offer it for Windows, where a rename is not always atomic, and where there are no permissions to keep.
type pending struct {
	*os.File
	path string
}

func newPending(hidden, path string) (*pending, error) {
	file, err := os.CreateTemp(hidden, "."+filepath.Base(path))
	return &pending{file, path}, err
}

// CloseAtomicallyReplace moves the file into its place.
func (p *pending) CloseAtomicallyReplace() error {
	if err := p.Sync(); err != nil {
		return err
	}
	if err := p.Close(); err != nil {
		return err
	}
	return os.Rename(p.Name(), p.path)
}

// Cleanup takes the file away, if it is still there.
func (p *pending) Cleanup() error {
	p.Close()
	return os.Remove(p.Name())
}
