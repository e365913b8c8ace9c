package solve

// refine spends what is left of the budget on the curve: all days are asked where the pilot has the middle of its thresholds,
// and where it has the quarters. Each place is taken only if it can be paid.
func (s *search) refine() error {
	list := s.thresholds()
	if s.answer.By != ByThresholds || len(list) == 0 {
		return nil
	}
	return s.spend(&s.answer.Spent.Curve, func() error {
		for _, part := range []int{4, 6, 2, 7, 5, 3, 1} {
			at := min(list[len(list)*part/8], s.top())
			if s.open(at) > s.Budget-s.runs-s.Fresh {
				continue
			}
			if err := s.ask(at, s.days); err != nil {
				return err
			}
		}
		return nil
	})
}

// open is how many days are not known at a position.
func (s *search) open(position int) (n int) {
	for _, d := range s.days {
		if !s.knows(position, d) {
			n++
		}
	}
	return n
}

// confirm tries the stated value on fresh days. If they exclude the chance, nothing was found.
func (s *search) confirm() error {
	a := s.answer
	n := min(s.Fresh, s.Budget-s.runs)
	if a.Ruling != Found || n <= 0 {
		return nil
	}
	at, fresh := s.position(a.Value), stretch(s.Days, s.Days+n)
	if err := s.spend(&a.Spent.Fresh, func() error { return s.run(each(at, fresh)) }); err != nil {
		return err
	}
	l := s.goodAt(at, fresh)
	a.Fresh = &l
	if l.High < s.Chance {
		a.Ruling = Undecided
	}
	return nil
}

// position is the place of a value by how much it helps.
func (b *book) position(value int) int { return b.place(value) }

// draw makes the curve: at each value all days if all are known there, otherwise the pilot or its first days. These were chosen
// without a look at their outcomes. Values where not even those are known are left out.
func (s *search) draw() {
	for value := range s.Values {
		for _, days := range [][]int{s.days, s.pilot, s.ends} {
			if l, ok := s.known(s.position(value), days); ok {
				s.answer.Curve = append(s.answer.Curve, l)
				break
			}
		}
	}
}

// known is the level at a position over some days. It is false unless all of them are known there.
func (s *search) known(position int, days []int) (Level, bool) {
	if s.answer.By == ByTests {
		l := s.goodAt(position, days)
		return l, l.Days > 0 && s.wereRun(position, days)
	}
	l := s.levelAt(position, days)
	return l, l.Days > 0 && l.Days == len(s.present(days))
}

// wereRun reports whether all of some days were run at a position.
func (s *search) wereRun(position int, days []int) bool {
	for _, d := range days {
		if _, known := s.seen[Pair{s.place(position), d}]; !known {
			return false
		}
	}
	return true
}
