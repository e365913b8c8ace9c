package page

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"time"

	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
)

// script is what the page's script draws from.
type script struct {
	Name     string                 `json:"name"`    // of the scenario, for the names of saved files
	Source   string                 `json:"source"`  // what stands below a saved picture
	Sources  map[string]string      `json:"sources"` // the same for the charts of studies, by their names
	Clock    clock                  `json:"clock"`
	Palette  map[string][2]string   `json:"palette"`
	Charts   map[string]chart.Chart `json:"charts"`
	Causes   []cause                `json:"causes"`
	Each     int                    `json:"causeMinutes"` // how many minutes the figures of causes are of
	World    names                  `json:"world"`
	Playback []playback             `json:"playback"`
	Beside   []int                  `json:"beside"` // which of them stand side by side at first
}

func newScript(d *report.Document, charts []chart.Chart) *script {
	s := &script{Name: phrase.Plain(d.Scenario.Name), Source: chart.SettingOf(d).Source, Each: causeMinutes(d), Clock: clockOf(d), Palette: palette(), Charts: map[string]chart.Chart{}, Sources: map[string]string{}, Causes: causesOf(d), World: namesOf(&d.World), Playback: []playback{}, Beside: []int{0, 1}}
	for _, c := range charts {
		s.Charts[c.ID] = thin(c)
	}
	return s
}

// add adds the charts of a study, which have a source of their own.
func (s *script) add(charts []chart.Chart, source string) {
	for _, c := range charts {
		s.Charts[c.ID], s.Sources[c.ID] = thin(c), source
	}
}

// clock turns seconds since the start into civil times of the scenario's zone. It has the clock at the start, as if it were
// UTC, and the later changes of the clock.
type clock struct {
	Base   int64      `json:"base"`
	Length float64    `json:"length"`
	Shifts [][2]int64 `json:"shifts"`
}

func clockOf(d *report.Document) clock {
	start := d.Clock(0)
	_, first := start.Zone()
	c := clock{Base: start.Unix() + int64(first), Length: float64(d.Length()), Shifts: [][2]int64{}}
	for at, last := (900-start.Unix()%900)%900, first; at < int64(c.Length); at += 900 { // clocks are changed on a quarter of an hour, everywhere
		if _, offset := start.Add(time.Duration(at) * time.Second).Zone(); offset != last {
			c.Shifts, last = append(c.Shifts, [2]int64{at, int64(offset - first)}), offset
		}
	}
	return c
}

// cause is a cause of loss with its minutes.
type cause struct {
	Cause   string          `json:"cause"`
	Name    string          `json:"name"` // what people call it
	Calls   report.Number   `json:"calls"`
	Share   report.Number   `json:"share"`
	Lines   []causeLine     `json:"lines"`
	Minutes []int           `json:"minutes"` // those of the run in which it lost calls, or the first of several
	In      []report.Number `json:"in"`      // how many in each of them
	Without string          `json:"without"` // what would have been without it; empty if that was not studied
}

type causeLine struct {
	Outcome string        `json:"outcome"`
	Element string        `json:"element"`
	Calls   report.Number `json:"calls"`
}

// causeMinutes is how many minutes the figures of causes are of: single ones in a run of up to two days. More would make the
// page of a long run too large.
func causeMinutes(d *report.Document) int {
	each := 1
	if minutes := d.Minutes(); minutes > 2*24*60 {
		each = (minutes + 2*24*60 - 1) / (2 * 24 * 60)
	}
	return (each + d.Step() - 1) / d.Step() * d.Step()
}

func causesOf(d *report.Document) []cause {
	list := []cause{}
	for _, c := range d.CausesOfLoss() {
		to := cause{Cause: phrase.Plain(c.Cause), Name: text.CauseTitle(d, c.Cause), Calls: c.Calls, Share: c.Share}
		for _, l := range c.Lines {
			to.Lines = append(to.Lines, causeLine{l.Outcome, phrase.Plain(l.Element), l.Calls.Mean})
		}
		to.addMinutes(c.Lines, causeMinutes(d))
		list = append(list, to)
	}
	return list
}

// addMinutes adds up the lines of the ledger over so many minutes each.
func (c *cause) addMinutes(lines []report.LedgerLine, each int) {
	sums := map[int]report.Number{}
	for _, l := range lines {
		for i, m := range l.Minutes {
			sums[m/each*each] += l.InMinute[i]
		}
	}
	c.Minutes = slices.Sorted(maps.Keys(sums))
	for _, m := range c.Minutes {
		c.In = append(c.In, sums[m])
	}
	c.In = rounded(c.In, 4)
}

// names are those of what the playback moves.
type names struct {
	Providers []string `json:"providers"`
	Platforms []string `json:"platforms"`
	Services  []string `json:"services"`
}

func namesOf(w *report.World) names {
	var n names
	for i := range w.Providers {
		n.Providers = append(n.Providers, w.Providers[i].Name)
	}
	for i := range w.Platforms {
		n.Platforms = append(n.Platforms, w.Platforms[i].Name)
	}
	for i := range w.Rooms {
		n.Services = append(n.Services, w.Rooms[i].Service)
	}
	return n
}

// thin is a chart with no more digits than can be seen in it.
func thin(c chart.Chart) chart.Chart {
	marks := make([]chart.Mark, len(c.Marks))
	for i, m := range c.Marks {
		if m.Step != nil {
			m.Y, m.Low, m.High = rounded(m.Y, 4), rounded(m.Low, 4), rounded(m.High, 4)
		}
		marks[i] = m
	}
	c.Marks = marks
	return c
}

// rounded keeps so many significant digits.
func rounded(values []report.Number, digits int) []report.Number {
	list := make([]report.Number, len(values))
	for i, v := range values {
		list[i] = v
		if f := float64(v); !math.IsNaN(f) && !math.IsInf(f, 0) {
			f, _ = strconv.ParseFloat(strconv.FormatFloat(f, 'g', digits, 64), 64)
			list[i] = report.Number(f)
		}
	}
	if values == nil {
		return nil
	}
	return list
}
