package text

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"nines/sim/report"
	"nines/sim/report/phrase"
)

// savedOn are the measures for which a comparison shows the gain from common random numbers. The JSON document and the CSV
// table have it for all.
var savedOn = []string{"callers.affected", "callers.without-help", "callers.delayed", "calls.unconnected"}

// saved is how many times as many replications the differences would have taken with callers of their own for each
// strategy, and how alike the strategies' days were.
func saved(d *report.Comparison) []Block {
	var names, headers []string
	for _, s := range d.Strategies[1:] {
		names = append(names, phrase.Plain(s.Name))
	}
	var columns [][]string
	for _, name := range savedOn {
		var column []string
		for _, f := range compared(d, name)[1:] {
			column = append(column, savedCell(&f))
		}
		headers, columns = append(headers, phrase.MeasureWords(strings.TrimPrefix(name, "callers."))), append(columns, column)
	}
	if names, columns = withoutEmptyRows(names, columns); len(names) == 0 {
		return nil // one replication has no correlation
	}
	list := Tables("The gain from common random numbers", names, headers, columns)
	last := &list[len(list)-1]
	last.Notes = append(last.Notes, "340× (0.99) means that independent callers would need 340 times as many replications, at a correlation of 0.99.")
	if n := d.Ranking.Independent; n > 0 {
		last.Notes = append(last.Notes, fmt.Sprintf("With independent callers the search for the best would take %s of each strategy (Rinott's procedure).", phrase.Plural(n, "replication")))
	}
	return list
}

// compared is a measure under every strategy.
func compared(d *report.Comparison, name string) []report.Compared {
	for _, m := range d.Measures {
		if m.Name == name {
			return m.Figures
		}
	}
	return make([]report.Compared, len(d.Strategies))
}

func savedCell(f *report.Compared) string {
	if f.Difference.N < 2 || math.IsNaN(float64(f.VarianceRatio)) {
		return "–"
	}
	return ratio(f.VarianceRatio) + " (" + correlation(f.Correlation) + ")"
}

// ratio is how many times as much; without end where nothing is left of the doubt.
func ratio(n report.Number) string {
	if math.IsInf(float64(n), 1) {
		return "∞×"
	}
	if n < 10 {
		return strconv.FormatFloat(float64(n), 'f', 1, 64) + "×"
	}
	return phrase.Count(n) + "×"
}

// correlation has two decimals, or as many more, up to five, as keep what is short of 1 from reading as 1.
func correlation(n report.Number) string {
	if math.IsNaN(float64(n)) {
		return "–"
	}
	text := ""
	for decimals := 2; decimals <= 5; decimals++ {
		text = strconv.FormatFloat(float64(n), 'f', decimals, 64)
		if !strings.HasSuffix(strings.TrimRight(text, "0"), "1.") {
			break
		}
	}
	return phrase.Minus(strings.TrimSuffix(text, ".00000"))
}
