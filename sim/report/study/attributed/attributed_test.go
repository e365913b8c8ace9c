package attributed_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/random"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/report/study/attributed"
	"nines/sim/scenario"
	"nines/sim/stat"
	"nines/sim/study/attribute"
	"nines/sim/study/part"
)

// aPlan is that of a scenario of the library: documents need its name and title.
func aPlan(t testing.TB) *plan.Plan {
	text, _ := scenarios.Text("first-steps")
	doc, err := scenario.Load("first-steps.yaml", text)
	require.NoError(t, err)
	p, err := doc.Plan("")
	require.NoError(t, err)
	return p
}

func aPart(kind part.Kind, name, title string) part.Part {
	return part.Part{Name: name, Title: title, Noun: strings.ToLower(title[:1]) + title[1:], Kind: kind, Assignments: []string{name + "=0s"}}
}

var (
	failed   = aPart(part.Error, "recovery.runbook.switch.wrong", "The failed switch")
	slow     = aPart(part.Delay, "recovery.assess.takes", "The 59 minutes to decide")
	useless  = aPart(part.Delay, "recovery.decide.takes", "The 2 minutes to sign")
	broken   = part.Part{Name: "trouble.broken", Title: "A broken disc", Noun: "the fault “A broken disc”", Kind: part.Fault, Assignments: []string{"trouble.broken.chance=0%"}}
	switches = aPart(part.Remedy, "recovery.runbook", "The switch by people")
)

// planted is the outcome of a made-up loss.
func planted(t testing.TB, m measure.Measure, loss func(s attribute.Set, day int) float64, shared ...part.Part) *part.Outcome {
	const days = 30
	r, err := attribute.Attribute(len(shared), 24, 1, func(sets []attribute.Set) (list [][]float64, err error) {
		for _, s := range sets {
			var own []float64
			for day := range days {
				own = append(own, loss(s, day))
			}
			list = append(list, own)
		}
		return list, nil
	})
	require.NoError(t, err)
	o := &part.Outcome{Choice: part.Choice{Shared: shared}, Measure: m, Result: r, Whole: stat.Mean([]float64{6000, 6010}), None: stat.Mean([]float64{10, 12})}
	for range shared {
		o.People = append(o.People, part.People{Helped: stat.Mean([]float64{5, 6}), Hurt: stat.Mean([]float64{0, 1})})
	}
	return o
}

var callers = measure.Measure{Name: "callers.without-help", Window: measure.WholeRun, Unit: measure.Callers}

// built is the document of an outcome, which has to be fit to be read, written and read back.
func built(t testing.TB, o *part.Outcome) *study.Document {
	p := aPlan(t)
	d := attributed.Build(study.New(study.Attribute, "1.2.3", "nines attribute SCENARIO", p), attributed.Input{Outcome: o, Parts: o.All(), Period: phrase.PeriodOf(86400)})
	var out bytes.Buffer
	require.NoError(t, d.JSON(&out))
	_, err := study.Read(out.Bytes())
	require.NoError(t, err)
	for _, sentence := range append(append(append([]string{}, d.Answer...), d.Doubts...), d.Method...) {
		for _, one := range strings.Split(sentence, ". ") {
			require.LessOrEqual(t, len(strings.Fields(one)), 40, one)
		}
		require.True(t, strings.HasSuffix(sentence, "."), sentence)
	}
	for _, table := range d.Data {
		for _, row := range table.Rows {
			require.Len(t, row, len(table.Columns), table.Name)
		}
	}
	return d
}

// both loses 3,000 only with the first two parts, 500 more with the first and 200 with the second.
func both(s attribute.Set, day int) float64 {
	loss := float64(day % 3)
	if s.Has(0) {
		loss += 500 + float64(day%5)
	}
	if s.Has(1) {
		loss += 200 + float64(day%7)
	}
	if s.Has(0) && s.Has(1) {
		loss += 3000 + float64(day%4)
	}
	return loss
}

