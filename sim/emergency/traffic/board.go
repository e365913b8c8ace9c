package traffic

import "slices"

// None is no platform.
const None = -1

// Move is an order to open a platform, and to close another in its place.
type Move struct {
	By   Holder
	From int // None: the other opens beside the rest
	To   int
	Cuts bool // the calls in progress on From
}

// Board keeps the requests for platforms to take new calls, and the result of them.
type Board struct {
	roles   []bool          // by platform: takes calls while nobody wants otherwise
	claims  []Claims[stand] // by platform
	open    []bool          // by platform: what the claims come to
	waiting []Move          // until To has started; at most one of a holder between the same platforms
	changes uint64          // how often the claims, or what waits, have changed
}

// stand is what a holder wants of one platform.
type stand struct {
	open  bool
	other int // where a closed platform's calls went, or where those of an open one came from; None: it is open beside the rest
}

// Reset forgets all claims. The roles are by platform.
func (b *Board) Reset(roles []bool) {
	b.roles = append(b.roles[:0], roles...)
	b.open = append(b.open[:0], roles...)
	b.waiting, b.changes = b.waiting[:0], 0
	for len(b.claims) < len(roles) {
		b.claims = append(b.claims, Claims[stand]{})
	}
	for p := range b.claims {
		b.claims[p].Clear()
	}
}

// Changes counts how often the claims, or what waits for a start, have changed.
func (b *Board) Changes() uint64 { return b.changes }

// IsOpen reports whether a platform takes new calls.
func (b *Board) IsOpen(p int) bool { return b.open[p] }

// Platforms is how many there are.
func (b *Board) Platforms() int { return len(b.roles) }

// IsIdle reports whether a move would change nothing: it is a switch, and the platform that it leaves takes no calls, or
// the same switch waits already.
func (b *Board) IsIdle(m Move) bool {
	if m.From == None { // it may have to hold the platform open when the others have left it
		return slices.ContainsFunc(b.waiting, func(x Move) bool { return x.By == m.By && x.From == None && x.To == m.To })
	}
	return m.From == m.To || !b.open[m.From] || slices.ContainsFunc(b.waiting, func(x Move) bool { return x.From == m.From && x.To == m.To })
}

// Make makes the claims of a move.
func (b *Board) Make(m Move) {
	b.overtake(m)
	if m.From != None {
		b.supersede(m)
		b.hold(m.From, m.By, stand{false, m.To})
	}
	b.hold(m.To, m.By, stand{true, m.From})
	b.resolve()
}

// hold makes a claim, unless it is the newest already.
func (b *Board) hold(p int, by Holder, want stand) {
	if c := b.claims[p].list; len(c) > 0 && c[len(c)-1] == (Claim[stand]{by, want}) {
		return
	}
	b.claims[p].Hold(by, want)
	b.changes++
}

// end ends a claim.
func (b *Board) end(p int, by Holder) {
	if b.claims[p].End(by) {
		b.changes++
	}
}

// withdraw drops moves that wait.
func (b *Board) withdraw(drops func(Move) bool) {
	before := len(b.waiting)
	if b.waiting = slices.DeleteFunc(b.waiting, drops); len(b.waiting) < before {
		b.changes++
	}
}

// supersede ends what the same holder has open for an earlier move of the same traffic.
func (b *Board) supersede(m Move) {
	if s, ok := b.claims[m.From].Of(m.By); ok && !s.open && s.other != m.To {
		if t, ok := b.claims[s.other].Of(m.By); ok && t.open && t.other == m.From {
			b.end(s.other, m.By)
		}
	}
}

// Await keeps a move until the platform that it leads to has started.
func (b *Board) Await(m Move) {
	b.overtake(m)
	b.waiting = append(b.waiting, m)
	b.changes++
}

// overtake drops what the same holder ordered before for any of these platforms and that still waits.
func (b *Board) overtake(m Move) {
	b.withdraw(func(x Move) bool {
		return x.By == m.By && (x.To == m.To || x.To == m.From || x.From == m.To || x.From != None && x.From == m.From)
	})
}

// Started gives the moves that waited for a platform, in the order in which they were ordered. They wait no longer.
func (b *Board) Started(p int) (due []Move) {
	b.waiting = slices.DeleteFunc(b.waiting, func(x Move) bool {
		if x.To == p {
			due = append(due, x)
		}
		return x.To == p
	})
	b.changes += uint64(len(due))
	return due
}

