package page

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/report/text"
)

// Content is what a page is made from. At least one of its parts is there.
type Content struct {
	Document   *report.Document   // of a run; nil if there is a comparison, or only studies
	Comparison *report.Comparison // nil if there is none
	Studies    []*study.Document  // of the same scenario, in any order
}

// Base is the document of the run, or of the comparison's first strategy; nil if there are only studies.
func (c *Content) Base() *report.Document {
	if c.Comparison != nil {
		return c.Comparison.Base
	}
	return c.Document
}

// Version is the program's that made the content.
func (c *Content) Version() string {
	if base := c.Base(); base != nil {
		return base.Version
	}
	return c.Studies[0].Version
}

// WriteContent writes the page of a run or a comparison with the studies of its scenario, or of studies alone.
func WriteContent(to io.Writer, c Content) error {
	switch {
	case c.Comparison != nil:
		return write(to, c.Comparison.Base, c.Comparison, c.Studies...)
	case c.Document != nil:
		return write(to, c.Document, nil, c.Studies...)
	}
	return writeStudies(to, study.InOrder(c.Studies))
}

// studyView is a study as a section of the page.
type studyView struct {
	ID        string // of the section
	Short     string // in the list of contents
	Question  string
	Strategy  string   // that is studied; empty if several are
	Intervals string   // what ± and a star mean
	First     string   // the first sentence of the answer, which links to the section
	Answer    []string // the sentences
	Figures   []figure
	Open      []text.Section // the tables that stand open
	Folded    []text.Section
	Doubts    []string
	Method    []string
	Command   string
}

// viewOf is a study with its charts in the page.
func viewOf(d *study.Document, charts []chart.Chart) studyView {
	v := studyView{ID: string(d.Kind), Short: study.Short(d.Kind), Question: phrase.Plain(d.Question), Command: phrase.Plain(d.Command)}
	if d.Kind == study.Solve || d.Kind == study.Attribute { // the others compare strategies, and name them
		v.Strategy = strategyWords(d.Scenario.Strategy, d.Scenario.StrategyTitle)
	}
	v.Intervals = d.Intervals()
	v.Answer, v.Doubts, v.Method = shown(d.Answer), shown(d.Doubts), shown(d.Method)
	v.First = v.Answer[0]
	for i := range d.Tables {
		if t := cutShort(d.Tables[i].Section()); d.Tables[i].Brief {
			v.Open = append(v.Open, t)
		} else {
			v.Folded = append(v.Folded, t)
		}
	}
	for _, c := range charts {
		v.Figures = append(v.Figures, figureOf(c))
	}
	return v
}

// mostRows is how many rows of a table a page has. A sweep may have thousands of points, and a page is sent by mail.
const mostRows = 500

// cutShort is a table with no more rows than that.
func cutShort(t text.Section) text.Section {
	if over := len(t.Rows) - mostRows; over > 0 {
		t.Rows = t.Rows[:mostRows]
		t.Notes = append(slices.Clone(t.Notes), phrase.Plural(over, "more row")+" in the tables of the folder data, and in the document of the study.")
	}
	return t
}

// figureOf is a chart of a study, with words for those who do not see it.
func figureOf(c chart.Chart) figure {
	c.Title = held(phrase.Plain(c.Title))
	where := "The figures are in the tables of this section"
	if len(c.Table.Rows) > 0 {
		where = "The figures are in the table that follows"
	}
	return figure{c, c.Title + ". " + c.Sub + ". " + where + "."}
}

// shown are sentences as the page has them.
func shown(list []string) []string {
	own := make([]string, len(list))
	for i, line := range list {
		own[i] = strings.ReplaceAll(held(phrase.Plain(line)), " ± ", "\u00a0±\u00a0") // a number and its interval stay on one line
	}
	return own
}

// addStudies adds studies to the page, and their charts to its script.
func (v *view) addStudies(s *script, studies []*study.Document) {
	for _, d := range study.InOrder(studies) {
		charts := d.Drawn()
		s.add(charts, d.Setting().Source)
		v.Studies = append(v.Studies, viewOf(d, charts))
	}
}

// writeStudies writes the page of studies alone.
func writeStudies(to io.Writer, studies []*study.Document) error {
	first := studies[0]
	subject := &report.Document{Scenario: first.Scenario}
	s := newScript(subject, nil)
	s.Source = first.Setting().Source
	v := &view{head: newHead(&first.Scenario)}
	v.addStudies(s, studies)
	if len(studies) == 1 {
		v.Question = v.Studies[0].Question
	}
	v.How = [][2]string{
		{"scenario", phrase.Plain(first.Scenario.Name)}, {"from", first.Scenario.Start}, {"to", first.Scenario.End}, {"zone", first.Scenario.Zone},
		{"program", "nines " + phrase.Plain(first.Version)}, {"seed", fmt.Sprint(first.Seed)}, {"fingerprint of the scenario", phrase.Plain(first.Scenario.Fingerprint)},
	}
	var err error
	if v.Data, err = jsonOf(s); err != nil {
		return err
	}
	return v.writeAs(to, "studies-page")
}
