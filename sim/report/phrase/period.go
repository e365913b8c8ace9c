package phrase

// Period is what one replication is called: a day if the run is about as long as one, and otherwise a run.
type Period struct{ on, noun string }

// PeriodOf is what a replication of so many seconds is called.
func PeriodOf(length Number) Period {
	if length < 12*3600 || length > 36*3600 {
		return Period{"in", "run"}
	}
	return Period{"on", "day"}
}

// On is a replication as a sentence names it: on a bad day, in a bad run.
func (p Period) On(which string) string { return p.on + " " + which + " " + p.noun }

// OnThe is several of them: on 95 % of the days, in 95 % of the runs.
func (p Period) OnThe(share string) string { return p.on + " " + share + " of the " + p.noun + "s" }

// One is the word for one of them.
func (p Period) One() string { return p.noun }

// Several is the word for several.
func (p Period) Several() string { return p.noun + "s" }
