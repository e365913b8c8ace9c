package dataset

import (
	"errors"
	"iter"
	"time"

	"nines/sim/experiment"
	"nines/sim/plan"
)

// Set is a data set: the results of one or more strategies, and which parts to write.
type Set struct {
	Version    string // of the program
	Comparison *experiment.Comparison
	// Calls, Callers, Minutes and Ledger are the replications for the tables calls, callers, minutes_by_replication and
	// ledger_by_replication.
	Calls, Callers, Minutes, Ledger []int
	// AllMeasures says whether the tables replications and strategies have all measures of all groups, and not only the most
	// important, and whether the table minutes has bands.
	AllMeasures bool
	Ran         *Ran // for the manifest
	// Replaying is called before each replay of a replication. An error stops the writing and is returned.
	Replaying func(p *plan.Plan, done, all int) error
	Stop      experiment.Stop // asked during a replay

	create  Create
	zone    *time.Location // in which CSV has instants, where there is no comparison
	united  *united
	columns []described
	rows    []tableRows
}

// tableRows are the rows of a table that was written.
type tableRows struct {
	table string
	rows  int64
}

// Write writes all tables, the data dictionary last. It writes row by row: memory grows with replications and minutes, as in
// the experiment itself, but not with calls.
func (s *Set) Write(create Create) error {
	s.create, s.united = create, unite(s.Comparison.Results)
	for _, write := range []func() error{
		func() error { return writeTable(s, strategies, s.eachFigure()) },
		func() error { return writeTable(s, replications, s.eachSample()) },
		func() error { return writeTable(s, s.wide(), s.eachReplication()) },
		func() error { return writeTable(s, measures, s.eachMeasure()) },
		func() error { return writeTable(s, s.minutes(), s.eachMinute()) },
		func() error { return writeTable(s, ledger, s.eachEntry()) },
		func() error { return writeTable(s, ledgerMinutes, s.eachMinuteEntry()) },
		s.writeChosen,
		s.writeDiaries,
		func() error { return writeTable(s, dictionary, s.eachColumn()) },
	} {
		if err := write(); err != nil {
			return err
		}
	}
	return nil
}

// writeTable writes a table in all forms. It stops at the first failure, and finish returns that.
func writeTable[R any](s *Set, t table[R], rows iter.Seq[*R]) error {
	own, err := open(s, t)
	if err != nil {
		return err
	}
	for r := range rows {
		if own.put(r); own.failed != nil {
			break
		}
	}
	return finish(s, own)
}

// writeChosen writes the tables calls and callers, if requested. One replay serves both.
func (s *Set) writeChosen() error {
	ofCalls, err := openIf(len(s.Calls) > 0, s, calls)
	if err != nil {
		return err
	}
	ofCallers, err := openIf(len(s.Callers) > 0, s, callers)
	if err != nil {
		return err
	}
	if err := s.replay(ofCalls, ofCallers); err != nil {
		return err
	}
	return errors.Join(finish(s, ofCalls), finish(s, ofCallers))
}

// writeDiaries writes the tables of single replications by minute, if requested. One replay serves both.
func (s *Set) writeDiaries() error {
	ofMinutes, err := openIf(len(s.Minutes) > 0, s, s.minutesByReplication())
	if err != nil {
		return err
	}
	ofLedger, err := openIf(len(s.Ledger) > 0, s, ledgerByReplication)
	if err != nil {
		return err
	}
	if err := s.tellDiaries(ofMinutes, ofLedger); err != nil {
		return err
	}
	return errors.Join(finish(s, ofMinutes), finish(s, ofLedger))
}

// openIf opens a table only if it is wanted. A nil sheet takes rows and drops them, so the replay need not ask.
func openIf[R any](wanted bool, s *Set, t table[R]) (*sheet[R], error) {
	if !wanted {
		return nil, nil
	}
	return open(s, t)
}
