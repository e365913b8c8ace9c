package report

import (
	"nines/sim/report/figure"
	"nines/sim/report/form"
)

// Format names the shape of the JSON document; it changes when the shape does.
const Format = "nines-report/3"

// Document is the whole of what is known about a run.
type Document struct {
	Format     string   `json:"format" doc:"The shape of this document. It changes when a field goes, or gets another meaning."`
	Version    string   `json:"version" doc:"The version of the program."`
	Scenario   Subject  `json:"scenario" doc:"What was simulated."`
	Run        RunFacts `json:"run" doc:"How it was simulated."`
	Answer     *Answer  `json:"answer,omitempty" doc:"What answers the scenario's question: its strategies, on the same callers and the same trouble. Absent in the baseline of a comparison, which has it itself."`
	Moments    []Moment `json:"moments" doc:"What happened by the clock, in its order."`
	Windows    []Window `json:"windows" doc:"The parts of the run, the whole of it first."`
	DetectedBy []Source `json:"detected-by,omitempty" doc:"Who detected the trouble; absent where nobody could, or nobody did."`
	Stages     []Stage  `json:"stages,omitempty" doc:"The stages of the recovery, one after the other; absent where nobody does anything."`
	Toll
	Clocks   []Clock      `json:"clocks" doc:"How long things took from the onset of the first fault. A clock that ran in no replication is absent: first-service where service was never lost altogether."`
	Ledger   []LedgerLine `json:"ledger" doc:"Where calls were lost, how, and what was wrong there, the most frequent first. It does not say what would have happened otherwise."`
	Trouble  []Trouble    `json:"trouble" doc:"How each fault met calls."`
	Remedies []Remedy     `json:"remedies,omitempty" doc:"What was done beside the runbook; absent where nothing was."`
	Traffic  Traffic      `json:"traffic" doc:"How traffic was moved between platforms."`
	Cautions
	Figures   []Figure   `json:"figures" doc:"The estimates of all measures, by window and by group of callers."`
	StepS     int        `json:"series-step-s,omitempty" doc:"How many seconds a step of the series covers. Absent: 60, a minute. Runs of more than three days have longer ones."`
	Series    []Series   `json:"series" doc:"Means minute by minute, or step by step in a long run: of calls, how many were made in it; of queues and agents, the mean over its minutes."`
	Durations Durations  `json:"durations" doc:"How many calls and callers took how long."`
	World     World      `json:"world" doc:"What exists, and how much of it was used."`
	Playback  []Playback `json:"playback,omitempty" doc:"Single replications as they went: a typical, a good and a bad one of this strategy. Each is there under it and under the first of the others of the answer. Further strategies have the typical one. With fewer than 20 replications, the first of all under two of them."`
	Sources
	Judged []Judged `json:"judged" doc:"What a later run is compared with if this one is its baseline: the main measures in every replication, to the last bit."`

	places map[figureKey]int // of the figures, once they are complete; see place
}

// Sources is where the numbers of the scenario come from, and what its results are held against.
type Sources struct {
	Provenance []Provenance       `json:"provenance" doc:"Where the numbers of the scenario come from."`
	Published  []figure.Published `json:"published,omitempty" doc:"What was published about the real incident, beside what is simulated. Absent if the scenario has no published figures of this strategy."`
}

// Toll is what the trouble came to, from its onset on.
type Toll struct {
	Onset        *Estimate   `json:"onset-s,omitempty" doc:"When the first fault that callers can meet began, in seconds since the start of the run, in the replications in which one did; absent if none did in any."`
	Known        *Estimate   `json:"known-s,omitempty" doc:"When the trouble was known, in seconds since the start of the run: when it was detected, or its onset where people were at work on a false alarm already. Absent if they were in no replication: then it is the moment detected."`
	AtWork       Number      `json:"at-work-before,omitempty" doc:"In what share of the replications with an onset people were at work on a false alarm when the trouble began, 0 to 1. What they had done by then took no time. Absent if in none."`
	MissedBefore *Before     `json:"missed-before,omitempty" doc:"The service before the trouble began, where it missed the target then, too: it cannot be restored to what it never was. Absent if it met the target, if the trouble began too early to tell, or if service was restored in most replications."`
	Disruption   *Disruption `json:"disruption,omitempty" doc:"Callers affected, times how long; absent if there was no onset in any replication."`
	Forms        []form.Form `json:"forms,omitempty" doc:"What regulators ask for in their forms, and which of it is computed. Absent if there was no onset in any replication."`
	TotalLoss    *Estimate   `json:"total-loss,omitempty" doc:"In what share of the replications with an onset service was lost altogether, 0 to 1: nobody was connected for as long as the target says. First service exists only in these. Absent if there was no onset in any replication."`
}

