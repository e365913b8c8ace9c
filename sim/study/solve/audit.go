package solve

// checks is how many runs an audit takes, and leastChecks how many it takes where the budget is spent.
const checks, leastChecks = 40, 15

// audit runs days at values where their threshold already says what they must be. Half of these lie anywhere in the grid,
// half near the threshold. Where one is otherwise, days are tested as yes or no instead.
func (s *search) audit() error {
	err := s.spend(&s.answer.Spent.Audit, func() error {
		foretold := s.foretold()
		s.answer.Audit.Checks += len(foretold)
		return s.run(foretold)
	})
	if err != nil {
		return err
	}
	s.answer.Audit.Breaches = s.breach
	if s.breach > 0 {
		return s.test()
	}
	return nil
}

// foretold are pairs of a position and a day that were not run, and whose outcome is known. They are spread evenly over days
// and positions (van der Corput, in bases 2 and 3), the same in every solve.
func (s *search) foretold() (pairs []Pair) {
	for i := 1; i <= max(leastChecks, min(checks, s.Budget-s.runs)); i++ {
		day := s.days[int(radical(i, 2)*float64(len(s.days)))]
		if at, ok := s.inferred(day, radical(i, 3), i%2 == 0); ok {
			pairs = append(pairs, Pair{at, day})
		}
	}
	return pairs
}

// nearby is how far from the threshold an audit looks if it looks near.
const nearby = 3

// inferred is one of the positions at which a day was not run and is known: u of the way through them.
func (s *search) inferred(day int, u float64, near bool) (int, bool) {
	var list []int
	for at := range s.Values {
		_, wasRun := s.seen[Pair{s.place(at), day}]
		isFar := at < s.bad[day]-nearby || at > s.good[day]+nearby
		if !s.absent[day] && !wasRun && s.knows(at, day) && !(near && isFar) {
			list = append(list, at)
		}
	}
	if len(list) == 0 {
		return 0, false
	}
	return list[int(u*float64(len(list)))], true
}

// radical is the i-th number of van der Corput's sequence, in [0, 1).
func radical(i, base int) float64 {
	u, part := 0.0, 1.0
	for ; i > 0; i /= base {
		part /= float64(base)
		u += float64(float64(i%base) * part)
	}
	return u
}
