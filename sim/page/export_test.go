package page

import (
	"html/template"
	"io"
	"strings"

	"nines/sim/page/fill"
	"nines/sim/report"
)

// WriteByTemplate writes the page of a report, or of a comparison, as html/template fills the same layout. It does not know the
// types of package fill, so each of them is named as what it is.
func WriteByTemplate(to io.Writer, d *report.Document, c *report.Comparison) error {
	v, err := newView(d, c)
	if err != nil {
		return err
	}
	text := strings.NewReplacer("{{.Style}}", "{{style .Style}}", "{{.Data}}", "{{script .Data}}", "<script>{{.}}", "<script>{{script .}}", "{{.Map}}", "{{markup .Map}}").
		Replace(asset("assets/page.html") + asset("assets/study.html"))
	layout := template.Must(template.New("page").Funcs(functions).Funcs(template.FuncMap{
		"style":  func(s fill.Style) template.CSS { return template.CSS(s) },
		"script": func(s fill.Script) template.JS { return template.JS(s) },
		"markup": func(s fill.Markup) template.HTML { return template.HTML(s) },
	}).Parse(text))
	return layout.ExecuteTemplate(to, "page", v)
}
