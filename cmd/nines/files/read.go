package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Sort is a sort of file that is read, and how long it may be. Whoever reads a file into memory needs a limit.
type Sort struct {
	Name string // such as "a scenario"
	Most int64  // bytes
}

// The sorts of files. The limits leave much room: the largest scenario of the library has 30 kB, its largest document 10 MB.
var (
	Scenario = Sort{"a scenario", 1 << 20}
	Beside   = Sort{"a file beside a scenario", 2 << 30} // read in one pass; the smaller limit of tables is the scenario's
	Results  = Sort{"a document of results", 512 << 20}
	Manifest = Sort{"a manifest", 16 << 20}
)

// Unreadable is the error of a file that is there and is not read: no plain file, or too long.
type Unreadable struct{ Path, Why string }

// Error implements error.
func (e Unreadable) Error() string { return fmt.Sprintf("cannot read %s: %s", e.Path, e.Why) }

// Read reads an input into memory. From then on nothing is written over it.
func (s *Session) Read(path string, sort Sort) ([]byte, error) {
	file, about, err := openPlain(path, sort, os.Stat, func(p string) (fs.File, error) { return os.Open(p) })
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if err := s.keep(path, sort, about); err != nil {
		return nil, err
	}
	text, err := io.ReadAll(s.bounded(path, sort, file))
	s.remember(path, sort, text)
	return text, err
}

// Open opens an input that is read in one pass, and is not held in memory.
func (s *Session) Open(path string) (fs.File, error) {
	file, about, err := openPlain(path, Beside, os.Stat, func(p string) (fs.File, error) { return os.Open(p) })
	if err != nil {
		return nil, err
	}
	if err := s.keep(path, Beside, about); err != nil {
		file.Close()
		return nil, err
	}
	return &boundedFile{file, s.bounded(path, Beside, file)}, nil
}

// ReadOwn reads a file that nines itself wrote and may write again, such as a manifest.
func (s *Session) ReadOwn(path string, sort Sort) ([]byte, error) {
	file, _, err := openPlain(path, sort, os.Stat, func(p string) (fs.File, error) { return os.Open(p) })
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(s.bounded(path, sort, file))
}

// Stream calls a function with the content of a file of any length, piece by piece.
func (s *Session) Stream(path string, to io.Writer) error {
	file, _, err := openPlain(path, Sort{"", 1 << 62}, os.Stat, func(p string) (fs.File, error) { return os.Open(p) })
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(to, s.bounded(path, Sort{"", 1 << 62}, file))
	return err
}

// OpenFolder opens the folder of a scenario, for [Session.Folder].
func OpenFolder(path string) (*os.Root, error) { return os.OpenRoot(path) }

// Folder is a folder whose files are inputs. No path leads out of it, by itself or by a link.
func (s *Session) Folder(root *os.Root) fs.FS { return &besides{s, root} }

type besides struct {
	session *Session
	root    *os.Root
}

// Open implements fs.FS.
func (b *besides) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	file, about, err := openPlain(name, Beside, b.root.Stat, func(p string) (fs.File, error) { return b.root.Open(p) })
	if err != nil {
		return nil, withoutPath(err)
	}
	if err := b.session.keep(filepath.Join(b.root.Name(), filepath.FromSlash(name)), Beside, about); err != nil {
		file.Close()
		return nil, err
	}
	return &boundedFile{file, b.session.bounded(name, Beside, file)}, nil
}

// withoutPath leaves only the reason: whoever opens a file beside a scenario names it himself.
func withoutPath(err error) error {
	var why Unreadable
	if errors.As(err, &why) {
		return errors.New(why.Why)
	}
	return err
}

// openPlain opens a plain file. It checks before opening, because opening a pipe would wait for a writer. It checks again
// afterwards, because the name may lead to another file by then.
func openPlain(path string, sort Sort, stat func(string) (fs.FileInfo, error), open func(string) (fs.File, error)) (fs.File, fs.FileInfo, error) {
	about, err := stat(path)
	if err != nil {
		return nil, nil, err
	}
	if err := plain(path, sort, about); err != nil {
		return nil, nil, err
	}
	file, err := open(path)
	if err != nil {
		return nil, nil, err
	}
	if about, err = file.Stat(); err == nil {
		err = plain(path, sort, about)
	}
	if err != nil {
		file.Close()
		return nil, nil, err
	}
	return file, about, nil
}

func plain(path string, sort Sort, about fs.FileInfo) error {
	if !about.Mode().IsRegular() {
		return Unreadable{path, notPlain(about.Mode())}
	}
	if about.Size() > sort.Most {
		return tooLong(path, sort, about.Size())
	}
	return nil
}

// notPlain says what something is that is no plain file, and what to do.
func notPlain(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "it is a folder; name a file"
	case mode&fs.ModeNamedPipe != 0:
		return "it is a pipe; save what comes out of it in a file, and name that"
	case mode&fs.ModeDevice != 0:
		return "it is a device; name a file"
	default:
		return "it is no plain file; name one"
	}
}

func tooLong(path string, sort Sort, size int64) error {
	return Unreadable{path, fmt.Sprintf("it has %s; %s has at most %s", bytesInWords(size), sort.Name, bytesInWords(sort.Most))}
}

// bytesInWords is a size, rounded down to the unit.
func bytesInWords(n int64) string {
	for _, u := range []struct {
		name string
		size int64
	}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}} {
		if n >= u.size {
			return fmt.Sprintf("%d %s", n/u.size, u.name)
		}
	}
	return fmt.Sprintf("%d bytes", n)
}

// boundedFile is a file that ends with an error where its sort may be no longer, and as soon as the user interrupts.
type boundedFile struct {
	fs.File
	from io.Reader
}

// Read implements fs.File.
func (f *boundedFile) Read(into []byte) (int, error) { return f.from.Read(into) }

// ReadAt implements io.ReaderAt, for formats that are read from their end, such as Parquet. Its size is known by then.
func (f *boundedFile) ReadAt(into []byte, from int64) (int, error) {
	at, can := f.File.(io.ReaderAt)
	if !can {
		return 0, errors.ErrUnsupported
	}
	return at.ReadAt(into, from)
}

// Seek implements io.Seeker, by which such formats learn the size.
func (f *boundedFile) Seek(offset int64, whence int) (int64, error) {
	seek, can := f.File.(io.Seeker)
	if !can {
		return 0, errors.ErrUnsupported
	}
	return seek.Seek(offset, whence)
}

func (s *Session) bounded(path string, sort Sort, from io.Reader) io.Reader {
	return &bounded{session: s, path: path, sort: sort, from: from}
}

// quick is how much is read in no time, and so to its end, whatever the user does.
const quick = 1 << 20

type bounded struct {
	session *Session
	path    string
	sort    Sort
	read    int64
	from    io.Reader
}

// Read implements io.Reader. The size from the file system is no limit: the file may grow, or report size 0.
func (b *bounded) Read(into []byte) (int, error) {
	if err := b.session.Interrupted(); err != nil && b.read > quick {
		return 0, err
	}
	n, err := b.from.Read(into)
	if b.read += int64(n); b.read > b.sort.Most {
		return 0, tooLong(b.path, b.sort, b.read)
	}
	return n, err
}

// Ending are what a folder holds with a name that ends so and is not hidden, in order.
func Ending(folder, ending string) (paths []string, err error) {
	entries, err := os.ReadDir(folder)
	for _, e := range entries {
		if name := e.Name(); strings.HasSuffix(name, ending) && !strings.HasPrefix(name, ".") {
			paths = append(paths, filepath.Join(folder, name))
		}
	}
	return paths, err
}
