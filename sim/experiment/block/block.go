// Package block writes blocks of replications that were run elsewhere as bytes, and reads them back. The same blocks give the
// same bytes on every machine: no time and no host is in them. Reading gives back every bit.
//
// The bytes are: a line with the format, the lengths of the header and of the body, the header in JSON, the body, and the
// SHA-256 of all before it. The body is the blocks, compressed with zstd.
package block

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"

	"nines/sim/experiment"
)

// The first line of every file. The number grows with every change of what follows.
const (
	magic  = "nines-blocks/"
	format = "1"
)

// Header says what a file holds.
type Header struct {
	Version string          `json:"version"` // of the program: another one may get other numbers
	Study   json.RawMessage `json:"study"`   // what the blocks are for, in the words of whoever asked for them
	Blocks  []Of            `json:"blocks"`
}

// Of says which replications a block has, and of what: whatever has the same plans and the same seed has the same numbers.
type Of struct {
	Seed  uint64 `json:"seed"`
	Plans []Plan `json:"plans"`
	From  int    `json:"from"`
	To    int    `json:"to"` // without this one
}

// Plan identifies a plan without its seed.
type Plan struct {
	Strategy    string `json:"strategy"`
	Fingerprint string `json:"fingerprint"`
}

// OfWork is what the block of a whole work is of.
func OfWork(w experiment.Work) Of {
	o := Of{Seed: w.Plans[0].Seed, From: w.First, To: w.N}
	for _, p := range w.Plans {
		o.Plans = append(o.Plans, Plan{p.Strategy, p.Fingerprint})
	}
	return o
}

// IsIn reports whether a block is one of a work, and within its stretch.
func (o *Of) IsIn(w experiment.Work) bool {
	all := OfWork(w)
	return o.Seed == all.Seed && slices.Equal(o.Plans, all.Plans) && all.From <= o.From && o.From < o.To && o.To <= all.To
}

// File is a file that was read. Its checksum holds.
type File struct {
	Header
	body []byte
}

// Unreadable is the error of bytes that cannot be read.
type Unreadable struct{ Why string }

// Error implements error.
func (u Unreadable) Error() string { return u.Why }

// Write gives the bytes of blocks. The header lists what each of them is of.
func Write(h Header, blocks []*experiment.Block) ([]byte, error) {
	if len(h.Blocks) != len(blocks) {
		panic(fmt.Sprintf("the header has %d blocks, and there are %d", len(h.Blocks), len(blocks)))
	}
	head, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	s := &stream{writes: true, bytes: make([]byte, 0, room(blocks))}
	for _, b := range blocks {
		s.block(b)
	}
	pack, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	body := pack.EncodeAll(s.bytes, nil)
	all := []byte(magic + format + "\n")
	all = binary.BigEndian.AppendUint64(all, uint64(len(head)))
	all = binary.BigEndian.AppendUint64(all, uint64(len(body)))
	all = append(append(all, head...), body...)
	sum := sha256.Sum256(all)
	return append(all, sum[:]...), nil
}

// room is about how many bytes blocks become before they are compressed. Bytes that grow are moved again and again.
func room(blocks []*experiment.Block) (n int) {
	for _, b := range blocks {
		for i := range b.Outcomes {
			for _, row := range b.Outcomes[i].Rows {
				n += 8 * len(row)
			}
		}
	}
	return n
}

// mostBytes is how long the blocks of a file may be. It keeps a wrong file from filling the memory.
const mostBytes = 8 << 30

// Read reads the header of a file, and checks all bytes against the checksum. Errors are Unreadable.
func Read(data []byte) (*File, error) {
	first, rest, isText := bytes.Cut(data, []byte("\n"))
	own, isOurs := strings.CutPrefix(string(first), magic)
	switch {
	case len(data) == 0:
		return nil, Unreadable{"it is empty"}
	case !isText && bytes.HasPrefix([]byte(magic+format+"\n"), data):
		return nil, Unreadable{"it is cut off"}
	case !isOurs || !isText:
		return nil, Unreadable{"it does not hold blocks of replications"}
	case own != format:
		return nil, Unreadable{fmt.Sprintf("it is in format %.20q, and this version of nines reads format %s", own, format)}
	case len(rest) < 16:
		return nil, Unreadable{"it is cut off"}
	}
	head, body := binary.BigEndian.Uint64(rest), binary.BigEndian.Uint64(rest[8:])
	rest = rest[16:]
	has, sum := uint64(len(rest)), sha256.Sum256(data[:max(0, len(data)-sha256.Size)])
	switch isLength := max(head, body) < mostBytes; {
	case isLength && head+body+sha256.Size > has:
		return nil, Unreadable{fmt.Sprintf("it is cut off: %d of its last bytes are missing", head+body+sha256.Size-has)}
	case !isLength || head+body+sha256.Size < has || !bytes.HasSuffix(data, sum[:]):
		return nil, Unreadable{"it is damaged: the checksum at its end is another"}
	}
	f := &File{body: rest[head : head+body]}
	if err := json.Unmarshal(rest[:head], &f.Header); err != nil {
		return nil, Unreadable{"its header cannot be read: " + err.Error()}
	}
	return f, nil
}

// Decode reads the blocks, in the order of the header. Errors are Unreadable.
func (f *File) Decode() ([]*experiment.Block, error) {
	unpack, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(mostBytes))
	if err != nil {
		return nil, err
	}
	defer unpack.Close()
	all, err := unpack.DecodeAll(f.body, nil)
	if err != nil {
		return nil, Unreadable{"its blocks cannot be read: " + err.Error()}
	}
	s := &stream{bytes: all}
	var list []*experiment.Block
	for _, of := range f.Header.Blocks {
		b := &experiment.Block{}
		s.block(b)
		if s.bad || b.From != of.From || b.To != of.To || len(b.Outcomes) != len(of.Plans) {
			return nil, Unreadable{"its blocks are not those of its header"}
		}
		list = append(list, b)
	}
	if len(s.bytes) > 0 {
		return nil, Unreadable{"there is something behind its blocks"}
	}
	return list, nil
}
