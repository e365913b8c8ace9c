package text

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"nines/sim/report"
	"nines/sim/report/doubt"
	"nines/sim/report/phrase"
	"nines/sim/words"
)

// Screen is how many lines the short report has at most.
const Screen = 50

// room is how many rows of each table the short report shows.
type room struct{ strategies, windows, clocks, causes, warnings int }

// rooms are tried in their order, until the report fits a screen. The causes are cut first, for the rest of them is one line;
// then windows. The clocks stay whole: when the trouble is detected is as much of the story as when it ends.
var rooms = []room{{12, 6, 5, 5, 3}, {12, 6, 5, 4, 3}, {8, 6, 5, 3, 3}, {8, 6, 5, 2, 2}, {6, 4, 5, 2, 2}, {5, 3, 5, 2, 2}, {4, 2, 5, 2, 1}, {4, 1, 5, 1, 1}}

// WriteBrief writes the report on one screen: the answer, the strategies, and the most important figures. By is as for Write,
// and adds a table.
func WriteBrief(to io.Writer, d *report.Document, by string) error {
	return writeShort(to, withGroups(d, by, onScreen(func(r room) []Block { return brief(d, r) })))
}

// WriteBriefMarkdown writes the same for a document.
func WriteBriefMarkdown(to io.Writer, d *report.Document, by string) error {
	return WriteBlocksMarkdown(to, withGroups(d, by, brief(d, rooms[0])))
}

// withGroups puts the table of groups before the last lines, if it is asked for.
func withGroups(d *report.Document, by string, blocks []Block) []Block {
	if by == "" {
		return blocks
	}
	last := len(blocks) - 1
	return append(append(blocks[:last:last], Groups(d, by)), blocks[last])
}

// onScreen is a report with as much of its tables as fits a screen.
func onScreen(brief func(room) []Block) []Block {
	var blocks []Block
	for _, r := range rooms {
		blocks = brief(r)
		if strings.Count(Short(blocks), "\n") <= Screen {
			break
		}
	}
	return blocks
}

// brief is the short report of a run.
func brief(d *report.Document, r room) []Block {
	list := []Block{briefHead(d, Answer(d)), barsOfRun(d, r.strategies), toKnow(d), briefWindows(d, r.windows), briefClocks(d, r.clocks), briefCauses(d, r.causes),
		briefWarnings(d.Warnings, r.warnings), briefFoot(d)}
	return Fitted(list)
}

// Fitted leaves out blocks that say nothing, and shortens names where a table is wider than the page.
func Fitted(list []Block) (kept []Block) {
	for _, b := range list {
		if len(b.Lines)+len(b.Rows)+len(b.Notes) > 0 {
			kept = append(kept, b.inWidth())
		}
	}
	return kept
}

// mostColumns is how many columns a table keeps that is wider than the page. With more, its names could not be told apart. Where they
// still cannot, it keeps leastColumns. With all of mostColumns, names keep leastName characters.
const (
	mostColumns  = 6
	leastColumns = 4
	leastName    = 20
)

// inWidth leaves the last columns of a table that is wider than the page to the long form, and shortens its first column. Names that
// differ still do.
func (b Block) inWidth() Block {
	if len(b.Rows) == 0 || b.width() <= Width {
		return b
	}
	var left []string
	names, longest := []string{}, 0
	for _, row := range b.Rows {
		names, longest = append(names, row[0]), max(longest, words.Width(row[0]))
	}
	most := func() int { return max(10, longest+Width-b.width()) }
	for n := len(b.Header); b.width() > Width && (n > mostColumns || n == mostColumns && most() < min(longest, leastName) || n > leastColumns && phrase.AreAlike(names, most())); n-- {
		left = append([]string{b.Header[n-1]}, left...)
		b = b.without(n - 1)
	}
	if len(left) > 0 {
		b.Notes = []string{strings.Join(append(slices.Clone(b.Notes), "Columns left out: "+strings.Join(left, ", ")+" (--full)."), " ")}
	}
	for i, name := range phrase.CutApart(names, most()) {
		b.Rows[i][0] = name
	}
	return b
}

