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
	list(s, &o.Rows, (*stream).floats)
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
	list(s, &c.Series, whole)
	list(s, &c.Durations, whole)
	list(s, &c.Kept, func(s *stream, l *[]uint32) { list(s, l, whole) })
	list(s, &c.First, whole)
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
		s.bytes = binary.AppendUvarint(s.bytes, *v)
		return
	}
	n, size := binary.Uvarint(s.bytes)
	if size <= 0 {
		s.fail()
		return
	}
	*v, s.bytes = n, s.bytes[size:]
}

// fail ends the reading: all that follows reads as nothing.
func (s *stream) fail() { s.bad, s.bytes = true, nil }

// integer is every type of whole numbers that a block has.
type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32
}

// whole writes a whole number. Small ones need few bytes, whatever their sign.
func whole[T integer](s *stream, v *T) {
	n := int64(*v)
	u := uint64(n<<1 ^ n>>63)
	s.number(&u)
	if s.writes {
		return
	}
	n = int64(u>>1) ^ -int64(u&1)
	if *v = T(n); int64(*v) != n {
		s.fail()
	}
}

// float writes every bit of a number. Turned round, the bytes of a count are few.
func (s *stream) float(v *float64) {
	u := bits.ReverseBytes64(math.Float64bits(*v))
	s.number(&u)
	if s.writes {
		return
	}
	*v = math.Float64frombits(bits.ReverseBytes64(u))
}

func (s *stream) floats(l *[]float64) { list(s, l, (*stream).float) }

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

// list writes a list after its length. Everything in it takes a byte or more, so a length beyond the bytes is wrong.
func list[T any](s *stream, l *[]T, each func(*stream, *T)) {
	n := uint64(len(*l))
	s.number(&n)
	if !s.writes {
		if n > uint64(len(s.bytes)) {
			s.fail()
			return
		}
		*l = make([]T, n)
	}
	for i := range *l {
		each(s, &(*l)[i])
	}
}
