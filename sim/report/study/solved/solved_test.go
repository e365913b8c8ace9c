package solved_test

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report/study"
	"nines/sim/report/study/solved"
	"nines/sim/scenario"
	"nines/sim/scenario/cost"
	"nines/sim/scenario/input"
	"nines/sim/stat"
	"nines/sim/study/solve"
)

// seats is a solve of a planted number of seats: the least that is enough on each day.
func seats(t *testing.T, enough func(day int) int, change ...func(*solve.Problem)) *solved.Solved {
	t.Helper()
	text, _ := scenarios.Text("first-steps")
	doc, err := scenario.Load("first-steps.yaml", []byte(text), "expect.few-lost.in-at-least=95%")
	require.NoError(t, err)
	p, err := doc.Plan("switch")
	require.NoError(t, err)
	c := doc.Criteria()[0]
	s := &solved.Solved{
		Criterion: &c, Plan: p, Values: solve.Grid(60, 200, 1), Today: 110, Chance: 0.95,
		Input: input.Input{Name: "world.platforms.backup.seats", Title: "seats (backup)", Kind: input.Choice, Unit: input.Count, Low: 60, High: 200, Whole: true},
	}
	problem := solve.Problem{Values: s.Values, Days: 200, Fresh: 80, Budget: 600, Chance: 0.95, Confidence: 0.95}
	problem.Miss = func(lost float64) float64 { return max(0, lost) }
	problem.Run = func(pairs []solve.Pair) (list []float64, err error) {
		for _, x := range pairs {
			list = append(list, float64(enough(x.Day))-min(s.Values[x.Value], 120))
		}
		return list, nil
	}
	for _, f := range change {
		f(&problem)
	}
	s.Answer, err = solve.Chance(problem)
	require.NoError(t, err)
	return s
}

// whole is the full report.
func whole(t *testing.T, s *solved.Solved) (string, *study.Document) {
	t.Helper()
	d := solved.Fill(study.New(study.Solve, "0.1.0", "nines solve SCENARIO", s.Plan), s)
	var out strings.Builder
	require.NoError(t, study.Write(&out, d))
	t.Log(out.String())
	return out.String(), d
}

// TestFound: the first sentence has the value and the chance, then what is near it and what today's value is worth.
func TestFound(t *testing.T) {
	_, d := whole(t, seats(t, func(day int) int { return 90 + day*7%10 }))
	require.Equal(t, []string{
		"With 99 to 200 seats, the number of callers without help is at most 60 callers on at least 95 % of the days (95 % confidence).",
		"98 seats are shown not to be enough.",
		"The scenario has 110 seats today, which is enough.",
		"On 80 days that the search had not seen, it was so on 80: 100.0 % (interval 95.5 to 100.0 %).",
	}, d.Answer)
	require.Len(t, d.Charts, 1)
	f := d.Findings.(solved.Findings)
	require.EqualValues(t, 99, f.Value)
	require.Equal(t, "99", f.Written)
	require.Equal(t, 196, f.Rank)
}

// TestToday: a value of today that is too small, one that is not decided, and one at the answer itself.
func TestToday(t *testing.T) {
	for _, row := range []struct {
		today float64
		want  string
	}{{80, "which is not enough"}, {98, "not enough"}, {99, "That is the value of the scenario today."}, {math.Inf(1), "The scenario has unlimited seats today, which is enough."}} {
		s := seats(t, func(day int) int { return 90 + day*7%10 })
		s.Today = row.today
		_, d := whole(t, s)
		require.Contains(t, strings.Join(d.Answer, " "), row.want)
	}
}

// TestTodayIsNotSaid: nothing is said about a value that the scenario does not have, and nothing about what it costs beyond it.
func TestTodayIsNotSaid(t *testing.T) {
	for _, today := range []float64{math.NaN(), math.Inf(1)} {
		s := seats(t, func(day int) int { return 90 + day*7%10 })
		s.Today, s.Price = today, &cost.Price{Amount: 12000, Currency: "£", Each: true}
		out, _ := whole(t, s)
		require.NotContains(t, out, "NaN")
		require.NotContains(t, out, "Inf")
		require.NotContains(t, out, "£")
	}
}

// TestBestWithinTheRange: where too much is as bad as too little, nothing is claimed of values beyond the best one.
func TestBestWithinTheRange(t *testing.T) {
	middle := func(reach float64) func(*solve.Problem) {
		return func(p *solve.Problem) {
			p.Run = func(pairs []solve.Pair) (list []float64, err error) {
				for _, x := range pairs {
					list = append(list, math.Abs(p.Values[x.Value]-130)-reach)
				}
				return list, nil
			}
		}
	}
	s := seats(t, nil, middle(20))
	s.Today = 180
	out, d := whole(t, s)
	require.Contains(t, d.Answer[0], "With 110 to 130 seats, the number of callers")
	require.Contains(t, out, "The scenario has 180 seats today, which is not shown to be enough.")
	require.Contains(t, out, "On 10 days callers fare worse with a value that helps on the others.")

	s = seats(t, nil, middle(-1))
	_, d = whole(t, s)
	require.Contains(t, d.Answer[0], "No value from 60 to 200 seats is")
}

