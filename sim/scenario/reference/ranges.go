package reference

// ranges is how a file says what a value could be, and what studies do with that.
func (r referee) ranges() []Reference {
	return []Reference{{
		Title: "ranges",
		Says: []string{
			"A range stands where the value stands. It says what the value could be. Runs use the best guess; without one, the middle of the range. A range changes no figure of run and compare.",
			"Ranges stand in world, trouble, recovery, strategies and the block numbers. All kinds of values can have one: numbers with any unit, lengths of time, shares, clock times, yes or no, and words. They also stand inside distributions, lists and rosters.",
			"A range with chosen beside it is a choice: it is yours to decide. All other ranges are unknowns: nobody knows the value. A study asks different questions about the two. nines explore asks which unknowns matter. nines solve asks how large a choice must be.",
			"Every range needs a reason: source, assumed, fitted or chosen, for the whole block or for single keys. validate warns about ranges without one.",
			"Between the ends, all values are equally likely. With a best guess inside the range, the value is as likely below it as above it.",
			"validate also tries both ends of each range, and every word. A mistake there is told with the value at which it shows.",
			"A number with a name stands in the block numbers, and numbers.NAME is written wherever it belongs. It has one value and one range, so all its places change together. Those places must have the same unit.",
			"Shares that add up to 100% leave no room for a range. Write rest at one of them: it takes what the others leave. So another can have a range, and --vary can change it. This holds for every list of shares. At most one share is the rest, and the others may not exceed 100%.",
			"On the command line: --set world.platforms.backup.seats='90 to 130'. With --vary, any value can have a range, also one that has none in the file.",
		},
		Keys: []Key{
			{Path: "seats: 90 to 130", Doc: "Both ends count. Without a best guess the runs use the middle, 110."},
			{Path: "seats: 110 (90 to 130)", Doc: "The best guess first, and the range in brackets."},
			{Path: "share: 40 to 80%", Doc: "The first end and the guess may leave out the unit of the last."},
			{Path: "at: 06:24 to 07:00", Doc: "Clock times, or times relative to one event: onset + 5m to onset + 20m. The trouble moves with them."},
			{Path: "tone: one of [busy, silence]", Doc: "Words; the first is the best guess. Inside { } it needs quotes."},
			{Path: "services: {police: 60% (50% to 70%), fire: rest}", Doc: "Fire has 40%, and between 30% and 50% where the share of police varies."},
			{Path: "numbers: {keep-trying: 65% (40% to 80%)}", Doc: "A number with a name. It is used as share: numbers.keep-trying."},
			{Path: "chosen: {seats: the offers go up to 130}", Doc: "Beside source, assumed and fitted: why a value was chosen that is yours to decide."},
		},
	}}
}
