package experiment_test

import (
	"errors"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/plan"
	"nines/sim/random"
	"nines/sim/stat"
)

// flows listens for what no measure tells: by provider, the calls offered and those answered on each platform, in the
// window from..to.
type flows struct {
	from, to des.Time
	offered  [2]float64
	answered [2][2]float64
	lost     float64 // on arrival
	cut      float64
}

func (f *flows) Observe(batch []emergency.Observation) {
	for i := range batch {
		o := &batch[i]
		if o.Made < f.from || o.Made >= f.to {
			continue
		}
		switch {
		case o.Fact == emergency.CallMade:
			f.offered[o.Provider]++
		case o.Fact == emergency.CallAnswered:
			f.answered[o.Provider][o.Platform]++
		case o.Fact == emergency.CallEnded && (o.Outcome == emergency.Refused || o.Outcome == emergency.Blocked):
			f.lost++
		case o.Fact == emergency.CallEnded && o.Outcome == emergency.CutHandling:
			f.cut++
		}
	}
}

// listen runs every replication of a plan, and gives the flows of each.
func listen(t *testing.T, p *plan.Plan) []flows {
	t.Helper()
	window := p.Measures.Windows()[1]
	require.Equal(t, steady, window.Name)
	list := make([]flows, p.Replications)
	var g errgroup.Group
	workers := runtime.GOMAXPROCS(0)
	for k := range workers {
		g.Go(func() error {
			world, tally := emergency.NewWorld(p.Network), p.Measures.NewTally()
			for i := k; i < len(list); i += workers {
				draws := random.New(p.Seed, i)
				list[i].from, list[i].to = window.From, window.To
				tally.Reset()
				books, err := world.Run(draws, p.Trouble.Trouble(), p.Recovery.Start(draws), ears{tally, &list[i]})
				if err = errors.Join(err, tally.Close(books)); err != nil {
					return err
				}
			}
			return nil
		})
	}
	require.NoError(t, g.Wait())
	return list
}

// over estimates one flow over another.
func over(list []flows, num, den func(*flows) float64) stat.Estimate {
	n, d := make([]float64, len(list)), make([]float64, len(list))
	for i := range list {
		n[i], d[i] = num(&list[i]), den(&list[i])
	}
	return stat.Ratio(n, d)
}

func all(f *flows) float64             { return f.offered[0] + f.offered[1] }
func lost(f *flows) float64            { return f.lost }
func cut(f *flows) float64             { return f.cut }
func from(p int) func(*flows) float64  { return func(f *flows) float64 { return f.offered[p] } }
func on(p, q int) func(*flows) float64 { return func(f *flows) float64 { return f.answered[p][q] } }
func notOn(p, q int) func(*flows) float64 {
	return func(f *flows) float64 { return f.offered[p] - f.answered[p][q] }
}

// TestOverflowIsKostens: how many calls leave a full group, not only how many are lost in the end.
func TestOverflowIsKostens(t *testing.T) {
	p := load(t, "overflow")
	p.Replications = 8
	grown := eased(p)
	list := listen(t, p)
	c := check{"overflow in erlangs, over load", nil, 3.623100483 / 12, 0.02, 0, 0}
	c.easedBy(grown)
	c.judge(t, over(list, notOn(0, 0), from(0)))
}

func TestTwoSites(t *testing.T) {
	p := load(t, "two-sites")
	grown := eased(p)
	list := listen(t, p)
	for _, c := range []struct {
		check
		num, den func(*flows) float64
	}{
		{check{"lost", nil, 0.08586033179, 0.03, 0, 0}, lost, all},
		{check{"north's calls answered in the south", nil, 0.2375987750, 0.03, 0, 0}, on(0, 1), from(0)},
		{check{"south's calls answered in the north", nil, 0.06824727192, 0.04, 0, 0}, on(1, 0), from(1)},
	} {
		c.easedBy(grown)
		c.judge(t, over(list, c.num, c.den))
	}
}

// TestTwoSitesOfWhichOneFails: with failures the numbers are those of the chain that includes the state of the north;
// without them the loss would be 0.0644.
func TestTwoSitesOfWhichOneFails(t *testing.T) {
	p := load(t, "two-sites-failing")
	grown := eased(p)
	list := listen(t, p)
	for _, c := range []struct {
		check
		num, den func(*flows) float64
	}{
		{check{"lost on arrival", nil, 0.09724595707, 0.06, 0, 0}, lost, all},
		{check{"cut", nil, 0.06759901911 / 16, 0.10, 0, 0}, cut, all},
		{check{"north's calls answered in the south", nil, 0.1546561008, 0.06, 0, 0}, on(0, 1), from(0)},
		{check{"south's calls answered in the north", nil, 0.1053396742, 0.03, 0, 0}, on(1, 0), from(1)},
	} {
		c.easedBy(grown)
		c.judge(t, over(list, c.num, c.den))
	}
}