// TestDaysLeftOut: days without a number are told.
func TestDaysLeftOut(t *testing.T) {
	s := seats(t, func(day int) int { return 90 }, func(p *solve.Problem) {
		run := p.Run
		p.Run = func(pairs []solve.Pair) ([]float64, error) {
			list, err := run(pairs)
			for i, x := range pairs {
				if x.Day%10 == 9 {
					list[i] = math.NaN()
				}
			}
			return list, err
		}
	})
	s.Days = 200
	_, d := whole(t, s)
	require.Contains(t, d.Doubts, "20 of 200 days without such a number are left out.")
}

// TestUnreachable: the answer says from which value on nothing changes, and what would help.
func TestUnreachable(t *testing.T) {
	s := seats(t, func(day int) int { return 300 })
	s.Help = solved.Help{
		Base:   solved.Rival{Name: "-", Title: "nothing else", Outcome: stat.Mean([]float64{900, 910, 905}), Days: 3},
		Rivals: []solved.Rival{{Name: "rehearsed", Title: "A rehearsed runbook", Outcome: stat.Mean([]float64{50, 41, 47}), Good: 3, Days: 3, Helps: true, Strategy: true}},
		Losses: []solved.Loss{{"people who decide", 800, 0.8}},
	}
	out, d := whole(t, s)
	require.Equal(t, "No value from 60 to 200 seats is enough for this: the number of callers without help is at most 60 callers on at least 95 % of the days.", d.Answer[0])
	require.Contains(t, out, "Beyond 120 seats nothing changes")
	require.Contains(t, out, "This helps instead: “A rehearsed runbook”. It is then so on 3 of 3 days.")
	require.Contains(t, out, "people who decide (80 % of the lost calls)")
}

// TestUndecided says how many days more.
func TestUndecided(t *testing.T) {
	_, d := whole(t, seats(t, func(day int) int {
		if day%28 == 27 {
			return 300
		}
		return 100
	}))
	require.Contains(t, d.Answer[0], "Not decided")
	require.Regexp(t, `About [\d,]+ days more would decide: -n \d+`, strings.Join(d.Answer, " "))
}

// TestOthers: nothing depends on the value, days without threshold, and fresh days that contradict.
func TestOthers(t *testing.T) {
	_, d := whole(t, seats(t, func(day int) int { return 300 }, func(p *solve.Problem) {
		p.Run = func(pairs []solve.Pair) ([]float64, error) { return make([]float64, len(pairs)), nil }
	}))
	require.Contains(t, d.Answer[0], "makes no difference")
	_, d = whole(t, seats(t, func(day int) int { return 100 }, func(p *solve.Problem) {
		run := p.Run
		p.Run = func(pairs []solve.Pair) ([]float64, error) {
			list, err := run(pairs)
			for i, x := range pairs {
				if x.Value%2 == 1 && x.Day%3 == 0 {
					list[i] = 1
				}
			}
			return list, err
		}
	}))
	require.Contains(t, strings.Join(d.Doubts, " "), "Each value was therefore tested by itself")
}

// TestMeans: an expectation of all days together has estimates in place of shares.
func TestMeans(t *testing.T) {
	s := seats(t, func(day int) int { return 100 })
	s.Chance, s.Criterion.Statistic, s.Criterion.High = 0, plan.OfMean, 60
	var err error
	s.Answer, err = solve.Mean(solve.Means{
		Values: s.Values, Confidence: 0.95, Miss: func(v float64) float64 { return max(0, v-60) },
		Judge: func(value int, level float64) (solve.Judged, error) {
			y := 200 - s.Values[value]
			j := solve.Judged{Estimate: y, Low: y - 4, High: y + 4, Days: 60, Verdict: solve.Unclear}
			if j.High <= 60 {
				j.Verdict = solve.Holds
			} else if j.Low > 60 {
				j.Verdict = solve.HoldsNot
			}
			return j, nil
		},
	})
	require.NoError(t, err)
	out, d := whole(t, s)
	require.Equal(t, "With 144 to 200 seats, on the average day, the number of callers without help is at most 60 callers (95 % confidence).", d.Answer[0])
	require.Contains(t, out, "135 seats are shown not to be enough. The estimate itself is 140 seats")
}

