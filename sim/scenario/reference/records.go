package reference

import (
	"reflect"

	"nines/sim/scenario/record"
)

// records is what there is to say of the files that other programs export.
func (r referee) records() []Reference {
	return []Reference{
		{Title: "records", Says: []string{
			"A record of real calls takes the place of random callers: world.demand.from names the file, and world.demand.columns says what its columns mean.",
			"Begin with: nines import FILE. It looks at the file and prints a proposal to paste. Lines with a question mark are yours to decide.",
			"CSV is read with commas, semicolons, tabs or pipes between the values. Values in quotes may have line breaks. A row that begins with # is a row.",
			"The text may be UTF-8, UTF-16 or Windows-1252, which includes Latin-1. The file may be compressed by gzip. Parquet is read, too.",
			"Save spreadsheets (.xlsx, .ods) as CSV. Web pages, pointers of Git LFS, PDF and JSON are refused by name.",
			"validate, run, explain and the report say what was left out, merged or guessed, with counts and the first line.",
		}},
		{Title: "world.demand.columns", Keys: r.keysOf(reflect.TypeFor[record.Columns](), "")},
		{Title: "times of a record", Says: []string{
			"A day and a month that are both numbers, with the year last, are refused until format says which comes first.",
			"Plain numbers are seconds after the start of the run. Numbers that look like dates of Excel or seconds since 1970 are refused until format says what they are.",
			"Times without seconds are spread over their minute: at random, but the same way in every run, and in the order of the file.",
			"When the clocks go back, an hour comes twice. The order of the file says which calls belong to the first pass and which to the second. Letters such as BST, or an offset, decide it, too.",
			"A time without a date is on the run's first day. validate remarks if such clocks go back, or if there is a date column that was not named.",
		}},
		{Title: "words of a record", Says: []string{
			"A word that is a name of the scenario means that name. Others are listed under values. All unknown words are reported in one message, with how often they are there.",
			"Words such as anonymous, withheld or 0 are callers like any other until nobody lists them. validate remarks on them.",
		}},
		{Title: "exports by interval", Says: []string{
			"Telephone systems export how many calls came in each 15, 30 or 60 minutes. Name that column in calls, and the beginning of the interval in time.",
			"As world.demand.from, callers then come at random at the rate of each interval. Rows of several queues add up; a column service gives the shares of services.",
			"As world.demand.profile: {csv: FILE, columns: {time: Interval, calls: Offered}}, only the shape of the day is taken. Many days are averaged. A week or more makes a profile of the week.",
			"Rows of totals are left out.",
		}},
	}
}
