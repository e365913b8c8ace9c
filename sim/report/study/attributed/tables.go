package attributed

import (
	"fmt"
	"strings"

	"nines/sim/report/figure"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/stat"
	"nines/sim/study/part"
	"nines/sim/words"
)

// tabler makes tables.
type tabler struct{ *builder }

func (b tabler) tables() []study.Table {
	list := []study.Table{b.sharesTable()}
	if len(b.pairs) > 0 {
		list = append(list, b.pairsTable())
	}
	if len(b.Result.Joint) > 0 {
		list = append(list, b.jointTable())
	}
	if len(b.Single) > 0 {
		list = append(list, b.singlesTable())
	}
	list = append(list, b.peopleTable())
	if len(b.Left)+len(b.Skipped) > 0 {
		list = append(list, b.leftTable())
	}
	return append(list, b.handTable())
}

// sharesTable is each part removed first, on average and last.
func (b tabler) sharesTable() study.Table {
	r := b.Result
	t := study.Table{
		ID: "parts", Title: "What each part did: " + b.counted(), Brief: true,
		Header: []string{"part", "removed first", "on average", "removed last"},
		Notes:  []string{"First: all else is there. Last: the other parts here are gone. On average: over all orders. A minus: it saved so much."},
	}
	average := b.averages()
	for _, i := range r.Ranked() {
		e := r.Average[i].Estimate
		shift := average[i] - e.Mean
		e.Mean, e.Low, e.High = e.Mean+shift, e.Low+shift, e.High+shift
		t.Rows = append(t.Rows, []string{short(b.Shared[i].Title), b.cell(r.First[i].Estimate), b.cell(e), b.cell(r.Last[i].Estimate)})
	}
	if r.Parts > 1 {
		t.Rows = append(t.Rows, []string{all, b.cell(r.Total.Estimate), b.cell(r.Total.Estimate), ""})
	}
	return t
}

// short is a title that leaves room for three numbers. The last table has all in full.
func short(title string) string {
	list := strings.Fields(title)
	text := ""
	for _, word := range list {
		if text != "" && words.Width(text+" "+word) > longestTitle {
			return strings.TrimRight(text, ",;:") + " …"
		}
		text = strings.TrimSpace(text + " " + word)
	}
	return text
}

// longestTitle is how wide a title is in a column.
const longestTitle = 50

// all names the total in tables.
const all = "All of these together"

// averages are the averages as they are printed: whole numbers of people add up to the total as it is printed.
func (b tabler) averages() []float64 {
	list := make([]float64, b.Result.Parts)
	for i := range list {
		list[i] = b.Result.Average[i].Mean
	}
	if b.isWhole() && b.Result.Total.Mean >= 10*float64(len(list)) {
		return fitted(list, b.Result.Total.Mean)
	}
	return list
}

// pairsTable is what pairs did only together, as the day was.
func (b tabler) pairsTable() study.Table {
	t := study.Table{
		ID: "pairs", Title: "What two parts did only together, as the day was", Brief: true,
		Header: []string{b.counted(), "parts"},
		Notes:  []string{"Everything else is there. Removing either part takes these away. A minus: the parts overlap, so only removing both does."},
	}
	for _, j := range b.pairs {
		t.Rows = append(t.Rows, []string{b.cell(j.Estimate), words.Joined(nouns(b.partsOf(j.Set)))})
	}
	return t
}

