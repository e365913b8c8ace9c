package dataset

import (
	"strings"

	"nines/sim/measure"
	"nines/sim/scenario/reference"
)

// References tell of the tables, made from the descriptions by which they are written.
func References() []reference.Reference {
	return append([]reference.Reference{{Title: "data", Says: []string{
		"With -o FOLDER, nines run and nines compare write tables beside their reports: each as FOLDER/data/TABLE.csv and as FOLDER/data/TABLE.parquet, which say the same. FOLDER/manifest.json lists the files that belong together, with their rows and SHA-256 sums, the version, the seed, and the digest of the results under each strategy; what it does not list is no part of them. Nothing is written unless all of it is: it is the last to be moved into its place. Tables that an earlier run has left in FOLDER and this one has not are taken away.",
		"The tables calls and callers are written only if replications are chosen with --calls and --callers, such as --calls 0,3,7 or --callers 0-9. These are then played once more.",
		"An empty cell, null in Parquet, says that there is nothing, and never stands for zero or for the end of the run; the dictionary says for every column what it means. A time that was not reached has an empty cell, and beside it a column with _reached in its name that is false.",
		"Numbers are not rounded, but for quantiles of the time to answer, which are to the nearest call and to a thousandth. Instants have their offset from UTC in CSV and are in UTC in Parquet. In CSV a text that begins with one of = + - @, a tab or a line's end has an apostrophe before it, lest a spreadsheet take it for a formula.",
	}}}, tables()...)
}

// tables tell of each table, in the order in which they are written.
func tables() []reference.Reference {
	days := referenceTo(table[replication]{replicationsName, aboutReplications, append(replicationKeys[:len(replicationKeys):len(replicationKeys)], gainedAndLost...)})
	days.Keys = append(days.Keys, reference.Key{
		Path: "WINDOW__GROUP__MEASURE_UNIT", Form: "integer or number",
		Doc: "A measure: see nines help measures. The window is left out for the whole run, the group for all callers, the unit if the measure's name begins or ends with it: calls_unconnected, outage__answer_mean_s, outage__region_north__callers_affected. Dots and dashes are underscores. Of a share or a mean of calls it is that of the one replication; over several of them it is to be weighed with what it is a share or a mean of.",
	}, reference.Key{
		Path: "MEASURE_reached", Form: "boolean",
		Doc: "Behind each of " + strings.Join(append(measure.ClockNames[:], measure.StageNames[:]...), ", ") + ": whether it was reached in the run.",
	})
	return []reference.Reference{
		days, referenceTo(minutes), referenceTo(ledger), referenceTo(strategies), referenceTo(calls), referenceTo(callers), referenceTo(dictionary),
	}
}

func referenceTo[R any](t table[R]) reference.Reference {
	r := reference.Reference{Title: t.name, Says: []string{t.about}}
	for _, c := range t.columns {
		k := reference.Key{Path: c.Name, Form: string(c.Kind), Doc: c.Meaning}
		if c.Unit != "" {
			k.Form += ", " + c.Unit
		}
		if c.Missing != "" {
			k.Doc += " Empty: " + c.Missing
		}
		r.Keys = append(r.Keys, k)
	}
	return r
}