// End ends all that a holder wants, which restores what the others hold.
func (b *Board) End(by Holder) {
	b.withdraw(func(x Move) bool { return x.By == by })
	for p := range b.claims {
		b.end(p, by)
	}
	b.resolve()
}

// Release ends what a holder wants of a platform, or is waiting for.
func (b *Board) Release(by Holder, p int) {
	b.withdraw(func(x Move) bool { return x.By == by && x.To == p })
	b.end(p, by)
	b.resolve()
}

// EndMove ends a holder's move away from a platform, made or waiting.
func (b *Board) EndMove(by Holder, from int) {
	b.withdraw(func(x Move) bool { return x.By == by && x.From == from })
	if s, ok := b.claims[from].Of(by); ok && !s.open {
		b.end(from, by)
		b.leave(by, s.other, from)
	}
	b.resolve()
}

// leave ends what a holder has open at a platform for a move from another.
func (b *Board) leave(by Holder, p, from int) {
	if s, ok := b.claims[p].Of(by); ok && s.open && s.other == from {
		b.end(p, by)
	}
}

// GoBack ends all moves away from a platform, made or waiting, whoever made them, and those that moved its traffic on from
// where it went. What whoever goes back has held open there beside the rest ends too, if the platform's role has it open.
func (b *Board) GoBack(by Holder, to int) {
	left := []int{to}
	for i := 0; i < len(left); i++ {
		p := left[i]
		b.withdraw(func(x Move) bool { return x.From == p })
		for _, c := range slices.Clone(b.claims[p].list) {
			if c.Want.open {
				continue
			}
			b.end(p, c.By)
			b.leave(c.By, c.Want.other, p)
			if other := c.Want.other; !b.isWanted(other) && !slices.Contains(left, other) {
				left = append(left, other)
			}
		}
	}
	if s, ok := b.claims[to].Of(by); ok && s.open && s.other == None && b.roles[to] {
		b.end(to, by)
	}
	b.resolve()
}

// isWanted reports whether a platform's role or anybody has it open.
func (b *Board) isWanted(p int) bool {
	return b.roles[p] || slices.ContainsFunc(b.claims[p].list, func(c Claim[stand]) bool { return c.Want.open })
}

// resolve works out which platforms take calls. If none would, those that did go on.
func (b *Board) resolve() {
	wanted := func(p int) bool { return b.claims[p].Or(stand{open: b.roles[p]}).open }
	for p := range b.open {
		if wanted(p) {
			for q := range b.open {
				b.open[q] = wanted(q)
			}
			return
		}
	}
}

// IsAway reports whether anybody has moved traffic away from a platform, or is about to: the switch waits for a start.
func (b *Board) IsAway(p int) bool {
	return slices.ContainsFunc(b.claims[p].list, func(c Claim[stand]) bool { return !c.Want.open }) ||
		slices.ContainsFunc(b.waiting, func(x Move) bool { return x.From == p })
}

// Holds reports whether a holder's move away from a platform is in force.
func (b *Board) Holds(by Holder, from int) bool {
	s, ok := b.claims[from].Of(by)
	return ok && !s.open
}

// Waits reports whether a holder's move away from a platform waits for a start.
func (b *Board) Waits(by Holder, from int) bool {
	return slices.ContainsFunc(b.waiting, func(x Move) bool { return x.By == by && x.From == from })
}

// Awaits reports whether a platform must start up before it takes the calls that a holder wants it to take.
func (b *Board) Awaits(by Holder, to int) bool {
	return slices.ContainsFunc(b.waiting, func(x Move) bool { return x.By == by && x.To == to })
}

// Leads reports whether moves in force lead from a platform to another, over others or straight.
func (b *Board) Leads(from, to int) bool {
	reached := []int{from}
	for i := 0; i < len(reached); i++ {
		for _, c := range b.claims[reached[i]].list {
			if c.Want.open {
				continue
			}
			if c.Want.other == to {
				return true
			}
			if !slices.Contains(reached, c.Want.other) {
				reached = append(reached, c.Want.other)
			}
		}
	}
	return false
}
