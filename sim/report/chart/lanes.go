package chart

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
)

var lanesKind = Kind[*report.Document]{"lanes", AtLanes, one(laneChart)}

// laneChart is what was going on by the clock, in lanes: the faults, the people, the traffic, each monitor and remedy.
func laneChart(d *report.Document) Chart {
	c := Chart{
		Title: laneFinding(d), X: clockAxis(d), Y: Axis{Scale: Names}, Spans: Spans(d),
		Sub: laneWords(d), Table: text.SectionOf("happened", text.Happened(d)),
	}
	for _, lane := range lanesOf(d) {
		at := report.Number(len(c.Y.Names))
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
func laneWords(d *report.Document) string {
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
	if again := d.Traffic.Moves.Mean - report.Number(first); again > 0.05 {
		words += fmt.Sprintf("; of what came again, the first time: traffic was moved %s times, which the chart of platforms and the playback show", phrase.OneDecimal(d.Traffic.Moves.Mean))
	}
	return words
}

type lane struct {
	name  string
	marks []Mark
}

// lanesOf are those that have something to show.
func lanesOf(d *report.Document) []lane {
	list := []lane{}
	for _, t := range d.Trouble {
		list = append(list, spellLane(d, t.Name, t.Title, "fault"))
	}
	for _, r := range d.Remedies {
		list = append(list, spellLane(d, r.Name, r.Title, "remedy"))
	}
	list = append(list, pointLane(d, "who noticed and decided", "decision", "detected", "decided", "repaired"))
	list = append(list, stepLane(d), alarmLane(d), trafficLane(d))
	return slices.DeleteFunc(list, func(l lane) bool { return len(l.marks) == 0 })
}

// spellLane is a bar from when something begins to when it ends.
func spellLane(d *report.Document, name, title string, tone Tone) lane {
	begins, ends := d.Moment(name+".begins"), d.Moment(name+".ends")
	if begins.Since.N == 0 {
		return lane{}
	}
	end, words := d.Length(), "to the end of the run"
	if ends.Since.N > 0 {
		end, words = ends.Since.Mean, "to "+ends.Clock
	}
	text := fmt.Sprintf("%s, from %s %s", phrase.Plain(name), begins.Clock, words)
	if title != "" {
		text += ": " + phrase.Plain(title)
	}
	if ends.Since.N > 0 && ends.Share < begins.Share {
		text += fmt.Sprintf("; it ended in %s of the replications", phrase.Share(ends.Share))
	}
	text += often(begins.Share)
	return lane{phrase.Plain(name), []Mark{{Name: phrase.Plain(name), Shape: Lane, Tone: tone, Low: []report.Number{begins.Since.Mean}, High: []report.Number{end}, Words: []string{text}}}}
}

// often says in what share of the replications something happened, if not in all.
func often(s report.Number) string {
	if s > 1-1e-9 {
		return ""
	}
	return " (in " + phrase.Share(s) + " of the replications)"
}

// pointLane marks moments by their names.
func pointLane(d *report.Document, name string, tone Tone, whats ...string) lane {
	m := Mark{Name: name, Shape: Point, Tone: tone}
	for _, what := range whats {
		if at := d.Moment(what); at.Since.N > 0 {
			words, more := text.MomentWords(d, what)
			_, label, _ := phrase.CutLast("."+what, ".")
			m.X, m.Words, m.Label = append(m.X, at.Since.Mean), append(m.Words, at.Clock+"  "+words+more+often(at.Share)), append(m.Label, phrase.Plain(label))
		}
	}
	if len(m.X) == 0 {
		return lane{}
	}
	return lane{name, []Mark{m}}
}

// stepLane is the steps of the runbook: a bar from begin to end of each, and marks where one went wrong or was noticed.
func stepLane(d *report.Document) lane {
	l := lane{name: "runbook"}
	for _, m := range d.Moments {
		step, isDone := strings.CutSuffix(m.What, ".done")
		if begins := d.Moment(step + ".begins"); isDone && begins.Since.N > 0 {
			l.marks = append(l.marks, Mark{
				Name: phrase.Plain(step), Shape: Lane, Tone: "step", Low: []report.Number{begins.Since.Mean}, High: []report.Number{m.Since.Mean}, Label: []string{phrase.Plain(step)},
				Words: []string{fmt.Sprintf("%s, from %s to %s", phrase.Plain(step), begins.Clock, m.Clock) + often(m.Share)},
			})
			points := pointLane(d, "runbook", "wrong", step+".wrong", step+".noticed")
			l.marks = append(l.marks, points.marks...)
		}
	}
	return l
}

// alarmLane is when monitors raised and cleared their alarms.
func alarmLane(d *report.Document) lane {
	var whats []string
	for _, m := range d.Moments {
		for _, event := range []string{".raised", ".cleared", ".recorded", ".missed"} {
			if strings.HasSuffix(m.What, event) {
				whats = append(whats, m.What)
			}
		}
	}
	return pointLane(d, "alarms", "alarm", whats...)
}

// trafficLane is which platform traffic goes to, a bar for each: at first to those that are no backup.
func trafficLane(d *report.Document) lane {
	l := lane{name: "traffic goes to"}
	add := func(platform string, from, to, how report.Number) {
		at := slices.IndexFunc(d.World.Platforms, func(p report.WorldPlatform) bool { return p.Name == platform })
		l.marks = append(l.marks, Mark{
			Name: phrase.Plain(platform), Shape: Lane, Tone: platformTone(max(at, 0)), Low: []report.Number{from}, High: []report.Number{to}, Label: []string{phrase.Plain(platform)},
			Words: []string{fmt.Sprintf("traffic goes to %s, from %s to %s", phrase.Plain(platform), d.DayClock(from), d.DayClock(to)) + often(how)},
		})
	}
	var first []string
	for _, p := range d.World.Platforms {
		if !p.Backup {
			first = append(first, p.Name)
		}
	}
	at, from, how := strings.Join(first, " and "), report.Number(0), report.Number(1)
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
func laneFinding(d *report.Document) string {
	for _, c := range d.Clocks {
		if c.Name != "restored" {
			continue
		}
		if phrase.Length(c.Median) == "not reached" {
			return "Service was not restored by the end of the run" + text.InTheMedian(d)
		}
		return fmt.Sprintf("Service was restored %s after the trouble began%s", phrase.Length(c.Median), text.InTheMedian(d))
	}
	return "What happened, by the clock"
}
