package table

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Sizes of a file: more than a month of any country, and far more than a line needs. The limit on bytes is for what a
// compressed file unpacks to.
const (
	mostLines  = 10_000_000
	mostBytes  = 4 << 30
	mostInLine = 1 << 16
	sniffed    = 4096 // bytes that say what a file is
)

// Source is an open file whose rows can be read one after the other.
type Source struct {
	feed feed
	form string // what was found out about the file: "gzip, UTF-16"; empty for plain UTF-8
	peek []byte // the beginning, as UTF-8
}

// feed gives rows one after the other. It fills in the row and says whether there was one; the reason for an early end is in
// rows.end.
type feed interface{ next(r *Rows) bool }

// NotRecord is the error of a file that is no table at all. It says what the file is, and what to do.
type NotRecord struct{ What, Do string }

func (e NotRecord) Error() string { return "this is " + e.What + ": " + e.Do }

// Open finds out what a file is and how its text is written. Files that are no table are refused by name.
func Open(file io.Reader) (*Source, error) {
	s := &Source{}
	from := bufio.NewReaderSize(file, mostInLine)
	start, err := from.Peek(sniffed)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, cannotRead(err)
	}
	if bytes.HasPrefix(start, []byte("\x1f\x8b")) {
		unpacked, err := gzip.NewReader(from)
		if err != nil {
			return nil, cannotRead(err)
		}
		s.form = "gzip"
		from = bufio.NewReaderSize(unpacked, mostInLine)
		if start, err = from.Peek(sniffed); err != nil && !errors.Is(err, io.EOF) {
			return nil, cannotRead(err)
		}
	}
	if bytes.HasPrefix(start, []byte("PAR1")) {
		return s, s.openParquet(file)
	}
	if kind, ok := notText(start); ok {
		return nil, kind
	}
	text, name := decoded(&limited{from: from, left: mostBytes}, start)
	s.note(name)
	lines := bufio.NewReaderSize(text, mostInLine)
	s.peek, _ = lines.Peek(mostInLine)
	s.feed = &textFeed{from: lines, most: mostLines}
	return s, nil
}

// note adds to what is known about the form of the file.
func (s *Source) note(form string) {
	switch {
	case form == "":
	case s.form == "":
		s.form = form
	default:
		s.form += ", " + form
	}
}

// decoded gives the text as UTF-8, and names the encoding if it is another. UTF-16 without a mark is known by its zero
// bytes: text of our alphabets has one in every second place. Text that turns out not to be UTF-8 later is dealt with by
// the lines.
func decoded(from io.Reader, start []byte) (io.Reader, string) {
	big, little := bytes.HasPrefix(start, []byte("\xfe\xff")), bytes.HasPrefix(start, []byte("\xff\xfe"))
	if !big && !little {
		big, little = zerosAt(start, 0), zerosAt(start, 1)
	}
	order := unicode.LittleEndian
	switch {
	case big:
		order = unicode.BigEndian
	case !little:
		return from, ""
	}
	return transform.NewReader(from, unicode.UTF16(order, unicode.UseBOM).NewDecoder()), "UTF-16"
}

// zerosAt reports whether most characters are zero in every second byte, beginning with the first or the second, and hardly
// any in the others.
func zerosAt(start []byte, first int) bool {
	zeros, others := 0, 0
	for k, c := range start {
		switch {
		case c == 0 && k%2 == first:
			zeros++
		case c == 0:
			others++
		}
	}
	return len(start) > 3 && others == 0 && zeros > len(start)/4
}

// limited reads up to a number of bytes. It guards against files that unpack to more than any record has.
type limited struct {
	from io.Reader
	left int64
}

var errTooLong = fmt.Errorf("it has more than %d GiB of text: cut it to the time of the run", mostBytes>>30)

func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, errTooLong
	}
	n, err := l.from.Read(p[:min(int64(len(p)), l.left)])
	l.left -= int64(n)
	return n, err
}

// cannotRead leaves out where the file is, which on another machine is elsewhere.
func cannotRead(err error) error {
	if inner := (*fs.PathError)(nil); errors.As(err, &inner) {
		err = inner.Err
	}
	return fmt.Errorf("it cannot be read: %w", err)
}
