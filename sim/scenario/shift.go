package scenario

import (
	"cmp"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"nines/sim/des"
	"nines/sim/scenario/language"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/wall"
	"nines/sim/scenario/yamldoc"
)

// A scenario is shifted as a whole. Its onset comes at another date and clock time. Everything that is written as a clock time
// moves by the same length: faults, remedies, windows, bursts, expectations, and what other strategies say. The run moves
// with them, so as much of it lies before the onset and after it as in the file. Demand, rosters and all else that goes by
// the time of day, the day of the week or the date stay with the clock.
//
// The length is real time: across a change of the clocks, an outage of five hours stays one of five hours. A shift rewrites
// the file's clock times. Then the file is read as any other.

// LoadShifted is LoadFrom, and moves the onset to another date and clock time, such as 2023-12-31 23:50. An empty time moves
// nothing.
func LoadShifted(files fs.FS, name string, text []byte, to string, assignments ...string) (*Document, error) {
	d, err := LoadFrom(files, name, text, assignments...)
	if err != nil || to == "" {
		return d, err
	}
	by, err := d.wayTo(to)
	if err != nil {
		return nil, yamldoc.Problems{{File: "--shift-to " + to, Message: err.Error()}}
	}
	if by == 0 {
		return d, nil
	}
	return d.shifted(by)
}

// wayTo is how much later the onset would be.
func (d *Document) wayTo(to string) (time.Duration, error) {
	switch start, err := d.base.Resolve(spec.Onset); {
	case d.World.Demand.From != "":
		return 0, fmt.Errorf("callers come from a record, which stays at its dates: a scenario with world.demand.from cannot be shifted")
	case err != nil:
		return 0, fmt.Errorf("there is nothing to shift by: no fault of the scenario begins at a clock time")
	case !language.InstantParts.MatchString(to):
		return 0, fmt.Errorf("expected a date and a clock time such as 2023-12-31 23:50, or a clock time alone for the same day")
	default:
		at, err := momentOn(d.base.Start.Add(start.Duration()), to)
		return at.Sub(d.base.Start.Add(start.Duration())).Round(time.Second), err
	}
}

// shifted is the document with all its clock times moved.
func (d *Document) shifted(by time.Duration) (*Document, error) {
	stamps := map[yamldoc.Spot][]language.Stamp{}
	for _, r := range d.readings() {
		for _, s := range r.Stamps {
			stamps[s.Spot] = append(stamps[s.Spot], s)
		}
	}
	moved := d.apart()
	moved.shift += des.Time(by / time.Microsecond)
	start := d.raw.SpotOf(d.raw.Lookup("world.start"))
	moved.raw.Rewrite(func(spot yamldoc.Spot, old string) string {
		if spot == start {
			return wall.Written(d.World.Start.Add(by)) + " " + d.World.Start.Location().String()
		}
		if list := stamps[spot]; list != nil {
			return later(old, list, by)
		}
		return old
	})
	return moved.check(nil)
}

// readings are those of the scenario and of each strategy.
func (d *Document) readings() []*language.Reading {
	list := []*language.Reading{d.base}
	for _, v := range d.variants {
		list = append(list, v.reading)
	}
	return list
}

// momentOn is the moment of a clock time, with a date or on the day of another moment, in the zone of that one.
func momentOn(day time.Time, text string) (time.Time, error) {
	parts := language.InstantParts.FindStringSubmatch(text)
	return wall.OnlyMoment(cmp.Or(parts[1], day.Format(time.DateOnly)), parts[2], parts[3], day.Location())
}

// later is the text of a place with every clock time moved. A window becomes two times with the word to: with dates, a hyphen is
// hard to read.
func later(text string, stamps []language.Stamp, by time.Duration) string {
	var b strings.Builder
	for text != "" {
		if s := startingWith(stamps, text); s != nil {
			b.WriteString(wall.Written(s.At.Add(by)))
			text = text[len(s.Text):]
			if rest := strings.TrimLeft(text, " "); strings.HasPrefix(rest, "-") {
				text = " to " + strings.TrimLeft(rest[1:], " ")
			}
			continue
		}
		b.WriteByte(text[0])
		text = text[1:]
	}
	return b.String()
}

// startingWith is the longest stamp that a text begins with.
func startingWith(stamps []language.Stamp, text string) (longest *language.Stamp) {
	for i, s := range stamps {
		if strings.HasPrefix(text, s.Text) && (longest == nil || len(s.Text) > len(longest.Text)) {
			longest = &stamps[i]
		}
	}
	return longest
}