// Subject is what was simulated.
type Subject struct {
	Name          string `json:"name" doc:"The scenario's name."`
	Title         string `json:"title" doc:"What it is, in a line."`
	Question      string `json:"question,omitempty" doc:"The question that it asks; absent if it asks none."`
	Strategy      string `json:"strategy" doc:"The name of the strategy; in a comparison that of the baseline."`
	StrategyTitle string `json:"strategy-title,omitempty" doc:"What the strategy is, in a line."`
	Fingerprint   string `json:"fingerprint" doc:"A fingerprint of all that moves a number of a replication, in the scenario and the strategy, without the seed."`
	Start         string `json:"start" doc:"When the run begins, with its offset from UTC, as in RFC 3339."`
	End           string `json:"end" doc:"When it ends, likewise."`
	Zone          string `json:"zone" doc:"The time zone of all clock times of the document, such as Europe/London."`
	Shift         Number `json:"shifted-s,omitempty" doc:"By how many seconds all clock times of the scenario, and the run with them, are later than in its file; negative: earlier. Absent if they are not shifted."`
	WarmUp        Number `json:"warm-up-s,omitempty" doc:"How many seconds of the run are a warm-up: calls made in them are in no figure, and in the series. Absent if none are."`
}

// RunFacts is how it was simulated. The digest is a fingerprint of the measures that are judged.
type RunFacts struct {
	Seed         uint64     `json:"seed" doc:"The seed of all random numbers. With the scenario and the program's version it gives these results again, to the byte."`
	Replications int        `json:"replications" doc:"How many replications the figures are of."`
	Asked        int        `json:"replications-asked" doc:"How many were asked for; more than there are if the run was interrupted."`
	Digest       string     `json:"digest" doc:"A fingerprint of the measures that are judged, in every replication: those of expectations and headline figures, in all windows and groups of callers. 16 hexadecimal digits. In a comparison it covers all strategies, in their order and with their names."`
	Level        float64    `json:"confidence" doc:"The confidence level of the intervals: 0.95."`
	Target       Target     `json:"target" doc:"What good service was taken to be."`
	Precision    *Precision `json:"precision,omitempty" doc:"How well a mean was to be known; only where replications were added until it was."`
}

// Target is what good service was taken to be.
type Target struct {
	AnsweredIn float64 `json:"answered-in-s" doc:"In how many seconds a call is to be answered."`
	Answered   float64 `json:"answered" doc:"What share of calls is to be answered in time, 0 to 1."`
	Connected  float64 `json:"connected" doc:"What share of calls is not to be lost, 0 to 1."`
	Over       float64 `json:"over-s" doc:"Over how many seconds both shares are taken."`
	Hold       float64 `json:"hold-s" doc:"For how many seconds they are to hold before service counts as restored."`
	LossCalls  int     `json:"total-loss-calls" doc:"How many calls in a row have to be lost for service to count as lost altogether."`
	LossFor    float64 `json:"total-loss-for-s" doc:"For how many seconds at least that has to go on."`
}

// Moment is something that happened, in the order of the clock. The time is that of the replications in which it did.
type Moment struct {
	What  string   `json:"what" doc:"What happened: the name of what it happened to, a dot, and what it did; or one of detected, decided and repaired."`
	Clock string   `json:"clock" doc:"The mean time by the clock, with the date if that is not the first day's."`
	Since Estimate `json:"since-start-s" doc:"The same in seconds since the start of the run."`
	Share Number   `json:"share-of-replications" doc:"In what share of the replications it happened, 0 to 1; times are means over these."`
}

