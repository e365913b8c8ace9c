package erlang_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/erlang"
)

func TestDelayTable(t *testing.T) {
	for _, row := range []struct {
		c                               int
		lam, mu, t                      float64
		delayed, wait, waiting, answers string
	}{
		{1, 0.8, 1, 1, "0.8", "4", "3.2", "0.3450153975"},
		{2, 1.5, 1, 1, "0.6428571429", "1.285714286", "1.928571429", "0.6100874330"},
		{5, 4, 1, 0.5, "0.5541125541", "0.5541125541", "2.216450216", "0.6639137470"},
		{10, 8, 1, 0.25, "0.4091801508", "0.2045900754", "1.636720603", "0.7518196932"},
		{10, 9, 1, 0.5, "0.6687315241", "0.6687315241", "6.018583717", "0.5943938275"},
		{14, 200. / 3600, 1. / 180, 20, "0.1741319336", "7.835937012", "0.4353298340", "0.8883500192"},
		{28, 360. / 3600, 1. / 240, 20, "0.3331385280", "19.98831168", "1.998831168", "0.7612958139"},
		{48, 1800. / 3600, 1. / 90, 5, "0.5607803661", "16.82341098", "8.411705492", "0.5253096684"},
		{48, 1800. / 3600, 1. / 90, 10, "0.5607803661", "16.82341098", "8.411705492", "0.5981833093"},
		{100, 95, 1, 0.1, "0.5064568539", "0.1012913708", "9.622680224", "0.6928183903"},
	} {
		s := steady(t, row.c, row.lam, row.mu, 0, 0)
		as(t, row.delayed, s.Delayed, "Delayed")
		as(t, row.delayed, erlang.C(row.c, row.lam/row.mu), "C")
		as(t, row.wait, s.Wait, "Wait")
		as(t, row.waiting, s.Waiting, "Waiting")
		as(t, row.answers, s.AnsweredWithin(row.t), "AnsweredWithin")
		near(t, 1-s.AnsweredWithin(row.t), s.LongerThan(row.t), 1e-14, "LongerThan")
	}
}

func TestCapacityTable(t *testing.T) {
	for _, row := range []struct {
		c, capacity                                          int
		lam, mu                                              float64
		blocked, present, waiting, wait, delayed, throughput string
	}{
		{1, 5, 0.9, 1, "0.1260225500", "2.194782301", "1.408202596", "1.790285952", "0.7558057190", "0.7865797050"},
		{2, 6, 2, 1, "0.1538461538", "3.230769231", "1.538461538", "0.9090909091", "0.7272727273", "1.692307692"},
		{5, 10, 5, 1, "0.1175032901", "6.175032901", "1.762549351", "0.3994461014", "0.6657435023", "4.412483550"},
		{10, 30, 9, 1, "0.008772084481", "13.04633187", "4.125280631", "0.4624209098", "0.6394152083", "8.921051240"},
		{10, 30, 12, 1, "0.1686372446", "25.28566736", "15.30931430", "1.534560194", "0.9877667757", "9.976353065"},
		{48, 60, 0.55, 1. / 90, "0.06345395684", "50.79798181", "4.438952670", "8.617646827", "0.6694105105", "0.5151003237"},
		{100, 120, 110, 1, "0.09563003432", "111.5636275", "12.08293125", "0.1214600592", "0.9002426237", "99.48069622"},
	} {
		s := steady(t, row.c, row.lam, row.mu, 0, row.capacity)
		as(t, row.blocked, s.Blocked, "Blocked")
		as(t, row.present, s.Present, "Present")
		as(t, row.waiting, s.Waiting, "Waiting")
		as(t, row.wait, s.Wait, "Wait")
		as(t, row.delayed, s.Delayed, "Delayed")
		as(t, row.throughput, s.Throughput, "Throughput")
	}
	as(t, "0.009833016586", steady(t, 10, 9, 1, 0, 29).Blocked, "one place less")
	as(t, "0.007833035191", steady(t, 10, 9, 1, 0, 31).Blocked, "one place more")
}

