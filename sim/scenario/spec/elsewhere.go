package spec

import (
	"nines/sim/emergency"
	"nines/sim/random"
	"nines/sim/recovery"
)

// Elsewhere is the other ways to help of callers who would give up, in the order in which they try them.
type Elsewhere struct {
	AnotherPhone  *float64     `yaml:"another-phone" unit:"share" doc:"Share of callers who would give up, but call again from another phone of the household. It has another provider, drawn in proportion to their calls. From there they call again as before. With one provider nobody does. Without it, the habits say it: 50%, with habits low 37%. After a share alone in the place of this block it is 0%."`
	AnotherNumber *KnownNumber `yaml:"another-number" doc:"Callers who would still give up may call another number. They know it without a notice."`
	Neighbour     float64      `yaml:"neighbour" unit:"share" short:"true" doc:"Share of callers who then give up, but get help without calling: from a neighbour, a doctor, in person. Without it, the habits say it: 30%, with habits low 5%, with high 80%. A share alone in the place of this block means this one: nobody goes the other ways."`
}

// KnownNumber is another number that people know.
type KnownNumber struct {
	Share     float64             `yaml:"share" unit:"share" short:"true" required:"true" doc:"Share of callers who would give up, but call this number first."`
	Lines     int32               `yaml:"lines" unit:"count" min:"1" unlimited:"true" default:"unlimited" doc:"How many calls the number can take at once. Callers without a free line get no help there."`
	Takes     random.Distribution `yaml:"takes" unit:"duration" default:"2m" doc:"How long a call to it holds its line or costs its caller."`
	Answers   float64             `yaml:"answers" unit:"share" default:"100%" doc:"Share of the callers with a free line who get help there."`
	Otherwise *recovery.Otherwise `yaml:"otherwise" doc:"What callers do who get no help there. Without it, they give up."`
}

// Law is what the model is told.
func (e *Elsewhere) Law() emergency.Elsewhere {
	to := emergency.Elsewhere{Neighbour: e.Neighbour}
	if e.AnotherPhone != nil {
		to.AnotherPhone = *e.AnotherPhone
	}
	n := e.AnotherNumber
	if n == nil {
		return to
	}
	to.AnotherCall, to.Number = n.Share, emergency.Number{Takes: n.Takes, Unanswered: 1 - n.Answers}
	if n.Lines != emergency.Unlimited {
		to.Number.Lines = n.Lines
	}
	if o := n.Otherwise; o != nil {
		to.Number.Instead = o.Calls
		if o.After != nil {
			to.Number.After = *o.After
		}
	}
	return to
}
