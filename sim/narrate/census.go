// A run has thousands of callers, and most have nothing to tell. The census picks a few kinds worth asking about: the
// longest wait, the most calls, those who gave up.

package narrate

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"nines/sim/emergency"
	"nines/sim/words"
)

// Kind is a kind of caller whose story may be worth reading, with some who are of it.
type Kind struct {
	What    string
	Callers []string // each with what became of him or her, in short
}

// mostOfAKind is how many callers of a kind are named.
const mostOfAKind = 3

// Kinds are the kinds of callers that a replication has under a strategy. Those who are of interest most come first in each.
func (r *Replication) Kinds() (list []Kind) {
	add := func(what string, is func(*life) bool, by func(a, b *life) int) { list = r.addKind(list, what, is, by) }
	latest := func(a, b *life) int { return cmp.Compare(b.last-b.first, a.last-a.first) }
	most := func(a, b *life) int { return cmp.Compare(b.calls, a.calls) }
	gaveUp := func(l *life) bool { return l.fate == emergency.GaveUp && l.wantsHelp }
	add("connected latest after the first call", func(l *life) bool { return l.connected }, latest)
	add("called in vain most often", func(l *life) bool { return gaveUp(l) && l.calls > 1 }, most)
	add("called another number in vain", func(l *life) bool { return l.inVain }, latest)
	add("gave up after one call", func(l *life) bool { return gaveUp(l) && l.calls == 1 }, nil)
	add("wanted nothing, and lost the call", func(l *life) bool { return !l.wantsHelp }, nil)
	add("helped by another number", func(l *life) bool { return l.fate == emergency.Diverted && l.byNumber }, latest)
	add("helped in another way, such as by a neighbour", func(l *life) bool { return l.fate == emergency.Diverted && !l.byNumber }, latest)
	add("not settled when the run ended", func(l *life) bool { return l.fate == emergency.Trying }, most)
	for o := range emergency.Outcomes {
		add("had a call lost: "+o.String(), func(l *life) bool { return l.lost>>o&1 != 0 }, nil)
	}
	return list
}

// addKind adds a kind of affected callers, if there are any: in some order, or as they left.
func (r *Replication) addKind(list []Kind, what string, is func(*life) bool, by func(a, b *life) int) []Kind {
	var found []*life
	for i := range r.affected {
		if is(&r.affected[i]) {
			found = append(found, &r.affected[i])
		}
	}
	if by != nil {
		slices.SortStableFunc(found, by)
	}
	if len(found) == 0 {
		return list
	}
	k := Kind{What: words.Clean(what)}
	for _, l := range found[:min(len(found), mostOfAKind)] {
		k.Callers = append(k.Callers, words.Clean(r.brief(l)))
	}
	return append(list, k)
}

// brief is a caller with what became of him or her.
func (r *Replication) brief(l *life) string {
	about := words.Several(int(l.calls), "call", "calls")
	if l.last > l.first {
		about += ", " + lasted(l.first, l.last)
	}
	return fmt.Sprintf("%s (%s)", r.Plan.CallerName(l.id), about)
}

// between are the kinds of callers who fare differently under two strategies.
func between(one, other *Replication) (list []Kind) {
	for _, pair := range [][2]*Replication{{one, other}, {other, one}} {
		fails, helps := pair[0], pair[1]
		affected := map[uint64]*life{}
		for i := range helps.affected {
			affected[helps.affected[i].id] = &helps.affected[i]
		}
		is := func(l *life) bool {
			with := affected[l.id]
			connected := with == nil && !helps.otherwise[l.id] || with != nil && with.connected
			return l.wantsHelp && l.fate == emergency.GaveUp && connected
		}
		what := fmt.Sprintf("without help under %s, connected under %s", fails.Plan.Strategy, helps.Plan.Strategy)
		list = fails.addKind(list, what, is, func(a, b *life) int { return cmp.Compare(b.calls, a.calls) })
	}
	return list
}

// WhomToAsk writes which callers of a replication, under one strategy or two, may be worth asking about.
func WhomToAsk(to io.Writer, replications []*Replication) error {
	var out strings.Builder
	example := replications[0].example()
	for _, r := range replications {
		title := fmt.Sprintf("%s, strategy %s, replication %d", r.Plan.Name, r.Plan.Strategy, r.Number)
		out.WriteString(words.Clean(strings.ToUpper(title)) + "\n")
		writeLines(&out, "  ", "      ", fill(r.count()+".", Width-6))
		writeKinds(&out, r.Kinds())
		out.WriteString("\n")
	}
	if len(replications) > 1 {
		out.WriteString("WHERE IT MATTERS WHICH STRATEGY\n")
		kinds := between(replications[0], replications[1])
		if len(kinds) == 0 {
			out.WriteString("  Nobody who wants help is connected under one and never under the other.\n")
		}
		writeKinds(&out, kinds)
		out.WriteString("\n")
		if len(kinds) > 0 {
			example, _, _ = strings.Cut(kinds[0].Callers[0], " ")
		}
	}
	fmt.Fprintf(&out, "The story of one: add --caller %s\n", example)
	_, err := io.WriteString(to, out.String())
	return err
}

// count says how many called and how many had a lost call. It is the measure of how typical a story is.
func (r *Replication) count() string {
	affected := "none"
	if n := len(r.affected); n > 0 {
		affected = words.Thousands(n)
	}
	if slices.ContainsFunc(r.affected, func(l life) bool { return l.inVain }) {
		return fmt.Sprintf("%s; %s had a call lost, or called another number in vain", words.Several(r.Callers, "caller", "callers"), affected)
	}
	return fmt.Sprintf("%s; %s had a call lost", words.Several(r.Callers, "caller", "callers"), affected)
}

// writeKinds lists callers by kind.
func writeKinds(out *strings.Builder, kinds []Kind) {
	for _, k := range kinds {
		out.WriteString("  " + k.What + "\n")
		for _, caller := range k.Callers {
			out.WriteString("      " + caller + "\n")
		}
	}
}

// example is the name of a caller: an affected one, if there is any.
func (r *Replication) example() string {
	if len(r.affected) == 0 {
		return "0"
	}
	return r.Plan.CallerName(r.affected[0].id)
}

// NobodyCalled is the error of a caller who does not exist in a replication.
func NobodyCalled(name string, r *Replication) error {
	var examples []string
	for _, k := range r.Kinds() {
		name, about, _ := strings.Cut(strings.TrimSuffix(k.Callers[0], ")"), " (")
		examples = append(examples, fmt.Sprintf("%s (%s: %s)", name, k.What, about))
	}
	hint := ""
	if len(examples) > 0 {
		hint = ". Examples: " + strings.Join(examples[:min(3, len(examples))], ", ")
	}
	return fmt.Errorf("nobody called %s calls in replication %d under %s. There are %s%s. Those who come one by one are called 0 to %d",
		name, r.Number, words.Clean(r.Plan.Strategy), r.count(), hint, r.highest)
}
