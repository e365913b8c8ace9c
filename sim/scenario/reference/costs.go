package reference

// costs is how a file says what things cost.
func (r referee) costs() []Reference {
	return []Reference{{
		Title: "costs",
		Says: []string{
			"Costs stand beside the number they belong to, and say what one more of it costs. In a strategy they say what the whole strategy costs. Costs change no figure.",
			"nines solve needs no flag to use them. It says what the answer costs, and what to buy first: the callers that each offer helps in one such outage. It compares today's scenario with the strategies that have a cost. It also tries larger values of numbers with a cost and a range.",
			"A price has a currency, a sign or a code of three letters: £12,000, €2 million, 500 EUR. Then comes a year, a month, a week or a day; without that, it is paid once. All costs of a file are in one currency and for one span of time.",
			"Only what is counted can have a cost: seats, agents, call-takers, lines. Inside { }, put a price with a comma in quotes.",
			"A cost on the command line replaces that of the file: --cost 'world.platforms.backup.seats=£9,000 a year each'.",
		},
		Keys: []Key{
			{Path: "costs: {seats: £900 a year each}", Doc: "Beside seats: one more seat costs £900 a year. A named number has its cost in the block numbers."},
			{Path: "costs: £200,000 a year", Doc: "In a strategy, beside its title: what it costs above what is there today."},
		},
	}}
}
