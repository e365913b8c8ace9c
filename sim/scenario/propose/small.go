package propose

import "strings"

// small proposes a use of a profile or of a list of numbers, and gives its kind; empty: it is neither.
func (a *sample) small(p *page, name string) string {
	header := make([]string, len(a.header))
	for k, h := range a.header {
		header[k] = strings.ToLower(h)
	}
	all := strings.Join(header, ",")
	only := len(a.columns) == 1 && a.columns[0].numbers() != nil && !a.columns[0].time.isTime()
	switch {
	case a.named && (all == "hour,calls" || all == "day,hour,calls"):
	case only && (!a.named || all == "calls") && (len(a.rows) == 24 || len(a.rows) == 168):
	case only:
		a.numbersOf(p, name, a.columns[0])
		return "numbers"
	default:
		return a.lengths(p, name)
	}
	p.note(0, "It is a profile. Put it beside the scenario and write this in world.demand, with your own first-calls:")
	p.add("    profile: {csv: %s}", quoted(name))
	return "profile"
}

// numbersOf proposes a distribution made of the numbers of a column.
func (a *sample) numbersOf(p *page, name string, c *column) {
	numbers := c.numbers()
	sum := 0.0
	for _, x := range numbers {
		sum += x
	}
	p.note(0, "It is a list of %d numbers with a mean of %.4g. Put it beside the scenario and write this where a distribution can stand, such as handling of a platform:",
		len(numbers), sum/float64(len(numbers)))
	p.note(0, "? Are they seconds? Otherwise write unit: m, unit: h or unit: ms.")
	if a.named {
		p.add("  {empirical: {csv: %s, column: %s, unit: s}}", quoted(name), quoted(c.name))
	} else {
		p.add("  {empirical: {csv: %s, unit: s}}", quoted(name))
	}
}

// lengths proposes the column of numbers of a table that has no times, if there is one.
func (a *sample) lengths(p *page, name string) string {
	for _, c := range a.columns {
		if c.time.isTime() {
			return ""
		}
	}
	c := a.likeliest([]string{"duration", "seconds", "length", "billsec", "talktime", "handlingtime", "servicetime", "aht", "*time", "*sec", "*duration"}, func(x *column) bool { return len(x.values) > 1 && x.numbers() != nil })
	if c == nil || !a.named {
		return ""
	}
	a.numbersOf(p, name, c)
	return "numbers"
}
