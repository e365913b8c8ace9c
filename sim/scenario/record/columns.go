package record

// Columns says which columns of a record say what.
type Columns struct {
	Time    Time    `yaml:"time" doc:"When the call was made: the column, or {column, date, format, zone}. These need no format: 2023-06-25T06:24:10.5+01:00, 2023-06-25 06:24:10 by the clocks of the zone, 25 Jun 2023 6:24:10 PM. 06:24:10 is on the run's first day, and 23050.5 is seconds after its start. Records from before or after the run are left out."`
	Service *Column `yaml:"service" doc:"Which service the caller wanted, or no-request. It is used if world.demand.services are names without shares."`
	Region  *Column `yaml:"region" doc:"Where the caller was. It is used if world.demand.regions are names without shares."`
	Access  *Column `yaml:"access" doc:"Over what the call came. It is used if world.demand.access are names without shares."`
	Caller  Caller  `yaml:"caller" doc:"Who called, such as a telephone number: the column, or {column, nobody}. Only the first record of each caller within the run is taken, because redials come from the model. A record with an empty field is of a caller of its own. none: no record is a redial."`
	Call    string  `yaml:"call" doc:"The column that says which call a record belongs to, if a call has several records: legs, transfers, events. Only the earliest record of each call is taken. What it leaves open is taken from the next."`
	Calls   string  `yaml:"calls" doc:"How many calls came in an interval, for exports of telephone systems with a row for each 15, 30 or 60 minutes: the column, such as offered. Callers then come at random, at the rate of each interval."`
	Only    Choices `yaml:"only" doc:"Take only the records with these words in these columns, such as {line: '999', disposition: [ANSWERED, NO ANSWER], queue: 'EMS*'}. A word that ends in * stands for all that begin so."`
	Skip    int     `yaml:"skip" unit:"count" default:"0" max:"1000" doc:"How many lines stand above the one that names the columns."`
	Names   List    `yaml:"names" doc:"The names of the columns, for a file whose first line is a record already. Rows may then have fewer values, or more."`
}

// Time is how a record says when a call was made.
type Time struct {
	Column string `yaml:"column" short:"true" doc:"The column with the time, or with the clock if the date has a column of its own."`
	Date   string `yaml:"date" doc:"The column with the date, if it has one of its own. The format is then for both: the date, a space, the clock."`
	Format string `yaml:"format" doc:"How the time is written: day-first (25/06/2023 06:24:10), month-first (06/25/2023 6:24:10 PM), epoch-seconds, epoch-milliseconds, excel (45102.2667), or seconds after the start of the run. Or a pattern as strptime has it, such as '%d.%m.%Y %H:%M:%S'."`
	Zone   string `yaml:"zone" doc:"The zone of the record's clocks, if it is not that of the run: UTC, -0500, America/New_York. An offset that stands with a time goes before it."`
}

// Caller is how a record says who called.
type Caller struct {
	Column string `yaml:"column" short:"true" doc:"The column with the caller's number or name."`
	Nobody List   `yaml:"nobody" doc:"Words of the column that say that the caller is not known, such as [anonymous, '0']: each such record is of a caller of its own. Capitals do not matter; a word that ends in * stands for all that begin so."`
}

// Column is one column of a record, and what its words mean.
type Column struct {
	Column string `yaml:"column" short:"true" required:"true" doc:"The column, as the first row names it."`
	Values Words  `yaml:"values" doc:"What the words of the column mean that are no names of the scenario, such as {POL: police, 'EMS: *': ambulance, Silent call: no-request, unknown: drawn}. A word that ends in * stands for all that begin so. The longest beginning counts. Drawn means that it is not known, and is drawn as often as the others of the record."`
	Others string `yaml:"others" doc:"What all other words mean: a name, no-request or drawn. Without it a word that means nothing is a mistake."`
	Empty  string `yaml:"empty" doc:"What it means that nothing stands there: a name, no-request or drawn. Without it that is a mistake."`
}

// Words says of some words what each stands for, in the order of the file.
type Words []Word

// Word is a text, and what it stands for.
type Word struct{ Text, For string }

// List is some words; where there is one, it can be written alone.
type List []string

// Choices says which words of some columns are asked for.
type Choices []Choice

// Choice is a column and the words of it that are asked for.
type Choice struct {
	Column string
	Words  List
}

// None is written where a record is not to say something.
const None = "none"
