package demand

// Trait is something about a person by which callers are told apart.
type Trait uint8

// The traits.
const (
	ByAccess Trait = iota
	ByService
	ByRegion
	ByProvider
	Traits
)

var traitNames = [Traits]string{"access", "service", "region", "provider"}

// String is the trait's name.
func (t Trait) String() string { return traitNames[t] }

// Sorting divides callers by one trait. Of gives the sort, from 0, for each service, region, access or provider. By
// service it has one more entry, for those who want none. The zero value puts everybody into sort 0.
type Sorting struct {
	By Trait
	Of []uint8
}

// Sort returns the sort that a person belongs to.
func (s *Sorting) Sort(p *Person) int {
	if s.Of == nil {
		return 0
	}
	switch s.By {
	case ByAccess:
		return int(s.Of[p.Access])
	case ByRegion:
		return int(s.Of[p.Region])
	case ByProvider:
		return int(s.Of[p.Provider])
	}
	if p.Service == None {
		return int(s.Of[len(s.Of)-1])
	}
	return int(s.Of[p.Service])
}
