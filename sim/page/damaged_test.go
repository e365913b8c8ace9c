package page_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/page"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/report/reporttest"
	"nines/sim/report/text"
	"nines/sim/scenario"
)

// shortened is first-steps made short, so that its documents are small and have something of everything all the same.
var shortened = []string{
	"world.run=20m", "world.demand.first-calls=900/h", "trouble.power-cut.at=18:03", "study.windows={trouble: 18:03-18:10, after: 18:10-18:20}", "expect=none",
	"recovery.detect.public-reports.delay=10s", "recovery.assess.takes=30s", "recovery.runbook.switch-over.takes=30s",
	"recovery.repair.takes=4m", "recovery.failback.hold-off=2m", "world.platforms.spare.log-on=30s",
}

// small are the comparison of its strategies, and the report of the second against the first.
func small(t *testing.T) (*report.Document, *report.Comparison) {
	t.Helper()
	text, _ := scenarios.Text("first-steps")
	doc, err := scenario.Load("first-steps", text, shortened...)
	require.NoError(t, err)
	var plans []*plan.Plan
	for _, name := range doc.StrategyNames() {
		plan, err := doc.Plan(name)
		require.NoError(t, err)
		few := *plan
		few.Replications = 20
		plans = append(plans, &few)
	}
	c, err := experiment.Compare(context.Background(), plans, experiment.Options{})
	require.NoError(t, err)
	leaves, err := doc.Leaves("")
	require.NoError(t, err)
	d := report.New(c.Results[1], leaves[:4], "0.1.0")
	d.Against(report.AnswerTo(c))
	require.NoError(t, d.PlayBack(c.Results, reporttest.Again))
	both := report.NewComparison(c, leaves[:4], measure.WholeRun, "0.1.0")
	require.NoError(t, both.PlayBack(c.Results, reporttest.Again))
	return d, both
}

// place is where a value stands in a JSON document: in an object, or in a list.
type place struct {
	path string // with every index of a list as *
	set  func(value any)
	drop func() // nil in a list
	of   any
}

// placesIn are all places of a document, in the order of their paths.
func placesIn(value any, path string, list []place) []place {
	switch value := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(value)) {
			list = append(list, place{path + "." + key, func(v any) { value[key] = v }, func() { delete(value, key) }, value[key]})
			list = placesIn(value[key], path+"."+key, list)
		}
	case []any:
		for i := range value {
			list = append(list, place{path + ".*", func(v any) { value[i] = v }, nil, value[i]})
			list = placesIn(value[i], path+".*", list)
		}
	}
	return list
}

// spoilt are the values that somebody, or a fault of a disk, could have put in place of one.
func spoilt(v any) map[string]any {
	list := map[string]any{"null": nil}
	switch v := v.(type) {
	case []any:
		list["of another type"], list["emptied"] = map[string]any{}, []any{}
		if len(v) > 0 {
			list["cut short"], list["doubled"] = v[:len(v)-1], slices.Concat(v, v)
		}
	case map[string]any:
		list["of another type"], list["emptied"] = []any{}, map[string]any{}
	case float64:
		list["of another type"], list["below nothing"], list["huge"], list["beyond all numbers"] = "some", -v-1, v*1e4+1e7, 1e300
		list["nothing"], list["unreached"] = 0, "unreached"
	case string:
		list["of another type"], list["emptied"], list["another"] = 12, "", "another <b> % name"
	case bool:
		list["of another type"], list["turned"] = "yes", !v
	}
	return list
}

