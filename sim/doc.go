// Package sim is the map of the code for a newcomer. It holds no code itself. README.md says how the code is tested.
//
//	A scenario is compiled into plans. A plan is run many times. A run emits observations.
//	Observations are measured into rows. Rows become estimates and comparisons, and these become a report.
//
// From the bottom up. A package imports only packages below it; floors_test.go holds that:
//
//	portable    exp, log and their like, the same to the last bit on every processor
//	des         time and the calendar of future events
//	random      keyed draws, named streams, distributions
//	stat        intervals, ratios, quantiles, paired differences
//	erlang      closed forms: the independent oracle of the tests
//	schema      JSON Schemas of Go types
//	words       numbers, lists and lengths of time for people
//	timing      when anything begins and ends, again and again
//	emergency   the world: callers, calls, providers, routes, platforms, agents, control rooms; one run of it
//	fault       what can go wrong, and the timeline of trouble
//	recovery    what is done about it: detection, runbooks, strategies
//	measure     from observations to one number per measure; the loss ledger
//	plan        what is run: a scenario under one strategy, checked; and what is expected of it
//	scenario    the file: its language, its problems, its compilation, what it says in sentences
//	experiment  replications on all cores, comparison, verdicts, baselines
//	report      one document of results, as text, JSON, Markdown, CSV and JUnit; the charts of it, as data
//	dataset     the numbers behind it, as tidy tables in CSV and Parquet
//	narrate     one replication as what happened in it: traces, and the story of one caller
//	page        the document as one HTML file
//	picture     the charts of it as PNG and SVG
//	cmd/nines   flags, files, signals, exit codes
//
// To follow the main job, read in this order: scenario/spec/document.go (what can be said), emergency/events.go (what is
// played), emergency/observation.go (what is seen of it), measure/measures.go (what each number means), and
// experiment/experiment.go (the six lines that are one replication). To follow the gate for CI: scenario/expect.go (what can
// be expected), experiment/verdict.go (when it is held), experiment/check.go (when more replications are run), and
// experiment/regress.go (how results compare with older ones).
package sim
