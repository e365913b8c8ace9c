package record

import (
	"slices"
	"sort"
	"strings"

	"nines/sim/emergency/demand"
	"nines/sim/scenario/table"
)

// Aspects of callers that a record may say, beside when they call.
const (
	Service = iota
	Region
	Access
	Aspects
)

// AspectKeys are what the aspects are called, for one and for all.
var AspectKeys = [Aspects]struct{ Key, List string }{{"service", "services"}, {"region", "regions"}, {"access", "access"}}

// The words of every record: NotKnown stands for what is to be drawn, NoRequest for callers who want no service.
const (
	NotKnown  = "drawn"
	NoRequest = "no-request"
)

// Aspect is what a record is to say of each caller.
type Aspect struct {
	Names  []string // of the scenario
	IsSaid bool     // the record is to say it: the names have no shares
	Is     *Column  // which column says it; nil: the one with the same name
	IsNone bool     // the scenario says that no column says it
}

// meanings are what the words of a column stand for.
type meanings struct {
	key       string
	column    int
	names     []string // that may stand in the column
	exact     map[string]int16
	prefixes  []prefix // the longest first
	others    int16
	hasOthers bool
	empty     int16
	hasEmpty  bool

	guessed  map[string]int // words taken for others, with how often they are there
	byOthers tally
	isEmpty  tally
	unknown  map[string]*tally // words that mean nothing
	places   map[string]table.Place
}

// prefix is what all words that begin so stand for.
type prefix struct {
	begins string
	means  int16
}

// mostWords is how many unknown words are told apart.
const mostWords = 1000

// learn reads what words stand for. It complains of names that there are not.
func (m *meanings) learn(a *Aspect, t int, complain func(key, word string, names []string)) {
	m.key, m.column = AspectKeys[t].Key, -1
	m.exact, m.guessed, m.unknown, m.places = map[string]int16{}, map[string]int{}, map[string]*tally{}, map[string]table.Place{}
	for k, name := range a.Names {
		m.exact[name] = int16(k)
	}
	m.names = slices.Clone(a.Names)
	if t == Service {
		m.exact[NoRequest] = demand.Nothing
		m.names = append(m.names, NoRequest)
	}
	if a.Is == nil {
		return
	}
	targets, allowed := map[string]int16{NotKnown: demand.Unsaid}, append(slices.Clone(m.names), NotKnown)
	for name, means := range m.exact {
		targets[name] = means
	}
	stands := func(key, word string) int16 {
		means, known := targets[word]
		if !known {
			complain("columns."+m.key+"."+key, word, allowed)
		}
		return means
	}
	said := slices.Clone(m.names)
	for _, w := range a.Is.Values {
		means := stands("values", w.For)
		said = append(said, w.Text)
		if begins, ok := strings.CutSuffix(w.Text, "*"); ok {
			m.prefixes = append(m.prefixes, prefix{begins, means})
		} else {
			m.exact[w.Text] = means
		}
	}
	m.names = said
	slices.SortStableFunc(m.prefixes, func(a, b prefix) int { return len(b.begins) - len(a.begins) })
	if a.Is.Others != "" {
		m.others, m.hasOthers = stands("others", a.Is.Others), true
	}
	if a.Is.Empty != "" {
		m.empty, m.hasEmpty = stands("empty", a.Is.Empty), true
	}
}

// of is what a word stands for, and whether it stands for anything.
func (m *meanings) of(word []byte, line int) (int16, bool) {
	if means, known := m.exact[string(word)]; known {
		return means, true
	}
	if len(word) == 0 {
		if m.hasEmpty {
			m.isEmpty.add(line)
		}
		return m.empty, m.hasEmpty
	}
	for _, p := range m.prefixes {
		if len(word) >= len(p.begins) && string(word[:len(p.begins)]) == p.begins {
			return p.means, true
		}
	}
	if m.hasOthers {
		m.byOthers.add(line)
		if _, known := m.guessed[string(word)]; known || len(m.guessed) < mostWords {
			m.guessed[string(word)]++
		}
	}
	return m.others, m.hasOthers
}

// wonder remembers a word that means nothing.
func (m *meanings) wonder(word string, at table.Place) {
	t := m.unknown[word]
	if t == nil {
		if len(m.unknown) == mostWords {
			return
		}
		t = &tally{}
		m.unknown[word], m.places[word] = t, at
	}
	t.add(at.Line)
}

// oftenFirst are words, the most frequent first.
func oftenFirst(counts map[string]int) []string {
	list := make([]string, 0, len(counts))
	for w := range counts {
		list = append(list, w)
	}
	sort.Slice(list, func(i, j int) bool {
		if a, b := counts[list[i]], counts[list[j]]; a != b {
			return a > b
		}
		return list[i] < list[j]
	})
	return list
}

// choice is a list of words. Those that end in * stand for all that begin so.
type choice struct {
	exact    map[string]bool
	prefixes []string
	fold     bool // capitals do not matter
}

func newChoice(list List, fold bool) choice {
	c := choice{exact: map[string]bool{}, fold: fold}
	for _, w := range list {
		if fold {
			w = strings.ToLower(w)
		}
		if begins, ok := strings.CutSuffix(w, "*"); ok {
			c.prefixes = append(c.prefixes, begins)
		} else {
			c.exact[w] = true
		}
	}
	return c
}

func (c *choice) has(word string) bool {
	if c.fold {
		word = strings.ToLower(word)
	}
	return c.exact[word] || slices.ContainsFunc(c.prefixes, func(p string) bool { return strings.HasPrefix(word, p) })
}

// usualNobody are words that usually say that the caller is not known.
var usualNobody = newChoice(List{
	"anonymous", "anonym", "withheld", "unknown", "private", "restricted", "unavailable", "blocked", "hidden", "suppressed", "masked",
	"unbekannt", "unterdrückt", "anonyme", "inconnu", "masqué", "masque", "privé", "caché", "oculto", "privado", "desconocido", "anónimo", "sconosciuto", "anonimo", "nascosto", "skjult", "okänt", "anoniem", "geheim",
	"no caller id", "no number", "not available", "n/a", "na", "nan", "none", "null", "nil", "<null>", "<unknown>", "unidentified", "not provided", "payphone", "out of area", "-", "--", "?", "x", "0", "+", "invalid",
	"anonymous@*", "sip:anonymous*", "<sip:anonymous*", "\"anonymous\"*", "anonymous@anonymous.invalid", "unknown@*", "sip:unknown*",
}, true)

// SaysNobody reports whether a word usually says that the caller is not known: one of the usual words, or only zeros or
// nines.
func SaysNobody(word string) bool {
	return usualNobody.has(word) || strings.Trim(word, "0-() ") == "" || len(word) > 3 && strings.Trim(word, "9") == "" || strings.Trim(word, "-x*?") == ""
}
