package page_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/page"
	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/report/reporttest"
	"nines/sim/scenario"
)

// most is how large a page may be: two megabytes.
const most = 2_000_000

// document is that of a scenario of the library, in a few replications, under its first strategy.
func document(t *testing.T, name string, replications int, assignments ...string) *report.Document {
	t.Helper()
	text, ok := scenarios.Text(name)
	require.True(t, ok, name)
	doc, err := scenario.LoadFrom(scenarios.Files(), name, text, assignments...)
	require.NoError(t, err)
	plan, err := doc.Plan("")
	require.NoError(t, err)
	few := *plan
	few.Replications = replications
	result, err := experiment.Run(context.Background(), &few, experiment.Options{})
	require.NoError(t, err)
	leaves, err := doc.Leaves("")
	require.NoError(t, err)
	d := report.New(result, leaves, "0.1.0")
	require.NoError(t, d.PlayBack([]*experiment.Result{result}, reporttest.Again))
	return d
}

func write(t *testing.T, d *report.Document) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, page.Write(&out, d))
	return out.String()
}

// own is a page without its scripts (the largest is not ours) and without packed figures, in whose letters any word
// can stand by chance.
func own(html string) string {
	var kept strings.Builder
	for html != "" {
		before, inside, _ := strings.Cut(html, "<script>")
		keepShort(&kept, before)
		_, html, _ = strings.Cut(inside, "</script>")
	}
	return kept.String()
}

// keepShort writes a text without the words of 200 letters and more.
func keepShort(to *strings.Builder, text string) {
	from := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && isPacked[text[i]] {
			continue
		}
		if i-from < 200 {
			to.WriteString(text[from:i])
		}
		if i < len(text) {
			to.WriteByte(text[i])
		}
		from = i + 1
	}
}

// isPacked has the letters of packed figures.
var isPacked = func() (is [256]bool) {
	for _, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=") {
		is[c] = true
	}
	return is
}()

// theDay is the comparison of all strategies of 25 June 2023, as it stands among the results of the library.
var theDay = sync.OnceValues(func() (*report.Comparison, error) {
	text, err := os.ReadFile(filepath.Join("..", "..", "results", "uk-2023-06-25", "comparison.json"))
	if err != nil {
		return nil, err
	}
	return report.ComparisonAgain(text)
})

// pageOfTheDay is its page, made once for all tests.
var pageOfTheDay = sync.OnceValues(func() (string, error) {
	c, err := theDay()
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	err = page.WriteComparison(&out, c)
	return out.String(), err
})

func dayPage(t *testing.T) string {
	t.Helper()
	html, err := pageOfTheDay()
	require.NoError(t, err)
	return html
}

// TestECharts holds the embedded file to the checksum of the release.
func TestECharts(t *testing.T) {
	text := page.ECharts()
	sum := sha256.Sum256(text)
	require.Equal(t, page.EChartsChecksum, hex.EncodeToString(sum[:]))
	require.Contains(t, string(text), `"`+page.EChartsVersion+`"`)
	for _, name := range []string{"LICENSE", "NOTICE", "LICENSE-d3"} {
		require.FileExists(t, filepath.Join("echarts", name))
	}
}

// TestEveryScenarioHasAPage: of every scenario of the library, small enough to be sent, whole, with a table for each chart.
// The documents are those among the results.
func TestEveryScenarioHasAPage(t *testing.T) {
	for i, name := range scenarios.Names() {
		if i%effort.Of(3, 1) > 0 {
			continue // the small form has every third
		}
		text, err := os.ReadFile(filepath.Join("..", "..", "results", name, "report.json"))
		require.NoError(t, err)
		d, err := report.DocumentAgain(text) // package report holds them to the schema
		require.NoError(t, err)
		html := write(t, d)
		require.Less(t, len(html), most, name)
		require.Contains(t, html, "<h1>"+d.Scenario.Title+"</h1>")
		for _, part := range []string{"answer", "happened", "waits", "world", "regulator", "assumptions", "how"} {
			require.Contains(t, html, `<section id="`+part+`">`, name)
		}
		for _, c := range chart.Of(d) {
			require.Contains(t, html, `data-chart="`+c.ID+`"`, name)
			require.NotEmpty(t, c.Title, "%s: %s", name, c.ID)
			require.True(t, len(c.Table.Rows)+len(c.Table.Lines) > 0, "%s: the chart %s has no table", name, c.ID)
		}
		for _, slip := range []string{"NaN", "ZgotmplZ", "%!", "Inf", "not reached of"} {
			require.False(t, strings.Contains(own(html), slip), "%s: %s", name, slip)
		}
	}
}