// TestOffers: what to buy comes first, in its order. What is not shown to help has no place.
func TestOffers(t *testing.T) {
	s := seats(t, func(day int) int { return 90 + day*7%10 })
	price := cost.Price{Amount: 12000, Currency: "£", Per: "year", Each: true}
	s.Price = &price
	s.Offers = []solved.Offer{
		{Name: "a", Title: "Ten seats more", Price: price, Cost: 120000, Helped: stat.Mean([]float64{280, 282, 279, 281})},
		{Name: "b", Title: "A rehearsed runbook", Price: price, Cost: 200000, Helped: stat.Mean([]float64{3200, 3210, 3190, 3205})},
		{Name: "c", Title: "Hope", Price: price, Cost: 1, Helped: stat.Mean([]float64{2, -2, 3, -1})},
	}
	out, d := whole(t, s)
	require.Contains(t, d.Answer, "With 99 seats it costs £132,000 a year less than today.")
	require.Contains(t, strings.Join(d.Answer, " "), "Buy this first: “A rehearsed runbook”. 3,201 more callers get help in one such outage, for £200,000 a year. With less money: “Ten seats more”. 280 more callers get help in one such outage, for £120,000 a year.")
	require.NotContains(t, out, "million", "no figure is one of more money than anybody spends here")
	require.Less(t, strings.Index(out, "A rehearsed runbook   "), strings.Index(out, "Ten seats more"))
	require.Equal(t, "solve-offers", d.Charts[1].ID)
	require.Len(t, d.Charts[1].Marks[0].X, 2)
}

// TestRanksOnlyAdd: what is not shown to help more than what is bought first has no rank, although its estimate is higher.
func TestRanksOnlyAdd(t *testing.T) {
	s := seats(t, func(day int) int { return 90 + day*7%10 })
	price := cost.Price{Amount: 12000, Currency: "£", Per: "year", Each: true}
	few, many := []float64{280, 282, 279, 281}, []float64{281, 281, 280, 281}
	s.Offers = []solved.Offer{
		{Name: "a", Title: "Two seats", Price: price, Cost: 24000, Helped: stat.Mean(few), Days: few},
		{Name: "b", Title: "Ninety seats", Price: price, Cost: 1080000, Helped: stat.Mean(many), Days: many},
	}
	_, d := whole(t, s)
	require.Contains(t, strings.Join(d.Answer, " "), "Buy this first: “Two seats”.")
	require.NotContains(t, strings.Join(d.Answer, " "), "Ninety seats")
}

// TestOffersOfAShare are told in percentage points: nobody is helped by "less of the measure".
func TestOffersOfAShare(t *testing.T) {
	s := seats(t, func(day int) int { return 90 + day*7%10 })
	c := *s.Criterion
	c.Measure.Name, c.Measure.Unit = "calls.unconnected-share", measure.Share
	s.Criterion = &c
	s.Offers = []solved.Offer{{Name: "a", Title: "Ten seats more", Price: cost.Price{Amount: 12000, Currency: "£"}, Cost: 120000, Helped: stat.Mean([]float64{0.02, 0.022, 0.021, 0.021})}}
	_, d := whole(t, s)
	require.Contains(t, strings.Join(d.Answer, " "), "The figure is better by 2.1 percentage points in one such outage, for £120,000.")
	require.InDelta(t, 2.1, float64(d.Charts[1].Marks[1].Y[0]), 1e-6)
}

// TestFrontier has a row for each value of the first choice, and names the cheapest pair.
func TestFrontier(t *testing.T) {
	f := &solved.Frontier{First: input.Input{Name: "world.platforms.backup.queue", Title: "queue (backup)", Unit: "calls"}, Today1: 50}
	price := cost.Price{Amount: 12000, Currency: "£", Per: "year", Each: true}
	for i, need := range []int{120, 99, 300} {
		f.Solved = *seats(t, func(day int) int { return need - day*7%10 })
		f.Price = &price
		f.Points = append(f.Points, solved.Point{At: float64(50 * (i + 1)), Answer: f.Answer})
	}
	d := solved.FillFrontier(study.New(study.Solve, "0.1.0", "nines solve SCENARIO", f.Plan), f)
	var out strings.Builder
	require.NoError(t, study.Write(&out, d))
	t.Log(out.String())
	require.Equal(t, "The cheapest is “queue (backup)” at 100 calls, 99 seats: −£132,000 a year against today.", d.Answer[1])
	require.Contains(t, d.Answer, "At 1 value of “queue (backup)”, nothing in the range of “seats (backup)” is shown to be enough.")
	require.Len(t, d.Tables[0].Rows, 3)
	require.Len(t, d.Charts[0].Marks[0].X, 2)
}

