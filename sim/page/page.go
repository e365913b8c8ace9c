// Package page draws a report as one HTML file that a planner can send to others. It opens by a double click and loads
// nothing from a server or the network.
//
// The page shows the document and adds no figure of its own. The text is in the HTML, where it can be read without a script,
// printed, searched and spoken. The script draws the charts that [chart.Chart] describes, and each has its table. Names
// from a scenario are data: they are written as text, never as markup. The page's Content-Security-Policy runs only the
// scripts whose hashes it names.
//
// The charts are drawn with Apache ECharts. It is embedded compressed, and stands in the page as it was published (see the
// folder echarts).
package page

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"io"
	"strings"
	"sync"

	"nines/sim/packed"
	"nines/sim/page/fill"
	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/report/study"
	"nines/sim/report/text"
)

// The version of Apache ECharts that is embedded, and the SHA-256 checksum of its file, echarts.common.min.js of that
// release. Its licence, Apache 2.0, stands beside it.
const (
	EChartsVersion  = "6.1.0"
	EChartsChecksum = "61f13280aba3161f77fc801bf5f9c786f55f10432153a0683fc5cc0700b013d5"
)

//go:embed assets echarts
var files embed.FS

// ECharts is the script as it was published.
func ECharts() []byte { return []byte(echarts()) }

// echarts is unpacked once: whoever writes one page may write many.
var echarts = sync.OnceValue(func() string { return string(packed.Unpack([]byte(asset("echarts/echarts.common.min.js.gz")))) })

// Licences are the names of the licences and notices of ECharts and of what is in it.
func Licences() []string { return []string{"LICENSE", "LICENSE-d3", "NOTICE"} }

// Licence is the text of one of them.
func Licence(name string) string { return asset("echarts/" + name) }

func asset(name string) string {
	text, err := files.ReadFile(name)
	if err != nil {
		panic(err) // it is part of the program
	}
	return string(text)
}

// The parts of the page are made when a page is written; other commands need not wait for them.

// newScripts is what runs in the page, in order.
func newScripts() []fill.Script {
	list := []fill.Script{fill.Script(echarts())}
	own := ""
	for _, name := range []string{"say", "scales", "charts", "plots", "zoom", "save", "causes", "playback", "page"} {
		own += asset("assets/" + name + ".js")
	}
	return append(list, fill.Script(own))
}

// newStyle is the page's style sheet, with the colours of the charts.
func newStyle() fill.Style { return fill.Style(colours() + asset("assets/page.css")) }

// colours are the palette's grounds and inks as variables of the style sheet.
func colours() string {
	vars := func(in func(chart.Colour) string) string {
		text := ""
		for _, v := range []struct {
			variable string
			tone     chart.Tone
		}{{"paper", "ground"}, {"ink", "ink"}, {"quiet", "quiet"}, {"line", "rule"}, {"wash", "span"}, {"strong", "lost"}, {"alert", "wrong"}, {"link", "link"}} {
			text += "--" + v.variable + ":" + in(chart.Palette[v.tone]) + ";"
		}
		return text
	}
	light, dark := vars(func(c chart.Colour) string { return c.Light }), vars(func(c chart.Colour) string { return c.Dark })
	return ":root{color-scheme:light;" + light + "}\n@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;" + dark + "}}\n"
}

// policyFor lets the page's own scripts and style sheet in, by their hashes, and the pictures that they make; and nothing else.
func policyFor(scripts []fill.Script, style fill.Style) string {
	hashes := ""
	for _, s := range scripts {
		hashes += " " + hashOf(string(s))
	}
	return "default-src 'none'; script-src" + hashes + "; style-src " + hashOf(string(style)) + "; img-src blob:; base-uri 'none'; form-action 'none'"
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func newLayout() *fill.Layout {
	return fill.New(asset("assets/page.html")+asset("assets/study.html")+asset("assets/sheet.html"), functions)
}

// functions are those that the layouts call.
var functions = map[string]any{
	"indent": func(cell string) int { return (len(cell) - len(strings.TrimLeft(cell, " "))) / 2 },
	"trim":   strings.TrimSpace,
	"parts":  printParts,
	"isRed":  isRed,
}

// mostColumns is how many columns of a table fit on paper.
const mostColumns = 7

// printParts are a table that is too wide for paper as several, each with the first column; none if it fits.
func printParts(s text.Section) []text.Section {
	if len(s.Header) <= mostColumns {
		return nil
	}
	var list []text.Section
	for from := 1; from < len(s.Header); from += mostColumns - 1 {
		to := min(from+mostColumns-1, len(s.Header))
		part := text.Section{Title: s.Title, Header: append(s.Header[:1:1], s.Header[from:to]...)}
		if from > 1 {
			part.Title += " (continued)"
		}
		for _, row := range s.Rows {
			part.Rows = append(part.Rows, append(row[:1:1], row[min(from, len(row)):min(to, len(row))]...))
		}
		list = append(list, part)
	}
	return list
}

// Write writes the page of a report.
func Write(to io.Writer, d *report.Document) error { return write(to, d, nil) }

// WriteComparison writes the page of a comparison, and of its baseline.
func WriteComparison(to io.Writer, c *report.Comparison) error { return write(to, c.Base, c) }

func write(to io.Writer, d *report.Document, c *report.Comparison, studies ...*study.Document) error {
	view, err := newView(d, c, studies...)
	if err != nil {
		return err
	}
	return view.writeAs(to, "page")
}

// writeAs writes the page by one of its layouts.
func (v *view) writeAs(to io.Writer, layout string) error {
	return newLayout().Write(to, layout, v)
}

// jsonOf is data for the page's script. The characters < > & are escaped: otherwise a name could end the script's element.
func jsonOf(v any) (fill.Script, error) {
	text, err := json.Marshal(v)
	return fill.Script(text), err
}
