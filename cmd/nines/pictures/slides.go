package pictures

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"nines/cmd/nines/files"
	"nines/sim/picture"
	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/report/doubt"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/report/text"
)

// slide is one of the slides: words, or a chart.
type slide struct {
	name    string
	words   picture.Words
	chart   chart.Chart
	setting chart.Setting
}

// slidesOf are the slides of results, in the order in which they are shown. The comparison may be nil.
func slidesOf(d *report.Document, c *report.Comparison) []slide {
	answer := picture.Words{Title: phrase.Plain(d.Scenario.Question)}
	charts := chart.Of(d)
	for i := range charts { // a slide stands alone
		charts[i].Sub = fmt.Sprintf("With “%s”. %s", phrase.Plain(cmp.Or(d.Scenario.StrategyTitle, d.Scenario.Strategy)), charts[i].Sub)
	}
	if c == nil {
		answer.Lines, answer.Small = text.Answer(d), append(text.NeverActed(d), doubt.Origins(d))
	} else {
		answer.Lines, answer.Small = text.AnswerOfComparison(c), append(text.NeverActedUnder(c), doubt.OfComparison(c))
		charts = append(charts, chart.People(c))
	}
	if answer.Title == "" {
		answer.Title = phrase.Plain(d.Scenario.Title)
	}
	setting := chart.SettingOf(d)
	if c != nil {
		setting = chart.SettingOfComparison(c)
	}
	list := []slide{{name: "answer", words: answer, setting: setting}}
	for _, s := range []struct{ id, name string }{{"people", "strategies"}, {"calls", "day"}, {"causes", "causes"}, {"recovery", "recovery"}} {
		for _, one := range charts {
			if one.ID == s.id && len(one.Marks) > 0 {
				list = append(list, slide{name: s.name, chart: one, setting: setting})
			}
		}
	}
	return list
}

// slideOf is the slide of a study: its answer is the title of its first chart. Without a chart it has words alone.
func slideOf(d *study.Document) slide {
	own := slide{name: string(d.Kind), setting: d.Setting(), words: picture.Words{Title: phrase.Plain(d.Question), Lines: plain(d.Answer), Small: plain(d.Doubts)}}
	if charts := d.Drawn(); len(charts) > 0 {
		own.chart = charts[0]
		answer := strings.TrimSuffix(own.words.Lines[0], ".")
		if answer != own.chart.Title {
			own.chart.Sub = fmt.Sprintf("%s. %s", own.chart.Title, own.chart.Sub)
		}
		own.chart.Title = answer
	}
	return own
}

func plain(list []string) []string {
	own := make([]string, len(list))
	for i, line := range list {
		own[i] = phrase.Plain(line)
	}
	return own
}

// WriteSlides draws the slides of results into a folder, in all formats. The document of the run may be nil if there are
// studies.
func WriteSlides(disk *files.Session, folder string, d *report.Document, c *report.Comparison, studies ...*study.Document) error {
	var list []slide
	if d != nil {
		list = slidesOf(d, c)
	}
	for _, one := range study.InOrder(studies) {
		list = append(list, slideOf(one))
	}
	var all []files.Output
	for i, s := range list {
		for _, format := range picture.Formats() {
			all = append(all, files.Output{Name: fmt.Sprintf("%d-%s.%s", i+1, s.name, format), Write: func(to io.Writer) error {
				if len(s.chart.Marks) == 0 {
					return picture.WriteWords(to, s.words, s.setting, format)
				}
				return picture.WriteSlide(to, s.chart, s.setting, format)
			}})
		}
	}
	return disk.StageAll(folder, all)
}