// times is a problem whose days are all good, and whose outcomes rise with the value by so much over the whole range.
func times(rise float64) func(*solve.Problem) {
	return func(p *solve.Problem) {
		p.Run = func(pairs []solve.Pair) (list []float64, err error) {
			for _, x := range pairs {
				noise := float64((x.Value+1)*(x.Day+3)*7919%11) - 5
				list = append(list, -100+rise*float64(x.Value)/float64(len(p.Values))+noise)
			}
			return list, nil
		}
	}
}

// TestEnoughAtBothEnds: the end tried that is worse is named, and nothing beyond the range. Where the ends are not shown to differ, no
// end is the worse one.
func TestEnoughAtBothEnds(t *testing.T) {
	for _, row := range []struct {
		rise       float64
		says, omit string
	}{
		{40, "Even 200 seats, the worst end tried, is enough.", "no effect"},
		{-40, "Even 60 seats, the worst end tried, is enough.", "no effect"},
		{0, "No effect of “seats (backup)” is shown: every value tried is enough.", "worst end"},
	} {
		s := seats(t, nil, times(row.rise))
		_, d := whole(t, s)
		text := strings.Join(d.Answer, " ")
		require.Contains(t, text, row.says)
		require.Contains(t, d.Answer[0], "With 60 to 200 seats, ")
		for _, word := range []string{row.omit, "or more", "or fewer", "or longer", "or less"} {
			require.NotContains(t, text, word)
		}
	}
}

// TestOnlyWhatIsShownHelps: a change whose mean is nearer by chance is not named as help.
func TestOnlyWhatIsShownHelps(t *testing.T) {
	s := seats(t, func(day int) int { return 300 })
	s.Help = solved.Help{
		Base:   solved.Rival{Name: "-", Title: "nothing else", Outcome: stat.Mean([]float64{26, 24, 28}), Days: 3},
		Rivals: []solved.Rival{{Name: "crew=20", Title: "crew: 20", Outcome: stat.Mean([]float64{25, 24, 26}), Days: 3}},
	}
	_, d := whole(t, s)
	require.Contains(t, d.Answer, "None of the other changes that were tried is shown to help.")
}

// TestLimitsInWords: a limit has its digits in groups, and a comparison says what is lower than what.
func TestLimitsInWords(t *testing.T) {
	s := seats(t, func(day int) int { return 90 })
	s.Criterion.Limit = "at most 6699 callers"
	_, d := whole(t, s)
	require.Contains(t, d.Answer[0], "is at most 6,699 callers on")
	s.Criterion.Against, s.Criterion.Relative, s.Criterion.Low, s.Against = "wait", true, 0.25, "Wait until the power is back"
	_, d = whole(t, s)
	require.Contains(t, d.Answer[0], "is at least 25 % lower than under “Wait until the power is back”")
}

// TestWhatFailedBesideTheAnswer is a doubt. The answer stays.
func TestWhatFailedBesideTheAnswer(t *testing.T) {
	s := seats(t, func(day int) int { return 90 })
	s.Failed = []string{"what to buy first was not found out: no value is at x"}
	_, d := whole(t, s)
	require.Contains(t, d.Answer[0], "With 90 to 200 seats")
	require.Contains(t, d.Doubts, "What to buy first was not found out: no value is at x.")
}

// TestChartsBeginAtTheFirstValue: the axis spends no room on values that nobody tried. Words at two points never stand on each other.
func TestChartsBeginAtTheFirstValue(t *testing.T) {
	for today, want := range map[float64][]string{98: {"", "99 seats: enough (today 98)"}, 99: {"99 seats: enough"}, 160: {"99 seats: enough", "160 seats: today"}} {
		s := seats(t, func(day int) int { return 90 + day*7%10 })
		s.Today = today
		_, d := whole(t, s)
		c := d.Charts[0].Chart
		require.True(t, c.X.Tight)
		var labels []string
		for _, m := range c.Marks {
			labels = append(labels, m.Label...)
		}
		require.Equal(t, want, labels)
	}
}

// TestOnlyJustEnough: the first lines say it where fresh days have less than the chance, or the two-sided check would not decide.
func TestOnlyJustEnough(t *testing.T) {
	s := seats(t, func(day int) int { return 90 + day*7%10 })
	s.Answer.Fresh = &solve.Level{Value: s.Answer.Value, Good: 75, Days: 80, Low: 0.86, High: 0.979}
	_, d := whole(t, s)
	require.Contains(t, d.Answer, "These fresh days leave a doubt: they kept it less often than 95 %. Run again with a larger -n.")
	s = seats(t, func(day int) int { return 90 + min(day%50, 1) })
	for i := range s.Answer.Curve {
		s.Answer.Curve[i].Low = 0.946
	}
	_, d = whole(t, s)
	require.Contains(t, strings.Join(d.Answer, " "), "It is only just enough: nines check, whose interval has two sides, would not decide on these 200 days.")
}
