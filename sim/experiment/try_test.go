package experiment

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"nines/sim/measure"
	"nines/sim/scenario"
	"nines/sim/stat"
)

func TestTry(t *testing.T) {
	text, _ := os.ReadFile("../../scenarios/uk-2023-06-25.yaml")
	var sets []string
	for _, s := range []string{os.Getenv("SET1"), os.Getenv("SET2"), os.Getenv("SET3"), os.Getenv("SET4")} {
		if s != "" {
			sets = append(sets, s)
		}
	}
	d, err := scenario.Load("uk.yaml", text, sets...)
	if err != nil {
		t.Fatal("\n" + err.Error())
	}
	p, err := d.Plan(os.Getenv("STRATEGY"))
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("N") != "" {
		fmt.Sscan(os.Getenv("N"), &p.Replications)
	} else {
		p.Replications = 20
	}
	start := time.Now()
	r, err := Run(context.Background(), p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("time", time.Since(start)/time.Duration(p.Replications))
	for i, m := range p.Measures.Measures() {
		if m.Group != (measure.Group{}) && !(m.Group.Name == "leicestershire" && m.Name == "callers.affected" || m.Group.Name == "text-relay" && m.Name == "calls.unconnected-share") {
			continue
		}
		if m.Name == "" {
			continue
		}
		e := stat.Mean(r.Column(i))
		if m.Numerator >= 0 {
			e = stat.Ratio(r.Column(m.Numerator), r.Column(m.Denominator))
		}
		if e.Mean != 0 {
			fmt.Printf("%-32s %-12s %-20s %14.4f  ± %10.4f (%s)\n", m.Name, m.Window, m.Group, e.Mean, e.High-e.Mean, m.Unit)
		}
	}
	for _, l := range r.Lines[0] {
		if l.Calls > 20 {
			fmt.Println(p.Cause(l.Cause), l.Outcome, p.Element(l.Element), l.Calls)
		}
	}
}