// Window is a part of the run.
type Window struct {
	Name     string    `json:"name" doc:"The window's name: run is the whole of it."`
	From     string    `json:"from" doc:"Its begin by the clock."`
	To       string    `json:"to" doc:"Its end by the clock, with the date if that is not the first day's."`
	FromS    Number    `json:"from-s" doc:"The same in seconds since the start of the run."`
	ToS      Number    `json:"to-s" doc:"The same in seconds since the start of the run."`
	Offered  Estimate  `json:"calls-offered" doc:"Calls made in it."`
	Lost     Estimate  `json:"unconnected-share" doc:"What share of these was lost, 0 to 1, of those that had ended. Null where no call was made."`
	Outcomes []Outcome `json:"outcomes" doc:"How calls were lost, the most frequent first."`
}

// Outcome is how calls ended.
type Outcome struct {
	Name  string   `json:"name" doc:"The outcome."`
	Calls Estimate `json:"calls" doc:"Calls that ended so."`
}

// Clock is one of the recovery clocks, from the onset of the first fault. It covers the replications with an onset; for
// first service, those in which service was lost completely.
type Clock struct {
	Name        string    `json:"name" doc:"What is waited for: detected, decided, first-service, restored or normal."`
	Clock       string    `json:"clock,omitempty" doc:"The mean by the clock; absent unless it was reached in every replication."`
	MedianClock string    `json:"median-clock,omitempty" doc:"The median of the times of day; absent if it was not reached in half of the replications."`
	Mean        *Estimate `json:"mean-s,omitempty" doc:"Seconds from the onset; absent unless it was reached in every replication."`
	Quantiles
	Reached Estimate `json:"share-reached" doc:"In what share of the replications it was reached by the end of the run, 0 to 1. It counts those with an onset; for first-service those in which service was lost altogether."`
	Beyond  Number   `json:"run-ends-s" doc:"How many seconds after the onset the run ends, on average: the most that is known of what was not reached."`
}

// Stage is a stage of the recovery, from the end of the one before it, in the replications in which it began.
type Stage struct {
	Name        string `json:"name" doc:"What is done in it: detect, decide, act or restore."`
	From        string `json:"from" doc:"What it begins with: onset, detected, decided or acted."`
	MedianClock string `json:"median-clock,omitempty" doc:"The median of the times of day at which it ended; absent if it did not end in half of the replications."`
	Quantiles
	Reached Estimate `json:"share-reached" doc:"In what share of the replications in which it began it ended before the run, 0 to 1."`
	Beyond  Number   `json:"run-ends-s" doc:"How many seconds of the run were left when it began, at most: the most that is known of one that did not end."`
}

// Source is who detected the trouble, in what share of the replications in which it was detected.
type Source struct {
	Name  string   `json:"name" doc:"Who noticed it: one of those who report, such as agents, or a monitor by its name."`
	Share Estimate `json:"share" doc:"In what share of the replications in which the trouble was detected it was by these, 0 to 1. What is missing from 1 was by an automatic switch."`
}

// LedgerLine is how calls were lost, where, and what was wrong there.
type LedgerLine struct {
	Cause    string   `json:"cause" doc:"What was wrong there: the fault, the remedy as remedies.NAME, or what is neither. That is overload, ordinary congestion, feature not supported or moving of traffic. It is slow answer if a free call taker did not answer in time, and out of service if no platform that the call could reach took calls."`
	Outcome  string   `json:"outcome" doc:"How the calls ended."`
	Element  string   `json:"element" doc:"Where: the element of the scenario, with the control rooms of one service as one."`
	Calls    Estimate `json:"calls" doc:"Calls lost so, in a replication."`
	Share    Number   `json:"share-of-losses" doc:"What share of all losses they are, 0 to 1."`
	Minutes  []int    `json:"minutes" doc:"In which minutes of the run these calls were made, counted from 0; only those that have any. In a long run the first minute of a step."`
	InMinute []Number `json:"calls-in-minute" doc:"How many in each of these, in a replication; together they are the calls of the line."`
}

// Trouble is how a fault met calls.
type Trouble struct {
	Name  string `json:"name" doc:"The fault's name."`
	Title string `json:"title,omitempty" doc:"What it is, in a line."`
	Spells
	Touched Estimate `json:"calls-touched" doc:"Calls that it touched, in a replication, or what it touched instead of calls."`
	Instead string   `json:"instead,omitempty" doc:"What the fault touches that touches no calls: alarms withheld, or steps held up. Absent for any other."`
	First   string   `json:"first,omitempty" doc:"When the first call was touched, by the clock; absent if none ever was."`
	Last    string   `json:"last,omitempty" doc:"When the last one was, likewise."`
}

