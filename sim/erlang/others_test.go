package erlang_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/erlang"
)

func TestSingleServerTable(t *testing.T) {
	for _, row := range []struct {
		load, service, variability float64
		wait, waiting, sojourn     string
	}{
		{0.8, 1, 1, "4", "3.2", "5"},
		{0.8, 1, 0, "2", "1.6", "3"},
		{0.8, 1, 0.25, "2.5", "2", "3.5"},
		{0.8, 1, 4, "10", "8", "11"},
		{0.7, 90, 0.5, "157.5", "1.225", "247.5"},
		{0.9, 30, 2, "405", "12.15", "435"},
	} {
		s := erlang.SingleServer{Arrivals: row.load / row.service, Service: row.service, Variability: row.variability}
		as(t, row.wait, s.Wait(), "Wait")
		as(t, row.waiting, s.Waiting(), "Waiting")
		as(t, row.sojourn, s.Sojourn(), "Sojourn")
	}
}

func TestSingleServerAtTheEdges(t *testing.T) {
	require.Zero(t, erlang.SingleServer{Service: 1}.Waiting())
	full := erlang.SingleServer{Arrivals: 1, Service: 1}
	require.True(t, math.IsInf(full.Wait(), 1) && math.IsInf(full.Waiting(), 1) && math.IsInf(full.Sojourn(), 1))
	for _, s := range []erlang.SingleServer{
		{Arrivals: -1, Service: 1},
		{Arrivals: 0.5},
		{Arrivals: 0.5, Service: 1, Variability: -1},
		{Arrivals: math.NaN(), Service: 1},
		{Arrivals: 0.5, Service: 1, Variability: math.Inf(1)},
	} {
		require.True(t, math.IsNaN(s.Wait()) && math.IsNaN(s.Waiting()) && math.IsNaN(s.Sojourn()))
	}
}

func TestPrioritiesTable(t *testing.T) {
	for _, row := range []struct {
		c        int
		service  float64
		arrivals []float64
		delayed  string
		waits    []string
	}{
		{1, 1, []float64{0.2, 0.3, 0.3}, "0.8", []string{"1", "2", "8"}},
		{5, 1, []float64{1, 2, 1}, "0.5541125541", []string{"0.1385281385", "0.3463203463", "1.385281385"}},
		{10, 1, []float64{3, 6}, "0.6687315241", []string{"0.09553307487", "0.9553307487"}},
		{48, 90, []float64{0.1, 0.35, 0.05}, "0.5607803661", []string{"1.294108537", "8.282294638", "107.6698303"}},
	} {
		waits := erlang.Priorities(row.c, row.service, row.arrivals)
		total, weighted := 0.0, 0.0
		for k, want := range row.waits {
			as(t, want, waits[k], "wait of a class")
			total += row.arrivals[k]
			weighted += row.arrivals[k] * waits[k]
		}
		fifo := steady(t, row.c, total, 1/row.service, 0, 0)
		as(t, row.delayed, fifo.Delayed, "Delayed")
		near(t, fifo.Wait, weighted/total, 1e-12, "conservation law (Kleinrock 1965)")
	}
}

func TestPrioritiesAtTheEdges(t *testing.T) {
	// The third class is too much for the servers. The others wait as if every
	// server were always busy.
	waits := erlang.Priorities(2, 1, []float64{0.5, 1, 1, 0})
	near(t, 0.5/0.75, waits[0], 1e-12, "first")
	near(t, 0.5/(0.75*0.25), waits[1], 1e-12, "second")
	require.True(t, math.IsInf(waits[2], 1) && math.IsInf(waits[3], 1))
	require.Empty(t, erlang.Priorities(2, 1, nil))
	for _, waits := range [][]float64{
		erlang.Priorities(0, 1, []float64{0.5}),
		erlang.Priorities(1, 0, []float64{0.5}),
		erlang.Priorities(1, 1, []float64{0.5, -0.1}),
		erlang.Priorities(1, 1, []float64{0.5, math.NaN()}),
	} {
		for _, w := range waits {
			require.True(t, math.IsNaN(w))
		}
	}
}

func TestOutageTable(t *testing.T) {
	for _, row := range []struct {
		lam, service, length, patience float64
		c                              int
		backlog                        string
		frozen, dropped                [4]string // waiting, time, area, abandoned
	}{
		{0.5, 90, 600, 0, 48, "300", [4]string{"297", "8910", "1413135", "0"}, [4]string{"252", "7560", "1042560", "0"}},
		{0.5, 90, 600, 0, 60, "300", [4]string{"285", "1710", "333675", "0"}, [4]string{"240", "1440", "262800", "0"}},
		{0.5, 90, 600, 120, 48, "59.5957232", [4]string{"56.5957232", "326.151595", "34335.3936", "286.128280"}, [4]string{"11.5957232", "163.284283", "29586.8629", "246.557191"}},
		{0.5, 90, 1800, 300, 48, "149.628187", [4]string{"146.628187", "825.386901", "260846.131", "869.487103"}, [4]string{"101.628187", "723.776549", "248362.235", "827.874115"}},
		{0.2, 100, 900, 180, 30, "35.7574339", [4]string{"25.7574339", "159.892157", "27721.9412", "154.010784"}, [4]string{"5.75743391", "49.9542714", "26100.8231", "145.004573"}},
	} {
		for i, want := range [][4]string{row.frozen, row.dropped} {
			q := erlang.Queue{Arrivals: row.lam, Service: row.service, Servers: row.c, Patience: row.patience}
			r, err := erlang.Outage{Queue: q, Length: row.length, Dropped: i == 1}.Recovery()
			require.NoError(t, err)
			as(t, row.backlog, r.Backlog, "Backlog")
			as(t, want[0], r.Waiting, "Waiting")
			as(t, want[1], r.Time, "Time")
			as(t, want[2], r.Area, "Area")
			as(t, want[3], r.Abandoned, "Abandoned")
		}
	}
}

func TestOutageAtTheEdges(t *testing.T) {
	q := erlang.Queue{Arrivals: 0.5, Service: 90, Servers: 48, Patience: 120}
	r, err := erlang.Outage{Queue: q}.Recovery()
	require.NoError(t, err)
	require.Equal(t, erlang.Recovery{}, r, "no outage is no outage")
	r, err = erlang.Outage{Queue: q, Length: 30, Dropped: true}.Recovery()
	require.NoError(t, err)
	require.Zero(t, r.Waiting, "the servers take everybody at once")
	require.Zero(t, r.Time)
	require.Positive(t, r.Abandoned)

	_, err = erlang.Outage{Queue: q, Length: -1}.Recovery()
	require.ErrorContains(t, err, "length")
	_, err = erlang.Outage{Queue: q, Length: math.Inf(1)}.Recovery()
	require.ErrorContains(t, err, "length")
	q.Capacity = 60
	_, err = erlang.Outage{Queue: q}.Recovery()
	require.ErrorContains(t, err, "capacity")
	q.Capacity, q.Arrivals = 0, 0.6
	_, err = erlang.Outage{Queue: q}.Recovery()
	require.ErrorContains(t, err, "no recovery")
	q.Service = 0
	_, err = erlang.Outage{Queue: q}.Recovery()
	require.ErrorContains(t, err, "service")
}
