package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// country is a national day like the UK's, for 330 million people. The networks and regions are filled in: with three
// services, 2,000 regions have 6,000 control rooms.
//
//go:embed country.yaml
var country string

const networks, regions = 50, 2000

// writeCountry writes the scenario and gives its path.
func (b *bench) writeCountry() string {
	each := func(n int, line string) string {
		var all []string
		for i := range n {
			all = append(all, fmt.Sprintf(line, i))
		}
		return "{" + strings.Join(all, ", ") + "}"
	}
	text := strings.NewReplacer(
		"{NETWORKS}", each(networks, "n%d: 2%%"),
		"{REGIONS}", each(regions, "r%d: 0.05%%"),
		"{PROVIDERS}", each(networks, "n%[1]d: {access: [n%[1]d], circuits: 500, routes: [primary, backup]}"),
	).Replace(country)
	path := filepath.Join(b.scratch, "country.yaml")
	must(os.WriteFile(path, []byte(text), 0o600))
	return path
}

func countryRow(b *bench) float64 {
	return b.perCall(2, 14, b.writeCountry()) / b.perCall(settings, settings+80, ukDay)
}

// perCall is the processor time, in seconds, of a call for help in the replications between two numbers.
func (b *bench) perCall(from, to int, scenario string) float64 {
	return b.more(from, to, scenario).Seconds() / float64(to-from) / b.calls(scenario)
}

// calls is how many calls for help a replication has on average, by two of them: days differ little.
func (b *bench) calls(scenario string) float64 {
	var report struct {
		Figures []struct {
			Measure, Window string
			Mean            float64
		}
	}
	text, err := b.command(b.nines, "run", scenario, "-n", "2", "--format", "json").Output()
	must(err)
	must(json.Unmarshal(text, &report))
	for _, f := range report.Figures {
		if f.Measure == "calls.offered" && f.Window == "run" {
			return f.Mean
		}
	}
	must(fmt.Errorf("%s tells no calls", scenario))
	return 0
}
