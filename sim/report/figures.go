package report

// figure is the estimate of a measure for all callers.
func (d *Document) figure(name, window string) Figure { return d.figureOf(name, window, "", "") }

// figureOf is the estimate of a measure for a group of callers.
func (d *Document) figureOf(name, window, by, group string) Figure {
	for _, f := range d.Figures {
		if f.Measure == name && f.Window == window && f.By == by && f.Group == group {
			return f
		}
	}
	return Figure{}
}

// figureWords is a figure with its interval, as its unit is written.
func figureWords(f Figure) string {
	switch f.Unit {
	case "share":
		return percentOf(f.Estimate)
	case "s":
		return withInterval(f.Estimate, seconds)
	default:
		return counted(f.Estimate)
	}
}
