package main

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
)

// pictures are the flags of every command that draws the charts of its results.
type pictures struct {
	png, svg string
}

func (p *pictures) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&p.png, "png", "", "a `FOLDER` for the charts as PNG, one file each")
	flags.StringVar(&p.svg, "svg", "", "a `FOLDER` for the charts as SVG, one file each")
}

// folders are those that were asked for, by format.
func (p *pictures) folders(do func(folder, format string) error) error {
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

// plan says, before anything is run, whether pictures could be written. Which there will be depends on the results.
func (p *pictures) plan(disk *files.Session) error {
	return p.folders(func(folder, format string) error {
		if err := disk.PlanFolder(folder, "."+format); err != nil {
			return err
		}
		return disk.Check(folder, nil)
	})
}

// drawing is a chart that is to be drawn, and where it is from.
type drawing struct {
	report.Chart
	setting report.Setting
}

// drawings are the charts of a run, of a comparison, or of both: either may be missing.
func drawings(d *report.Document, c *report.Comparison) []drawing {
	var list []drawing
	if d != nil {
		for _, chart := range d.Charts() {
			list = append(list, drawing{chart, d.Setting()})
		}
	}
	if c != nil {
		for _, chart := range c.Alone() {
			list = append(list, drawing{chart, c.Setting()})
		}
	}
	return list
}

// write draws the charts into the folders that were asked for.
func (p *pictures) write(disk *files.Session, charts []drawing) error {
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

// pictureNames are the names of the files of charts. A chart may be called after a strategy, and so, in a document that
// was read, anything: what is no letter or digit becomes a hyphen, and what would then be called the same is counted.
func pictureNames(charts []drawing) []string {
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

// mostLetters keeps a name, in any script, within what file systems take.
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
