package spec

// Question is what the scenario asks, and what answers it. Reports answer it first.
type Question struct {
	Ask        string   `yaml:"ask" required:"true" short:"true" doc:"The question that the scenario answers, in one sentence."`
	Measure    string   `yaml:"measure" default:"callers.without-help" doc:"The measure that answers it: see nines help measures. Reports begin with it."`
	Window     string   `yaml:"window" default:"run" doc:"The part of the run that the question is about: one of study.windows, or run for the whole."`
	Of         string   `yaml:"of" doc:"The callers that it is about, in the words of an expectation's of. Without it, all callers who want help."`
	Strategies []string `yaml:"strategies" doc:"The strategies that it is about. The others are compared with the first of them. Without it, all strategies in the order of the file."`
}
