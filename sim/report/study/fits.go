package study

import (
	"fmt"

	"nines/sim/report"
)

// identity is what two documents must share to stand in one page.
type identity struct {
	subject *report.Subject
	seed    uint64
	version string
}

// FitsRun says why a study cannot stand in one page with the results of a run; nil if it can.
func (d *Document) FitsRun(of *report.Document) error {
	return d.identity().fits(identity{&of.Scenario, of.Run.Seed, of.Version})
}

// Fits says why two studies cannot stand in one page; nil if they can.
func (d *Document) Fits(o *Document) error { return d.identity().fits(o.identity()) }

func (d *Document) identity() identity { return identity{&d.Scenario, d.Seed, d.Version} }

// fits compares what is simulated. Two strategies of one scenario have different fingerprints, so only those of one strategy
// are compared.
func (a identity) fits(b identity) error {
	for _, same := range []struct {
		what      string
		own, that any
	}{
		{"scenario", a.subject.Name, b.subject.Name}, {"start", a.subject.Start, b.subject.Start}, {"end", a.subject.End, b.subject.End},
		{"seed", a.seed, b.seed}, {"version of nines", a.version, b.version},
	} {
		if same.own != same.that {
			return fmt.Errorf("its %s is %.60q, and that of the other is %.60q", same.what, fmt.Sprint(same.own), fmt.Sprint(same.that))
		}
	}
	if a.subject.Strategy == b.subject.Strategy && a.subject.Fingerprint != b.subject.Fingerprint {
		return fmt.Errorf("the scenario was changed between the two: the fingerprints of %.60q are %.20q and %.20q", a.subject.Strategy, a.subject.Fingerprint, b.subject.Fingerprint)
	}
	return nil
}
