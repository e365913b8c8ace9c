package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
)

// cannotWrite is the error of a file that could not be written. It names the file that the user asked for, not the
// temporary one in which the trouble arose.
func cannotWrite(path string, err error) error {
	var inPath *fs.PathError
	var inLink *os.LinkError
	switch {
	case errors.As(err, &inPath):
		err = inPath.Err
	case errors.As(err, &inLink):
		err = inLink.Err
	}
	if errors.Is(err, syscall.ENOTDIR) {
		err = fmt.Errorf("%s is no folder", filepath.Dir(path))
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("there is no folder %s", filepath.Dir(path))
	}
	return fileError{fmt.Errorf("cannot write %s: %w", path, err)}
}

// writeFile writes a file whole or not at all: to a temporary name beside it, which is then renamed. What is no
// file, such as a terminal or a pipe, is written to as it is.
func writeFile(path string, write func(io.Writer) error) error {
	target := path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		target = real
	}
	about, err := os.Stat(target)
	switch {
	case err == nil && about.IsDir():
		return cannotWrite(path, errors.New("it is a folder"))
	case err == nil && !about.Mode().IsRegular():
		return writeDevice(path, write)
	}
	if err := replace(target, write); err != nil {
		return cannotWrite(path, err)
	}
	return nil
}

// writeInFolder is writeFile for a file whose folder is made if need be.
func writeInFolder(path string, write func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return cannotWrite(path, err)
	}
	return writeFile(path, write)
}

// isSameFile says whether two paths lead to one file, or would.
func isSameFile(one, other string) bool {
	a, err := os.Stat(one)
	b, e := os.Stat(other)
	if err != nil || e != nil {
		return filepath.Clean(one) == filepath.Clean(other)
	}
	return os.SameFile(a, b)
}

// appendTo adds to a file that others write to as well.
func appendTo(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return cannotWrite(path, err)
	}
	if err := errors.Join(write(file), file.Close()); err != nil {
		return cannotWrite(path, err)
	}
	return nil
}

func writeDevice(path string, write func(io.Writer) error) error {
	device, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return cannotWrite(path, err)
	}
	if err := errors.Join(write(device), device.Close()); err != nil {
		return cannotWrite(path, err)
	}
	return nil
}

// replace writes a temporary file and renames it.
func replace(path string, write func(io.Writer) error) error {
	temporary, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	whole := false
	defer func() {
		if !whole { // also if what writes it has a defect, and panics
			temporary.Close()
			os.Remove(temporary.Name())
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
	if err := os.Rename(temporary.Name(), path); err != nil {
		return err
	}
	whole = true
	return nil
}

// output is a file of a results folder.
type output struct {
	name  string
	write func(io.Writer) error
}

// writeFolder writes files into a folder, which is made if need be: all of them, or none.
func writeFolder(folder string, files []output) error {
	if err := checkFolder(folder, files); err != nil {
		return err
	}
	return stage(folder, func(s *staging) error { return s.write(files...) })
}

// checkFolder says, before anything is run, whether files could be written into a folder and those in it: what is there or
// could be made is a folder in which files can be made, and nothing stands in a file's place.
func checkFolder(folder string, files []output) error {
	folders := []string{folder}
	for _, f := range files {
		path := filepath.Join(folder, f.name)
		if about, err := os.Stat(path); err == nil && !about.Mode().IsRegular() {
			return cannotWrite(path, errors.New("something that is no file has this name"))
		}
		if !slices.Contains(folders, filepath.Dir(path)) {
			folders = append(folders, filepath.Dir(path))
		}
	}
	for _, f := range folders {
		if err := takesFiles(f); err != nil {
			return err
		}
	}
	return nil
}

// takesFiles says whether a file could be made in a folder, which may yet have to be made itself.
func takesFiles(folder string) error {
	nearest := folder
	for {
		about, err := os.Stat(nearest)
		switch above := filepath.Dir(nearest); {
		case err == nil && !about.IsDir():
			return cannotWrite(folder, fmt.Errorf("%s is no folder", nearest))
		case err == nil:
			probe, err := os.CreateTemp(nearest, ".nines-*")
			if err != nil {
				return cannotWrite(folder, err)
			}
			return errors.Join(probe.Close(), os.Remove(probe.Name()))
		case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR) || above == nearest:
			return cannotWrite(folder, err)
		default:
			nearest = above
		}
	}
}
