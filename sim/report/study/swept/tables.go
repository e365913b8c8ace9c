package swept

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nines/sim/measure"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/study/sweep"
	"nines/sim/words"
)

const (
	mostColumns = 8   // of a table of two inputs, to fit a screen
	mostRows    = 500 // of a table that people read; the data have all
	mostAlone   = 60  // points whose command is shown to people
)

// tables are the figures, for people.
func (s *Sweep) tables() (list []study.Table) {
	if across, down, is := s.square(); is {
		list = append(list, s.squares(across, down)...)
	}
	for k := range s.Strategies {
		if s.isWeek() {
			list = append(list, week{s}.table(k))
		}
	}
	isBrief := len(list) == 0
	for i := range s.Measures {
		list = append(list, s.pointsTable(i, isBrief && i == 0))
	}
	if s.isWide() {
		list = append(list, s.values())
	}
	if len(s.Strategies) > 1 && len(s.Design.Inputs) > 1 {
		list = append(list, s.reigns())
	}
	return append(list, s.commands())
}

// inOrder are the points of a sweep over one input, by its values.
func (s *Sweep) inOrder() []int {
	order := make([]int, len(s.Design.Points))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(s.Design.Points[a][0], s.Design.Points[b][0]) })
	return order
}

// head names the columns of points.
func (s *Sweep) head() []string {
	header := []string{"point"}
	for k := range s.Design.Inputs[:s.shown()] {
		header = append(header, titleOf(&s.Design.Inputs[k]))
	}
	return header
}

// pointRow is a point with its values.
func (s *Sweep) pointRow(i int) []string {
	row := []string{fmt.Sprint(i + 1)}
	for k := range s.Design.Inputs[:s.shown()] {
		row = append(row, s.said(i, k))
	}
	return row
}

// shown is how many inputs stand beside the figures.
func (s *Sweep) shown() int {
	if s.isWide() {
		return 0
	}
	return len(s.Design.Inputs)
}