func TestWhatWouldHaveBeenComesFirst(t *testing.T) {
	o := planted(t, callers, both, failed, slow)
	d := built(t, o)
	require.Regexp(t, `^Without the failed switch, 3,50\d ± [\d.]+ more callers would have got help\.$`, d.Answer[0])
	require.Regexp(t, `^Without the 59 minutes to decide, 3,20\d ± [\d.]+ more callers would have got help\.$`, d.Answer[1])
	require.Regexp(t, `^As the day was, 3,00\d ± [\d.]+ callers got no help only because of both: the failed switch and the 59 minutes to decide\.$`, d.Answer[2])
	require.Contains(t, d.Answer[3], "the 2 parts below account for 3,7")
	require.Contains(t, d.Answer[3], "the failed switch 54 % and the 59 minutes to decide 46 %")
}

// TestTheColumnOfAveragesAddsUp as it is printed.
func TestTheColumnOfAveragesAddsUp(t *testing.T) {
	d := built(t, planted(t, callers, both, failed, slow, useless))
	var sum, total int
	for _, row := range d.Tables[0].Rows {
		var n int
		_, err := fmt.Sscanf(strings.ReplaceAll(row[2], ",", ""), "%d", &n)
		require.NoError(t, err, row)
		if row[0] == "All of these together" {
			total = n
		} else {
			sum += n
		}
	}
	require.Equal(t, total, sum, d.Tables[0].Rows)
}

func TestPartsThatOverlap(t *testing.T) {
	d := built(t, planted(t, callers, func(s attribute.Set, day int) float64 {
		if s != 0 {
			return 900 + float64(day%3)
		}
		return 0
	}, failed, slow))
	require.Equal(t, "Removing any one of the parts below is not shown to change the number of callers without help.", d.Answer[0])
	require.Regexp(t, `^The failed switch and the 59 minutes to decide overlap: removing both would save 901 ± [\d.]+ callers more than the two removals alone save together\.$`, d.Answer[1])
	require.Contains(t, d.Doubts[0], "The order of these is not shown")
	require.Contains(t, strings.Join(d.Doubts, "\n"), "but it matters once others are removed")
}

// TestOnlyBecauseOfAllThree is said of an and. It is not said where any one of three is enough, although that has a joint effect
// of all three, too.
func TestOnlyBecauseOfAllThree(t *testing.T) {
	and := built(t, planted(t, callers, func(s attribute.Set, day int) float64 {
		if s.Size() == 3 {
			return 900 + float64(day%3)
		}
		return 0
	}, failed, slow, useless))
	require.Contains(t, strings.Join(and.Answer, "\n"), "callers got no help only because of all 3")
	or := built(t, planted(t, callers, func(s attribute.Set, day int) float64 {
		if s != 0 {
			return 900 + float64(day%3)
		}
		return 0
	}, failed, slow, useless))
	require.NotContains(t, strings.Join(or.Answer, "\n"), "all 3")
	require.NotContains(t, strings.Join(or.Answer, "\n"), "any of them alone")
	require.Contains(t, strings.Join(or.Answer, "\n"), "with either of them alone, 901")
}

// TestNothingTogetherByChance: of 57 sets of six parts that act apart, and whose noise differs by set, none is told.
func TestNothingTogetherByChance(t *testing.T) {
	told := 0
	for seed := range 20 {
		noise := random.New(uint64(seed), 0).Stream("noise")
		o := planted(t, callers, func(s attribute.Set, _ int) float64 { return float64(10*s.Size()) + 20*noise.Uniform() }, failed, slow, useless, failed, slow, useless)
		for _, table := range built(t, o).Tables {
			for _, row := range table.Rows {
				if table.ID == "together" && row[0] == "together" && !strings.Contains(row[2], "everything else") {
					told++
				}
			}
		}
	}
	require.LessOrEqual(t, told, 4, "about one study in twenty tells one")
}

func TestSharesAreInPercentagePoints(t *testing.T) {
	m := measure.Measure{Name: "calls.unconnected-share", Window: "outage", Unit: measure.Share}
	d := built(t, planted(t, m, func(s attribute.Set, day int) float64 {
		return 0.1*float64(s.Size()) + 0.001*float64(day%5)*float64(s.Size())
	}, failed, slow))
	require.Regexp(t, `^Without the failed switch, the share of calls lost in the window outage would have been lower by 10\.2 ± 0\.1 percentage points\.$`, d.Answer[0])
	require.InDelta(t, 10.2, float64(d.Charts[0].Marks[0].X[0]), 0.01)
}

