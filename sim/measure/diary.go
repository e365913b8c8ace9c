package measure

import (
	"nines/sim/des"
	"nines/sim/emergency"
)

// Happening is something that happened in a replication, named as the measures of instants are, without their at.
type Happening struct {
	What string
	At   des.Time
}

// diary is all that happened in a replication beside calls, in the order of time, however often.
type diary struct {
	milestones, switched, opened, closed, failed []string // their names
	platforms, providers                         []string
	alarms                                       [][alarmEvents]string
	list                                         []Happening
}

// mostHappenings is how many a diary holds: an alarm that flaps all day would fill it with nothing else.
const mostHappenings = 2000

func newDiary(p *Plan) diary {
	d := diary{milestones: p.milestones}
	for i := range p.net.Platforms {
		name := p.net.Platforms[i].Name
		d.platforms = append(d.platforms, name)
		d.switched = append(d.switched, "switch-to."+name)
		d.opened = append(d.opened, "platforms."+name+".opened")
		d.closed = append(d.closed, "platforms."+name+".closed")
		d.failed = append(d.failed, "platforms."+name+".start-failed")
	}
	for i := range p.net.Providers {
		d.providers = append(d.providers, p.net.Providers[i].Name)
	}
	for i := range p.net.Monitors {
		var names [alarmEvents]string
		for what, name := range alarmNames {
			names[what] = p.net.Monitors[i].Name + "." + name
		}
		d.alarms = append(d.alarms, names)
	}
	return d
}

func (d *diary) reset() { d.list = d.list[:0] }

// note enters what happens after the start; what is so from the start is the arrangement.
func (d *diary) note(o *emergency.Observation) {
	what := d.nameOf(o)
	if what != "" && len(d.list) < mostHappenings && (o.At > 0 || o.Fact == emergency.MilestoneReached) {
		d.list = append(d.list, Happening{what, o.At})
	}
}

func (d *diary) nameOf(o *emergency.Observation) string {
	switch o.Fact {
	case emergency.MilestoneReached:
		return d.milestones[o.Milestone]
	case emergency.Switched:
		return d.switched[o.Element.Index]
	case emergency.Opened:
		return d.opened[o.Platform]
	case emergency.Closed:
		return d.closed[o.Platform]
	case emergency.ProviderMoved:
		if o.Platform == emergency.None {
			return sentBack(d.providers[o.Provider])
		}
		return sentTo(d.providers[o.Provider], d.platforms[o.Platform])
	case emergency.StartFailed:
		return d.failed[o.Platform]
	}
	return d.alarms[o.Element.Index][alarmOf(o)]
}