// values is what varies at each point, where that is too much to stand beside the figures.
func (s *Sweep) values() study.Table {
	t := study.Table{ID: "values", Title: "The values of every point", Header: []string{"point"}}
	for k := range s.Design.Inputs {
		t.Header = append(t.Header, titleOf(&s.Design.Inputs[k]))
	}
	for i := range s.Design.Points[:min(len(s.Design.Points), mostRows)] {
		row := []string{fmt.Sprint(i + 1)}
		for k := range s.Design.Inputs {
			row = append(row, s.said(i, k))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// pointsTable is a measure at every point.
func (s *Sweep) pointsTable(of int, isBrief bool) study.Table {
	m := s.Measures[of]
	t := study.Table{ID: id("points", of), Title: words.Capital(noun(m)) + " at every point", Header: s.head(), Brief: isBrief}
	ranks := len(s.Strategies) > 1 && m.Better() != measure.Neither
	if len(s.Strategies) == 1 {
		t.Header = append(t.Header, unitOf(m))
	} else {
		for _, st := range s.Strategies {
			t.Header = append(t.Header, phrase.Plain(st.Name))
		}
		t.Notes = append(t.Notes, key(s.Strategies))
	}
	if ranks {
		t.Header = append(t.Header, "best")
		t.Notes = append(t.Notes, "Best: ~ none is shown to be.")
	}
	for i, st := range s.Standings[of][:min(len(s.Standings[of]), mostRows)] {
		row := s.pointRow(i)
		for _, e := range st.Figures {
			row = append(row, inWords(m, e))
		}
		if ranks {
			row = append(row, bestAt(s.Strategies, st))
		}
		t.Rows = append(t.Rows, row)
	}
	if over := len(s.Standings[of]) - mostRows; over > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("%s more are in the table sweep_figures of the data.", words.Capital(points(over))))
	}
	return t
}

// bestAt names the best strategy of a point.
func bestAt(strategies []Strategy, st sweep.Standing) string {
	if st.Best < 0 {
		return "~"
	}
	return phrase.Plain(strategies[st.Best].Name)
}

// key says what the names of strategies stand for.
func key(strategies []Strategy) string {
	var parts []string
	for _, st := range strategies {
		if st.Title != "" {
			parts = append(parts, phrase.Plain(st.Name)+" is "+st.called())
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Strategies: " + strings.Join(parts, ", ") + "."
}

func unitOf(m measure.Measure) string {
	switch m.Unit {
	case measure.Share:
		return "share"
	case "s", measure.Clock:
		return "time"
	}
	return string(m.Unit)
}

func id(name string, of int) string {
	if of == 0 {
		return name
	}
	return fmt.Sprintf("%s-%d", name, of+1)
}

// square reports whether the points are a full grid of two inputs, and which of them goes across.
func (s *Sweep) square() (across, down int, is bool) {
	if s.Design.Shape != sweep.Grid || len(s.Design.Inputs) != 2 {
		return 0, 0, false
	}
	across, down = 1, 0
	if len(s.Design.Levels(1)) > len(s.Design.Levels(0)) {
		across, down = 0, 1
	}
	return across, down, len(s.Design.Levels(across))*len(s.Design.Levels(down)) == len(s.Design.Points)
}

// squares are tables with one input across and the other down: the best strategy, and the figures of each.
func (s *Sweep) squares(across, down int) (list []study.Table) {
	if len(s.Design.Levels(across)) > mostColumns {
		return nil
	}
	m, standings := s.main()
	if len(sweep.Reigns(standings)) > 1 && m.Better() != measure.Neither {
		t := s.squareOf(across, down, func(i int) string { return bestAt(s.Strategies, standings[i]) })
		t.ID, t.Title, t.Notes = "best", "The best strategy, where one is shown to be", []string{key(s.Strategies), "~ none is shown to be the best."}
		list = append(list, t)
	}
	for k, st := range s.Strategies {
		t := s.squareOf(across, down, func(i int) string { return inWords(m, standings[i].Figures[k]) })
		t.ID, t.Title = id("square", k), words.Capital(noun(m))
		if len(s.Strategies) > 1 {
			t.Title += " under " + st.called()
		}
		list = append(list, t)
	}
	for i := range list {
		list[i].Brief = true
	}
	return list
}

// squareOf is a table with a cell for each point.
func (s *Sweep) squareOf(across, down int, cell func(point int) string) study.Table {
	columns, rows := s.Design.Levels(across), s.Design.Levels(down)
	t := study.Table{Header: []string{titleOf(&s.Design.Inputs[down]) + " \\ " + titleOf(&s.Design.Inputs[across])}}
	for _, v := range columns {
		t.Header = append(t.Header, phrase.Plain(s.Design.Inputs[across].Said(v)))
	}
	t.Rows = make([][]string, len(rows))
	for y, v := range rows {
		t.Rows[y] = make([]string, len(columns)+1)
		t.Rows[y][0] = phrase.Plain(s.Design.Inputs[down].Said(v))
	}
	for i, p := range s.Design.Points {
		t.Rows[slices.Index(rows, p[down])][1+slices.Index(columns, p[across])] = cell(i)
	}
	return t
}

// reigns is where which strategy is the best.
func (s *Sweep) reigns() study.Table {
	_, standings := s.main()
	t := study.Table{ID: "reigns", Title: "Where which strategy is the best", Header: []string{"strategy", "points", "which"}}
	for _, r := range sweep.Reigns(standings) {
		name := "none is shown to be"
		if r.Strategy >= 0 {
			name = s.Strategies[r.Strategy].called()
		}
		t.Rows = append(t.Rows, []string{name, fmt.Sprint(len(r.Points)), listed(r.Points)})
	}
	return t
}

// commands is how each point is run alone.
func (s *Sweep) commands() study.Table {
	t := study.Table{ID: "commands", Title: "How each point is run alone: nines run SCENARIO with these flags", Header: []string{"point", "flags"}}
	for i, r := range s.Runs[:min(len(s.Runs), mostAlone)] {
		t.Rows = append(t.Rows, []string{fmt.Sprint(i + 1), r.flags()})
	}
	if over := len(s.Runs) - mostAlone; over > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("%s more are in the table sweep_points of the data.", words.Capital(points(over))))
	}
	return t
}

// flags are those of nines run for a point.
func (r Run) flags() (text string) {
	for _, a := range r.Set {
		text += " --set " + phrase.Plain(quoted(a))
	}
	if r.ShiftTo != "" {
		text += " --shift-to " + quoted(r.ShiftTo)
	}
	return text[min(1, len(text)):]
}
