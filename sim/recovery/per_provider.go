package recovery

import (
	"fmt"
	"slices"

	"nines/sim/emergency"
)

// perProvider is one mandate for each provider that a monitor of `if` is on; for all that can be moved, if one of them is on
// no provider.
func (s *automaticSwitch) perProvider(n Names) (list []mandate) {
	network := n.Network()
	for p := range network.Providers {
		m := mandate{provider: p, name: network.Providers[p].Name, routes: routesOf(network, p), weighted: network.Providers[p].Weights != nil}
		own := false
		m.moves, own = ownMonitors(network, s.all.moves, p)
		m.keeps, _ = ownMonitors(network, s.all.keeps, p)
		routed := slices.Contains(m.routes, s.from) && slices.Contains(m.routes, s.to)
		switch {
		case len(m.moves) == 0:
		case routed:
			list = append(list, m)
		case own:
			n.Complain("each", "provider %s does not have both %s and %s among its routes, so its calls cannot move between them: add the route", network.Providers[p].Name, s.From, s.To)
		}
	}
	for i, name := range s.Unless {
		p := providerOf(network, s.all.keeps[i])
		if p != emergency.None && !slices.ContainsFunc(list, func(m mandate) bool { return m.provider == p }) {
			n.Complain(fmt.Sprintf("unless[%d]", i+1), "%s watches the provider %s, but no monitor under if does, so it has nothing to keep: add one to if", name, network.Providers[p].Name)
		}
	}
	return list
}

// MovesProviders are the providers whose calls it may move alone, and the platform that it moves them to.
func (s *automaticSwitch) MovesProviders() (providers []int, to int) {
	for i := range s.mandates {
		if p := s.mandates[i].provider; p != emergency.None {
			providers = append(providers, p)
		}
	}
	return providers, s.to
}

func routesOf(n *emergency.Network, provider int) (platforms []int) {
	for _, g := range n.Providers[provider].Groups {
		platforms = append(platforms, n.Groups[g].Platform)
	}
	return platforms
}

// ownMonitors are those of some monitors that are on a provider or on none, and whether one is on that provider.
func ownMonitors(n *emergency.Network, among []int, provider int) (list []int, own bool) {
	for _, m := range among {
		if on := providerOf(n, m); on == emergency.None || on == provider {
			list = append(list, m)
			own = own || on == provider
		}
	}
	return list, own
}

// providerOf is the provider that a monitor is on, or all those whose alarms it counts; None.
func providerOf(n *emergency.Network, monitor int) int {
	m := &n.Monitors[monitor]
	on := n.ProviderOf(m.On)
	for i, of := range m.Of {
		if p := providerOf(n, int(of)); i > 0 && p != on {
			return emergency.None
		} else {
			on = p
		}
	}
	return on
}

// holds reports whether a move of this switch is in force.
func (a *automaton) holds(o *emergency.Orders) bool {
	if a.provider == emergency.None {
		return o.Sight().Holds(o.By(), a.from)
	}
	return o.Sight().HasMoved(o.By(), a.provider, a.to)
}

// waits reports whether a move of this switch waits for a start.
func (a *automaton) waits(o *emergency.Orders) bool {
	if a.provider == emergency.None {
		return o.Sight().Waits(o.By(), a.from)
	}
	return a.holds(o) && o.Sight().Awaits(o.By(), a.to)
}

// isAway reports whether anybody has moved away what this switch would move.
func (a *automaton) isAway(see emergency.Sight) bool {
	if a.provider == emergency.None {
		return see.IsAway(a.from)
	}
	return see.IsProviderAway(a.provider, a.from)
}

// changes reports whether the switch would change anything.
func (a *automaton) changes(o *emergency.Orders) bool {
	if a.provider == emergency.None {
		return o.Sight().Changes(a.from, a.to)
	}
	return !a.waits(o) && a.meets(o.Sight())
}

// meets reports whether calls of the provider go to the first platform.
func (a *automaton) meets(see emergency.Sight) bool {
	if to := see.Sent(a.provider); to != emergency.None && slices.Contains(a.routes, to) && see.IsOpen(to) {
		return to == a.from
	}
	if !see.IsOpen(a.from) {
		return false
	}
	return a.weighted || see.Divides() || a.routes[slices.IndexFunc(a.routes, see.IsOpen)] == a.from
}

func (a *automaton) do(o *emergency.Orders) {
	if a.provider == emergency.None {
		o.Switch(a.from, a.to)
	} else {
		o.MoveProvider(a.provider, a.from, a.to)
	}
}

func (a *automaton) undo(o *emergency.Orders) {
	if a.provider == emergency.None {
		o.EndMove(a.from)
	} else {
		o.ReturnProvider(a.provider)
	}
}
