package scenario

import (
	"nines/sim/scenario/ranges"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
)

// Alone is the scenario under one strategy as a scenario of its own: its only strategy, with what is expected of it alone. The
// plan is the same. Assignments (path=value) are laid over that, the strategy's own values included.
//
// What other strategies say of the scenario cannot be wrong then. So a step may be taken out that another strategy changes.
func (d *Document) Alone(strategy string, assignments ...string) (*Document, error) {
	v, err := d.variant(strategy)
	if err != nil {
		return nil, err
	}
	source := yamldoc.Apart(v.reading.Doc.Clone())
	if all := yamldoc.Find(source.Root, "strategies").Value; all != nil {
		d.keepOnly(source.Root, v)
	}
	var problems yamldoc.Problems
	for _, a := range assignments {
		problems = append(problems, source.Set(a)...)
	}
	ranges.KeepUsed(source) // what was set may have taken the place of all that used a number
	yamldoc.Restore(source, source.Root)
	alone := &Document{raw: source, language: d.language, Scenario: &spec.Scenario{}, shift: d.shift, lock: d.lock}
	return alone.check(problems)
}

// keepOnly leaves one strategy in a file, and nothing in that: what it changes is part of the rest by then.
func (d *Document) keepOnly(root *yamldoc.Node, v *variant) {
	all := yamldoc.Find(root, "strategies").Value
	only := yamldoc.Find(all, v.name)
	title := yamldoc.Find(only.Value, "title")
	only.Value.Content = nil
	if title.Value != nil {
		only.Value.Content = []*yamldoc.Node{title.Key, title.Value}
	}
	all.Content = []*yamldoc.Node{only.Key, only.Value}
	d.keepExpected(root, v.name)
	d.keepPublished(root, v.name)
	v.keepAsked(root)
}
