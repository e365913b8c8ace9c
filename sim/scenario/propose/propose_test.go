package propose_test

import (
	"flag"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/scenario"
	"nines/sim/scenario/propose"
)

var update = flag.Bool("update", false, "renew the proposals")

// of proposes something for a text.
func of(name string, text []byte) (*propose.Proposal, error) {
	files := fstest.MapFS{name: {Data: text}}
	return propose.Of(name, func() (fs.File, error) { return files.Open(name) })
}

// files are exports as the documentation of Asterisk, Kamailio, Genesys Cloud, Avaya CMS and dispatch systems has them.
func files(t testing.TB) map[string][]byte {
	names, err := filepath.Glob("testdata/*.csv")
	require.NoError(t, err)
	more, err := filepath.Glob("testdata/*.log")
	require.NoError(t, err)
	texts := map[string][]byte{}
	for _, name := range append(names, more...) {
		texts[filepath.Base(name)], err = os.ReadFile(name)
		require.NoError(t, err)
	}
	require.Greater(t, len(texts), 7)
	return texts
}

// TestProposals holds what is proposed for each file.
func TestProposals(t *testing.T) {
	for name, text := range files(t) {
		p, err := of(name, text)
		require.NoError(t, err, name)
		golden := filepath.Join("testdata", strings.TrimSuffix(name, filepath.Ext(name))+".yaml")
		if *update {
			require.NoError(t, os.WriteFile(golden, []byte(p.String()), 0o644))
		}
		want, err := os.ReadFile(golden)
		require.NoError(t, err)
		require.Equal(t, string(want), p.String(), name)
	}
}

var (
	startForm    = regexp.MustCompile(`start:[\s#]+(\d{4}-\d\d-\d\d)[\s#]+00:00`)
	servicesForm = regexp.MustCompile(`services: [\[{]([a-z, -]+)`)
)

// pasted is a scenario with a proposal pasted into it as it stands.
func pasted(p *propose.Proposal) string {
	start := "2023-06-25"
	if found := startForm.FindStringSubmatch(p.String()); found != nil {
		start = found[1]
	}
	block, handling := p.String(), "30s"
	services := []string{"emergency"}
	switch p.Kind {
	case "numbers":
		handling = strings.TrimSpace(p.Lines[len(p.Lines)-1])
		block = "  demand: {first-calls: 60/h, services: {emergency: 100%}}\n"
	case "profile":
		block = "  demand:\n    first-calls: 60/h\n    services: {emergency: 100%}\n" + block
	default:
		services = strings.Split(servicesForm.FindStringSubmatch(block)[1], ", ")
	}
	rooms := ""
	for _, s := range services {
		rooms += "    " + s + ": {call-takers: 20}\n"
	}
	return "scenario: town\ntitle: A town\nworld:\n  start: " + start + " 00:00 Europe/London\n  run: 24h\n" + block +
		"  providers: {network: {routes: [main]}}\n  platforms: {main: {centres: {hall: 20}, handling: " + handling + "}}\n  control-rooms:\n" + rooms
}

// TestProposalsValidate: every proposal is right as it stands, in a scenario of the day that it names.
func TestProposalsValidate(t *testing.T) {
	for name, text := range files(t) {
		p, err := of(name, text)
		require.NoError(t, err, name)
		_, err = scenario.LoadFrom(fstest.MapFS{name: {Data: text}}, "town.yaml", []byte(pasted(p)))
		require.NoError(t, err, "%s\n%s", name, pasted(p))
	}
}

// asProfile is a proposal with its other way of use, that of a profile.
var asProfile = regexp.MustCompile(`(?m)^#   (first-calls: .*)\n#   (profile: .*)$`)

