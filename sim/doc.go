// Package sim is the map of the code for a newcomer. It holds no code itself. README.md says how the code is tested.
//
//	A scenario is compiled into plans. A plan is run many times. A run emits observations.
//	Observations are measured into rows. Rows become estimates and comparisons, and these become a report.
//
// From the bottom up. A package imports only packages below it; floors_test.go holds that:
//
//	portable    exp, log and others, with the same bits on every processor
//	des         time and the calendar of future events
//	random      keyed draws, named streams, distributions
//	stat        intervals, ratios, quantiles, paired differences
//	erlang      closed formulas, to check the simulator against
//	pattern     regular expressions that are compiled when they are first matched
//	packed      compresses what is embedded in the program
//	schema      JSON Schemas of Go types
//	choices     tables of kinds from which a scenario chooses by name
//	words       numbers, lists and lengths of time for people
//	timing      when faults and remedies begin and end
//	emergency   the world: callers, calls, providers, routes, platforms, agents, control rooms, and one run of it
//	fault       what can go wrong, and when
//	recovery    the response: detection, runbooks, strategies
//	measure     one number per measure from observations, and the loss ledger
//	plan        what is run: a scenario under one strategy, checked, with its expectations
//	scenario    the file: its language, its mistakes, its compilation, and its description in sentences
//	play        one replication of a plan, played and measured
//	experiment  replications on all cores, comparison, verdicts, baselines
//	report      the documents of results: gathered, as JSON, with a schema, read back
//	dataset     the numbers behind a report as tidy tables in CSV and Parquet
//	narrate     the events of one replication: traces, and the story of one caller
//	page        a report as one HTML file
//	picture     the charts of a report as PNG and SVG
//	cmd/nines   flags, files, exit codes
//	cmd/nines-pool  a second program, which divides a study among machines
//
// Some have packages of their own:
//
//	emergency/demand        who calls for the first time, and when; a person is the same under every strategy
//	emergency/callback      who is rung back, when, and what they say
//	emergency/condition     what is wrong now
//	emergency/cause         what the ledger says of a loss when capacity is short
//	emergency/desk          queues, free agents, and which agent takes which call
//	emergency/length        how long the parts of a call take
//	emergency/network       the world before anything happens in it, as data
//	emergency/orders        what a strategy can want done
//	emergency/plain         a plain queue from caller to caller, without events
//	emergency/traffic       which platform takes calls
//	emergency/watch         what can be noticed: monitors, probes, reports
//	measure/backs           call-backs: how many, how they went, and what they cost
//	measure/calls           calls by how they went: what shares and means of calls are made of
//	measure/access          for how long the users of a network could not reach help
//	measure/loss            the loss ledger: what was lost when, how, why and where
//	measure/spell           how often and how long something was on
//	measure/identity        what is true among the measures of a day, and which figures contradict each other
//	measure/term            the words for measures: meaning, unit, better direction
//	measure/answer          how long answered calls waited, by window
//	measure/waiting         how long calls waited, by the lengths that a study asks for
//	measure/elsewhere       callers who called from another phone, or another number
//	measure/usage           time averages: queues, busy people, occupancy
//	scenario/table          the rows of files that other programs export
//	scenario/wall           what clocks on a wall show, and when
//	scenario/record         calls from such rows
//	scenario/propose        how a scenario can use such a file
//	scenario/yamldoc        a YAML file as a tree that knows its lines
//	scenario/input          values that could be others: what each may be, and how it is written
//	scenario/quantity       numbers with their units
//	scenario/law            the distributions that a file can name, with their parameters
//	scenario/ranges         best guesses in the places of ranges, named numbers, and what shares leave
//	scenario/cost           prices, and what things in a scenario cost
//	scenario/instead        what people write, and what to write instead
//	scenario/language       from the tree to Go structs, by their tags
//	scenario/spec           the scenario file as Go types
//	scenario/compile        from a scenario to a plan
//	scenario/compile/habit  who calls again after a failed call
//	scenario/compile/never  what would never begin or end
//	scenario/compile/prefer who takes whose calls, and in which order
//	scenario/explain        a scenario in sentences
//	scenario/reference      the help on the language
//	experiment/block        replications that were run elsewhere, as bytes
//	study/together          several scenarios to which one set of values is fitted
//	study/calibrate         which values of unknowns are compatible with published figures
//	study/attribute         what each of several parts did to a loss
//	study/explore           which unknowns matter, to the answer and to the decision between strategies
//	study/part              what of a scenario can be taken out, and its days without
//	study/spread            how far a figure moves over the ranges of what nobody knows
//	study/sweep             points of grids, hypercubes and tables, and where the best strategy changes among them
//	study/solve             how much is enough: the least value at which an expectation holds
//	study/trial             days of a scenario at values of a choice, and how an expectation fares
//	validation              the report on whether nines can be believed
//	validation/planted      faults that are planted on purpose, and what sees them
//	validation/ladder       what theory knows of small worlds, and whether the simulator agrees
//	validation/failover     how long known products take to notice an outage, and whether the simulator agrees
//	validation/coverage     how often each kind of interval covers the truth
//	report/caution          what to know before believing a figure, and what never acted
//	report/phrase           numbers, estimates and names in words
//	report/figure           estimates, times, rankings and the answer to the question, from results
//	report/form             the fields of regulators' forms, filled as far as the simulation can
//	report/written          documents as JSON: written, described by a schema, read back
//	report/doubt            what the intervals leave open: where numbers come from, and the ranges of what nobody knows
//	report/fate             the two measures of who does not get through: without help, and never connected by this number
//	report/against          figures that were published about an incident, beside the simulated ones
//	report/regulator        tables that regulators ask for after an outage
//	report/text             tables and sentences, for a terminal, for Markdown and for a page
//	report/chart            charts as data, each with its place
//	report/sketch           the run over time, drawn with characters
//	report/study/swept      what a sweep found, in sentences, tables, charts and data
//	report/manual           a scenario in sentences, and the help on its language, for a terminal
//	report/study            what the studies found out: their document, as text and as JSON
//	report/study/every      the findings of all kinds of studies, for whoever reads them
//	report/study/explored   the document of nines explore
//	report/study/attributed what each part of a scenario did, in sentences, tables, charts and data
//	report/study/solved     the document of nines solve: how much is enough
//	report/study/fitted     what published figures say about what nobody knows, in sentences, tables, charts and data
//	report/gate             what a check came to, in words, as JUnit and as annotations
//	picture/frame           the axes around a plot, and where on the paper a value is
//	page/fill               fills the layouts of pages, with every value as text
//	cmd/nines/files         the only package that touches the disk
//	cmd/nines/sealed        whether a folder of results is whole
//	cmd/nines/results       what a folder of results holds, for pages, pictures and slides
//	cmd/nines/afford        scenarios that are too large to run
//	cmd/nines/pictures      charts as files
//	cmd/nines/kept          the page that a run leaves
//	cmd/nines/progress      how far a command is
//	cmd/nines/process       outputs, signals, and how a command ends
//	cmd/nines/ran           what was run, for the manifest, and how it is run again
//	cmd/nines/ranged        how far the answer of run and compare moves over the ranges of what nobody knows
//	cmd/nines/shards        parts of a run, each by a process of its own, and how they are put together
//	cmd/nines/studies       the commands that run a scenario at many points, and the folder that keeps points
//	cmd/nines/model         the command that checks nines itself
//	cmd/nines/enough        how much is enough: from the question in words to the document of its answer
//	cmd/nines/fitting       what published figures leave open: from the file to the document of the answer
//	cmd/nines/tables        which tables are written
//	cmd/nines/usage         how a command is used, below its help
//	cmd/nines/topics        the help on more than commands
//	cmd/nines/licences      the licences of the work of others
//	cmd/nines-pool/pool     a study divided among workers that come and go
//	cmd/nines-pool/server   the NATS server inside the coordinator
//	cmd/nines-pool/study    a study for the pool, from a command of nines; its shards in a folder
//	cmd/nines-pool/program  nines as a program that workers run
//
// Only tests use effort and scenario/scenariotest and report/reporttest and report/study/studytest.
//
// To follow a run, read scenario/spec/document.go (what a scenario can have), emergency/events.go (the events of the
// simulation) and emergency/observation.go (what is recorded of them). Then read measure/measures.go (what each number means)
// and experiment/experiment.go (the six lines that are one replication).
//
// To follow a check, read scenario/spec/expect.go (what can be expected), experiment/verdict.go (when it is held),
// experiment/check.go (when more replications are run) and experiment/regress.go (how results compare with older ones).
package sim
