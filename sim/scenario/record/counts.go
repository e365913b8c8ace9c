package record

import (
	"math"
	"strconv"
	"strings"

	"nines/sim/pattern"
	"nines/sim/scenario/table"
	"nines/sim/words"
)

// counts is how a column writes how many calls came. Calls are whole, so what stands behind a point is either nothing or the
// rest of a number in thousands. Only the whole column shows which.
type counts struct {
	pointed  tally // 1.157 or 993.000
	first    countAt
	rest     tally // of these, those whose three digits are not zeros
	zeros    tally // 12.0: a decimal that says nothing
	plain    tally // no point
	big      tally // of these, 1157 and more
	bigText  string
	millions bool  // 1.157.000, whose points can be nothing else
	grouping tally // of these, those read as thousands
	sample   string
}

// countAt is a value, and where it stands.
type countAt struct {
	table.Place
	text string
}

var (
	groupedForm = pattern.New(`^[1-9]\d{0,2}(?:(?:,\d{3})+|(?:[ '’\x{a0}\x{202f}]\d{3})+|(?:\.\d{3}){2,})$`)
	pointedForm = pattern.New(`^[1-9]\d{0,2}\.\d{3}$`)
	zerosForm   = pattern.New(`^\d+\.0+$`)
	marks       = strings.NewReplacer(",", "", ".", "", " ", "", "'", "", "’", "", "\u00a0", "", "\u202f", "")
)

// of is how many calls the present row counts. A count of 1.157 is pointed: the end of the file decides.
func (c *counts) of(i *reader) (calls float64, pointed, ok bool) {
	text := string(i.field(i.count))
	if text == "" {
		return 0, false, true
	}
	isGrouped := groupedForm.MatchString(text)
	if isGrouped {
		c.millions = c.millions || strings.Count(text, ".") > 1
		text = marks.Replace(text)
	}
	calls, err := strconv.ParseFloat(text, 64)
	switch pointed = pointedForm.MatchString(text); {
	case err != nil || !isPlain(text):
		i.complainOf(i.count, "expected how many calls came, found %s", words.Quoted(text))
		return 0, false, false
	case calls > 1e9:
		i.complainOf(i.count, "%s", errTooLarge.Error())
		return 0, false, false
	case pointed:
		c.point(i, text)
	case zerosForm.MatchString(text):
		c.zeros.add(i.Number)
	case strings.Contains(text, "."):
		i.complainOf(i.count, "%s calls came, and calls are whole: name the column that counts them, or write whole numbers", text)
		return 0, false, false
	default:
		if c.plain.add(i.Number); calls >= 1000 && !isGrouped {
			c.big.add(i.Number)
			c.bigText = text
		}
	}
	return calls, pointed, true
}

func (c *counts) point(i *reader, text string) {
	if c.pointed.add(i.Number); c.pointed.n == 1 {
		c.first = countAt{i.Place(i.count), text}
	}
	if !strings.HasSuffix(text, ".000") {
		if c.rest.add(i.Number); c.rest.n == 1 {
			c.first = countAt{i.Place(i.count), text}
		}
	}
}

// settle decides what a point means, once all counts are known. Thousands are read where nothing else is possible.
func (c *counts) settle(i *reader) {
	mixed := c.zeros.n > 0 || c.big.n > 0
	switch {
	case c.pointed.n == 0, c.rest.n == 0 && !c.millions && (mixed || c.plain.n == 0):
		return
	case mixed:
		beside := "decimals such as 12.0"
		if c.big.n > 0 {
			beside = c.bigText + " in line " + words.Thousands(c.big.line)
		}
		p := Problem{Place: c.first.Place, Message: "column " + i.header[i.count] + ": " + c.first.text + " looks like thousands, and stands beside " + beside +
			". Calls are whole: write " + marks.Replace(c.first.text) + " if it is thousands"}
		i.add(p)
		return
	}
	for k := range i.intervals {
		if v := &i.intervals[k]; v.pointed {
			v.calls = math.Round(v.calls * 1000)
		}
	}
	c.grouping, c.sample = c.pointed, c.first.text
}
