package measure

import (
	"math"

	"nines/sim/des"
)

// The stages of a recovery, each from the end of the one before it: a waterfall from the onset of the first fault to
// restored service.
const (
	StageDetect  = iota // until the trouble is detected
	StageDecide         // until it is decided what to do
	StageAct            // until traffic is first switched, or the first step of the runbook is done
	StageRestore        // until service is restored; nothing, if it was before anybody acted
	Stages
)

// StageNames are the measures of the stages. NaN: the stage never began; +Inf: it did not end before the run.
var StageNames = [Stages]string{"recovery.time-to-detect", "recovery.time-to-decide", "recovery.time-to-act", "recovery.time-to-restore"}

// appendStages adds the lengths of the stages, in seconds. What came before the stage began, such as a false alarm that
// was acted on before the onset, took no time.
func (t judgement) appendStages(row []float64) []float64 {
	began := t.clocks.onset
	for _, ended := range t.stageEnds() {
		switch {
		case began == des.Never:
			row = append(row, math.NaN())
			continue
		case ended == des.Never:
			row = append(row, math.Inf(1))
		default:
			row = append(row, max(0, ended-began).Seconds())
		}
		began = max(began, ended) // Never is the latest of all
	}
	return row
}

// stageEnds are when the stages end, all of the same incident. Who acts has decided, and who has decided has detected,
// marked or not: what acts by itself marks neither.
func (t judgement) stageEnds() [Stages]des.Time {
	i := &t.clocks.incident
	restored := des.Never
	if t.clocks.onset != des.Never && i.acted != des.Never {
		restored = t.restored()
	}
	decided := min(i.acted, i.decided)
	return [Stages]des.Time{min(decided, i.detected), decided, i.acted, restored}
}

// appendSources adds, for each source, whether it was the one that the trouble was detected by: 1 or 0, NaN if it was not
// detected.
func (t judgement) appendSources(row []float64) []float64 {
	for i := range t.plan.sources {
		switch {
		case t.clocks.onset == des.Never || t.clocks.incident.detected == des.Never:
			row = append(row, math.NaN())
		case int(t.clocks.incident.source) == i:
			row = append(row, 1)
		default:
			row = append(row, 0)
		}
	}
	return row
}
