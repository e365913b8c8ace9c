// Package pictures writes the charts of results as image files, for slides and documents. It names the files after the
// charts and refuses folders that cannot be written before anything is run.
package pictures

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/spf13/pflag"

	"nines/cmd/nines/files"
	"nines/sim/picture"
	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/report/study"
)

// Flags are the flags of commands that draw charts.
type Flags struct {
	png, svg string
}

// Add adds the flags to a command.
func (p *Flags) Add(flags *pflag.FlagSet) {
	flags.StringVar(&p.png, "png", "", "a `FOLDER` for the charts as PNG, one file each")
	flags.StringVar(&p.svg, "svg", "", "a `FOLDER` for the charts as SVG, one file each")
}

// folders calls do for each requested folder and its format.
func (p *Flags) folders(do func(folder, format string) error) error {
	for _, f := range []struct{ folder, format string }{{p.png, "png"}, {p.svg, "svg"}} {
		if f.folder == "" {
			continue
		}
		if err := do(filepath.Clean(f.folder), f.format); err != nil {
			return err
		}
	}
	return nil
}

// Plan checks, before anything is run, that pictures can be written. Which charts there will be depends on the results.
func (p *Flags) Plan(disk *files.Session) error {
	return p.folders(func(folder, format string) error {
		if err := disk.PlanFolder(folder, "."+format); err != nil {
			return err
		}
		return disk.Check(folder, nil)
	})
}

// Drawing is a chart to draw, and the document it comes from.
type Drawing struct {
	chart.Chart
	setting chart.Setting
}

// Drawings are the charts of a run, of a comparison, and of studies. Each may be nil.
func Drawings(d *report.Document, c *report.Comparison, studies ...*study.Document) []Drawing {
	var list []Drawing
	if d != nil {
		for _, drawn := range chart.Of(d) {
			list = append(list, Drawing{drawn, chart.SettingOf(d)})
		}
	}
	if c != nil {
		for _, drawn := range chart.Alone(c) {
			list = append(list, Drawing{drawn, chart.SettingOfComparison(c)})
		}
	}
	for _, d := range studies {
		for _, drawn := range d.Drawn() {
			list = append(list, Drawing{drawn, d.Setting()})
		}
	}
	return list
}

// Write draws the charts into the requested folders.
func (p *Flags) Write(disk *files.Session, charts []Drawing) error {
	return p.folders(func(folder, format string) error {
		var all []files.Output
		for i, name := range pictureNames(charts) {
			all = append(all, files.Output{Name: name + "." + format, Write: func(to io.Writer) error {
				return picture.Write(to, charts[i].Chart, charts[i].setting, format)
			}})
		}
		return disk.StageAll(folder, all)
	})
}

// pictureNames are the file names of charts. A chart may be named after a strategy, and a document from a file may contain
// any text. Other signs than letters and digits therefore become hyphens, and equal names get a number.
func pictureNames(charts []Drawing) []string {
	taken := map[string]bool{}
	var names []string
	for _, c := range charts {
		name := fileName(c.ID)
		for n := 2; taken[strings.ToLower(name)]; n++ {
			name = fmt.Sprintf("%s-%d", fileName(c.ID), n)
		}
		taken[strings.ToLower(name)] = true
		names = append(names, name)
	}
	return names
}

// mostLetters is the longest name. With any script it stays within the limits of file systems.
const mostLetters = 50

func fileName(id string) string {
	letters := []rune(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '-'
	}, id))
	if len(letters) == 0 {
		return "chart"
	}
	return string(letters[:min(len(letters), mostLetters)])
}
