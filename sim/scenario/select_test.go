package scenario

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency"
)

// TestWhomTroubleHits compiles testdata/good/select.yaml, which has a fault of every sort that hits some callers or a path.
func TestWhomTroubleHits(t *testing.T) {
	doc, err := Load("select.yaml", corpus(t, "good")["select.yaml"])
	require.NoError(t, err)
	plan, err := doc.Plan("")
	require.NoError(t, err)
	got := map[string]emergency.Fault{}
	for _, f := range plan.Trouble.Faults {
		got[f.Name] = f
	}
	yes, no := true, false
	all := func(k emergency.ElementKind) []emergency.Element {
		return []emergency.Element{{Kind: k}, {Kind: k, Index: 1}}
	}
	first := func(k emergency.ElementKind) []emergency.Element { return all(k)[:1] }
	who := func(change func(*emergency.Selector)) *emergency.Selector {
		s := &emergency.Selector{Share: 1}
		change(s)
		return s
	}
	// Services are police, ambulance, fire and nothing; regions wales, kent and essex.
	police := who(func(s *emergency.Selector) { s.Services = []bool{yes, no, no, no} })
	for name, want := range map[string]struct {
		on   []emergency.Element
		only *emergency.Selector
	}{
		"bad-whitelist": {first(emergency.APlatform), &emergency.Selector{
			Services: []bool{yes, no, no, yes}, Regions: []bool{yes, yes, no}, Accesses: []bool{yes, no}, Providers: []bool{yes, no}, Share: 0.3,
		}},
		"no-calls-from-wales": {all(emergency.AProvider), who(func(s *emergency.Selector) { s.Regions = []bool{yes, no, no} })},
		"slow-on-fixed":       {all(emergency.AProvider)[1:], who(func(s *emergency.Selector) { s.Accesses = []bool{no, yes} })},
		"no-police":           {all(emergency.AHandover), police},
		"cut-fire":            {all(emergency.APlatform), who(func(s *emergency.Selector) { s.Services = []bool{no, yes, yes, no} })},
		"half-of-all":         {all(emergency.AProvider), &emergency.Selector{Share: 0.5}},
		"line-to-police":      {first(emergency.AHandover), police},
		"lines":               {all(emergency.AHandover), nil},
		"astray": {first(emergency.AHandover), who(func(s *emergency.Selector) {
			s.Services, s.Regions = []bool{no, yes, no, no}, []bool{no, no, yes}
		})},
		"storm": {first(emergency.ADemand), who(func(s *emergency.Selector) {
			s.Services, s.Regions = []bool{no, no, yes, no}, []bool{yes, no, yes}
		})},
		"new-year": {first(emergency.ADemand), nil},
		"call-101": {first(emergency.ADemand), police},
	} {
		require.Equal(t, want.on, got[name].On, name)
		require.Equal(t, want.only, got[name].Only, name)
	}
	for name, tone := range map[string]emergency.Tone{"no-police": emergency.SilentTone, "line-to-police": emergency.BusyTone, "switch.wrong": emergency.BusyTone} {
		c := emergency.Healthy()
		c.HandoverDown = tone
		require.Equal(t, c, got[name].Condition, name)
	}
	require.Equal(t, police, got["switch.wrong"].Only)
}

// TestOnlyEverybody: a selection of all callers is none.
func TestOnlyEverybody(t *testing.T) {
	for _, only := range []string{"{share: 100%}", "{}"} {
		plan := troubled(t, "  all: {on: platforms.main, only: "+only+", at: 12:00, kind: down}\n", "")
		require.Nil(t, plan.Trouble.Faults[0].Only, only)
	}
}