// briefHead is the title, the question and the answer.
func briefHead(d *report.Document, answer []string) Block {
	b := Block{Title: phrase.Plain(d.Scenario.Title)}
	if q := d.Scenario.Question; q != "" {
		b.Lines = append(b.Lines, phrase.Plain(q))
	}
	b.Lines = append(append(b.Lines, ""), answer...)
	if a := d.Answer; a != nil && len(a.Strategies) == 1 && len(a.Asked) > 1 {
		b.Lines = append(b.Lines, fmt.Sprintf("To compare the strategies: nines compare %s --strategies %s", phrase.Plain(d.Scenario.Name), phrase.Plain(strings.Join(a.Asked, ","))))
	}
	return b
}

// toKnow is what a reader must know beside the answer: how days differ, where the numbers come from, and what never acted.
func toKnow(d *report.Document) Block {
	var b Block
	for _, line := range []string{Days(d), doubt.Origins(d)} {
		if line != "" {
			b.Lines = append(b.Lines, line)
		}
	}
	b.Lines = append(b.Lines, firstOf(NeverActed(d))...)
	return b
}

// Days says how many callers get no help on a good, a typical and a bad day; empty if nobody is lost, or there is one day.
func Days(d *report.Document) string {
	if d.Answer == nil {
		return ""
	}
	s := d.Answer.Under(d.Scenario.Strategy)
	if s == nil || len(s.People.Days) == 0 || s.People.WithoutHelp.Mean == 0 {
		return ""
	}
	w := answerWords{d.Answer, d}
	return daysDiffer(d, []string{w.title(s)}, []*report.People{&s.People})
}

// daysDiffer says how many callers get no help on a good, a typical and a bad day under some strategies. Few days are only the best and
// the worst of so many.
func daysDiffer(d *report.Document, titles []string, people []*report.People) string {
	on, n, text := d.Period().On, d.Run.Replications, words.Capital(d.Period().Several())+" differ: "
	for i, p := range people {
		at := map[int]string{}
		for _, day := range p.Days {
			at[day.Percent] = phrase.Count(day.WithoutHelp)
		}
		good := cmp.Or(at[5], at[50])
		switch {
		case i > 0:
			text += fmt.Sprintf("; with %s %s, %s and %s", titles[i], good, at[50], at[95])
		case n < report.FewestForDays:
			text += fmt.Sprintf("with %s, %ss %s, %s %s, %s %s", titles[i], on(fmt.Sprint("the best of ", n)), phrase.GetNoHelp(good, false), on("the middle"), at[50], on("the worst"), at[95])
		default:
			text += fmt.Sprintf("with %s, %s %s, %s %s, %s %s", titles[i], on("a good"), phrase.GetNoHelp(good, false), on("a typical"), at[50], on("a bad"), at[95])
		}
	}
	if n >= report.FewestForDays {
		text += " (5th, 50th and 95th percentile)"
	}
	return text + "."
}

// briefWindows is the account of the run, a line for each window.
func briefWindows(d *report.Document, most int) Block {
	b := Block{Title: "Windows", Header: []string{"", "from – to", "calls for help", "lost", "callers without help"}}
	for _, w := range d.Windows[:b.upTo(most, len(d.Windows), "window")] {
		b.Rows = append(b.Rows, []string{phrase.Plain(w.Name), ShortClock(w.From) + " – " + ShortClock(w.To), phrase.Counted(w.Offered), phrase.PercentOf(w.Lost),
			phrase.Counted(d.Figure(withoutHelp, w.Name).Estimate)})
	}
	if note := warmUpNote(d); note != "" {
		b.Notes = append(b.Notes, note)
	}
	return b
}

// briefClocks are the recovery clocks, from the onset.
func briefClocks(d *report.Document, most int) Block {
	b := Block{Title: "Recovery, after the trouble begins", Header: []string{"", "median", "5 % to 95 % of " + d.Period().Several(), "clock", "reached in"}}
	for _, c := range d.Clocks[len(d.Clocks)-b.upTo(most, len(d.Clocks), "clock"):] { // normal and restored matter most
		days := phrase.TimeOf(c.P05, c.Beyond) + " – " + phrase.TimeOf(c.P95, c.Beyond)
		if c.P05 != c.P05 || c.P95 != c.P95 {
			days = ""
		}
		b.Rows = append(b.Rows, []string{phrase.MeasureWords(c.Name), phrase.TimeOf(c.Median, c.Beyond), days, d.ClockAt(c.Name, c.Median, c.MedianClock), reachedIn(d, c.Reached)})
	}
	return b.withoutEmpty()
}

// orWithout is the block without a column if it is too wide with it.
func (b Block) orWithout(column string) Block {
	if at := slices.Index(b.Header, column); at > 0 && b.width() > Width {
		return b.without(at)
	}
	return b
}

