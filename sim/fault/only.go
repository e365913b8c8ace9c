package fault

// Only says which callers a fault hits. Whoever is hit is hit by every call, unless it hits only a share of the calls.
type Only struct {
	Regions   []string `yaml:"regions" doc:"Those from these regions."`
	Access    []string `yaml:"access" doc:"Those who call over one of these."`
	Services  []string `yaml:"services" doc:"Those who want one of these services. Callers who want nothing are left out, unless no-request is in the list."`
	Providers []string `yaml:"providers" doc:"Those whom one of these providers carries."`
	Share     float64  `yaml:"share" unit:"share" default:"100%" doc:"This share of them, the same callers all through."`
	Calls     float64  `yaml:"calls" unit:"share" default:"100%" doc:"This share of their calls, drawn anew for each call, so that calling again may help."`
}
