package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// writeFile writes a file whole or not at all: to a temporary name beside it, which is then renamed.
func writeFile(path string, write func(io.Writer) error) (err error) {
	temporary, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return fileError{fmt.Errorf("cannot write %s: %w", path, err)}
	}
	defer func() {
		if err != nil {
			temporary.Close()
			os.Remove(temporary.Name())
			err = fileError{fmt.Errorf("cannot write %s: %w", path, err)}
		}
	}()
	if err := write(temporary); err != nil {
		return err
	}
	if err := temporary.Chmod(0o644); err != nil {
		return err
	}
	if err := temporary.Sync(); err != nil {
		return err
	}
	if err := temporary.Close(); err != nil {
		return err
	}
	return os.Rename(temporary.Name(), path)
}

// output is a file of a results folder.
type output struct {
	name  string
	write func(io.Writer) error
}

// writeFolder writes files into a folder, which is made if need be. All are written under temporary names before the
// first is renamed, so that a disk that fills up leaves the old ones as they were.
func writeFolder(folder string, files []output) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fileError{fmt.Errorf("cannot make the folder %s: %w", folder, err)}
	}
	staging, err := os.MkdirTemp(folder, ".nines-*")
	if err != nil {
		return fileError{fmt.Errorf("cannot write into %s: %w", folder, err)}
	}
	defer os.RemoveAll(staging)
	for _, f := range files {
		if err := writeFile(filepath.Join(staging, f.name), f.write); err != nil {
			return err
		}
	}
	for _, f := range files {
		if err := os.Rename(filepath.Join(staging, f.name), filepath.Join(folder, f.name)); err != nil {
			return fileError{fmt.Errorf("cannot write %s: %w", filepath.Join(folder, f.name), err)}
		}
	}
	return nil
}
