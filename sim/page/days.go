package page

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"

	"nines/sim/report"
	"nines/sim/report/phrase"
)

// singleDays are the replications that can be looked at one by one.
type singleDays struct {
	Playable    bool
	Begin, Last int // minutes of the run
	DaysTitle   string
	DayFacts    []string // the headings of their figures
	Days        []day
	Panels      []panel
}

// day is one of them, as a line of a table.
type day struct {
	Index   int // among the playbacks
	Title   string
	Facts   []string
	Command string // which tells more
}

// panel is a map on which a replication is played back.
type panel struct {
	Side, Name string
	Map        template.HTML
}

// longestPlayback is how long a run may be to be played back, in minutes: three days. The series of a longer one would make the
// page too large to send.
const longestPlayback = 3 * 24 * 60

func daysOf(d *report.Document, playbacks []report.Playback) singleDays {
	s := singleDays{Begin: d.OnsetMinute(), Last: d.Minutes() - 1}
	if s.Playable = len(playbacks) > 0 && d.Minutes() <= longestPlayback; !s.Playable {
		return s
	}
	s.Panels = []panel{{"left", "On the left", worldMap(d, true)}}
	if len(playbacks) > 1 {
		s.Panels = append(s.Panels, panel{"right", "On the right", worldMap(d, true)})
	}
	return s
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
		to := playback{Title: playbackTitle(p), Moments: []moment{}, Packed: packed}
		for _, m := range p.Moments {
			to.Moments = append(to.Moments, moment{m.At, phrase.MomentWords(m.What)})
		}
		s.Playback = append(s.Playback, to)
	}
	return nil
}

func playbackTitle(p *report.Playback) string {
	return fmt.Sprintf("%s: replication %d", strategyWords(p.Strategy, p.Title), p.Replication)
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
