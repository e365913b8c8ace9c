package measure

// harm is, by slot, the windows in which something bad happened to the callers in the system. A caller's
// part is cleared before the first of these is noted, and not read if none is.
type harm []uint64

// harmOf is the windows in which something bad happened to one caller.
type harmOf struct {
	affected windowSet // a call was lost, or another number gave no help
	seen     windowSet // a platform saw a lost call
	inVain   windowSet // another number gave no help
}

// of is a caller's part. One step is as long as a set of the plan.
func (h *harm) of(slot int32, words int) harmOf {
	const sets = 3
	for len(*h) < (int(slot)+1)*sets*words {
		*h = append(*h, 0)
	}
	at := (*h)[int(slot)*sets*words:]
	return harmOf{windowSet(at[:words]), windowSet(at[words : 2*words]), windowSet(at[2*words : 3*words])}
}

func (h harmOf) reset() {
	clear(h.affected)
	clear(h.seen)
	clear(h.inVain)
}
