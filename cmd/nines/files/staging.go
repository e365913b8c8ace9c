package files

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/gofrs/flock"
)

// Staging is a folder of results in the making: all files are written whole into a hidden folder in it, before the first is
// moved into its place. So a disk that fills up leaves the old ones as they were.
//
// A lock file beside the hidden folder is held while the program lives. A hidden folder whose lock is free was left by a
// program that was killed, and the next that writes there clears it away.
type Staging struct {
	session        *Session
	folder, hidden string
	lock           *flock.Flock
	files          []*staged
	dropped        []string // files of an earlier run, which go when these come
}

// staged is a file of it. The file is a field and not embedded: all that is written has to go through Write.
type staged struct {
	file    *pending
	session *Session
	name    string
	sum     hash.Hash
	size    int64
	failed  error
}

// File is a file that was written.
type File struct {
	Name   string
	Bytes  int64
	SHA256 string
}

// Output is a file that is to be written, by its name from the folder of results.
type Output struct {
	Name  string
	Write func(io.Writer) error
}

// Write implements io.Writer.
func (f *staged) Write(text []byte) (int, error) {
	if err := f.session.Interrupted(); err != nil {
		return 0, err
	}
	n, err := f.file.Write(text)
	f.sum.Write(text[:n])
	f.size += int64(n)
	if f.failed == nil {
		f.failed = err
	}
	return n, err
}

// Stage makes a folder if need be, has files written, and moves them into their places if all went well. A file that is called
// last is the manifest of the others: its old one goes first, and the new one comes last.
func (s *Session) Stage(folder string, write func(*Staging) error) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return cannotWrite(folder, err)
	}
	staging, err := s.begin(folder)
	if err != nil {
		return cannotWrite(folder, err)
	}
	defer s.end(staging)
	if err := write(staging); err != nil {
		return staging.blame(err)
	}
	return staging.publish()
}

// StageAll is Stage for files that are known beforehand.
func (s *Session) StageAll(folder string, outputs []Output) error {
	if err := s.Check(folder, outputs); err != nil {
		return err
	}
	return s.Stage(folder, func(staging *Staging) error { return staging.Write(outputs...) })
}

// hiddenName is what a hidden folder and its lock are called, those of earlier versions included.
var hiddenName = regexp.MustCompile(`^\.nines-(writing-)?[0-9]+(\.lock)?$`)

const lockEnding = ".lock"

// begin clears what dead programs have left, and makes a hidden folder. The lock comes first: there is never a folder without.
func (s *Session) begin(folder string) (*Staging, error) {
	sweep(folder, unmarked)
	lock, err := newLock(folder)
	if err != nil {
		return nil, err
	}
	staging := &Staging{session: s, folder: folder, hidden: strings.TrimSuffix(lock.Path(), lockEnding), lock: lock}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stagings[staging] = true
	return staging, os.Mkdir(staging.hidden, 0o700)
}

// newLock makes a lock file and locks it. Between the two, another program that clears the folder may take the new file for one
// that was left, and delete it: then another is made. A file system without locks has leftovers that nobody clears.
func newLock(folder string) (*flock.Flock, error) {
	for {
		file, err := os.CreateTemp(folder, ".nines-writing-*"+lockEnding)
		if err != nil {
			return nil, err
		}
		file.Close()
		lock := flock.New(file.Name())
		if isOurs, err := lock.TryLock(); err != nil || isOurs && isAt(lock, file.Name()) {
			return lock, nil
		}
		_ = lock.Unlock()
	}
}

// isAt reports whether a lock that is held is on the file of this path, and not on one that was deleted.
func isAt(lock *flock.Flock, path string) bool {
	held, err := lock.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(path)
	return err == nil && os.SameFile(held, there)
}

// end takes away what is hidden.
func (s *Session) end(staging *Staging) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.stagings, staging)
	staging.remove()
}

func (s *Staging) remove() {
	for _, f := range s.files {
		_ = f.file.Cleanup()
	}
	os.RemoveAll(s.hidden)
	os.Remove(s.lock.Path())
	_ = s.lock.Unlock()
}

// unmarked is of hidden folders that may go at any time: their program had replaced nothing. The others are the mark of a folder
// that is half written, and go when it is whole again.
func unmarked(hidden string) bool {
	_, err := os.Stat(filepath.Join(hidden, markName))
	return err != nil
}

func whichever(string) bool { return true }

