package pictures

import (
	"cmp"
	"fmt"
	"io"

	"nines/cmd/nines/files"
	"nines/sim/picture"
	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
)

// slide is one of the slides: words, or a chart.
type slide struct {
	name  string
	words picture.Words
	chart chart.Chart
}

// slidesOf are the slides of results, in the order in which they are shown. The comparison may be nil.
func slidesOf(d *report.Document, c *report.Comparison) []slide {
	answer := picture.Words{Title: phrase.Plain(d.Scenario.Question)}
	charts := chart.Of(d)
	for i := range charts { // a slide stands alone
		charts[i].Sub = fmt.Sprintf("With “%s”. %s", phrase.Plain(cmp.Or(d.Scenario.StrategyTitle, d.Scenario.Strategy)), charts[i].Sub)
	}
	if c == nil {
		answer.Lines, answer.Small = text.Answer(d), append(text.NeverActed(d), text.Origins(d))
	} else {
		answer.Lines, answer.Small = text.AnswerOfComparison(c), append(text.NeverActedUnder(c), text.OriginsOfComparison(c))
		charts = append(charts, chart.People(c))
	}
	if answer.Title == "" {
		answer.Title = phrase.Plain(d.Scenario.Title)
	}
	list := []slide{{name: "answer", words: answer}}
	for _, s := range []struct{ id, name string }{{"people", "strategies"}, {"calls", "day"}, {"causes", "causes"}, {"recovery", "recovery"}} {
		for _, one := range charts {
			if one.ID == s.id && len(one.Marks) > 0 {
				list = append(list, slide{name: s.name, chart: one})
			}
		}
	}
	return list
}

// WriteSlides draws the slides of results into a folder, in all formats.
func WriteSlides(disk *files.Session, folder string, d *report.Document, c *report.Comparison) error {
	setting := chart.SettingOf(d)
	if c != nil {
		setting = chart.SettingOfComparison(c)
	}
	var all []files.Output
	for i, s := range slidesOf(d, c) {
		for _, format := range picture.Formats() {
			all = append(all, files.Output{Name: fmt.Sprintf("%d-%s.%s", i+1, s.name, format), Write: func(to io.Writer) error {
				if len(s.chart.Marks) == 0 {
					return picture.WriteWords(to, s.words, setting, format)
				}
				return picture.WriteSlide(to, s.chart, setting, format)
			}})
		}
	}
	return disk.StageAll(folder, all)
}
