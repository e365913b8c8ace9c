package figure

import (
	"nines/sim/experiment"
	"nines/sim/report/phrase"
)

// Exchange counts the people who fare differently under a strategy than under the baseline. Under each, a person is
// connected, helped elsewhere, or without help.
type Exchange struct {
	Gained           phrase.Estimate `json:"callers-gained" doc:"Callers connected under the strategy and without help under the baseline, in a replication. Only people who want help are counted."`
	Lost             phrase.Estimate `json:"callers-lost" doc:"The reverse: connected under the baseline, and without help under the strategy."`
	MovedFromNone    phrase.Estimate `json:"callers-moved-from-no-help" doc:"Callers helped elsewhere under the strategy, and without help under the baseline."`
	MovedFromService phrase.Estimate `json:"callers-moved-from-connected" doc:"Callers helped elsewhere under the strategy, and connected under the baseline."`
	BackToService    phrase.Estimate `json:"callers-back-to-connected" doc:"Callers connected under the strategy, and helped elsewhere under the baseline."`
	BackToNone       phrase.Estimate `json:"callers-back-to-no-help" doc:"Callers without help under the strategy, and helped elsewhere under the baseline."`
}

// ExchangeOf counts them under a strategy.
func ExchangeOf(c *experiment.Comparison, strategy int) Exchange {
	of := func(s experiment.Shift) phrase.Estimate { return Of(Plain(c.Fared[s][strategy])) }
	return Exchange{
		of(experiment.Gained), of(experiment.Lost), of(experiment.MovedFromNone), of(experiment.MovedFromService),
		of(experiment.BackToService), of(experiment.BackToNone),
	}
}

// Moves reports whether anybody finds help elsewhere under one of the two, and not under the other.
func (x *Exchange) Moves() bool {
	return x.MovedFromNone.Mean+x.MovedFromService.Mean+x.BackToService.Mean+x.BackToNone.Mean > 0
}
