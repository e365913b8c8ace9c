package dataset

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
)

// sizes are the bytes of all files of a set, and of those that end in some way.
func (w written) sizes(endings ...string) (bytes int) {
	for name, text := range w {
		for _, ending := range endings {
			if strings.HasSuffix(name, ending) {
				bytes += text.Len()
			}
		}
	}
	return bytes
}

// TestTwelveStrategiesTakeFewMegabytes: the reports of a comparison take three, and all together are to stay below ten, also with
// forty replications. Only the tables of replications and losses grow with these.
func TestTwelveStrategiesTakeFewMegabytes(t *testing.T) {
	w := write(t, &Set{Comparison: compared(t, "uk-2023-06-25", 1)})
	all := w.sizes(plainCSV, zippedCSV, asParquet)
	t.Logf("%.1f MB, of which Parquet is %.1f", float64(all)/1e6, float64(w.sizes(asParquet))/1e6)
	require.Less(t, all, 2_000_000)
	for _, table := range zipped {
		plain, err := io.ReadAll(w.text(t, table))
		require.NoError(t, err)
		require.Less(t, 3*w["data/"+table+zippedCSV].Len(), len(plain), "%s is not worth its compression", table)
	}
	for name, text := range w {
		require.True(t, !strings.HasSuffix(name, plainCSV) || text.Len() < 100_000, "%s is long, and not compressed: %d bytes", name, text.Len())
	}
}

// country has a hundred regions and twenty windows beside the whole run.
func country() string {
	text := &strings.Builder{}
	fmt.Fprint(text, `scenario: country
title: A hundred regions
world:
  start: 2024-05-01 12:00 Europe/London
  run: 2h
  demand:
    first-calls: 300/h
    services: {police: 100%}
    regions: {`)
	for i := range 100 {
		fmt.Fprintf(text, "r%d: 1%%, ", i)
	}
	fmt.Fprint(text, `}
  providers: {network: {routes: [main]}}
  platforms: {main: {centres: {hall: 8}, handling: 30s}}
  control-rooms: {police: {}}
trouble: {dead: {on: platforms.main, at: 12:30, for: 10m, kind: down, tone: busy}}
study:
  replications: 3
  windows: {`)
	for i := range 20 {
		fmt.Fprintf(text, "w%d: 12:%02d-13:%02d, ", i, i+10, i)
	}
	return text.String() + "}\n"
}

// TestAHundredRegionsTakeFewMegabytes: groups of callers are in the default tables with few figures, and never in the wide one.
func TestAHundredRegionsTakeFewMegabytes(t *testing.T) {
	c := comparedText(t, []byte(country()), 3)
	w := write(t, &Set{Comparison: c})
	all := w.sizes(plainCSV, zippedCSV, asParquet)
	wide := w.both(t, wideName)
	t.Logf("%d bytes; %d columns in the wide table", all, len(wide.names))
	require.Less(t, all, 1_000_000)
	if effort.IsLong() { // they grow as the figures of the short tables do, and take most of the time
		most := write(t, &Set{Comparison: c, AllMeasures: true}).sizes(plainCSV, zippedCSV, asParquet)
		t.Logf("%d bytes with all measures", most)
		require.Less(t, most, 10_000_000)
	}
	require.Less(t, len(wide.names), 60)
	require.Less(t, w["data/"+wideName+plainCSV].Len(), 5_000)
}
