package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"
	"path/filepath"

	"nines/sim/dataset"
)

// staging is a folder of results in the making: all files are written whole into a hidden folder in it, before the first is
// moved into its place. So a disk that fills up leaves the old ones as they were.
type staging struct {
	folder, hidden string
	files          []*staged
}

// staged is a file of it.
type staged struct {
	name   string
	file   *os.File
	sum    hash.Hash
	size   int64
	failed error
}

// Write implements io.Writer.
func (f *staged) Write(text []byte) (int, error) {
	n, err := f.file.Write(text)
	f.sum.Write(text[:n])
	f.size += int64(n)
	if f.failed == nil {
		f.failed = err
	}
	return n, err
}

// stage makes a folder if need be, has files written, and moves them into their places if all went well.
func stage(folder string, write func(*staging) error) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return cannotWrite(folder, err)
	}
	hidden, err := os.MkdirTemp(folder, ".nines-*")
	if err != nil {
		return cannotWrite(folder, err)
	}
	s := &staging{folder: folder, hidden: hidden}
	defer s.clear()
	if err := write(s); err != nil {
		return s.blame(err)
	}
	if err := s.seal(); err != nil {
		return err
	}
	return s.publish()
}

// create begins a file, by its path from the folder.
func (s *staging) create(name string) (io.Writer, error) {
	path := filepath.Join(s.hidden, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, cannotWrite(s.place(name), err)
	}
	file, err := os.Create(path)
	if err != nil {
		return nil, cannotWrite(s.place(name), err)
	}
	f := &staged{name: name, file: file, sum: sha256.New()}
	s.files = append(s.files, f)
	return f, nil
}

// write writes files one after the other.
func (s *staging) write(files ...output) error {
	for _, f := range files {
		to, err := s.create(f.name)
		if err != nil {
			return err
		}
		if err := f.write(to); err != nil {
			return cannotWrite(s.place(f.name), err)
		}
	}
	return nil
}

// contents are the files so far.
func (s *staging) contents() (list []dataset.File) {
	for _, f := range s.files {
		list = append(list, dataset.File{Name: f.name, Bytes: f.size, SHA256: hex.EncodeToString(f.sum.Sum(nil))})
	}
	return list
}

// blame gives the error of the first file that could not be written, rather than what somebody made of it.
func (s *staging) blame(err error) error {
	for _, f := range s.files {
		if f.failed != nil {
			return cannotWrite(s.place(f.name), f.failed)
		}
	}
	return err
}

// seal has every file on the disk.
func (s *staging) seal() error {
	for _, f := range s.files {
		if err := errors.Join(f.file.Chmod(0o644), f.file.Sync(), f.file.Close()); err != nil {
			return cannotWrite(s.place(f.name), err)
		}
	}
	return nil
}

// publish moves every file into its place, in the order in which they were made.
func (s *staging) publish() error {
	for _, f := range s.files {
		to := s.place(f.name)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return cannotWrite(to, err)
		}
		if err := os.Rename(filepath.Join(s.hidden, f.name), to); err != nil {
			return cannotWrite(to, err)
		}
	}
	return nil
}

func (s *staging) clear() {
	for _, f := range s.files {
		f.file.Close()
	}
	os.RemoveAll(s.hidden)
}

func (s *staging) place(name string) string { return filepath.Join(s.folder, name) }
