package report

// figure is the estimate of a measure for all callers.
func (d *Document) figure(name, window string) Figure { return d.figureOf(name, window, "", "") }

// figureOf is the estimate of a measure for a group of callers.
func (d *Document) figureOf(name, window, by, group string) Figure {
	wanted := figureKey{name, window, by, group}
	if i, ok := d.places[wanted]; ok && i < len(d.Figures) && d.Figures[i].key() == wanted {
		return d.Figures[i]
	}
	for i := range d.Figures {
		if d.Figures[i].key() == wanted {
			return d.Figures[i]
		}
	}
	return Figure{}
}

// figureKey is what a figure is found by.
type figureKey struct{ measure, window, by, group string }

func (f *Figure) key() figureKey { return figureKey{f.Measure, f.Window, f.By, f.Group} }

// place notes where each figure is. A report asks for several figures of each window: looked for one by one, the time would grow
// with the square of the number of windows.
func (d *Document) place() {
	d.places = make(map[figureKey]int, len(d.Figures))
	for i := range d.Figures {
		if _, taken := d.places[d.Figures[i].key()]; !taken {
			d.places[d.Figures[i].key()] = i
		}
	}
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