// TestNothingIsLost: no call, no fault, one replication: a page all the same.
func TestNothingIsLost(t *testing.T) {
	html := write(t, document(t, "first-steps", 1, "trouble=none", "world.demand.first-calls=60/h", "study.windows=none"))
	require.Contains(t, html, "was affected: no call was lost.")
	require.Contains(t, html, "one replication: no interval")
	require.NotContains(t, html, `id="why"`)
}

// TestPolicy: nothing runs but what the policy names by its hash, which is all there is; and nothing is asked for.
func TestPolicy(t *testing.T) {
	html := dayPage(t)
	require.Less(t, len(html), most)
	policy := regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(html)[1]
	policy = strings.ReplaceAll(policy, "&#39;", "'")
	policy = strings.ReplaceAll(policy, "&#43;", "+")
	require.True(t, strings.HasPrefix(policy, "default-src 'none'; script-src 'sha256-"), policy)
	require.NotContains(t, policy, "unsafe")
	for _, tag := range []string{"script", "style"} {
		found := regexp.MustCompile(`(?s)<`+tag+`>(.*?)</`+tag+`>`).FindAllStringSubmatch(html, -1)
		require.NotEmpty(t, found)
		for _, inner := range found {
			sum := sha256.Sum256([]byte(inner[1]))
			require.Contains(t, policy, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
		}
	}
	text := own(html)
	require.Empty(t, regexp.MustCompile(`(?i)(src|href|action|data)\s*=\s*"(https?:)?//`).FindAllString(text, -1))
	require.Empty(t, regexp.MustCompile(`(?i)\son[a-z]+\s*=`).FindAllString(text, -1), "no scripts in attributes")
	require.Empty(t, regexp.MustCompile(`(?i)<[^>]*\sstyle\s*=`).FindAllString(text, -1), "no styles in attributes")
}

// hostile is a scenario whose every name is out to do harm, as far as the language lets it.
func hostile(t *testing.T) *report.Document {
	const name = `</script><script>window.harmed=1</script><img src=x onerror=window.harmed=1>`
	d := document(t, "first-steps", 3, `title='`+name+`'`, `question='`+name+`'`, `trouble.power-cut.title='`+name+`'`)
	require.Contains(t, d.Scenario.Title, "<script>")
	d.Scenario.Name, d.Scenario.StrategyTitle = name, name // a document may come from anywhere
	for i := range d.World.Platforms {
		d.World.Platforms[i].SharedBy = name
	}
	for i := range d.Ledger {
		d.Ledger[i].Cause, d.Ledger[i].Element = name, `"><svg onload=window.harmed=1>`
	}
	for i := range d.Provenance {
		d.Provenance[i].Value, d.Provenance[i].Why = name, "javascript:window.harmed=1"
	}
	d.Warnings = append(d.Warnings, name, "\x1b]0;harmed\a \u202e")
	return d
}

// TestNamesAreData: markup in a name is text.
func TestNamesAreData(t *testing.T) {
	html := own(write(t, hostile(t)))
	for _, markup := range []string{"<script>window", "<img", "<svg onload", "\x1b", "\u202e"} {
		require.False(t, strings.Contains(html, markup), markup)
	}
	require.Contains(t, html, "&lt;script&gt;window.harmed=1")
}

// TestSameBytes: a page depends on its document alone.
func TestSameBytes(t *testing.T) {
	c, err := theDay()
	require.NoError(t, err)
	var again bytes.Buffer
	require.NoError(t, page.WriteComparison(&again, c))
	require.True(t, dayPage(t) == again.String())
}