// TestProposedProfilesValidate: the other way of use is right, too.
func TestProposedProfilesValidate(t *testing.T) {
	n := 0
	for name, text := range files(t) {
		p, err := of(name, text)
		require.NoError(t, err, name)
		lines := asProfile.FindStringSubmatch(p.String())
		if lines == nil {
			continue
		}
		n++
		other := &propose.Proposal{Kind: "profile", Lines: []string{"    " + lines[2]}}
		_, err = scenario.LoadFrom(fstest.MapFS{name: {Data: text}}, "town.yaml", []byte(pasted(other)))
		require.NoError(t, err, "%s\n%s", name, pasted(other))
	}
	require.GreaterOrEqual(t, n, 2)
}

// TestWhatIsNoRecord gets a sentence, not a proposal.
func TestWhatIsNoRecord(t *testing.T) {
	for text, why := range map[string]string{
		"": "it has no rows", "a,b\nx,y\n": "no column says when something happened", "<html>": "a web page", "PK\x03\x04xl/": "an Excel workbook",
		"\"\n": "a quotation mark is not closed",
	} {
		_, err := of("x.csv", []byte(text))
		require.ErrorContains(t, err, why, text)
	}
}

// TestWhatTheDatesShow: a day over 12 decides the order; otherwise it is a question.
func TestWhatTheDatesShow(t *testing.T) {
	for text, want := range map[string]string{
		"t\n25/06/2023 06:24:10\n01/06/2023 06:24:10\n": "time: {column: t, format: day-first}",
		"t\n06/25/2023 06:24:10\n06/01/2023 06:24:10\n": "time: {column: t, format: month-first}",
		"t\n05/06/2023 06:24:10\n01/06/2023 06:24:10\n": "Day first or month first?",
		"t\n1687674250\n1687674251\n":                   "format: epoch-seconds",
		"t\n1687674250123\n1687674251456\n":             "format: epoch-milliseconds",
		"t\n45102.266782\n45102.5\n":                    "format: excel",
		"t\n20230625062410\n20230625062411\n":           "format: '%Y%m%d%H%M%S'",
		"t\n2023-06-25T06:24:10Z\n":                     "time: t",
		"d,t\n230625,06:24:10\n230626,06:24:10\n":       "time: {column: t, date: d, format: '%y%m%d %H:%M:%S'}",
		"d,t\n25.06.2023,6:24\n26.06.2023,7:24\n":       "time: {column: t, date: d, format: day-first}",
	} {
		p, err := of("x.csv", []byte(text))
		require.NoError(t, err, text)
		require.Contains(t, p.String(), want, text)
	}
	p, err := of("x.csv", []byte("t\n2023-06-25T06:24:10Z\n"))
	require.NoError(t, err)
	require.NotContains(t, p.String(), "clocks of the scenario's zone", "it says its offset")
}

// TestHostileNames do no harm: what is proposed is YAML that says the same words, whatever they are.
func TestHostileNames(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		word := rapid.StringOfN(rapid.SampledFrom([]rune("ab:#{}[]'\"\\&*!|>%@`, -?é\t0")), 1, 8, -1)
		column, service := strings.TrimSpace(word.Draw(rt, "column")), strings.TrimSpace(word.Draw(rt, "word"))
		if column == "" || service == "" || column == "time" || column == "agency" || strings.HasPrefix(service, "*") || strings.HasSuffix(service, "*") {
			return
		}
		quote := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
		text := "time,agency," + quote(column) + "\n"
		for range 3 {
			text += "2023-06-25 06:24:10," + quote(service) + ",x\n2023-06-25 06:24:10,police,y\n"
		}
		p, err := of("x.csv", []byte(text))
		require.NoError(rt, err)
		_, err = scenario.LoadFrom(fstest.MapFS{"x.csv": {Data: []byte(text)}}, "town.yaml", []byte(pasted(p)))
		require.NoError(rt, err, "%s", pasted(p))
	})
}

// FuzzPropose gives it any file at all.
func FuzzPropose(f *testing.F) {
	for _, text := range files(f) {
		f.Add(text[:min(len(text), 600)])
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		p, err := of("x.csv", text)
		if err == nil {
			_, _ = io.WriteString(io.Discard, p.String())
			require.NotEmpty(t, p.Lines)
		}
	})
}