// jointTable splits the total into what each part did alone and what several did only together. The other parts are gone in each
// line.
func (b tabler) jointTable() study.Table {
	r := b.Result
	t := study.Table{
		ID: "together", Title: "How the total adds up, the other parts here being gone",
		Header: []string{"", b.counted(), "parts"},
		Notes: []string{"Together: what these did with all other parts here gone, and no fewer of them. Alone: removed last. A minus: the parts overlap, so other lines have that twice.",
			"As the day was, pairs do otherwise: the other parts were there. The table of pairs has that.",
		},
	}
	for _, j := range b.joint {
		t.Rows = append(t.Rows, []string{"together", b.cell(j.Estimate), words.Joined(nouns(b.partsOf(j.Set)))})
	}
	for _, i := range r.Ranked() {
		t.Rows = append(t.Rows, []string{"alone", b.cell(r.Last[i].Estimate), nouns(b.Shared[i : i+1])[0]})
	}
	if len(b.joint) < len(r.Joint) {
		t.Rows = append(t.Rows, []string{"together", b.in(phrase.Number(b.untold())), "everything else that takes several parts"})
	}
	t.Rows = append(t.Rows, []string{"all", b.cell(r.Total.Estimate), ""})
	return t
}

// nouns are parts without their article.
func nouns(parts []part.Part) (list []string) {
	for _, p := range parts {
		list = append(list, strings.TrimPrefix(p.Noun, "the "))
	}
	return list
}

// singlesTable is what was removed one at a time.
func (b tabler) singlesTable() study.Table {
	t := study.Table{
		ID: "alone", Title: "Remedies, and parts on which everything hangs, each removed by itself",
		Header: []string{b.counted(), "part"},
		Notes:  []string{"A minus: it saved so much. These do not share the loss: without the fault, no delay would cost anything."},
	}
	for _, s := range b.singles() {
		t.Rows = append(t.Rows, []string{b.cell(s.adds.Estimate), s.Title})
	}
	return t
}

// peopleTable is how the same people fare with and without each part.
func (b tabler) peopleTable() study.Table {
	t := study.Table{
		ID: "people", Title: "How the same people fare without each part, all else being there",
		Header: []string{"get help, and got none", "get none, and got help", "part"},
		Notes:  []string{"Each column has its own interval, and is rounded by itself. Their difference can be off from the tables above by a caller or two."},
	}
	cell := func(e stat.Estimate) string { return phrase.Counted(figure.Of(e)) }
	for _, i := range b.byFirst() {
		t.Rows = append(t.Rows, []string{cell(b.People[i].Helped), cell(b.People[i].Hurt), b.Shared[i].Title})
	}
	for _, s := range b.singles() {
		t.Rows = append(t.Rows, []string{cell(s.people.Helped), cell(s.people.Hurt), s.Title})
	}
	return t
}

// leftTable is what was not studied, and why.
func (b tabler) leftTable() study.Table {
	t := study.Table{ID: "left", Title: "Parts that were not studied", Header: []string{"why not", "removed first", "part"}}
	for _, p := range b.Left {
		why, first := p.Why, "–"
		if b.Days > 0 {
			first = b.in(phrase.Number(p.First))
		}
		what := fmt.Sprintf("%s (%s)", p.Title, p.Name)
		if len(why) > shortReason {
			why, what = "it cannot be removed with others", what+": "+p.Why
		}
		t.Rows = append(t.Rows, []string{why, first, what})
	}
	for _, p := range b.Skipped {
		t.Rows = append(t.Rows, []string{"others need it", "–", fmt.Sprintf("%s (%s): %s", p.Title, p.Name, p.Why)})
	}
	t.Notes = []string{"Name parts with --only to study them."}
	if b.Days > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("Removed first: a rough figure from %s.", phrase.Plural(b.Days, b.Period.One())))
	}
	return t
}

// shortReason is how long a reason can be to stand in a column.
const shortReason = 30

// handTable is what takes each part out, for whoever checks a figure by hand.
func (b tabler) handTable() study.Table {
	t := study.Table{
		ID: "hand", Title: "How each part is taken out", Header: []string{"what is set", "part"},
		Notes: []string{"To check a figure by hand: nines run SCENARIO, once as it is and once with --set for each line of the part."},
	}
	for _, p := range b.All() {
		for _, a := range p.Assignments {
			t.Rows = append(t.Rows, []string{a, p.Title})
		}
	}
	return t
}
