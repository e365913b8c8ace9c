package measure

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/emergency/callback"
	"nines/sim/measure/access"
	"nines/sim/measure/term"
)

// withEverything has a thing of every kind that measures are named after, and names that are easily taken for others.
func withEverything() *Plan {
	n := network()
	n.Monitors = []emergency.Monitor{{Name: "cut-alarm"}, {Name: "lost"}}
	n.Forewarns, n.CallBacks = true, []callback.Rule{{Remedy: 1}, {Services: []bool{true}}}
	n.Callers.Elsewhere.AnotherPhone, n.Callers.Elsewhere.AnotherCall = 0.5, 0.5
	asked := target
	asked.Waits = []des.Time{10 * des.Second}
	return NewPlan(n, []Window{{"early", 0, at(30, 0)}, {"late", at(30, 0), des.Hour}}, asked, Names{
		Faults: []string{"fire", "switch-to.wrong"},
		Milestones: []string{"detected", "decided", "repaired", "fire.begins", "fire.ends", "switch-to.wrong.begins", "switch-to.wrong.ends",
			"switch-to.begins", "switch-to.wrong", "switch-to.noticed", "switch-to.done", "wall.begins", "wall.ends"},
		Sources:  []string{"control rooms", "cut-alarm"},
		Users:    []access.Part{{Provider: 1, Region: None, Users: 500}},
		Remedies: []Deed{{"wall", 11, 12, true, []Way{{0, 0}}}, {"last", 11, 12, true, nil}},
	})
}

// coveredBy are the terms that cover a name.
func coveredBy(name string) (list []Term) {
	for _, one := range Glossary() {
		if term.Covers(one.Name, name) {
			list = append(list, one)
		}
	}
	return list
}

// TestEveryMeasureHasOneTerm, which agrees with it, and no term is without a measure.
func TestEveryMeasureHasOneTerm(t *testing.T) {
	used := map[string]bool{}
	for _, m := range withEverything().Measures() {
		list := coveredBy(m.Name)
		if m.Name == "" {
			require.Empty(t, list)
			continue
		}
		require.NotEmpty(t, list, m.Name)
		if !strings.HasPrefix(m.Name, "at.switch-to.") && m.Name != "answer.within-target" { // which could be a platform's or a step's, or a time's
			require.Len(t, list, 1, m.Name)
		}
		used[list[0].Name] = true
		require.Equal(t, m.Unit, list[0].Unit, m.Name)
		require.Equal(t, m.Meaning(), list[0].Meaning)
		require.Equal(t, m.Better(), list[0].Better)
		require.True(t, list[0].ByWindow || m.Window == WholeRun, m.Name)
		require.True(t, list[0].ByGroup || m.Group == Group{} || list[0].Subject == "users", m.Name) // told of those who serve them
	}
	for _, term := range Glossary() {
		require.True(t, used[term.Name], "nothing is measured as %s", term.Name)
	}
}

// TestTermsAreToldAsTheySay: by every window and by every group, or not.
func TestTermsAreToldAsTheySay(t *testing.T) {
	p := withEverything()
	rows := map[string]int{} // by the name of the term
	things := map[string]map[string]bool{}
	for _, m := range p.Measures() {
		if m.Name == "" {
			continue
		}
		term := coveredBy(m.Name)[0].Name
		if things[term] == nil {
			things[term] = map[string]bool{}
		}
		rows[term]++
		things[term][m.Name] = true
	}
	for _, term := range Glossary() {
		want := len(things[term.Name])
		if term.ByWindow {
			want *= len(p.windows)
		}
		if term.ByGroup {
			want *= len(p.groups)
		}
		if term.Name == "calls.no-request" {
			want = 3 * len(p.windows) // nobody who wants help ends so
		}
		if term.Subject == "users" {
			want = 2 // of all, and of the one provider that says how many it serves
		}
		require.Equal(t, want, rows[term.Name], term.Name)
	}
}

// TestTermsCanBeRead: whole sentences, each name once, and subjects in one piece.
func TestTermsCanBeRead(t *testing.T) {
	seen, subjects := map[string]bool{}, []string{""}
	for _, term := range Glossary() {
		require.False(t, seen[term.Name], term.Name)
		seen[term.Name] = true
		require.Regexp(t, `^[A-Z][^\n]{15,}\.$`, term.Meaning, term.Name)
		if subjects[len(subjects)-1] != term.Subject {
			require.NotContains(t, subjects, term.Subject)
			subjects = append(subjects, term.Subject)
		}
	}
}

func TestSenses(t *testing.T) {
	for name, want := range map[string]Sense{
		"calls.connected": More, "answer.within-target": More, "calls.answered": More,
		"calls.offered": Neither, "calls.seen": Neither, "callers.calling": Neither, "traffic.moves": Neither, "trouble.fire.touched": Neither, "": Neither,
		"calls.misrouted": Less, "callers.without-help": Less, "answer.p99": Less, "callers.delay.mean": Less, "recovery.normal": Less,
	} {
		require.Equal(t, want, Measure{Name: name}.Better(), name)
	}
	require.Equal(t, "less", Less.String())
}

// TestPatterns: names are taken whole, and a step may be called like a measure's own word.
func TestPatterns(t *testing.T) {
	for _, c := range []struct{ name, pattern string }{
		{"at.onset", "at.onset"}, {"at.switch-to.main", "at.switch-to.PLATFORM"}, {"at.switch-to.done", "at.STEP.done"},
		{"at.fire.wrong.begins", "at.NAME.begins"}, {"trouble.fire.wrong.last", "trouble.FAULT.last"},
		{"recovery.detected-by.the public", "recovery.detected-by.SOURCE"}, {"traffic.moves", "traffic.moves"},
		{"trouble..last", ""}, {"calls.offer", ""}, {"calls.offered.twice", ""}, {"at.begins", ""},
	} {
		require.Equal(t, c.pattern, term.Of(c.name).Name, c.name)
	}
}
