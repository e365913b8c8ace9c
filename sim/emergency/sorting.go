package emergency

// Trait is something about a caller by which callers are told apart.
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

// Sorting tells callers apart by one trait: Of says, by the index of the service, region, access or provider, which sort
// a caller is of, from 0. By service it has one entry more, for those who want nothing. The zero value tells nobody
// apart.
type Sorting struct {
	By Trait
	Of []uint8
}

// of is the sort that a caller is of.
func (s *Sorting) of(c *caller) int {
	if s.Of == nil {
		return 0
	}
	switch s.By {
	case ByAccess:
		return int(s.Of[c.access])
	case ByRegion:
		return int(s.Of[c.region])
	case ByProvider:
		return int(s.Of[c.provider])
	}
	if c.service == None {
		return int(s.Of[len(s.Of)-1])
	}
	return int(s.Of[c.service])
}
