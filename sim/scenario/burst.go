package scenario

import (
	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// Burst is an incident that many people report at once.
type Burst struct {
	Name     string              `yaml:",key"`
	Every    *des.Time           `yaml:"every" unit:"duration" positive:"true" doc:"The mean time between such incidents, which come at random, at any time alike, whatever the profile and the day factor say. Either this or at."`
	At       Times               `yaml:"at" doc:"When the incident happens: a time such as 21:30, or a list of times."`
	Callers  random.Distribution `yaml:"callers" unit:"number" required:"true" doc:"How many people report one incident: drawn for each, rounded to a whole number, at least 1 and at most a million. All of them want help."`
	Over     random.Distribution `yaml:"over" unit:"duration" spread:"true" required:"true" doc:"How long after the incident each of them makes the first call. A plain length such as 6m means any time within it alike."`
	Regions  []Share             `yaml:"regions" list:"true" doc:"Where such incidents are; each is in one region. Names, which are taken in proportion to their shares of all callers, or shares that add up to 100%. Without it, anywhere."`
	Services []Share             `yaml:"services" list:"true" doc:"Which service those who report it want. Names, which are taken in proportion to their shares of all callers, or shares that add up to 100%. Without it, as everybody."`
}

// Times are instants of the run.
type Times []des.Time

func decodeTimes(d *decoder, n *Node, path string) (any, bool) {
	switch {
	case n.Kind == ScalarNode:
		at, ok := d.instant(n, path, n.Value)
		d.leaf(n, path)
		return Times{at}, ok
	case n.Kind != SequenceNode || len(n.Content) == 0:
		d.complainAt(n, path, "expected %s, or a list of times, found %s", measure{unit: instantUnit}.quantity(), foundTimes(n))
		return nil, false
	}
	var list []des.Time
	d.into(n, path, &list, `unit:"instant"`)
	return Times(list), true
}

func foundTimes(n *Node) string {
	if n.Kind == SequenceNode {
		return "an empty list"
	}
	return found(n)
}

func timesSchema() *jsonschema.Schema {
	one := func() *jsonschema.Schema { return &jsonschema.Schema{Type: "string", Pattern: "^" + instantForm + "$"} }
	return either(one(), &jsonschema.Schema{Type: "array", Items: one(), MinItems: jsonschema.Ptr(1)})
}

// The most that bursts may add: more would be another kind of demand, which first-calls are for.
const (
	mostBursts       = 50
	mostBurstCallers = 1_000_000 // in a run
)

// bursts makes a source of each burst.
func (c *compiler) bursts() []emergency.Source {
	d, all := &c.s.World.Demand, &c.net.Demand
	if len(d.Bursts) > mostBursts {
		c.complain("world.demand.bursts", "there are %d bursts; at most %d are possible", len(d.Bursts), mostBursts)
		return nil
	}
	one, _ := random.Constant(1)
	sources := make([]emergency.Source, len(d.Bursts))
	for i := range d.Bursts {
		b, path := &d.Bursts[i], "world.demand.bursts."+d.Bursts[i].Name
		sources[i] = emergency.Source{
			Name: burstSource(b.Name), Rate: c.incidents(b, path), DayFactor: one,
			Burst:    &emergency.Burst{At: b.At, Callers: b.Callers, Over: b.Over},
			Regions:  c.among("region", b.Regions, all.Regions, c.regions, join(path, "regions")),
			Services: c.among("service", b.Services, all.Services, c.services, join(path, "services")),
		}
	}
	return sources
}

const burstSources = "bursts."

// incidents is the rate at which the incidents of a burst happen; it has none if they happen at set times.
func (c *compiler) incidents(b *Burst, path string) random.Rate {
	run := c.s.World.Run
	number := float64(len(b.At))
	if b.Every != nil && *b.Every > 0 {
		number = float64(run) / float64(*b.Every)
	}
	switch each := b.Callers.Mean(); {
	case (b.Every == nil) == (b.At == nil):
		c.complain(path, "say either how often it happens, such as `every: 8h`, or when, such as `at: 21:30`")
	case each < 1:
		c.complain(join(path, "callers"), "an incident has at least 1 caller; the mean is %.4g", each)
	case number*each > mostBurstCallers:
		c.complain(path, "some %.3g people would report this in one run; at most %d can", number*each, mostBurstCallers)
	case b.Every != nil && run > 0:
		perSecond := 1 / b.Every.Seconds()
		rate, err := random.NewRate([]random.Piece{{To: run.Seconds(), Start: perSecond, End: perSecond}})
		if err != nil {
			c.complain(join(path, "every"), "%v", err)
		}
		return rate
	}
	return random.Rate{}
}

// among gives the shares of all regions, or services, of those that a burst names; nil if it names none. Where it gives no
// shares, they are in proportion to those of all callers.
func (c *compiler) among(what string, chosen []Share, all []emergency.Named, names []string, path string) []float64 {
	if len(chosen) == 0 {
		return nil
	}
	given, total := 0.0, 0.0
	for _, s := range chosen {
		given += s.Share
	}
	if given > 0 {
		c.shares(chosen, path)
	}
	shares := make([]float64, len(all))
	for _, s := range chosen {
		at := c.index(what, s.Name, names, join(path, s.Name))
		if at == emergency.None {
			return nil
		}
		if shares[at] = s.Share; given == 0 {
			shares[at] = all[at].Share
		}
		total += shares[at]
	}
	if total == 0 {
		c.complain(path, "none of these has a share of all callers; say what their shares are here, such as {%s: 100%%}", chosen[0].Name)
	}
	return shares
}