func TestPatienceTable(t *testing.T) {
	for _, row := range []struct {
		c                                                          int
		lam, mu, th, t                                             float64
		delayed, abandoned, wait, waiting, longer, offered, served string
	}{
		{5, 5, 1, 1, 0.2, "0.5595067149", "0.1754673698", "0.1754673698", "0.8773368488", "0.3188573897", "0.5948595689", "0.7214506098"},
		{10, 9, 1, 0.5, 0.2, "0.4689417044", "0.06701171547", "0.1340234309", "1.206210879", "0.2532479019", "0.7113996888", "0.7624958433"},
		{10, 12, 1, 0.5, 0.2, "0.8503849479", "0.1956559440", "0.3913118880", "4.695742656", "0.6314394708", "0.2944324883", "0.3660529174"},
		{50, 48, 1, 0.5, 0.05, "0.4677740686", "0.03091224916", "0.06182449832", "2.967575920", "0.3450301706", "0.6448524027", "0.6654220964"},
		{50, 50, 1, 1, 0.05, "0.5188083155", "0.05632500633", "0.05632500633", "2.816250316", "0.3622665545", "0.6158015454", "0.6525568120"},
		{50, 55, 1, 2, 0.05, "0.6579267612", "0.1194763466", "0.05973817330", "3.285599532", "0.4343429271", "0.5112073939", "0.5805720175"},
		{48, 0.5, 1. / 90, 1. / 120, 5, "0.3684433870", "0.02919374337", "3.503249204", "1.751624602", "0.2365959388", "0.7509253401", "0.7735069021"},
		{48, 7. / 12, 1. / 90, 1. / 60, 5, "0.6877604144", "0.1130097717", "6.780586303", "3.955342010", "0.4746658663", "0.4769687634", "0.5377384645"},
		{100, 100, 1, 1, 0.05, "0.5132987983", "0.03986099681", "0.03986099681", "3.986099681", "0.3062018575", "0.6734875003", "0.7014479134"},
		{100, 130, 1, 0.5, 0.25, "0.9999548596", "0.2307704892", "0.4615409784", "60.00032719", "0.8629605306", "0.02003345389", "0.02604353267"},
	} {
		s := steady(t, row.c, row.lam, row.mu, row.th, 0)
		as(t, row.delayed, s.Delayed, "Delayed")
		as(t, row.abandoned, s.Abandoned, "Abandoned")
		as(t, row.wait, s.Wait, "Wait")
		as(t, row.waiting, s.Waiting, "Waiting")
		as(t, row.longer, s.LongerThan(row.t), "LongerThan")
		as(t, row.offered, s.AnsweredWithin(row.t), "AnsweredWithin")
		as(t, row.served, s.AnsweredWithin(row.t)/(1-s.Abandoned), "AnsweredWithin of served")
		near(t, row.lam/row.mu*(1-s.Abandoned), s.Busy, 1e-12, "Busy")
	}
	as(t, "45.4379062", steady(t, 48, 0.5, 1./90, 1./120, 0).Present, "Present")
	require.InDelta(t, 0.03859534, steady(t, 49, 48, 1, 0.5, 0).Abandoned, 5e-9, "one server less")
	require.InDelta(t, 0.02448388, steady(t, 51, 48, 1, 0.5, 0).Abandoned, 5e-9, "one server more")
	require.InDelta(t, 0.03149559, steady(t, 50, 48, 1, 0.525, 0).Abandoned, 5e-9, "patience 5 % shorter")
}

// Stations in series without hold-over are independent (Burke 1956).
func TestTandem(t *testing.T) {
	first, second := steady(t, 10, 0.5, 1./15, 0, 0), steady(t, 48, 0.5, 1./80, 0, 0)
	as(t, "1.839667201", first.Wait, "first wait")
	as(t, "0.3066112002", first.Delayed, "first delay")
	as(t, "1.559612151", second.Wait, "second wait")
	as(t, "0.1559612151", second.Delayed, "second delay")
	as(t, "98.39927935", first.Wait+15+second.Wait+80, "both")
	as(t, "49.19963968", first.Present+second.Present, "present")
	as(t, "0.4444444444", steady(t, 3, 2, 1, 0, 0).Wait, "three servers")
	as(t, "1.108225108", steady(t, 5, 2, 0.5, 0, 0).Wait, "five slow servers")
	as(t, "3.555555556", steady(t, 2, 0.8, 0.5, 0, 0).Wait, "two slow servers")
	as(t, "0.004504504505", steady(t, 6, 2, 1, 0, 0).Wait, "six servers")
	as(t, "0.0009578544061", steady(t, 5, 1, 1, 0, 0).Wait, "five servers")
}

// Numbers printed by others, to the digits they print.
func TestQueueAgreesWithOthers(t *testing.T) {
	// pyworkforce, 100 calls in 30 minutes, 3 minutes each, 14 positions.
	s := steady(t, 14, 100./30, 1./3, 0, 0)
	near(t, 0.1741319335950498, s.Delayed, 1e-13, "waiting_probability")
	near(t, 0.8883500191794669, s.AnsweredWithin(1./3), 1e-13, "service_level")

	// A textbook clinic: three doctors, six patients an hour, 20 minutes each.
	s = steady(t, 3, 0.1, 1./20, 0, 0)
	require.InDelta(t, 0.889, s.Waiting, 5e-4)
	require.InDelta(t, 28.89, s.Wait+20, 5e-3)

	// Garnett, Mandelbaum and Reiman's example: 50 agents, 48 calls a minute of
	// one minute, patience two minutes, without and with abandonment.
	s = steady(t, 50, 48, 1, 0, 0)
	require.InDelta(t, 20.8, 60*s.Wait, 0.05)
	require.InDelta(t, 0.1, s.LongerThan(58.1387/60), 1e-6)
	s = steady(t, 50, 48, 1, 0.5, 0)
	require.InDelta(t, 0.031, s.Abandoned, 5e-4)
	require.InDelta(t, 0.1, s.LongerThan(12.4446/60), 1e-6)
	require.InDelta(t, 0.93, s.Busy/50, 5e-3)

	// pyworkforce, 13 positions and callers who wait five minutes on average; to
	// the digits of an independent program.
	s = steady(t, 13, 100./30, 1./3, 1./5, 0)
	require.InDelta(t, 0.8581777, s.AnsweredWithin(1./3), 5e-8)
	require.InDelta(t, 0.7500282, s.Busy/13, 5e-8)
	require.InDelta(t, 0.02496330, s.Abandoned, 5e-9)
	require.InDelta(t, 0.2257971, s.Delayed, 5e-8)
	require.InDelta(t, 0.1248165, s.Wait, 5e-8)
}
