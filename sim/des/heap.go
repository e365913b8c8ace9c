package des

// heap holds events, earliest first: an implicit binary heap of values.
type heap[K ~uint8] struct {
	list   []Event[K]
	hollow bool // the root has been taken and nothing has been put there yet
}

// reset empties the heap, keeping its memory.
func (h *heap[K]) reset() { h.list, h.hollow = h.list[:0], false }

func (h *heap[K]) len() int {
	if h.hollow {
		return len(h.list) - 1
	}
	return len(h.list)
}

func (h *heap[K]) put(e Event[K]) {
	if h.hollow { // most events schedule one successor: put it straight into the root and sift once
		h.hollow = false
		h.siftDown(e)
		return
	}
	h.list = append(h.list, e)
	h.siftUp(e)
}

// first fills the root and gives it. The heap must not be empty.
func (h *heap[K]) first() *Event[K] {
	if h.hollow {
		h.settle()
	}
	return &h.list[0]
}

// pop takes the earliest event of a heap that is not empty.
func (h *heap[K]) pop() Event[K] {
	e := *h.first()
	h.hollow = true
	return e
}

// settle fills the hollow root with the last event.
func (h *heap[K]) settle() {
	h.hollow = false
	last := len(h.list) - 1
	e := h.list[last]
	h.list = h.list[:last]
	if last > 0 {
		h.siftDown(e)
	}
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