// damaged calls f with documents in each of which one value is spoilt or left out: of all places that differ by more than
// the index in a list one each, in each in two ways, drawn by a fixed seed. The small form takes every eighth place.
func damaged(t *testing.T, document []byte, f func(what string, text []byte)) {
	t.Helper()
	var whole any
	require.NoError(t, json.Unmarshal(document, &whole))
	fewer(whole.(map[string]any))
	draw := rand.New(rand.NewPCG(1, 2))
	alike := map[string][]place{}
	for _, p := range placesIn(whole, "", nil) {
		alike[p.path] = append(alike[p.path], p)
	}
	for i, path := range slices.Sorted(maps.Keys(alike)) {
		if i%effort.Of(48, 1) > 0 || strings.HasPrefix(path, ".baseline.") {
			continue // of the baseline: a report, as another
		}
		p := alike[path][draw.IntN(len(alike[path]))]
		values := spoilt(p.of)
		names := slices.Sorted(maps.Keys(values))
		if p.drop != nil {
			names = append(names, "left out")
		}
		draw.Shuffle(len(names), func(i, k int) { names[i], names[k] = names[k], names[i] })
		for _, name := range names[:min(2, len(names))] {
			p.set(values[name])
			if name == "left out" {
				p.drop()
			}
			text, err := json.Marshal(whole)
			require.NoError(t, err)
			f(path+" "+name, text)
			p.set(p.of)
		}
	}
}

// fewer leaves out most of what there is much of and which is all of one kind, for the sake of speed.
func fewer(document map[string]any) {
	if base, is := document["baseline"].(map[string]any); is {
		fewer(base)
	}
	if figures, is := document["figures"].([]any); is {
		document["figures"] = slices.DeleteFunc(figures, func(f any) bool {
			by, window := f.(map[string]any)["by"], f.(map[string]any)["window"]
			return by != nil && (by != "service" || window != "trouble")
		})
		document["judged"], document["provenance"] = document["judged"].([]any)[:1], document["provenance"].([]any)[:2]
		for _, s := range document["series"].([]any)[1:] {
			delete(s.(map[string]any), "low")
			delete(s.(map[string]any), "high")
		}
	}
}

// rendered is whatever can be made of a document; it is an error if a page shows what is no number.
func rendered(d *report.Document, c *report.Comparison) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	var html bytes.Buffer
	if c != nil {
		chart.Alone(c)
		err = page.WriteComparison(&html, c)
	} else {
		text.RegulatorTables(d)
		err = page.Write(&html, d)
	}
	if err != nil {
		return err
	}
	shown := own(html.String())
	for _, slip := range []string{"NaN", "Inf", "%!", "ZgotmplZ"} {
		if at := strings.Index(shown, slip); at >= 0 {
			return fmt.Errorf("the page says %q", shown[max(0, at-100):at+20])
		}
	}
	if c != nil {
		return text.WriteComparison(io.Discard, c)
	}
	return text.Write(io.Discard, d, "service")
}

// TestDamagedDocuments: a report that has been changed on its way is refused, or is drawn like another: nothing that it can
// say ends the program, or stands in a page as what is no number.
func TestDamagedDocuments(t *testing.T) {
	d, c := small(t)
	t.Run("report.json", func(t *testing.T) {
		t.Parallel()
		var whole bytes.Buffer
		require.NoError(t, d.JSON(&whole))
		refused, drawn := 0, 0
		damaged(t, whole.Bytes(), func(what string, text []byte) {
			if d, err := report.ReadDocument(text); err != nil {
				refused++
				isPlain(t, what, err)
			} else {
				drawn++
				require.NoError(t, rendered(d, nil), what)
			}
		})
		require.Greater(t, refused, effort.Of(3, 100))
		require.Greater(t, drawn, effort.Of(3, 100))
	})
	t.Run("comparison.json", func(t *testing.T) {
		t.Parallel()
		var whole bytes.Buffer
		require.NoError(t, c.JSON(&whole))
		refused, drawn := 0, 0
		damaged(t, whole.Bytes(), func(what string, text []byte) {
			if c, err := report.ReadComparison(text); err != nil {
				refused++
				isPlain(t, what, err)
			} else {
				drawn++
				require.NoError(t, rendered(nil, c), what)
			}
		})
		require.Greater(t, refused, effort.Of(1, 20))
		require.Greater(t, drawn, effort.Of(1, 20))
	})
}

// isPlain holds that an error says what is wrong with the file, and not with the program.
func isPlain(t *testing.T, what string, err error) {
	t.Helper()
	for _, slip := range []string{"Go ", "struct", "reflect", "validating", "%!", "RunFacts", "float64", "map["} {
		require.NotContains(t, err.Error(), slip, what)
	}
}
