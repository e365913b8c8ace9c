package language

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/random"
	"nines/sim/scenario/scenariotest"
	"nines/sim/scenario/yamldoc"
)

type laws2 struct {
	Takes  random.Distribution `yaml:"takes" doc:"How long."`
	Factor random.Distribution `yaml:"factor" doc:"How much." unit:"factor"`
}

// drawn decodes one distribution, with the problems.
func drawn(t *testing.T, text string) (laws2, []string) {
	t.Helper()
	doc, problems := yamldoc.Parse("x.yaml", []byte(text+"\n"))
	require.NotNil(t, doc, "%v", problems)
	var into laws2
	r := Decode(doc, &into, &Language{})
	return into, scenariotest.Briefs(r.Problems())
}

func must(d random.Distribution, err error) random.Distribution {
	if err != nil {
		panic(err)
	}
	return d
}

func TestDistributions(t *testing.T) {
	mixed := must(random.Mixture([]float64{0.3, 0.7}, []random.Distribution{must(random.Constant(5)), must(random.Exponential(60))}))
	for text, want := range map[string]random.Distribution{
		"45s":                                           must(random.Constant(45)),
		"{lognormal: {mean: 39s, cv: 0.8}}":             must(random.LognormalMean(39, 0.8)),
		"{lognormal: {median: 1m, cv: 1}}":              must(random.LognormalMedian(60, 1)),
		"{exponential: {mean: 39s}}":                    must(random.Exponential(39)),
		"{exponential: 39s}":                            must(random.Exponential(39)),
		"{gamma: {mean: 39s, cv: 2}}":                   must(random.Gamma(39, 2)),
		"{weibull: {mean: 39s, cv: 0.5}}":               must(random.Weibull(39, 0.5)),
		"{erlang: {mean: 39s, stages: 4}}":              must(random.Erlang(4, 39)),
		"{uniform: {from: 2m, to: 10m}}":                must(random.Uniform(120, 600)),
		"{triangular: {min: 30m, mode: 55m, max: 80m}}": must(random.Triangular(1800, 3300, 4800)),
		"{empirical: [10s, 20s, 1m]}":                   must(random.Empirical([]float64{10, 20, 60})),
		"{mixture: [{share: 30%, of: 5s}, {share: 0.7, of: {exponential: 1m}}]}": mixed,
		"{exponential: 39s, source: BT}":                                         must(random.Exponential(39)),
	} {
		got, problems := drawn(t, "takes: "+text)
		require.Empty(t, problems, text)
		require.Equal(t, want, got.Takes, text)
	}
	got, problems := drawn(t, "factor: {gamma: {mean: 1, cv: 0.03}}")
	require.Empty(t, problems)
	require.Equal(t, must(random.Gamma(1, 0.03)), got.Factor)
}

func TestDistributionsThatAreWrong(t *testing.T) {
	length := "a length of time such as 90s, 4m or 1h30m"
	names := " | lognormal, exponential, gamma, weibull, erlang, uniform, triangular, empirical, mixture"
	one := "expected " + length + ", or one distribution such as {exponential: …}, found "
	for text, want := range map[string][]string{
		"90":   {"1:8 takes: 90 has no unit: write 90s, 90m or 90h"},
		"-5s":  {"1:8 takes: -5s is negative"},
		"soon": {`1:8 takes: expected ` + length + `, found "soon"`},
		"[5s]": {"1:1 takes: " + one + "a list" + names},
		"{}":   {"1:1 takes: " + one + "an empty mapping" + names},
		"{uniform: {from: 1s, to: 2s}, gamma: 1s}":                  {"1:1 takes: " + one + "several keys: uniform, gamma" + names},
		"{lognorml: {mean: 1s, cv: 1}}":                             {`1:9 takes: unknown distribution "lognorml"` + names + " | lognormal?"},
		"{gamma: 5s}":                                               {`1:16 takes.gamma: expected the parameters of the distribution, found "5s" | mean, cv`},
		"{gamma: {mean: 5s}}":                                       {`1:9 takes.gamma: missing key "cv" | mean, cv`},
		"{gamma: {mean: 5s, cv: 1, shape: 2}}":                      {`1:34 takes.gamma: unknown key "shape" | mean, cv`},
		"{gamma: {mean: 5, cv: 1s}}":                                {"1:23 takes.gamma.mean: 5 has no unit: write 5s, 5m or 5h", `1:30 takes.gamma.cv: expected a plain number such as 1.5, found "1s"`},
		"{gamma: {mean: [5s], cv: 1}}":                              {"1:17 takes.gamma.mean: expected " + length + ", found a list"},
		"{gamma: {mean: 5s, cv: 20}}":                               {"1:9 takes.gamma: a gamma needs a cv from 0.01 to 10, not 20"},
		"{lognormal: {cv: 1}}":                                      {"1:9 takes.lognormal: expected either mean or median, found neither"},
		"{lognormal: {cv: 1, mean: 1s, median: 1s}}":                {"1:9 takes.lognormal: expected either mean or median, found both"},
		"{erlang: {mean: 5s, stages: 1.5}}":                         {"1:36 takes.erlang.stages: 1.5 is not a whole number"},
		"{uniform: {from: 2m, to: 1m}}":                             {"1:9 takes.uniform: a uniform needs a to that is not below its from, not from 120 and to 60"},
		"{empirical: 5s}":                                           {`1:20 takes.empirical: expected a list of values, or a file such as {csv: times.csv, column: seconds, unit: s}, found "5s"`},
		"{empirical: [5, 2s]}":                                      {"1:21 takes.empirical[1]: 5 has no unit: write 5s, 5m or 5h"},
		"{empirical: []}":                                           {"1:9 takes.empirical: an empirical distribution needs at least one value"},
		"{mixture: 5s}":                                             {`1:18 takes.mixture: expected a list such as [{share: 30%, of: …}, …], found "5s"`},
		"{mixture: [5s]}":                                           {`1:19 takes.mixture[1]: expected a mapping with a share and a distribution, found "5s" | share, of`},
		"{mixture: [{share: 30%, of: 5s}]}":                         {"1:9 takes.mixture: the shares add up to 30%, not 100%: 70% is missing"},
		"{mixture: [{share: 30%, law: 5s}]}":                        {`1:32 takes.mixture[1]: unknown key "law" | share, of | of?`},
		"{mixture: [{share: 100%, of: {gama: {mean: 1s, cv: 1}}}]}": {`1:38 takes.mixture[1].of: unknown distribution "gama"` + names + " | gamma?"},
		"{mixture: []}":                                             {"1:9 takes.mixture: the shares add up to 0%, not 100%: 100% is missing"},
		"{gamma: ~}":                                                {"1:16 takes.gamma: \"~\" is not a value: write `none` for nothing, or leave the key out"},
	} {
		_, problems := drawn(t, "takes: "+text)
		require.Equal(t, want, problems, text)
	}
}
