package dataset

import (
	"slices"
	"strings"

	"nines/sim/measure"
	"nines/sim/scenario/reference"
	"nines/sim/words"
)

// References is the help on the tables, made from the same descriptions as the files.
func References() []reference.Reference {
	return append([]reference.Reference{{Title: "data", Says: []string{
		"With -o FOLDER, nines run and nines compare write tables beside their reports: each as FOLDER/data/TABLE.csv and, with the same content, as FOLDER/data/TABLE.parquet. The CSV of long tables is compressed, as TABLE.csv.gz: " + words.Joined(zipped) + ". R, pandas and DuckDB read it as it is. For a spreadsheet, unpack it with gunzip. FOLDER/manifest.json lists the files of the results, with their rows and SHA-256 sums. It also has the version, the seed, and the digest of the results under each strategy. Ignore files that it does not list. It is written last, when all other files are in place. Tables that an earlier run left in FOLDER and this run does not write are deleted.",
		"The studies of nines solve, explore, attribute, sweep and calibrate write tables of their own to the same folder. Their names begin with the command: sweep_points, and sweep_dictionary for the meaning of each column.",
		"Some tables can be very large. They are written only for chosen replications, such as --calls 0,3,7 or --callers 0-9: the tables calls, callers, minutes_by_replication (--minutes) and ledger_by_replication (--ledger). These replications are run once more. With --all-measures the tables replications and strategies have all measures, windows and groups.",
		"An empty cell (null in Parquet) means that there is no value. It never means zero or the end of the run. The dictionary explains it for every column. A time that was not reached has an empty cell, and the column beside it with _reached in its name is false.",
		"Numbers are not rounded, except quantiles of the time to answer, which are exact to the nearest call and to 0.1 %. Instants have their offset from UTC in CSV and are in UTC in Parquet. In CSV a text that begins with = + - @, a tab or a line break gets an apostrophe in front. Otherwise a spreadsheet would take it for a formula.",
	}}}, tables()...)
}

// tables describes each table, in the order of writing.
func tables() []reference.Reference {
	wide := referenceTo(table[replication]{wideName, aboutWide, slices.Concat(wideKeys, gainedAndLost)})
	wide.Keys = append(wide.Keys, reference.Key{
		Path: "MEASURE_UNIT", Form: "integer or number",
		Doc: "A measure of the whole run and all callers: " + strings.Join(headlines, ", ") + ". The name leaves out the unit if the measure's name has it. Dots and dashes become underscores: calls_unconnected, answer_mean_s.",
	}, reference.Key{
		Path: "MEASURE_reached", Form: "boolean",
		Doc: "Behind each of " + strings.Join(measure.ClockNames[:], ", ") + ": whether it was reached in the run.",
	})
	series := reference.Key{Path: "SERIES", Form: "number", Doc: "A series. Calls are counted by outcome, by provider and route, by service reached, and, if lost, by the last platform they were sent to. For each platform, the queue, the agents on duty and the busy agents are sampled. Dots and dashes become underscores."}
	means := referenceTo(table[minute]{minutesName, aboutMinutes, slices.Concat([]column[minute]{minuteStrategy}, minuteKeys)})
	means.Keys = append(means.Keys, series, reference.Key{Path: "SERIES_low", Form: "number", Doc: "Its 5th percentile over the replications, or over as many of the first as were kept. Only of calls by outcome, and of samples. Empty: " + noBand},
		reference.Key{Path: "SERIES_high", Form: "number", Doc: "Its 95th percentile."})
	single := referenceTo(table[minute]{everyMinute, aboutOneMinute, slices.Concat([]column[minute]{minuteStrategy, minuteReplication}, minuteKeys)})
	single.Keys = append(single.Keys, series)
	return []reference.Reference{
		referenceTo(strategies), referenceTo(replications), wide, referenceTo(measures), means, referenceTo(ledger), referenceTo(ledgerMinutes),
		referenceTo(calls), referenceTo(callers), single, referenceTo(ledgerByReplication), referenceTo(dictionary),
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
