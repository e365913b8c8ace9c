package part_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/recovery"
	"nines/sim/scenario/language"
	"nines/sim/scenario/spec"
)

// removable are the lengths of time and the probabilities in the language that are parts. Each has "a part".
const removable = "a part"

// judged says of every length of time and every share in recovery, and in a platform, whether it is a part. A new key of the
// language has to be judged here first.
var judged = map[string]string{
	"detect.agents-report.delay":         removable,
	"detect.control-rooms-report.delay":  removable,
	"detect.providers-report.delay":      removable,
	"detect.public-reports.delay":        removable,
	"detect.monitors.*.delay":            removable,
	"detect.monitors.*.people-act-after": removable,
	"assess.takes":                       removable,
	"assess.wrong.share":                 removable,
	"assess.wrong.costs":                 removable,
	"decide.takes":                       removable,
	"runbook.*.takes":                    removable,
	"runbook.*.wrong.share":              removable,
	"runbook.*.wrong.base":               removable,
	"runbook.*.wrong.noticed-after":      removable,
	"runbook.*.wrong.redo":               removable,
	"repair.takes":                       removable,
	"failback.hold-off":                  removable,
	"remedies.*.delay":                   removable,
	"remedies.*.automatic-switch.takes":  removable,
	"remedies.*.fix-forward.takes":       removable,
	"remedies.*.fix-forward.wrong":       removable,
	"remedies.*.fix-forward.redo":        removable,
	"remedies.*.extra-agents.arrive":     removable,
	"platform.log-on":                    removable,
	"platform.start-up.takes":            removable,
	"platform.start-up.fails":            removable,
	"platform.start-up.ramp":             removable,
	"platform.slow-start":                removable,
	"runbook.*.wrong.again-wrong":        "goes with the error",
	"detect.*.within":                    "how much has to go wrong",
	"detect.monitors.*.":                 "how a monitor samples",
	"failback.":                          "a caution, and no delay",
	"remedies.*.for":                     "how long a remedy lasts",
	"remedies.*.automatic-switch.":       "a caution, and no delay",
	"remedies.*.staged-switch.":          "how a remedy works",
	"remedies.*.public-notice.":          "how a remedy works",
	"remedies.*.call-back.":              "how a remedy works",
	"remedies.*.buddy-rooms.":            "how a remedy works",
	"remedies.*.call-gapping.":           "how a remedy works",
	"remedies.*.crankback.":              "how a remedy works",
	"remedies.*.rate-control.":           "how a remedy works",
	"remedies.*.active-active.":          "how a remedy works",
	"remedies.*.spread.":                 "how a remedy works",
	"runbook.*.wrong.leaves.":            "goes with the error",
	"platform.handling":                  "the work itself",
	"platform.without.":                  "goes with the feature",
}

// TestEveryDelayIsJudged walks the types of the language: a delay that the language gets is no part until somebody has decided.
func TestEveryDelayIsJudged(t *testing.T) {
	found := map[string]bool{}
	w := walker{l: spec.Language(), see: func(path string) { found[path] = true }}
	w.walk("", reflect.TypeFor[recovery.Recovery](), 0)
	w.walk("platform", reflect.TypeFor[spec.Platform](), 0)
	require.Greater(t, len(found), 40)
	for path := range found {
		require.True(t, isJudged(path), "%s is a length of time or a share: say in judged whether it can be taken out, and take it out in this package", path)
	}
	for path, why := range judged {
		require.True(t, why != removable || found[path], "%s is not in the language any more", path)
	}
}

func isJudged(path string) bool {
	if _, ok := judged[path]; ok {
		return true
	}
	if strings.HasPrefix(path, "detect.") && strings.HasSuffix(path, ".within") && !strings.Contains(path, "*") {
		return true
	}
	for group := range judged {
		if strings.HasSuffix(group, ".") && strings.HasPrefix(path, group) || group == "platform.handling" && strings.HasPrefix(path, group) {
			return true
		}
	}
	return false
}

// walker goes through the types of the language.
type walker struct {
	l   *language.Language
	see func(path string)
}

func (w *walker) walk(path string, of reflect.Type, depth int) {
	if _, ok := w.l.Codecs[of]; ok {
		return // it is read as a whole, and is no length of time
	}
	for of.Kind() == reflect.Pointer || of.Kind() == reflect.Slice {
		of = of.Elem()
	}
	if depth > 6 || of.Kind() != reflect.Struct {
		return
	}
	for _, f := range w.l.FieldsOf(of) {
		next := strings.TrimPrefix(path+"."+f.Key, ".")
		switch {
		case f.Role == language.VariantRole:
			kinds := w.l.Variants[f.Typ]
			for _, name := range kinds.Names {
				w.walk(path+"."+name, reflect.TypeOf(kinds.Make(name)), depth+1)
			}
		case f.Measure.Unit == "duration" || f.Measure.Unit == "share":
			w.see(next)
		case f.Key != "" && isNamed(w.l, f.Typ):
			w.walk(next+".*", f.Typ, depth+1)
		case f.Key != "":
			w.walk(next, f.Typ, depth+1)
		}
	}
}

// isNamed reports whether a type is a list of things with names.
func isNamed(l *language.Language, t reflect.Type) bool {
	if _, ok := l.Codecs[t]; ok || t.Kind() != reflect.Slice || t.Elem().Kind() != reflect.Struct {
		return false
	}
	return slices.ContainsFunc(l.FieldsOf(t.Elem()), func(f language.Field) bool { return f.Key == "" && f.Role == "key" })
}
