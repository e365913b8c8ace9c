// Package validation builds the report on whether nines can be believed. It holds nines against theory, other programs, the
// documentation of products, incidents, and faults that are planted on purpose.
//
// The report holds nothing that was written down beforehand except the exact values. Every other figure and every verdict is computed
// when the report is built. The same version gives the same report, to the byte.
package validation

import (
	"context"
	"fmt"
	"io"
	"math"
	"strings"

	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/report/text"
	"nines/sim/validation/ladder"
	"nines/sim/words"
)

// Options say how the report is built.
type Options struct {
	Quick bool           // only the quick checks, with few replications
	Done  func(done int) // told how many of [Steps] are done; may be nil
}

// Report is the whole report.
type Report struct {
	Version  string // of the program
	Quick    bool
	Sections []Section
}

// Section is a part of the report.
type Section struct {
	ID, Short string // of its place in a page
	Block     text.Block
	Claim     string // what is held, behind the numbers: "exact values"
	Held, All int
	Off       []float64 // by how many standard errors the figures are off; nil where they have none
	Red       []string  // what is not held, each with the reason
}

// Held and red are the verdicts, as they stand in the last column of each table.
const held, red = "held", "RED"

// part is a part of the report that is built in steps.
type part interface {
	work() work
	build(b *builder) (Section, error)
}

// parts are the parts of a report, in its order.
func parts(form ladder.Form) []part {
	return []part{rungs{form}, examples{form}, products{}, incidents{form}, faults{form}, intervals{form}}
}

func formOf(quick bool) ladder.Form {
	if quick {
		return ladder.Small
	}
	return ladder.Whole
}

// work is how much is to be done: replications, and about how many callers they have in all.
type work struct {
	replications int
	callers      float64
}

// workOf is the work of a plan.
func workOf(p *plan.Plan) work {
	// The product is rounded by itself, on every processor alike.
	return work{p.Replications, float64(float64(p.Replications) * p.Network.Demand.Expected(p.Network.Length))}
}

func (w work) plus(other work) work {
	return work{w.replications + other.replications, w.callers + other.callers}
}

// all is the work of all parts.
func all(form ladder.Form) (w work) {
	for _, p := range parts(form) {
		w = w.plus(p.work())
	}
	return w
}

// Steps is how many steps the report takes: about as many as replications. Each takes about as long.
func Steps(quick bool) int { return all(formOf(quick)).replications }

// builder is a report on its way.
type builder struct {
	ctx  context.Context
	tell func(done int) // of the steps
	all  work
	done float64 // callers
}

// add notes that further work is done.
func (b *builder) add(w work) {
	b.done += w.callers
	b.say(b.done)
}

// say tells how far the report is: the share of the callers that are done, in steps.
func (b *builder) say(callers float64) {
	if b.tell != nil {
		b.tell(int(float64(b.all.replications) * callers / b.all.callers))
	}
}

// options follow the replications of a plan, which any worker may end.
func (b *builder) options(p *plan.Plan) experiment.Options {
	if b.tell == nil {
		return experiment.Options{}
	}
	before, each := b.done, workOf(p).callers/float64(p.Replications)
	return experiment.Options{Progress: func(done int) { b.say(before + float64(each*float64(done))) }}
}

// Build builds the report of a version of the program. When ctx ends, the error is [experiment.ErrInterrupted].
func Build(ctx context.Context, version string, o Options) (*Report, error) {
	r, b := &Report{Version: version, Quick: o.Quick}, &builder{ctx: ctx, tell: o.Done, all: all(formOf(o.Quick))}
	for _, p := range parts(formOf(o.Quick)) {
		s, err := p.build(b)
		if ctx.Err() != nil {
			return nil, experiment.ErrInterrupted
		}
		if err != nil {
			return nil, err
		}
		r.Sections = append(r.Sections, s)
	}
	return r, nil
}

// judged adds a row to the table of a section, with its verdict.
func (s *Section) judged(name, wrong string, cells ...string) {
	s.All++
	verdict := s.good()
	if wrong != "" {
		verdict = red + ": " + wrong
		s.Red = append(s.Red, name+": "+wrong)
	} else {
		s.Held++
	}
	s.Block.Rows = append(s.Block.Rows, append(append([]string{name}, cells...), verdict))
}

// good is the verdict of what is as it should be.
func (s *Section) good() string {
	if s.ID == "faults" {
		return "seen"
	}
	return held
}

// Summary is the report in one line.
func (r *Report) Summary() string {
	var list []string
	for _, s := range r.Sections {
		if s.All > 0 {
			list = append(list, fmt.Sprintf("%s: %d of %d.", words.Capital(s.Claim), s.Held, s.All))
		}
	}
	return strings.Join(list, " ")
}

// Red is what is not held, over all sections.
func (r *Report) Red() (list []string) {
	for _, s := range r.Sections {
		for _, why := range s.Red {
			list = append(list, s.Short+": "+why)
		}
	}
	return list
}

// signed is a number of standard errors with its sign.
func signed(v float64) string { return strings.Replace(fmt.Sprintf("%+.1f", v), "-", "−", 1) }

// Title is the heading of the report.
const Title = "Can nines be believed?"

// Blocks are the report as people read it.
func (r *Report) Blocks() []text.Block {
	head := text.Block{Title: Title, Lines: r.Answer()}
	if r.Quick {
		head.Notes = append(head.Notes, "This is the quick form: fewer worlds with fewer replications, and wider tolerances. It sees gross mistakes only.",
			"With so few replications the tolerance alone decides on an exact value. The standard errors are too rough: one that is held may be many of them off.")
	}
	list := []text.Block{head}
	for _, s := range r.Sections {
		list = append(list, s.Block)
	}
	return list
}

// Answer are the first sentences: what is held, and what is not.
func (r *Report) Answer() []string {
	list := []string{"What is held. " + r.Summary()}
	bad := r.Red()
	if len(bad) == 0 {
		return append(list, "Nothing is red.")
	}
	return append(append(list, words.Several(len(bad), "check is", "checks are")+" red:"), bad...)
}

// number is a figure with the digits that its precision deserves.
func number(v float64, digits int) string {
	text := fmt.Sprintf("%.*g", digits, v)
	if strings.Contains(text, "e") && math.Abs(v) >= 1 {
		text = fmt.Sprintf("%.0f", v)
	}
	return text
}

// WriteBrief writes what a terminal shows: what is held, section by section, and all that is not.
func (r *Report) WriteBrief(to io.Writer) error {
	head := r.Blocks()[0]
	head.Header = []string{"", "held", "of"}
	for _, s := range r.Sections {
		if s.All == 0 {
			continue
		}
		head.Rows = append(head.Rows, []string{s.Claim, fmt.Sprint(s.Held), fmt.Sprint(s.All)})
	}
	head.Lines = head.Lines[1:]
	return text.WriteBlocks(to, []text.Block{head})
}
