package files

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

// cannotWrite is the error of a file that could not be written. It names the user's file and not the temporary one.
func cannotWrite(path string, err error) error {
	if errors.As(err, &writeError{}) || errors.As(err, &Refused{}) {
		return err
	}
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
	return writeError{path, err}
}

// writeError is a file that could not be written, and why.
type writeError struct {
	path string
	why  error
}

// Error implements error.
func (e writeError) Error() string { return fmt.Sprintf("cannot write %s: %v", e.path, e.why) }

// Unwrap gives the reason.
func (e writeError) Unwrap() error { return e.why }

// Write writes a file whole or not at all. A terminal, pipe or device is written to directly.
func (s *Session) Write(path string, write func(io.Writer) error) error {
	if err := s.refuse(path); err != nil {
		return err
	}
	target := path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		target = real
	}
	about, err := os.Stat(target)
	switch {
	case err == nil && about.IsDir():
		return cannotWrite(path, errors.New("it is a folder"))
	case err == nil && (!about.Mode().IsRegular() || s.isStream(about)):
		return s.writeThrough(path, 0, write)
	}
	if about, err := os.Stat(filepath.Dir(target)); err != nil || !about.IsDir() {
		return cannotWrite(path, notFolder(err))
	}
	err = s.Stage(filepath.Dir(target), func(staging *Staging) error {
		return staging.Write(Output{filepath.Base(target), write})
	})
	return named(path, err)
}

// notFolder is the error if something else has the folder's name.
func notFolder(err error) error {
	if err == nil {
		err = syscall.ENOTDIR
	}
	return err
}

// named puts the name of the user's file into an error.
func named(path string, err error) error {
	var failed writeError
	if errors.As(err, &failed) {
		return writeError{path, failed.why}
	}
	return err
}

// WriteInFolder is Write for a file whose folder may have to be made.
func (s *Session) WriteInFolder(path string, write func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return cannotWrite(path, err)
	}
	return s.Write(path, write)
}

// Append adds to a file that others write to as well.
func (s *Session) Append(path string, write func(io.Writer) error) error {
	if err := s.refuse(path); err != nil {
		return err
	}
	return s.writeThrough(path, os.O_CREATE, write)
}

// writeThrough writes to an existing file, at its end.
func (s *Session) writeThrough(path string, flags int, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY|flags, 0o666)
	if err != nil {
		return cannotWrite(path, err)
	}
	if err := errors.Join(write(untilInterrupted{s, file}), file.Close()); err != nil {
		return cannotWrite(path, err)
	}
	return nil
}

// Check reports, before anything is run, whether the files can be written into a folder. The folder must exist or be
// possible to make. Nothing else may have a file's name, least of all an input.
func (s *Session) Check(folder string, outputs []Output) error {
	folders := []string{folder}
	for _, f := range outputs {
		path := filepath.Join(folder, f.Name)
		if about, err := os.Stat(path); err == nil && !about.Mode().IsRegular() {
			return cannotWrite(path, errors.New("something that is no file has this name"))
		}
		if err := s.refuse(path); err != nil {
			return err
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

// PlanFile plans one output file, and refuses it if it cannot be written.
func (s *Session) PlanFile(path string) error {
	if err := s.Plan(path); err != nil {
		return err
	}
	switch about, err := os.Stat(path); {
	case err == nil && about.IsDir():
		return cannotWrite(path, errors.New("it is a folder"))
	case err == nil && !about.Mode().IsRegular():
		return nil
	}
	return named(path, s.Check(filepath.Dir(path), []Output{{Name: filepath.Base(path)}}))
}

// takesFiles reports whether files can be made in a folder that may not exist yet.
func takesFiles(folder string) error {
	nearest := folder
	for {
		about, err := os.Stat(nearest)
		switch above := filepath.Dir(nearest); {
		case err == nil && !about.IsDir():
			return cannotWrite(folder, fmt.Errorf("%s is no folder", nearest))
		case err == nil:
			probe, err := os.CreateTemp(nearest, ".nines-writing-*")
			if err != nil {
				return cannotWrite(folder, err)
			}
			probe.Close()
			os.Remove(probe.Name()) // another process may have deleted it
			return nil
		case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR) || above == nearest:
			return cannotWrite(folder, err)
		default:
			nearest = above
		}
	}
}

// Keep writes a text into a new file among the temporary ones, and returns its path.
func Keep(pattern, text string) (path string, err error) {
	file, err := os.CreateTemp("", pattern)
	if err != nil {
		return "", err
	}
	_, err = io.WriteString(file, text)
	return file.Name(), errors.Join(err, file.Close())
}

// Passing makes a folder for files that are needed for a while. The function removes it with all that is in it.
func Passing(prefix string) (folder string, remove func(), err error) {
	folder, err = os.MkdirTemp("", prefix)
	return folder, func() { _ = os.RemoveAll(folder) }, err
}

// PlanAll checks that files can be written into a folder, which need not exist yet.
func (s *Session) PlanAll(folder string, outputs []Output) error {
	if err := s.Check(folder, outputs); err != nil {
		return err
	}
	for _, o := range outputs {
		if err := s.Plan(filepath.Join(folder, o.Name)); err != nil {
			return err
		}
	}
	return nil
}
