package page

import (
	"fmt"
	"io"
	"math"
	"strings"

	"nines/sim/page/fill"
	"nines/sim/report/text"
	"nines/sim/validation"
)

// sheet is the page of the report on nines itself. It has no scripts.
type sheet struct {
	head
	Answer, Notes []string
	Parts         []sheetPart
	Data          fill.Script // none
}

// sheetPart is a section of the page.
type sheetPart struct {
	validation.Section
	Table   text.Block
	Drawing fill.Markup
	Caption string
}

// WriteValidation writes the page of the report on nines itself.
func WriteValidation(to io.Writer, r *validation.Report) error {
	style := newStyle()
	own := &sheet{head: head{Title: validation.Title, Name: "nines " + r.Version, Style: style, Policy: policyFor(nil, style)}, Answer: r.Answer(), Notes: r.Blocks()[0].Notes}
	for _, s := range r.Sections {
		part := sheetPart{Section: s, Table: s.Block}
		if len(s.Off) > 20 {
			part.Drawing = dotsOf(s.Off)
			part.Caption = fmt.Sprintf("Each dot is one of %d figures, by how many standard errors it is off its exact value. Two in three should be within one, and 95 in 100 within two.", len(s.Off))
			if r.Quick {
				part.Caption += " The quick form has too few replications for that: there the tolerance alone decides."
			}
		}
		own.Parts = append(own.Parts, part)
	}
	return newLayout().Write(to, "sheet", own)
}

// isRed reports whether a cell says that something is not held.
func isRed(cell string) bool { return strings.HasPrefix(cell, "RED") }

// The drawing of figures by how far they are off: from minus to plus so many standard errors, in columns of a quarter of one.
const dotsTo, dotsColumns, dotSize = 4, 32, 20

// dotsOf draws figures as heaps of dots.
func dotsOf(off []float64) fill.Markup {
	var heaps [dotsColumns]int
	highest := 0
	for _, z := range off {
		at := int(math.Floor((min(dotsTo-0.01, max(-dotsTo, z)) + dotsTo) * dotsColumns / (2 * dotsTo)))
		heaps[at]++
		highest = max(highest, heaps[at])
	}
	width, height := dotsColumns*dotSize, highest*dotSize
	var out strings.Builder
	fmt.Fprintf(&out, `<svg class="dots" viewBox="0 0 %d %d" role="img" aria-label="How far figures are off, in standard errors"><path d="M0 %dH%d"/>`, width, height+30, height+2, width)
	for z := -dotsTo + 1; z < dotsTo; z++ {
		x := (z + dotsTo) * width / (2 * dotsTo)
		fmt.Fprintf(&out, `<path d="M%d %dv6"/><text x="%d" y="%d" text-anchor="middle">%s</text>`, x, height+2, x, height+24, strings.Replace(fmt.Sprint(z), "-", "−", 1))
	}
	for at, n := range heaps {
		for k := range n {
			fmt.Fprintf(&out, `<circle cx="%d" cy="%d" r="%d"/>`, at*dotSize+dotSize/2, height-k*dotSize-dotSize/2, dotSize/2-2)
		}
	}
	return fill.Markup(out.String() + "</svg>")
}
