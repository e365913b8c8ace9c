package demand

import "nines/sim/des"

// Replay makes a source repeat the callers of a record: each at its recorded time, in the order of the record, in every
// replication. What the record knows about a caller is used; the rest is drawn as for everybody. The k-th caller is the k-th
// of the record, and has the patience and other draws of the k-th caller of any source of this name. All worlds share a
// record, and none changes it. A caller takes up 12 bytes of it at most.
type Replay struct {
	At       []des.Time // when each makes the first call: in order, within the run
	Services []int8     // the service that each wants: its index, Nothing or Unsaid; nil: the record has no such column
	Regions  []int16    // the region of each, or Unsaid; nil: the record has no such column
	Accesses []int8     // the access of each, or Unsaid; nil: the record has no such column
}

// What a record may say of a caller, in place of an index.
const (
	Unsaid  = -1 // nothing: it is drawn
	Nothing = -2 // that no service is wanted
)

// at is when the caller of a number makes the first call.
func (r *Replay) at(number uint64) des.Time {
	if number >= uint64(len(r.At)) {
		return des.Never
	}
	return r.At[number]
}

// describe puts what the record says of a caller in the place of what has been drawn.
func (r *Replay) describe(p *Person) {
	k := p.ID & numberMask
	if r.Services != nil && r.Services[k] != Unsaid {
		p.Kind, p.Service = WantsHelp, r.Services[k]
		if p.Service == Nothing {
			p.Kind, p.Service = WantsNothing, None
		}
	}
	if r.Regions != nil && r.Regions[k] != Unsaid {
		p.Region = r.Regions[k]
	}
	if r.Accesses != nil && r.Accesses[k] != Unsaid {
		p.Access = r.Accesses[k]
	}
}
