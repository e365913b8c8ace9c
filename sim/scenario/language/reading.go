package language

import (
	"fmt"
	"strings"
	"time"

	"nines/sim/des"
	"nines/sim/scenario/yamldoc"
)

// Reading is a document that has been decoded: its tree with the defaults in place, what was found wrong with it, and
// where its numbers come from. Checks that come later complain through it.
type Reading struct {
	Doc    *yamldoc.Document
	Start  time.Time // of the run; zero while it is not known, and then instants are left alone
	Run    des.Time  // its length; 0 while it is not known
	Stamps []Stamp   // the clock times that were read
	Values []*Value  // the numbers and words that were read, with what they could be
	Events Events    // that instants may be relative to; nil: none

	Complaints []*yamldoc.Problem
	leaves     []yamldoc.Leaf
	settled    map[yamldoc.Spot]bool    // the ranges that have been read
	parts      map[string]*part         // by path; none if something is wrong
	like       []*Reading               // whose parts are taken over where the document says the same
	fresh      []*part                  // that no other reading had
	open       []*yamldoc.Node          // the mappings that are read part by part
	besides    map[*yamldoc.Node]string // the path of the rest beside a share
	looked     bool                     // at another part than the one that is being read
}

// NewReading begins the reading of a document, which it keeps.
func NewReading(doc *yamldoc.Document) *Reading {
	r := &Reading{Doc: doc, settled: map[yamldoc.Spot]bool{}, parts: map[string]*part{}, besides: map[*yamldoc.Node]string{}}
	for _, p := range doc.Problems {
		r.Complaints = append(r.Complaints, &p)
	}
	return r
}

// Problems is everything that was found wrong, in the order of the file.
func (r *Reading) Problems() yamldoc.Problems {
	all := make(yamldoc.Problems, len(r.Complaints))
	for i, p := range r.Complaints {
		all[i] = *p
	}
	return all.Tidy()
}

// Complain reports something wrong with what stands at a path. If nothing stands there, as with a default, the place
// is that of the nearest thing above it.
func (r *Reading) Complain(path, format string, args ...any) *yamldoc.Problem {
	at, rest := r.Doc.Trace(path)
	n := at.Value
	if short := strings.TrimSuffix(path, "."+rest); rest != "" && rest == r.Doc.Shorts[short] {
		rest = "" // the one value stands for this key
	}
	if at.Key != nil && (n.Kind != yamldoc.ScalarNode || rest != "") {
		n = at.Key
	}
	return r.ComplainAt(n, path, format, args...)
}

// ComplainAt reports something wrong with a node. A mapping or a list is shown by its key.
func (r *Reading) ComplainAt(n *yamldoc.Node, path, format string, args ...any) *yamldoc.Problem {
	if n != nil && n.Key != nil && n.Kind != yamldoc.ScalarNode {
		n = n.Key
	}
	if len(r.Complaints) >= yamldoc.MostProblems {
		return &yamldoc.Problem{}
	}
	p := r.Doc.Problem(n, path, plainly(fmt.Sprintf(format, args...)))
	r.Complaints = append(r.Complaints, &p)
	return &p
}

// plainly puts a message of several lines, as joined errors are, on one.
func plainly(message string) string { return strings.ReplaceAll(message, "\n", "; ") }