// sweep takes away hidden folders of programs that are no more.
func sweep(folder string, which func(hidden string) bool) {
	for _, hidden := range leftovers(folder) {
		if !which(hidden) {
			continue
		}
		lock := flock.New(hidden + lockEnding)
		if free, err := lock.TryLock(); err != nil || !free {
			continue
		}
		os.RemoveAll(hidden)
		os.Remove(lock.Path())
		_ = lock.Unlock()
	}
}

// leftovers are the hidden folders in a folder, of programs dead or alive.
func leftovers(folder string) (list []string) {
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		if !hiddenName.MatchString(e.Name()) {
			continue
		}
		hidden := filepath.Join(folder, strings.TrimSuffix(e.Name(), lockEnding))
		if len(list) == 0 || list[len(list)-1] != hidden {
			list = append(list, hidden)
		}
	}
	return list
}

// Create begins a file, by its path from the folder.
func (s *Staging) Create(name string) (io.Writer, error) {
	if err := s.session.refuse(s.place(name)); err != nil {
		return nil, err
	}
	path, hidden := s.place(name), filepath.Join(s.hidden, filepath.Dir(name))
	if err := os.MkdirAll(hidden, 0o700); err != nil {
		return nil, cannotWrite(path, err)
	}
	file, err := newPending(hidden, path)
	if err != nil {
		return nil, cannotWrite(path, err)
	}
	f := &staged{file: file, session: s.session, name: name, sum: sha256.New()}
	s.session.mu.Lock()
	defer s.session.mu.Unlock()
	s.files = append(s.files, f)
	return f, nil
}

// Write writes files one after the other.
func (s *Staging) Write(outputs ...Output) error {
	for _, o := range outputs {
		to, err := s.Create(o.Name)
		if err != nil {
			return err
		}
		if err := o.Write(to); err != nil {
			return cannotWrite(s.place(o.Name), err)
		}
	}
	return nil
}

// Contents are the files so far.
func (s *Staging) Contents() (list []File) {
	for _, f := range s.files {
		list = append(list, File{f.name, f.size, hex.EncodeToString(f.sum.Sum(nil))})
	}
	return list
}

// blame gives the error of the first file that could not be written, rather than what somebody made of it.
func (s *Staging) blame(err error) error {
	if s.session.Interrupted() != nil {
		return err
	}
	for _, f := range s.files {
		if f.failed != nil {
			return cannotWrite(s.place(f.name), f.failed)
		}
	}
	return err
}

// publish moves every file into its place, in the order in which they were made. Before the first of them, all are on the
// disk, and the folder is marked as half written. The mark goes with the hidden folder.
func (s *Staging) publish() error {
	for _, f := range s.files {
		if err := f.file.Sync(); err != nil {
			return cannotWrite(s.place(f.name), err)
		}
	}
	for _, name := range s.dropped {
		if err := s.session.refuse(s.place(name)); err != nil {
			return err
		}
	}
	s.session.mu.Lock()
	defer s.session.mu.Unlock()
	if err := s.session.Interrupted(); err != nil {
		return err
	}
	if err := s.mark(); err != nil {
		return cannotWrite(s.folder, err)
	}
	if err := s.drop(); err != nil {
		return err
	}
	for i, f := range s.files {
		afterFile(i)
		to := s.place(f.name)
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return cannotWrite(to, err)
		}
		if err := f.file.CloseAtomicallyReplace(); err != nil {
			return cannotWrite(to, err)
		}
	}
	afterFile(len(s.files))
	if s.isMarked() {
		sweep(s.folder, whichever)
	}
	return nil
}

// Drop says which files of an earlier run go when these files come, before the manifest that does not list them is there.
func (s *Staging) Drop(names ...string) { s.dropped = append(s.dropped, names...) }

func (s *Staging) drop() error {
	for _, name := range s.dropped {
		path := s.place(name)
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return cannotWrite(path, err)
		}
	}
	return nil
}

// afterFile is where tests look at a folder that is half written: after so many files.
var afterFile = func(int) {}

// mark takes the old manifest away into the hidden folder. One file by itself is old or new, and needs no mark.
func (s *Staging) mark() error {
	if !s.isMarked() {
		return nil
	}
	mark := filepath.Join(s.hidden, markName)
	if err := os.Rename(s.place(ManifestName), mark); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return os.WriteFile(mark, nil, 0o600)
}

func (s *Staging) isMarked() bool { return len(s.files) > 1 || len(s.dropped) > 0 }

func (s *Staging) place(name string) string { return filepath.Join(s.folder, name) }
