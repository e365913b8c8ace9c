package page

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"nines/sim/page/fill"
	"nines/sim/report"
	"nines/sim/report/phrase"
)

// singleDays are the replications that can be looked at one by one.
type singleDays struct {
	Playable    bool
	DaysSay     string // what they are
	Begin, Last int    // minutes of the run
	DaysTitle   string
	DayFacts    []string // the headings of their figures
	Days        []day
	Panels      []panel
}

// day is one of them, as a line of a table.
type day struct {
	Index   int // among the playbacks: of the left panel
	Beside  int // and of the right one
	Title   string
	Facts   []string
	Command string // which tells more
}

// panel is a map on which a replication is played back.
type panel struct {
	Side, Name string
	Map        fill.Markup
}

// longestPlayback is how long a run may be to be played back, in minutes: three days. The series of a longer one would make the
// page too large to send.
const longestPlayback = 3 * 24 * 60

func daysOf(d *report.Document, playbacks []report.Playback) singleDays {
	s := singleDays{Begin: d.OnsetMinute(), Last: d.Minutes() - 1}
	if s.Playable = len(playbacks) > 0 && d.Minutes() <= longestPlayback; !s.Playable {
		return s
	}
	s.DaysSay = saysOfDays(d, playbacks)
	s.Panels = []panel{{"left", "Above", worldMap(d, true)}}
	if len(playbacks) > 1 {
		s.Panels = append(s.Panels, panel{"right", "Below", worldMap(d, true)})
	}
	base := playbacks[0]
	s.DaysTitle = fmt.Sprintf("A typical, a good and a bad %s of “%s”, by callers without help", d.Period().One(), strategyWords(base.Strategy, base.Title))
	two := findHelp(playbacks)
	s.DayFacts = factsWithout([]string{"without help", "never connected by this number", "failed at least once", "calls lost", "service restored"}, two)
	for i := range playbacks {
		if p := &playbacks[i]; p.Day != nil && (p.Day.Of == "" || isBeside(playbacks, i)) {
			command := fmt.Sprintf("nines trace %s --strategy %s --replication %d --seed %d", theScenario, phrase.Plain(p.Strategy), p.Replication, d.Run.Seed)
			left := slices.IndexFunc(playbacks, func(x report.Playback) bool { return x.Replication == p.Replication })
			s.Days = append(s.Days, day{left, min(left+1, len(playbacks)-1), dayTitle(d, p), factsWithout(dayFacts(p.Day), two), command})
		}
	}
	return s
}

// saysOfDays introduces single days.
func saysOfDays(d *report.Document, playbacks []report.Playback) string {
	one := d.Period().One()
	text := fmt.Sprintf("One %s is not the average. Here are single %s, minute by minute.", one, d.Period().Several())
	if len(playbacks) > 1 && playbacks[0].Day != nil {
		text += fmt.Sprintf(" Play shows one %s in both panels: the same callers and the same trouble under two strategies.", one)
	}
	return text
}

// isBeside reports whether a playback stands right after one of the strategy that its day is of.
func isBeside(list []report.Playback, at int) bool {
	return at > 0 && list[at-1].Day != nil && list[at-1].Day.Of == ""
}

func dayTitle(d *report.Document, p *report.Playback) string {
	kind, is := phrase.Plain(p.Day.Kind), map[string]string{"good": "one in twenty is better", "bad": "one in twenty is worse"}
	title := strategyWords(p.Strategy, p.Title)
	switch says := is[p.Day.Kind]; {
	case p.Day.Of != "":
		return fmt.Sprintf("%s, %s", title, d.Period().On("that "+kind))
	case says != "":
		return fmt.Sprintf("%s, a %s %s: %s", title, kind, d.Period().One(), says)
	}
	return fmt.Sprintf("%s, a %s %s", title, kind, d.Period().One())
}

func dayFacts(d *report.ChosenDay) []string {
	restored := "not by the end of the run"
	switch t := float64(d.Restored); {
	case math.IsNaN(t):
		restored = "nothing to restore"
	case !math.IsInf(t, 0):
		restored = "after " + phrase.Length(d.Restored)
	}
	return []string{phrase.Count(d.Without), phrase.Count(d.Unreached), phrase.Count(d.Affected), phrase.Count(d.Lost), restored}
}

// findHelp reports whether anybody whose call was lost found help elsewhere on one of the days.
func findHelp(list []report.Playback) bool {
	return slices.ContainsFunc(list, func(p report.Playback) bool { return p.Day != nil && p.Day.Unreached > p.Day.Without })
}

// factsWithout leaves out those never connected where they are those without help.
func factsWithout(facts []string, areTwo bool) []string {
	if areTwo {
		return facts
	}
	return slices.Delete(facts, 1, 2)
}

// playback is one replication for the script, with what happened in words. What was counted in it is packed: it is JSON,
// compressed by Deflate, in Base64. Unpacked, the series of a dozen strategies would be most of the page.
type playback struct {
	Title   string   `json:"title"`
	Facts   string   `json:"facts"`
	Moments []moment `json:"moments"`
	Packed  string   `json:"packed"`
}

type moment struct {
	At    report.Number `json:"at"`
	Words string        `json:"words"`
}

// play adds the replications that can be played back.
func (s *script) play(d *report.Document, playbacks []report.Playback) error {
	if d.Minutes() > longestPlayback {
		return nil
	}
	for i := range playbacks {
		p := &playbacks[i]
		packed, err := pack(p.Series)
		if err != nil {
			return err
		}
		to := playback{Title: playbackTitle(d, p), Facts: factsOf(p), Moments: []moment{}, Packed: packed}
		for _, m := range p.Moments {
			to.Moments = append(to.Moments, moment{m.At, phrase.MomentWords(m.What)})
		}
		s.Playback = append(s.Playback, to)
	}
	return nil
}

func playbackTitle(d *report.Document, p *report.Playback) string {
	if p.Day != nil {
		return fmt.Sprintf("%s (replication %d)", dayTitle(d, p), p.Replication)
	}
	return fmt.Sprintf("%s, replication %d", strategyWords(p.Strategy, p.Title), p.Replication)
}

// factsOf is a day in a sentence; empty if it was not chosen as one of a kind.
func factsOf(p *report.Playback) string {
	if p.Day == nil {
		return ""
	}
	f, never := dayFacts(p.Day), ""
	if p.Day.Unreached > p.Day.Without {
		never = f[1] + " never connected by this number, "
	}
	return fmt.Sprintf("%s callers without help, %s%s failed at least once, %s calls lost; service restored: %s.", f[0], never, f[2], f[3], f[4])
}

// pack compresses series, each as its name and its values.
func pack(series []report.PlaybackOf) (string, error) {
	text, err := json.Marshal(series)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	to, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return "", err
	}
	if _, err := to.Write(text); err != nil {
		return "", err
	}
	if err := to.Close(); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(out.Bytes()), nil
}
