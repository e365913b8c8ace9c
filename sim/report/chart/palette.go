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
// lightness. In every chart, connected calls are pale and lost calls are strong. A colour has one meaning in all charts. A
// platform has one colour for its agents and for those who are busy, which are dashed.
var Palette = map[Tone]Colour{
	"ground": {"#ffffff", "#15191e"}, // the paper
	"ink":    {"#1d2329", "#e8ebee"}, // titles, names and numbers
	"quiet":  {"#5b6670", "#a3adb6"}, // what is said beside the title, and the axes
	"rule":   {"#e3e6e9", "#313840"}, // lines of the grid
	"span":   {"#f1f3f5", "#1f252c"}, // windows of the study, behind the marks

	"helped":  {"#b5d3e7", "#2f5a78"},
	"offered": {"#1d2329", "#e8ebee"},
	"open":    {"#e4e2dc", "#56524a"}, // neither yet
	"lost":    {"#b84a00", "#f0873c"},
	"link":    {"#1a4fa3", "#7fb6ff"}, // words that lead elsewhere
	"behind":  {"#7b858e", "#8a949d"}, // the baseline, behind another strategy

	"refused":               {"#d55e00", "#f0762b"},
	"abandoned":             {"#e69f00", "#f2b63c"},
	"abandoned-at-handover": {"#f5d98a", "#fbe7a8"},
	"unanswered":            {"#9c1f4f", "#e15a96"},
	"blocked":               {"#8b3a78", "#b0479a"},
	"cut-at-answer":         {"#cc79a7", "#e6a3c8"},
	"cut-in-handling":       {"#6b2d10", "#a8552a"},
	"cut-on-handover":       {"#965a78", "#e18796"},
	"misrouted":             {"#4b2d69", "#a06fc0"},

	"first":       {"#0072b2", "#4aa3df"},
	"second":      {"#009e9e", "#2fc7c7"},
	"third":       {"#7a9a01", "#a9c934"},
	"fourth":      {"#5c4bd1", "#9696ff"},
	"first-busy":  {"#0072b2", "#4aa3df"},
	"second-busy": {"#009e9e", "#2fc7c7"},
	"third-busy":  {"#7a9a01", "#a9c934"},
	"fourth-busy": {"#5c4bd1", "#9696ff"},

	"fault":    {"#b3202c", "#ff6b6b"},
	"remedy":   {"#3c964b", "#69e187"},
	"decision": {"#001e2d", "#f0e1f0"},
	"step":     {"#8a6d00", "#cfae35"},
	"wrong":    {"#871e00", "#d2783c"},
	"alarm":    {"#964b78", "#d2a5c3"},
	"clock":    {"#3b5a7a", "#8fb4d9"},

	"cause-0": {"#8c2f39", "#d9626f"},
	"cause-1": {"#5b7f95", "#69a5c3"},
	"cause-2": {"#c9a24b", "#e0c377"},
	"cause-3": {"#6d8f5e", "#93bd80"},
	"cause-4": {"#c396b4", "#e1a5b4"},
	"cause-5": {"#96c3e1", "#bfe0ee"},
	"cause-6": {"#3c2d0f", "#8c6a50"},
	"cause-7": {"#5a5a69", "#968796"},

	"heat-0": {"#fbf5e4", "#2a2825"}, // nothing; then steps of a scale, each darker on paper and lighter on dark ground
	"heat-1": {"#fbe0a8", "#443320"},
	"heat-2": {"#fdbe6e", "#6a4420"},
	"heat-3": {"#f18d3d", "#965a22"},
	"heat-4": {"#d25f24", "#c87b2d"},
	"heat-5": {"#993813", "#eda24e"},
	"heat-6": {"#561605", "#ffd59a"},
	"cool-1": {"#d4e5f4", "#1e3448"}, // steps below nothing
	"cool-2": {"#80b2dd", "#2e6396"},
	"cool-3": {"#30629f", "#5ca1e9"},

	"window-0": {"#33302a", "#cfc9bd"},
	"window-1": {"#d07a4a", "#e89a6c"},
	"window-2": {"#4f74b8", "#7f9fe0"},
	"window-3": {"#3f8f6b", "#69c396"},
	"window-4": {"#965a96", "#c396c3"},
	"window-5": {"#7733d6", "#9a6cff"},
	"window-6": {"#6996c3", "#a3d0f0"},
	"window-7": {"#7a4a2a", "#a8764e"},
}

// windowTones is how many windows have a colour of their own.
const windowTones = 8