func TestRemediesAndWhatAllHangsOn(t *testing.T) {
	o := planted(t, callers, both, failed, slow)
	o.Single = []part.Part{broken, switches}
	zero := make([]float64, 4)
	o.Singles = []stat.Paired{stat.Difference([]float64{3700, 3701, 3702, 3703}, zero), stat.Difference(zero, []float64{9000, 9010, 9020, 9030})}
	o.People = append(o.People, o.People...)
	o.Left = []part.Left{{Part: useless, Why: part.Smaller, Reach: part.Reach{First: 3}}}
	o.Skipped = []part.Skipped{{Part: aPart(part.Remedy, "recovery.detect.monitors.m", "The monitor m"), Why: "no monitor is called m"}}
	o.Days = 4
	d := built(t, o)
	answer := strings.Join(d.Answer, "\n")
	require.Regexp(t, `Without the switch by people, 9,015 ± \d+ fewer callers would have got help\.`, answer)
	require.Regexp(t, `Nearly all of it hangs on the fault “A broken disc”\. Without it, 3,702 ± [\d.]+ more callers would have got help\.`, answer)
	doubts := strings.Join(d.Doubts, "\n")
	require.Contains(t, doubts, "1 more part changes something and was not studied")
	require.Contains(t, doubts, "1 part cannot be taken out")

	f := d.Findings.(*attributed.Findings)
	require.Equal(t, "switch.wrong", f.Parts[0].Cause)
	require.Contains(t, f.Parts[0].Without, "Without the failed switch, 3,50")
	require.Equal(t, "broken", f.Single[1].Cause)
	require.Len(t, f.Left, 2)
}

// TestManyParts: above six orders are sampled, and that is said. Nothing is said of parts together.
func TestManyParts(t *testing.T) {
	var shared []part.Part
	for i := range 8 {
		shared = append(shared, aPart(part.Delay, fmt.Sprintf("recovery.runbook.step-%d.takes", i), fmt.Sprintf("The %d minutes", i)))
	}
	d := built(t, planted(t, callers, func(s attribute.Set, day int) float64 { return float64(s.Size()*s.Size()*(20+day%3) + day) }, shared...))
	require.Contains(t, strings.Join(d.Doubts, "\n"), "averages are over 24 orders drawn by the seed")
	require.Contains(t, strings.Join(d.Method, "\n"), "sampled permutations")
	for _, table := range d.Tables {
		require.NotEqual(t, "together", table.ID)
	}
}

func TestItFitsAScreen(t *testing.T) {
	d := built(t, planted(t, callers, both, failed, slow, useless))
	var brief, whole bytes.Buffer
	require.NoError(t, study.WriteBrief(&brief, d))
	require.NoError(t, study.Write(&whole, d))
	for _, line := range strings.Split(brief.String()+whole.String(), "\n") {
		require.LessOrEqual(t, len([]rune(line)), 100, line)
	}
}

// TestPairsAreThoseOfTheDayAsItWas: with a third part there the first two do 580 only together, with it gone 859. The answer and the
// chart say what was true of the day, and the decomposition says that the others are gone.
func TestPairsAreThoseOfTheDayAsItWas(t *testing.T) {
	o := planted(t, callers, func(s attribute.Set, day int) float64 {
		loss := 900*float64(s.Size()) + float64(day%3)
		if s.Has(0) && s.Has(1) {
			loss += 859
		}
		if s == attribute.All(3) {
			loss -= 279
		}
		return loss
	}, failed, slow, broken)
	d := built(t, o)
	answer := strings.Join(d.Answer, "\n")
	require.Contains(t, answer, "As the day was, 580 callers got no help only because of both: the failed switch and the 59 minutes to decide.")
	require.NotContains(t, answer, "859")
	for _, c := range d.Charts {
		require.NotContains(t, c.Title, "859")
	}
	f := d.Findings.(*attributed.Findings)
	require.InDelta(t, 580, float64(f.Pairs[0].Estimate.Mean), 1e-9)
	require.InDelta(t, 859, float64(f.Joint[0].Estimate.Mean), 1e-9)
	for _, table := range d.Tables {
		if table.ID == "together" {
			require.Contains(t, table.Title, "the other parts here being gone")
		}
	}
}