// withoutEmpty is a block without the columns in which every row is empty.
func (b Block) withoutEmpty() Block {
	for at := len(b.Header) - 1; at > 0; at-- {
		if says := func(row []string) bool { return row[at] != "" && row[at] != "–" }; len(b.Rows) > 0 && !slices.ContainsFunc(b.Rows, says) {
			b = b.without(at)
		}
	}
	return b
}

// briefCauses is the top of the ledger.
func briefCauses(d *report.Document, most int) Block {
	b := Block{Title: "Where calls were lost", Header: []string{"", "calls were", "at", "calls", "share"}}
	for _, l := range d.Ledger[:b.upTo(most, len(d.Ledger), "line")] {
		b.Rows = append(b.Rows, []string{CauseTitle(d, l.Cause), strings.ReplaceAll(l.Outcome, "-", " "), phrase.Cut(phrase.Plain(l.Element), 26), phrase.Counted(l.Calls), phrase.Percent(l.Share)})
	}
	return b
}

// CauseTitle is the title of the fault or remedy that is a cause in the ledger, or its name where it has none.
func CauseTitle(d *report.Document, cause string) string {
	for _, t := range d.Trouble {
		if t.Name == cause && t.Title != "" {
			return phrase.Plain(t.Title)
		}
	}
	for _, r := range d.Remedies {
		if "remedies."+r.Name == cause && r.Title != "" {
			return phrase.Plain(r.Title)
		}
	}
	return phrase.Plain(cause)
}

// upTo is how many of n things are shown. A note says how many more there are, and how to see them.
func (b *Block) upTo(most, n int, noun string) int {
	if n > most {
		b.Notes = append(b.Notes, phrase.Plural(n-most, "more "+noun)+" with --full.")
	}
	return min(most, n)
}

// briefWarnings are the gravest warnings; they stand in the order of their weight.
func briefWarnings(list []string, most int) Block {
	b := Block{Title: "Warnings"}
	for _, w := range list[:b.upTo(most, len(list), "warning")] {
		b.Lines = append(b.Lines, "! "+phrase.Cut(phrase.Plain(w), 2*Width-12))
	}
	return b
}

// briefFoot says what was run, and last what gives the same again.
func briefFoot(d *report.Document) Block {
	b := Block{Lines: []string{period(&d.Scenario) + "."}}
	if p := d.Run.Precision; p != nil {
		b.Lines = append(b.Lines, precisionSentence(p, d.Run.Replications))
	}
	if d.Scenario.Shift != 0 {
		b.Lines = append(b.Lines, ShiftWords(&d.Scenario))
	}
	figures := "Means ± half of a 95 % confidence interval, or its longer side; * marks an approximate one."
	if d.Run.Replications == 1 {
		figures = "One replication: no confidence intervals."
	}
	b.Lines = append(b.Lines, figures,
		fmt.Sprintf("%s, seed %d, nines %s, digest %s. More: --full.", phrase.Plural(d.Run.Replications, "replication"), d.Run.Seed, d.Version, d.Run.Digest))
	return b
}

// writeShort writes blocks with the title of a table in its first line, and no rule below it.
func writeShort(to io.Writer, blocks []Block) error {
	_, err := io.WriteString(to, Short(blocks))
	return err
}

// Short is blocks for one screen: the title of a table stands in its first line, and no rule is below it.
func Short(blocks []Block) string {
	var out strings.Builder
	for i, b := range blocks {
		if i > 0 {
			out.WriteString("\n")
		}
		title := strings.ToUpper(b.Title)
		if len(b.Rows) > 0 {
			b.Header = append([]string{title}, b.Header[1:]...)
			out.WriteString(plainTable(b) + "\n")
		} else if title != "" {
			out.WriteString(title + "\n")
		}
		for _, line := range append(b.Lines[:len(b.Lines):len(b.Lines)], b.Notes...) {
			out.WriteString(Wrapped(line))
		}
	}
	return out.String()
}

// plainTable is a table without the rule below its header. The header stands out by its capitals, and the rows are indented.
func plainTable(b Block) string {
	rows := make([][]string, len(b.Rows))
	for i, row := range b.Rows {
		rows[i] = append([]string{"  " + row[0]}, row[1:]...)
	}
	b.Rows = rows
	lines := strings.Split(aligned(b), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, "  ")
	}
	return strings.Join(append(lines[:1:1], lines[2:]...), "\n")
}
