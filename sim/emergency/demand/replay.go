package demand

import "nines/sim/des"

// Replay makes a source one of callers who come as they once did: each at the time of a record, in the order of the record,
// in every replication. What the record says of a caller holds, and what it does not say is drawn as for everybody; so the
// k-th caller is the k-th of the record, and has the patience and all else of the k-th caller of any source of this name. All
// worlds share a record, and none changes it. A caller takes up 12 bytes of it at most.
type Replay struct {
	At       []des.Time // when each makes the first call: in order, within the run
	Services []int8     // the service that each wants: its index, Nothing or Unsaid; nil: of nobody is it said
	Regions  []int16    // the region in which each is, or Unsaid; nil: of nobody is it said
	Accesses []int8     // over what each calls, or Unsaid; nil: of nobody is it said
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
