package study

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"nines/cmd/nines-pool/pool"
	"nines/sim/dataset"
	"nines/sim/experiment/block"
)

// scenarioArgument stands for the scenario in the command of a shard.
const scenarioArgument = "SCENARIO"

// label is what a shard's file says of itself.
type label struct {
	Run    dataset.Ran `json:"run"`
	Shards int         `json:"shards"`
	Shard  int         `json:"shard"`
}

// Accept implements pool.Store: it returns why a content is not that of a shard of this study. The fingerprints of the plans are
// those of this machine, so a worker that reads the scenario otherwise is found at once.
func (s *Source) Accept(shard int, content []byte) error {
	f, err := block.Read(content)
	if err != nil {
		return err
	}
	if f.Version != s.version {
		return fmt.Errorf("it is from nines %s, and this is nines %s", f.Version, s.version)
	}
	var l label
	if err := json.Unmarshal(f.Study, &l); err != nil {
		return errors.New("it is no shard")
	}
	if l.Shard != shard || l.Shards != s.Shards {
		return fmt.Errorf("it is shard %d of %d, and not %d of %d", l.Shard, l.Shards, shard, s.Shards)
	}
	if err := s.isSame(&l.Run); err != nil {
		return err
	}
	for _, b := range f.Blocks {
		for _, p := range b.Plans {
			if s.fingerprints[p.Strategy] != p.Fingerprint {
				return fmt.Errorf("its strategy %s is not what this machine reads in the scenario", p.Strategy)
			}
		}
	}
	return nil
}

// isSame compares what was run with this study.
func (s *Source) isSame(r *dataset.Ran) error {
	command := append([]string{s.Command[0], scenarioArgument}, s.given...)
	switch {
	case r.Scenario.SHA256 != s.sum:
		return errors.New("its scenario is another")
	case !slices.Equal(r.Command, command):
		return fmt.Errorf("its command is %q, and not %q", r.Command, command)
	case len(r.Beside) != len(s.beside):
		return errors.New("it has other files beside its scenario")
	}
	for _, f := range r.Beside {
		if !slices.ContainsFunc(s.beside, func(own pool.File) bool { return own.Name == f.Name && own.SHA256 == f.SHA256 }) {
			return fmt.Errorf("the file %s beside its scenario is another", f.Name)
		}
	}
	return nil
}
