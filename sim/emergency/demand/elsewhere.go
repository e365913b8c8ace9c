package demand

// Elsewhere is the other ways to help of people who want help and would give up, in the order in which they try them. Each
// is tried once. The share of each way is of those who come as far. The zero Elsewhere helps nobody.
type Elsewhere struct {
	AnotherPhone float64 // share who call again from a phone of another provider, if there is one
	AnotherCall  float64 // share who call another number
	Number       Number  // that number
	Neighbour    float64 // share who find help without calling: a neighbour, a doctor, in person
}

// IsNone reports whether nobody finds help but by calling the emergency number from their own phone.
func (e *Elsewhere) IsNone() bool {
	return e.AnotherPhone <= 0 && e.AnotherCall <= 0 && e.Neighbour <= 0
}

// TakesAnotherPhone reports whether a person who would give up calls from another phone.
func (e *Elsewhere) TakesAnotherPhone(p *Person) bool {
	return p.WantsHelp() && e.AnotherPhone > 0 && p.Key.Uniform(forPhone, 0) < e.AnotherPhone
}

// CallsAnotherNumber reports whether a person who would give up calls another number. Vain is the set of the numbers that
// the person has called in vain.
func (e *Elsewhere) CallsAnotherNumber(p *Person, vain uint64) bool {
	return p.WantsHelp() && e.AnotherCall > 0 && vain&(1<<KnownNumber) == 0 && p.Key.Uniform(forKnown, 0) < e.AnotherCall
}

// FindsHelp reports whether a person who gives up finds help without calling.
func (e *Elsewhere) FindsHelp(p *Person) bool {
	return p.WantsHelp() && e.Neighbour > 0 && p.Key.Uniform(forElsewhere, 0) < e.Neighbour
}

// Phone is what somebody calls with, and the provider that carries its calls.
type Phone struct{ Access, Provider int8 }

// phone is one of those in the world.
type phone struct {
	Phone
	share float64 // of all
}

// phonesOf are the phones of the world, with the share of first calls that are made from each.
func phonesOf(accesses []Named, carriers []Carriers) []phone {
	var list []phone
	for a := range accesses {
		from := 0.0
		for i, provider := range carriers[a].Providers {
			upTo := carriers[a].shares.upTo[i]
			list = append(list, phone{Phone{int8(a), int8(provider)}, float64(accesses[a].Share * (upTo - from))})
			from = upTo
		}
	}
	return list
}

// AnotherPhone draws the other phone of a person's household: one of another provider than the person's own, in proportion
// to the first calls that are made from such phones. It is false if all phones have the person's provider. It is the same
// phone under every strategy.
func (a *Arrivals) AnotherPhone(p *Person) (other Phone, exists bool) {
	total := 0.0
	for i := range a.phones {
		if a.phones[i].Provider != p.Provider {
			total += a.phones[i].share
		}
	}
	left := float64(total * p.Key.Uniform(forPhoneOf, 0))
	for i := range a.phones {
		if x := &a.phones[i]; x.Provider != p.Provider && x.share > 0 {
			other, exists = x.Phone, true
			if left -= x.share; left < 0 {
				break
			}
		}
	}
	return other, exists
}
