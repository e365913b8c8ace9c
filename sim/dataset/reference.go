package dataset

import (
	"strings"

	"nines/sim/measure"
	"nines/sim/scenario/reference"
)

// References is the help on the tables, made from the same descriptions as the files.
func References() []reference.Reference {
	return append([]reference.Reference{{Title: "data", Says: []string{
		"With -o FOLDER, nines run and nines compare write tables beside their reports: each as FOLDER/data/TABLE.csv and, with the same content, as FOLDER/data/TABLE.parquet. FOLDER/manifest.json lists the files of the results, with their rows and SHA-256 sums. It also has the version, the seed, and the digest of the results under each strategy. Ignore files that it does not list. It is written last, when all other files are in place. Tables that an earlier run left in FOLDER and this run does not write are deleted.",
		"The tables calls and callers are written only for replications chosen with --calls and --callers, such as --calls 0,3,7 or --callers 0-9. These replications are run once more.",
		"An empty cell (null in Parquet) means that there is no value. It never means zero or the end of the run. The dictionary explains it for every column. A time that was not reached has an empty cell, and the column beside it with _reached in its name is false.",
		"Numbers are not rounded, except quantiles of the time to answer, which are exact to the nearest call and to 0.1 %. Instants have their offset from UTC in CSV and are in UTC in Parquet. In CSV a text that begins with = + - @, a tab or a line break gets an apostrophe in front. Otherwise a spreadsheet would take it for a formula.",
	}}}, tables()...)
}

// tables describes each table, in the order of writing.
func tables() []reference.Reference {
	days := referenceTo(table[replication]{replicationsName, aboutReplications, append(replicationKeys[:len(replicationKeys):len(replicationKeys)], gainedAndLost...)})
	days.Keys = append(days.Keys, reference.Key{
		Path: "WINDOW__GROUP__MEASURE_UNIT", Form: "integer or number",
		Doc: "A measure: see nines help measures. The name leaves out the window for the whole run, the group for all callers, and the unit if the measure's name has it. Examples: calls_unconnected, outage__answer_mean_s, outage__region_north__callers_affected. Dots and dashes become underscores. A share or a mean of calls belongs to one replication. To average it over replications, weight it by the number of calls behind it.",
	}, reference.Key{
		Path: "MEASURE_reached", Form: "boolean",
		Doc: "Behind each of " + strings.Join(append(measure.ClockNames[:], measure.StageNames[:]...), ", ") + ": whether it was reached in the run.",
	})
	return []reference.Reference{
		days, referenceTo(minutes), referenceTo(ledger), referenceTo(strategies), referenceTo(calls), referenceTo(callers), referenceTo(dictionary),
	}
}

// referenceTo is the help on one table.
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
