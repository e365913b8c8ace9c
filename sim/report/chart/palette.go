package chart

// Colour is how a tone looks on light and on dark ground, as #rrggbb.
type Colour struct {
	Light string `json:"light"`
	Dark  string `json:"dark"`
}

// Tone is what a mark stands for, which gives it its colour. How a call was lost is a tone by the name of the outcome.
type Tone string

// Palette is the colour of every tone of a chart, and of the paper: the same in a page and in a picture. It is based on the
// colours of Okabe and Ito, which work for people with the common kinds of colour blindness. Further colours differ in
// lightness. In every chart, connected calls are pale and lost calls are strong.
var Palette = map[Tone]Colour{
	"ground": {"#ffffff", "#15191e"}, // the paper
	"ink":    {"#1d2329", "#e8ebee"}, // titles, names and numbers
	"quiet":  {"#5b6670", "#a3adb6"}, // what is said beside the title, and the axes
	"rule":   {"#e3e6e9", "#313840"}, // lines of the grid
	"span":   {"#f1f3f5", "#1f252c"}, // windows of the study, behind the marks

	"helped":  {"#b5d3e7", "#2f5a78"},
	"offered": {"#1d2329", "#e8ebee"},
	"open":    {"#e4e2dc", "#56524a"}, // neither yet
	"lost":    {"#d55e00", "#ff8a3d"},
	"behind":  {"#7b858e", "#8a949d"}, // the baseline, behind another strategy

	"refused":               {"#d55e00", "#f0762b"},
	"abandoned":             {"#e69f00", "#f2b63c"},
	"abandoned-at-handover": {"#f5d98a", "#fbe7a8"},
	"unanswered":            {"#0072b2", "#4aa3df"},
	"blocked":               {"#8b3a78", "#b0479a"},
	"cut-at-answer":         {"#cc79a7", "#e6a3c8"},
	"cut-in-handling":       {"#6b2d10", "#a8552a"},
	"cut-on-handover":       {"#009e73", "#2fc79b"},
	"misrouted":             {"#3b2a8c", "#8457e0"},

	"first":       {"#0072b2", "#4aa3df"},
	"second":      {"#d55e00", "#ff8a3d"},
	"third":       {"#008560", "#2fc79b"},
	"fourth":      {"#a14c82", "#e6a3c8"},
	"first-busy":  {"#0072b2", "#4aa3df"},
	"second-busy": {"#d55e00", "#ff8a3d"},
	"third-busy":  {"#008560", "#2fc79b"},
	"fourth-busy": {"#a14c82", "#e6a3c8"},

	"fault":    {"#d55e00", "#f0762b"},
	"remedy":   {"#008560", "#2fc79b"},
	"decision": {"#1d2329", "#e8ebee"},
	"step":     {"#0072b2", "#4aa3df"},
	"wrong":    {"#8f2d00", "#c07a52"},
	"alarm":    {"#a14c82", "#e6a3c8"},
	"clock":    {"#0072b2", "#4aa3df"},

	"cause-0": {"#d55e00", "#f0762b"},
	"cause-1": {"#0072b2", "#4aa3df"},
	"cause-2": {"#e69f00", "#f2b63c"},
	"cause-3": {"#009e73", "#2fc79b"},
	"cause-4": {"#cc79a7", "#e6a3c8"},
	"cause-5": {"#56b4e9", "#9ad4f7"},
	"cause-6": {"#6b2d10", "#a8552a"},
	"cause-7": {"#3a3f52", "#78828b"},

	"window-0": {"#1d2329", "#e8ebee"},
	"window-1": {"#d55e00", "#ff8a3d"},
	"window-2": {"#0072b2", "#4aa3df"},
	"window-3": {"#008560", "#2fc79b"},
	"window-4": {"#a14c82", "#e6a3c8"},
	"window-5": {"#7733d6", "#9467ff"},
	"window-6": {"#3f93c9", "#9ad4f7"},
	"window-7": {"#6b2d10", "#b8744f"},
}

// windowTones is how many windows have a colour of their own.
const windowTones = 8
