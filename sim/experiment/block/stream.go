package block

import (
	"encoding/binary"
	"math"
	"math/bits"

	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/stat"
)

// stream writes values to bytes, or reads them from bytes. Each method does both, so the two cannot differ.
type stream struct {
	writes bool
	bytes  []byte // written so far, or still to be read
	bad    bool   // what was read is not what was written
}

func (s *stream) block(b *experiment.Block) {
	whole(s, &b.From)
	whole(s, &b.To)
	list(s, &b.Outcomes, (*stream).outcome)
}

func (s *stream) outcome(o *experiment.Outcome) {
	s.table(&o.Rows)
	list(s, &o.Lines, func(s *stream, l *[]measure.Line) { list(s, l, (*stream).line) })
	list(s, &o.Waits, func(s *stream, l *[]stat.Histogram) { list(s, l, (*stream).histogram) })
	for x := range o.Fared {
		s.floats(&o.Fared[x])
	}
	c := o.Sum.Content()
	s.content(&c)
	if !s.writes {
		o.Sum = measure.SumOf(c)
	}
}

func (s *stream) content(c *measure.Content) {
	whole(s, &c.Replications)
	wholes(s, &c.Series)
	wholes(s, &c.Durations)
	list(s, &c.Kept, wholes)
	wholes(s, &c.First)
	list(s, &c.Happened, func(s *stream, h *measure.Happening) {
		s.text(&h.What)
		whole(s, &h.At)
	})
	list(s, &c.Ledger, (*stream).entry)
}

func (s *stream) entry(e *measure.Entry) {
	whole(s, &e.Minute)
	whole(s, &e.Outcome)
	whole(s, &e.Cause)
	s.element(&e.Element)
	whole(s, &e.Kind)
	whole(s, &e.Service)
	whole(s, &e.Region)
	whole(s, &e.Calls)
}

func (s *stream) line(l *measure.Line) {
	whole(s, &l.Cause)
	whole(s, &l.Outcome)
	s.element(&l.Element)
	whole(s, &l.Calls)
}

func (s *stream) element(e *emergency.Element) {
	whole(s, &e.Kind)
	whole(s, &e.Index)
}

// bin is a bin of a histogram with how many lie in it.
type bin struct{ at, count int64 }

func (s *stream) histogram(h *stat.Histogram) {
	var bins []bin
	for at, count := range h.All() {
		bins = append(bins, bin{int64(at), count})
	}
	last := int64(0)
	list(s, &bins, func(s *stream, b *bin) {
		step := b.at - last
		whole(s, &step)
		whole(s, &b.count)
		b.at = last + step
		last = b.at
		s.bad = s.bad || step < 0 || b.at > math.MaxUint16 || b.count < 0 || b.count > math.MaxUint32
	})
	if s.writes || s.bad {
		return
	}
	for _, b := range bins {
		h.Add(int(b.at), b.count)
	}
}

// number writes a number without a sign in as many bytes as it needs.
func (s *stream) number(v *uint64) {
	if s.writes {
		s.put(*v)
		return
	}
	*v = s.next()
}

// put writes a number without a sign. There are millions, most of them of one byte: to tell them apart here takes off a third.
func (s *stream) put(v uint64) {
	if v < 0x80 {
		s.bytes = append(s.bytes, byte(v))
		return
	}
	s.bytes = binary.AppendUvarint(s.bytes, v)
}

// next reads a number without a sign.
func (s *stream) next() uint64 {
	if len(s.bytes) > 0 && s.bytes[0] < 0x80 {
		v := s.bytes[0]
		s.bytes = s.bytes[1:]
		return uint64(v)
	}
	n, size := binary.Uvarint(s.bytes)
	if size <= 0 {
		s.fail()
		return 0
	}
	s.bytes = s.bytes[size:]
	return n
}

// fail ends the reading: all that follows reads as nothing.
func (s *stream) fail() { s.bad, s.bytes = true, nil }

// integer is every type of whole numbers that a block has.
type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32
}

// whole writes a whole number. Small ones need few bytes, whatever their sign.
func whole[T integer](s *stream, v *T) {
	if s.writes {
		n := int64(*v)
		s.put(uint64(n)<<1 ^ uint64(n>>63))
		return
	}
	u := s.next()
	n := int64(u>>1) ^ -int64(u&1)
	if *v = T(n); int64(*v) != n {
		s.fail()
	}
}

func wholes[T integer](s *stream, l *[]T) {
	length(s, l)
	for i := range *l {
		whole(s, &(*l)[i])
	}
}

// float writes every bit of a number. Turned round, the bytes of a count are few.
func (s *stream) float(v *float64) {
	if s.writes {
		s.put(bits.ReverseBytes64(math.Float64bits(*v)))
		return
	}
	*v = math.Float64frombits(bits.ReverseBytes64(s.next()))
}

func (s *stream) floats(l *[]float64) {
	length(s, l)
	for i := range *l {
		s.float(&(*l)[i])
	}
}

// table writes rows of one length, column by column: the numbers of a column are alike, and take less room.
func (s *stream) table(rows *[][]float64) {
	width := 0
	if len(*rows) > 0 {
		width = len((*rows)[0])
	}
	length(s, rows)
	whole(s, &width)
	if !s.writes {
		if width < 0 || width > len(s.bytes)/max(1, len(*rows)) {
			s.fail()
			return
		}
		for i := range *rows {
			(*rows)[i] = make([]float64, width)
		}
	}
	for column := range width {
		for i := range *rows {
			s.float(&(*rows)[i][column])
		}
	}
}

func (s *stream) text(v *string) {
	n := uint64(len(*v))
	s.number(&n)
	switch {
	case s.writes:
		s.bytes = append(s.bytes, *v...)
	case n > uint64(len(s.bytes)):
		s.fail()
	default:
		*v, s.bytes = string(s.bytes[:n]), s.bytes[n:]
	}
}

// length writes how long a list is, or makes one as long. Everything in it takes a byte or more, so a length beyond the bytes is
// wrong.
func length[T any](s *stream, l *[]T) {
	n := uint64(len(*l))
	s.number(&n)
	switch {
	case s.writes:
	case n > uint64(len(s.bytes)):
		s.fail()
	default:
		*l = make([]T, n)
	}
}

// list writes a list after its length.
func list[T any](s *stream, l *[]T, each func(*stream, *T)) {
	length(s, l)
	for i := range *l {
		each(s, &(*l)[i])
	}
}
