package fault

// Only says which callers a fault hits. It hits every call of these callers, unless calls gives a share.
type Only struct {
	Regions   []string `yaml:"regions" doc:"Callers from these regions."`
	Access    []string `yaml:"access" doc:"Callers who use one of these."`
	Services  []string `yaml:"services" doc:"Callers who want one of these services. Callers who need no help are left out, unless no-request is in the list."`
	Providers []string `yaml:"providers" doc:"Callers of these providers."`
	Share     float64  `yaml:"share" unit:"share" default:"100%" doc:"Share of these callers: the same people throughout."`
	Calls     float64  `yaml:"calls" unit:"share" default:"100%" doc:"Share of their calls, drawn for each call, so redialling can help."`
}
