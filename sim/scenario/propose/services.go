package propose

import (
	"slices"
	"strings"

	"nines/sim/scenario/record"
)

// mostListed is how many words of a column are listed one by one.
const mostListed = 30

// serviceColumn is the column that says which service callers want: the one whose words mean services most often. A usual name
// counts as a third of the words. nil: none does.
func (a *sample) serviceColumn(will func(*column) bool) (best *column) {
	most := 0.2
	for _, x := range a.columns {
		if !will(x) || percentages(x) {
			continue
		}
		score := x.saysServices()
		if rank(x.name, serviceNames) >= 0 {
			score += 1. / 3
		}
		if score > most+1e-9 {
			best, most = x, score
		}
	}
	if best != nil && best.saysServices() == 0 {
		return a.likeliest(serviceNames, func(x *column) bool { return will(x) && !percentages(x) })
	}
	return best
}

// saysServices is the share of the values that mean a service.
func (c *column) saysServices() float64 {
	n := 0
	for word, count := range c.counts {
		if means := meaning(word); means != "" && means != record.NoRequest {
			n += count
		}
	}
	return float64(n) / float64(max(1, len(c.values)))
}

// percentages reports whether a column has numbers with a sign behind them, such as 82%.
func percentages(c *column) bool {
	return !slices.ContainsFunc(c.values, func(v string) bool { return strings.Trim(v, "0123456789., %‰") != "" })
}

// serviceMap proposes what the words of the column of services mean. It gives the names of the services.
func (c *choice) serviceMap(p *page, indent int, m *record.Columns) []string {
	x := c.service
	if x == nil {
		return nil
	}
	in := strings.Repeat(" ", indent)
	words, open := x.beginnings(), []string{}
	var names, parts []string
	column := &record.Column{Column: x.name}
	for _, w := range words {
		means := meaning(strings.TrimSuffix(w, "*"))
		if means == "" {
			open = append(open, w)
			continue
		}
		if means != record.NoRequest && !slices.Contains(names, means) {
			names = append(names, means)
		}
		if len(parts) < mostListed && w != means {
			column.Values = append(column.Values, record.Word{Text: w, For: means})
			parts = append(parts, quoted(w)+": "+means)
		}
	}
	if len(names) == 0 {
		p.note(indent, "? Does a column say which service callers want? Perhaps %s: %s. Then name it in service, and say what its words mean:", x.name, counted(x))
		p.note(indent, "service: {column: %s, values: {%s: police}, others: drawn}", quoted(x.name), quoted(words[0]))
		return nil
	}
	line := in + "service: {column: " + quoted(x.name)
	if len(parts) > 0 {
		line += ", values: {" + strings.Join(parts, ", ") + "}"
	}
	if len(open) > 0 || len(words) > mostListed {
		p.note(indent, "? What do these words of %s mean? They are taken for drawn until you say it: %s.", x.name, some(open))
		column.Others, line = record.NotKnown, line+", others: drawn"
	}
	if x.empty > 0 {
		column.Empty, line = record.NotKnown, line+", empty: drawn"
	}
	p.note(indent, "? Which service did callers want? %s has %s.", x.name, counted(x))
	p.add("%s}", line)
	m.Service = column
	return names
}

// beginnings are the words of a column; those that begin alike with a colon, such as EMS: FALL, are one.
func (c *column) beginnings() (list []string) {
	heads := map[string]int{}
	for w := range c.counts {
		head, _, _ := strings.Cut(w, ":")
		heads[head]++
	}
	for _, w := range c.words() {
		if head, _, cut := strings.Cut(w, ":"); cut && heads[head] > 1 {
			w = head + ":*"
		}
		if !slices.Contains(list, w) {
			list = append(list, w)
		}
	}
	return list
}

// some is a list of words, cut short.
func some(words []string) string {
	const most = 8
	if len(words) > most {
		return quotedList(words[:most]) + " and others"
	}
	return quotedList(words)
}
