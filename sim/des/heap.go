package des

// heap holds events, earliest first: an implicit binary heap of values.
type heap[K ~uint8] struct{ list []Event[K] }

func (h *heap[K]) put(e Event[K]) {
	h.list = append(h.list, e)
	h.siftUp(e)
}

// pop takes the earliest event of a heap that is not empty.
func (h *heap[K]) pop() Event[K] {
	first, last := h.list[0], len(h.list)-1
	e := h.list[last]
	if h.list = h.list[:last]; last > 0 {
		h.siftDown(e)
	}
	return first
}

func (h *heap[K]) siftUp(e Event[K]) {
	l, i := h.list, len(h.list)-1
	for i > 0 {
		parent := (i - 1) >> 1
		if before(&e, &l[parent]) == 0 {
			break
		}
		l[i] = l[parent]
		i = parent
	}
	l[i] = e
}

// siftDown places e, starting from the root, whose present content is lost.
func (h *heap[K]) siftDown(e Event[K]) {
	l, i := h.list, 0
	for {
		child := 2*i + 1
		if child >= len(l) {
			break
		}
		if child+1 < len(l) {
			child += before(&l[child+1], &l[child])
		}
		if before(&e, &l[child]) == 1 {
			break
		}
		l[i] = l[child]
		i = child
	}
	l[i] = e
}
