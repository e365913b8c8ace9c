package report

import (
	"fmt"
	"slices"
	"strings"
)

// laneChart is what was going on by the clock, in lanes: the faults, the people, the traffic, each monitor and remedy.
func (d *Document) laneChart() Chart {
	c := Chart{
		ID: "lanes", Title: d.laneFinding(), X: d.clockAxis(), Y: Axis{Scale: "names"}, Spans: d.Spans(),
		Sub: d.laneWords(), Table: section("happened", d.happened()),
	}
	for _, lane := range d.lanes() {
		at := Number(len(c.Y.Names))
		c.Y.Names = append(c.Y.Names, lane.name)
		for _, m := range lane.marks {
			for range max(len(m.X), len(m.Low)) {
				m.Y = append(m.Y, at)
			}
			c.Marks = append(c.Marks, m)
		}
	}
	return c
}

// laneWords says what the lanes show, and what they do not: what came again.
func (d *Document) laneWords() string {
	words := "Faults, decisions and switches by the clock"
	if d.Run.Replications > 1 {
		words += "; where times vary, at their means"
	}
	first := 0
	for _, m := range d.Moments {
		if strings.HasPrefix(m.What, "switch-to.") || strings.HasPrefix(m.What, "sent.") || strings.HasPrefix(m.What, "sent-back.") || strings.HasSuffix(m.What, ".opened") || strings.HasSuffix(m.What, ".closed") {
			first++
		}
	}
	if again := d.Traffic.Moves.Mean - Number(first); again > 0.05 {
		words += fmt.Sprintf("; of what came again, the first time: traffic was moved %s times, which the chart of platforms and the playback show", oneDecimal(d.Traffic.Moves.Mean))
	}
	return words
}

type lane struct {
	name  string
	marks []Mark
}

// lanes are those that have something to show.
func (d *Document) lanes() []lane {
	list := []lane{}
	for _, t := range d.Trouble {
		list = append(list, d.spellLane(t.Name, t.Title, "fault"))
	}
	for _, r := range d.Remedies {
		list = append(list, d.spellLane(r.Name, r.Title, "remedy"))
	}
	list = append(list, d.pointLane("who noticed and decided", "decision", "detected", "decided", "repaired"))
	list = append(list, d.stepLane(), d.alarmLane(), d.trafficLane())
	return slices.DeleteFunc(list, func(l lane) bool { return len(l.marks) == 0 })
}

// moment is a moment by what happened; one without replications if it never did.
func (d *Document) moment(what string) Moment {
	for _, m := range d.Moments {
		if m.What == what {
			return m
		}
	}
	return Moment{}
}

// spellLane is a bar from when something begins to when it ends.
func (d *Document) spellLane(name, title, tone string) lane {
	begins, ends := d.moment(name+".begins"), d.moment(name+".ends")
	if begins.Since.N == 0 {
		return lane{}
	}
	end, words := d.Length(), "to the end of the run"
	if ends.Since.N > 0 {
		end, words = ends.Since.Mean, "to "+ends.Clock
	}
	text := fmt.Sprintf("%s, from %s %s", plain(name), begins.Clock, words)
	if title != "" {
		text += ": " + plain(title)
	}
	if ends.Since.N > 0 && ends.Share < begins.Share {
		text += fmt.Sprintf("; it ended in %s of the replications", share(ends.Share))
	}
	text += often(begins.Share)
	return lane{plain(name), []Mark{{Name: plain(name), Shape: "lane", Tone: tone, Low: []Number{begins.Since.Mean}, High: []Number{end}, Words: []string{text}}}}
}

// often says in what share of the replications something happened, if not in all.
func often(s Number) string {
	if s > 1-1e-9 {
		return ""
	}
	return " (in " + share(s) + " of the replications)"
}

// pointLane marks moments by their names.
func (d *Document) pointLane(name, tone string, whats ...string) lane {
	m := Mark{Name: name, Shape: "point", Tone: tone}
	for _, what := range whats {
		if at := d.moment(what); at.Since.N > 0 {
			words, more := d.momentWords(what)
			_, label, _ := cutLast("."+what, ".")
			m.X, m.Words, m.Label = append(m.X, at.Since.Mean), append(m.Words, at.Clock+"  "+words+more+often(at.Share)), append(m.Label, plain(label))
		}
	}
	if len(m.X) == 0 {
		return lane{}
	}
	return lane{name, []Mark{m}}
}

// stepLane is the steps of the runbook: a bar from begin to end of each, and marks where one went wrong or was noticed.
func (d *Document) stepLane() lane {
	l := lane{name: "runbook"}
	for _, m := range d.Moments {
		step, isDone := strings.CutSuffix(m.What, ".done")
		if begins := d.moment(step + ".begins"); isDone && begins.Since.N > 0 {
			l.marks = append(l.marks, Mark{
				Name: plain(step), Shape: "lane", Tone: "step", Low: []Number{begins.Since.Mean}, High: []Number{m.Since.Mean}, Label: []string{plain(step)},
				Words: []string{fmt.Sprintf("%s, from %s to %s", plain(step), begins.Clock, m.Clock) + often(m.Share)},
			})
			points := d.pointLane("runbook", "wrong", step+".wrong", step+".noticed")
			l.marks = append(l.marks, points.marks...)
		}
	}
	return l
}

// alarmLane is when monitors raised and cleared their alarms.
func (d *Document) alarmLane() lane {
	var whats []string
	for _, m := range d.Moments {
		for _, event := range []string{".raised", ".cleared", ".recorded", ".missed"} {
			if strings.HasSuffix(m.What, event) {
				whats = append(whats, m.What)
			}
		}
	}
	return d.pointLane("alarms", "alarm", whats...)
}

// trafficLane is which platform traffic goes to, a bar for each: at first to those that are no backup.
func (d *Document) trafficLane() lane {
	l := lane{name: "traffic goes to"}
	add := func(platform string, from, to, how Number) {
		at := slices.IndexFunc(d.World.Platforms, func(p WorldPlatform) bool { return p.Name == platform })
		l.marks = append(l.marks, Mark{
			Name: plain(platform), Shape: "lane", Tone: platformTone(max(at, 0)), Low: []Number{from}, High: []Number{to}, Label: []string{plain(platform)},
			Words: []string{fmt.Sprintf("traffic goes to %s, from %s to %s", plain(platform), d.dayClock(from), d.dayClock(to)) + often(how)},
		})
	}
	var first []string
	for _, p := range d.World.Platforms {
		if !p.Backup {
			first = append(first, p.Name)
		}
	}
	at, from, how := strings.Join(first, " and "), Number(0), Number(1)
	for _, m := range d.Moments {
		if to, isSwitch := strings.CutPrefix(m.What, "switch-to."); isSwitch {
			add(at, from, m.Since.Mean, how)
			at, from, how = to, m.Since.Mean, m.Share
		}
	}
	if from == 0 {
		return lane{} // traffic never moved, which is no news
	}
	add(at, from, d.Length(), how)
	return l
}

// laneFinding says how long it took until service was restored.
func (d *Document) laneFinding() string {
	for _, c := range d.Clocks {
		if c.Name != "restored" {
			continue
		}
		if length(c.Median) == "not reached" {
			return "Service was not restored by the end of the run" + d.inTheMedian()
		}
		return fmt.Sprintf("Service was restored %s after the trouble began%s", length(c.Median), d.inTheMedian())
	}
	return "What happened, by the clock"
}
