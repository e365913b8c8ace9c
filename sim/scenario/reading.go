package scenario

import (
	"fmt"
	"strings"
	"time"

	"nines/sim/des"
)

// reading is a document that has been decoded: its tree with the defaults in place, what was found wrong with it, and
// where its numbers come from. Checks that come later complain through it.
type reading struct {
	doc    *document
	leaves []Leaf
	start  time.Time // of the run; zero while it is not known, and then instants are left alone
	run    des.Time  // its length; 0 while it is not known

	complaints []*Problem
	claims     map[*Node]claim
	keys       map[*Node]*Node // from a value to its key
}

func newReading(doc *document) *reading {
	r := &reading{doc: doc.clone(), claims: map[*Node]claim{}, keys: map[*Node]*Node{}}
	for _, p := range doc.problems {
		r.complaints = append(r.complaints, &p)
	}
	r.know(r.doc.root)
	r.assign(r.doc.root, "", claim{})
	return r
}

// know remembers the key of every value.
func (r *reading) know(n *Node) {
	for i, child := range n.Content {
		if n.Kind == MappingNode && i%2 == 1 {
			r.keys[child] = n.Content[i-1]
		}
		r.know(child)
	}
}

// problems is everything that was found wrong, in the order of the file.
func (r *reading) problems() Problems {
	all := make(Problems, len(r.complaints))
	for i, p := range r.complaints {
		all[i] = *p
	}
	return all.tidy()
}

// complain reports something wrong with what stands at a path. If nothing stands there, as with a default, the place
// is that of the nearest thing above it.
func (r *reading) complain(path, format string, args ...any) *Problem {
	at, rest := r.doc.trace(path)
	n := at.value
	if at.key != nil && (n.Kind != ScalarNode || rest != "") {
		n = at.key
	}
	return r.complainAt(n, path, format, args...)
}

// complainAt reports something wrong with a node. A mapping or a list is shown by its key.
func (r *reading) complainAt(n *Node, path, format string, args ...any) *Problem {
	if key := r.keys[n]; key != nil && n.Kind != ScalarNode {
		n = key
	}
	if len(r.complaints) >= mostProblems {
		return &Problem{}
	}
	p := r.doc.problem(n, path, plainly(fmt.Sprintf(format, args...)))
	r.complaints = append(r.complaints, &p)
	return &p
}

// plainly puts a message of several lines, as joined errors are, on one.
func plainly(message string) string { return strings.ReplaceAll(message, "\n", "; ") }