// Remedy is what was done beside the runbook.
type Remedy struct {
	Name   string `json:"name" doc:"The remedy's name."`
	Title  string `json:"title,omitempty" doc:"What it is, in a line."`
	Stands bool   `json:"stands-from-the-start,omitempty" doc:"True if it is in force from the start of the run; absent otherwise."`
	Spells
	TurnedAway Estimate   `json:"calls-turned-away" doc:"Calls that it turned away, in a replication, as the ledger has it."`
	Moved      *Estimate  `json:"callers-moved,omitempty" doc:"Callers who got help at the number that it gave the public; absent where it gives none."`
	InVain     *Estimate  `json:"callers-in-vain,omitempty" doc:"Callers who got no help at that number; absent where it gives none."`
	CallBacks  *CallBacks `json:"call-backs,omitempty" doc:"What ringing people back did and cost; absent where it rings nobody back."`
}

// CallBacks is what ringing people back did in a replication, and what it cost.
type CallBacks struct {
	Made      Estimate `json:"made" doc:"How often somebody was rung back."`
	Answered  Estimate `json:"answered" doc:"How many of these call-backs were answered."`
	Connected Estimate `json:"callers-connected" doc:"Callers who were connected by a call-back."`
	Agents    Estimate `json:"agents-s" doc:"The time with call-backs, in seconds: of agents, or of call takers."`
	ByRooms   bool     `json:"by-control-rooms,omitempty" doc:"True if call takers of control rooms ring back; absent where agents do."`
}

// Traffic is how traffic was moved between platforms, in a replication.
type Traffic struct {
	Moves        Estimate       `json:"moves" doc:"How often traffic was moved, in a replication; what is so from the start is no move."`
	FailedStarts []FailedStarts `json:"failed-starts,omitempty" doc:"Platforms that did not always start up at the first try; absent if all did."`
}

// FailedStarts is how often a platform did not start up.
type FailedStarts struct {
	Platform string   `json:"platform" doc:"The platform's name."`
	Times    Estimate `json:"times" doc:"How often its start-up failed, in a replication."`
}

// Figure is the estimate of one measure.
type Figure struct {
	Measure string `json:"measure" doc:"The measure's name."`
	Window  string `json:"window" doc:"The window in which calls were made, or callers met them."`
	By      string `json:"by,omitempty" doc:"By what callers are grouped: service, region, access or provider. Absent for all callers together."`
	Group   string `json:"group,omitempty" doc:"The group's name; absent for all callers together."`
	Unit    string `json:"unit" doc:"What mean, low and high count: calls, callers, s for seconds, or share for 0 to 1."`
	Estimate
}

// Series is a mean minute by minute.
type Series struct {
	Name   string   `json:"name" doc:"What it counts. It is calls by the minute in which they were made, or calls over a provider or a route, or to control rooms. Of a platform it is the queue, agents on duty, busy agents or lost calls."`
	Values []Number `json:"per-minute" doc:"The mean over the replications in each minute of the run, from its start."`
	Low    []Number `json:"low,omitempty" doc:"What nineteen in twenty replications are not below, in each minute; of the first 400 replications, or fewer in a long run. Absent for series of where calls went, and with fewer than 20 replications."`
	High   []Number `json:"high,omitempty" doc:"What nineteen in twenty replications are not above, likewise."`
}

// Provenance is where a number of the scenario comes from.
type Provenance struct {
	Path  string `json:"path" doc:"The number's place in the scenario."`
	Value string `json:"value" doc:"The number as it is written there; of a range its best guess, with which the scenario was run."`
	Could string `json:"range,omitempty" doc:"What it could be, if the scenario gives it a range: 40% to 80%. The kind chosen is for what the planner decides; any other range is of what nobody knows."`
	Kind  string `json:"kind" doc:"Its origin: published, assumed, fitted, chosen, default (nobody wrote it) or unstated (no origin is given)."`
	Why   string `json:"why,omitempty" doc:"The source or the reason; absent where none is given."`
}
