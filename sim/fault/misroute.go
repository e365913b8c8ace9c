package fault

import (
	"fmt"

	"nines/sim/emergency"
	"nines/sim/random"
	"nines/sim/words"
)

// Misroute passes calls on to the wrong control room, or to a dead number.
type Misroute struct {
	Share    float64             `yaml:"share" unit:"share" required:"true" doc:"Probability that a handover goes wrong."`
	Noticed  random.Distribution `yaml:"noticed-after" unit:"duration" default:"30s" doc:"How long until this is noticed. Caller and agent wait meanwhile."`
	PutRight float64             `yaml:"put-right" unit:"share" default:"0%" doc:"Share of these calls that are then passed on correctly. The others are lost."`
}

var _ emergency.Ailment = (*Misroute)(nil)

// Condition implements emergency.Ailment.
func (f *Misroute) Condition([]string) (emergency.Condition, error) {
	c := emergency.Healthy()
	c.Misroute = emergency.Misroute{Share: f.Share, Noticed: f.Noticed, PutRight: f.PutRight}
	return c, nil
}

// Afflicts implements emergency.Ailment.
func (f *Misroute) Afflicts(k emergency.ElementKind) bool {
	return k == emergency.APlatform || k == emergency.AHandover
}

// Words implements emergency.Ailment.
func (f *Misroute) Words() string {
	fate := "All of them are lost"
	switch f.PutRight {
	case 0:
	case 1:
		fate = "All of them are then passed on correctly"
	default:
		fate = share(f.PutRight) + " of them are then passed on correctly, and the others are lost"
	}
	return fmt.Sprintf("passes %s of its calls on to the wrong place. This is noticed after %s. %s", share(f.Share), words.Average(f.Noticed), fate)
}
