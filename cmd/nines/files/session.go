package files

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// Session is what one command reads and writes. It decides, for all commands and all outputs, what may be written.
type Session struct {
	ctx     context.Context
	streams []fs.FileInfo // of the standard output and error, where those are files

	mu       sync.Mutex
	inputs   []input
	texts    map[string][]byte // of the scenarios that were read, by path
	outputs  []target
	stagings map[*Staging]bool // being written now
	closed   bool              // nothing may be begun any more
}

// input is a file that was read.
type input struct {
	path  string
	sort  Sort
	about fs.FileInfo
}

// NewSession is that of a command with its standard output and error. When ctx ends, reading and writing end.
func NewSession(ctx context.Context, streams ...io.Writer) *Session {
	s := &Session{ctx: ctx, stagings: map[*Staging]bool{}, texts: map[string][]byte{}}
	for _, stream := range streams {
		if file, ok := stream.(*os.File); ok {
			if about, err := file.Stat(); err == nil && about.Mode().IsRegular() {
				s.streams = append(s.streams, about)
			}
		}
	}
	return s
}

// Refused is the error of an output that must not be written.
type Refused struct{ error }

// Keep makes an input of a file: nothing is written over it.
func (s *Session) Keep(path string, sort Sort) error {
	about, err := os.Stat(path)
	if err != nil {
		return err
	}
	return s.keep(path, sort, about)
}

// keep remembers an input.
func (s *Session) keep(path string, sort Sort, about fs.FileInfo) error {
	if s.isStream(about) {
		return Refused{fmt.Errorf("%s is read, and what is printed goes into the same file: send that elsewhere", path)}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.inputs = append(s.inputs, input{path, sort, about})
	return nil
}

// Input is a file that was read: of a scenario also its text.
type Input struct {
	Path string
	Sort Sort
	Text []byte
}

// Inputs are the files that were read.
func (s *Session) Inputs() (list []Input) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, in := range s.inputs {
		list = append(list, Input{in.path, in.sort, s.texts[in.path]})
	}
	return list
}

// remember keeps the text of a scenario: it may come through a pipe, and cannot be read twice.
func (s *Session) remember(path string, sort Sort, text []byte) {
	if sort != Scenario {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.texts[path] = text
}

func (s *Session) isStream(about fs.FileInfo) bool {
	return slices.ContainsFunc(s.streams, func(stream fs.FileInfo) bool { return os.SameFile(stream, about) })
}

// Plan says which files will be written. The error is a [Refused] if one is an input, by whatever name or link, or if two are
// the same.
func (s *Session) Plan(paths ...string) error {
	for _, path := range paths {
		if err := s.refuse(path); err != nil {
			return err
		}
		own := targetOf(path)
		if slices.ContainsFunc(s.outputs, func(other target) bool { return own.is(other) && !isDevice(path) }) {
			return Refused{fmt.Errorf("%s is given twice, and would be overwritten: give each file a name of its own", path)}
		}
		s.outputs = append(s.outputs, own)
	}
	return nil
}

// PlanFolder says that a folder will get files that end so, whose names are not yet known.
func (s *Session) PlanFolder(folder, ending string) error {
	for _, in := range s.inputs {
		if filepath.Ext(in.path) == ending && SameFile(filepath.Dir(in.path), folder) {
			return in.refusal(in.path)
		}
	}
	return nil
}

// Writes reports whether the command will write any file.
func (s *Session) Writes() bool { return len(s.outputs) > 0 }

// refuse is the one place that decides what is not written.
func (s *Session) refuse(path string) error {
	about, err := os.Stat(path)
	if err != nil {
		return nil // all inputs exist, so it is none of them
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, in := range s.inputs {
		if os.SameFile(in.about, about) {
			return in.refusal(path)
		}
	}
	return nil
}

func (in *input) refusal(path string) error {
	what := in.path
	if filepath.Clean(what) == filepath.Clean(path) {
		what = "it"
	}
	return Refused{fmt.Errorf("%s would be overwritten, and %s is an input of this command (%s): give the output another name", path, what, in.sort.Name)}
}

// SameFile reports whether two paths lead to one file, or would.
func SameFile(one, other string) bool { return targetOf(one).is(targetOf(other)) }

// target is where a path leads to.
type target struct {
	about fs.FileInfo // of a file that is there
	place string      // of one that would be made; empty if that is not known
}

func targetOf(path string) target {
	about, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return target{place: place(path)}
	}
	return target{about: about}
}

// is reports whether two are one file.
func (t target) is(other target) bool {
	if t.about != nil && other.about != nil {
		return os.SameFile(t.about, other.about)
	}
	return t.place != "" && t.place == other.place
}

// place is where a file would be made: the folder without links, and the name.
func place(path string) string {
	path, _ = filepath.Abs(path)
	if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return filepath.Join(folder, filepath.Base(path))
	}
	return path
}

func isDevice(path string) bool {
	about, err := os.Stat(path)
	return err == nil && !about.Mode().IsRegular()
}

// Abandon takes away what is half written, and lets nothing more be begun. What is being moved into its place is waited for.
// It is for a program that ends at once, while another goroutine may still write.
func (s *Session) Abandon() {
	s.mu.Lock() // and never unlocked: who wants to publish now has come too late
	s.closed = true
	for staging := range s.stagings {
		staging.remove()
	}
}

// ErrInterrupted says that the user has stopped the command. What was being written is not there.
var ErrInterrupted = errors.New("interrupted")

// Interrupted is [ErrInterrupted] if the user has stopped the command, and else nil.
func (s *Session) Interrupted() error {
	if s.ctx.Err() != nil {
		return ErrInterrupted
	}
	return nil
}

// untilInterrupted passes on what is written until the user has had enough.
type untilInterrupted struct {
	session *Session
	to      io.Writer
}

// Write implements io.Writer.
func (w untilInterrupted) Write(text []byte) (int, error) {
	if err := w.session.Interrupted(); err != nil {
		return 0, err
	}
	return w.to.Write(text)
}

// IsFile reports whether a path leads to something that is no folder.
func IsFile(path string) bool {
	about, err := os.Stat(path)
	return err == nil && !about.IsDir()
}

// IsPlain reports whether a path leads to a plain file, or to nothing yet.
func IsPlain(path string) bool { return !isDevice(path) }
