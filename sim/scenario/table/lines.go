package table

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"nines/sim/words"
)

// mostQuoted is over how many lines a quoted value may go. A longer one is a quotation mark that nobody closed.
const mostQuoted = 100

// textFeed reads lines of text.
type textFeed struct {
	from  *bufio.Reader
	most  int // lines
	lines int // read so far
	joint []byte
}

// next reads a row: a line, or several if a quoted value goes on.
func (f *textFeed) next(r *Rows) bool {
	line, ok := f.nextLine(r)
	for ; ok && isFrame(line); line, ok = f.nextLine(r) {
		r.frame(f.lines)
	}
	if !ok {
		return false
	}
	r.Number = f.lines
	if f.lines == 1 {
		if line = bytes.TrimPrefix(line, []byte("\uFEFF")); f.saysSeparator(r, line) {
			return f.next(r)
		}
	}
	if r.comma == 0 && len(line) > 0 {
		r.comma = separator(line)
	}
	r.line = line
	r.split()
	if more := f.goesOn(r); more > 0 {
		f.join(r, more)
	}
	return true
}

// goesOn is over how many more lines the quoted value goes that the row ends in. It looks ahead without reading, because a
// quotation mark that nobody closed must not swallow the lines below it: 0 if that is what it is.
func (f *textFeed) goesOn(r *Rows) int {
	if !r.open {
		return 0
	}
	first := bytes.Clone(r.line) // looking ahead moves what it points to
	ahead, _ := f.from.Peek(mostInLine - 1 - min(len(first), mostInLine-1))
	f.joint = append(f.joint[:0], first...)
	defer func() { r.line = first; r.split() }()
	for n := 1; n <= mostQuoted && len(ahead) > 0; n++ {
		line, rest, _ := bytes.Cut(ahead, []byte{'\n'})
		f.joint = append(append(f.joint, '\n'), bytes.TrimRight(line, "\r")...)
		r.line, ahead = f.joint, rest
		if r.split(); !r.open {
			if r.Wrong != "" {
				return 0
			}
			return n
		}
	}
	return 0
}

// join adds lines to a row.
func (f *textFeed) join(r *Rows, more int) {
	joint := append(f.joint[:0], r.line...)
	for range more {
		line, ok := f.nextLine(r)
		if !ok {
			break
		}
		joint = append(append(joint, '\n'), line...)
	}
	f.joint, r.line = joint, joint
	r.split()
}

// saysSeparator reads the first line that Excel writes and understands: sep=; and nothing else.
func (f *textFeed) saysSeparator(r *Rows, line []byte) bool {
	if len(line) != 5 || !bytes.EqualFold(line[:4], []byte("sep=")) {
		return false
	}
	r.comma = line[4]
	return true
}

// nextLine reads a line as UTF-8, without its end.
func (f *textFeed) nextLine(r *Rows) ([]byte, bool) {
	line, err := f.from.ReadSlice('\n')
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		r.End = fmt.Sprintf("line %s is longer than %s bytes: is this a text with a line for each call?", words.Thousands(f.lines+1), words.Thousands(mostInLine))
		return nil, false
	case errors.Is(err, errTooLong):
		r.End = err.Error()
		return nil, false
	case err != nil && !errors.Is(err, io.EOF):
		r.End = cannotRead(err).Error()
		return nil, false
	case len(line) == 0:
		return nil, false
	case f.lines == f.most:
		r.End = fmt.Sprintf("it has more than %s lines: cut it to the time of the run", words.Thousands(f.most))
		return nil, false
	}
	f.lines++
	return f.western(r, bytes.TrimRight(line, "\r\n"))
}

// western reads a line that is not UTF-8 as Windows-1252, which has all letters of Latin-1. From then on all lines are read
// so. A file that had letters of UTF-8 before is a mixture, and nobody can say what its letters are.
func (f *textFeed) western(r *Rows, line []byte) ([]byte, bool) {
	if r.foreign == 0 && utf8.Valid(line) {
		if r.accents == 0 && bytes.ContainsFunc(line, func(c rune) bool { return c >= utf8.RuneSelf && c != '\uFEFF' }) {
			r.accents = f.lines
		}
		return line, true
	}
	if r.foreign == 0 {
		r.foreign = f.lines
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(line)
	if err != nil || r.accents > 0 || bytes.ContainsRune(text, utf8.RuneError) {
		r.End = fmt.Sprintf("line %s is neither UTF-8 nor Windows-1252: save the file with the encoding UTF-8", words.Thousands(f.lines))
		return nil, false
	}
	return text, true
}
