package language

import (
	"reflect"
	"slices"

	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/random"
	"nines/sim/scenario/law"
	"nines/sim/scenario/quantity"
	"nines/sim/scenario/ranges"
	"nines/sim/scenario/yamldoc"
	"nines/sim/schema"
	"nines/sim/words"
)

// The keys of a distribution whose values stand in a file.
var empiricalKeys = []string{CSVKey, "column", "unit"}

// usualUnit is what may stand behind a number of a file.
var usualUnit = map[string]string{quantity.Duration: "s", quantity.Rate: "/h"}

// empiricalFile reads the values of one column of a file, each as likely as the others.
func (d lawReader) empiricalFile(n *yamldoc.Node, path string, m Measure) (random.Distribution, bool) {
	good := d.RefuseOthers(n, path, empiricalKeys, CSVKey)
	file := yamldoc.Find(n, CSVKey).Value
	if file == nil {
		d.ComplainAt(n, path, "missing key %s (The file with the values)", words.Quoted(CSVKey)).Allowing(words.Listed(empiricalKeys))
		return random.Distribution{}, false
	}
	t, ok := d.Table(file, yamldoc.Join(path, CSVKey))
	if !ok || !good {
		return random.Distribution{}, false
	}
	column, ok := d.columnOf(t, n, path)
	if !ok {
		return random.Distribution{}, false
	}
	values, ok := d.valuesIn(column, n, path, m)
	return d.made(n, path, ok, func() (random.Distribution, error) { return random.Empirical(values) })
}

// columnOf finds the column with a name in the header; without a name the file is one column and has no header.
func (d lawReader) columnOf(t *yamldoc.Beside, n *yamldoc.Node, path string) ([]*yamldoc.Node, bool) {
	rows, place := t.Rows, 0
	if name := yamldoc.Find(n, "column").Value; name != nil {
		var header []string
		for _, field := range rows[0] {
			header = append(header, field.Value)
		}
		if place = slices.Index(header, name.Value); place < 0 || name.Kind != yamldoc.ScalarNode {
			d.ComplainAt(name, yamldoc.Join(path, "column"), "the first row has no column %s", words.Quoted(name.Value)).Among(name.Value, header)
			return nil, false
		}
		rows = rows[1:]
	} else if len(rows[0]) != 1 {
		d.ComplainAt(n, path, "the file has %d columns: name one from its first row, such as `column: seconds`", len(rows[0]))
		return nil, false
	}
	column, good := make([]*yamldoc.Node, len(rows)), true
	for i, row := range rows {
		if good = d.HasColumns(row, yamldoc.Join(path, CSVKey), len(t.Rows[0])) && good; good {
			column[i] = row[place]
		}
	}
	return column, good
}

// valuesIn reads values, to which the unit is added where they have none. All values of a column are usually wrong in the
// same way, so only the first few are shown.
func (d lawReader) valuesIn(column []*yamldoc.Node, n *yamldoc.Node, path string, m Measure) ([]float64, bool) {
	const mostShown = 5
	unit := ""
	if written := yamldoc.Find(n, "unit").Value; written != nil {
		unit = written.Value
	} else if (m.Unit == quantity.Duration || m.Unit == quantity.Rate) && len(column) > 0 && quantity.PlainDecimal.MatchString(column[0].Value) {
		d.ComplainAt(n, path, "the numbers in the file have no unit: add one, such as `unit: %s`", usualUnit[m.Unit])
		return nil, false
	}
	values, wrong := make([]float64, len(column)), 0
	for i, field := range column {
		text := field.Value
		if quantity.PlainDecimal.MatchString(text) {
			text += unit
		}
		value, err := m.read(&yamldoc.Node{Kind: yamldoc.ScalarNode, Value: text}, nil)
		if err == nil {
			values[i] = value
		} else if wrong++; wrong <= mostShown {
			d.ComplainAt(field, yamldoc.Join(path, CSVKey), "%s", err.Error())
		}
	}
	return values, wrong == 0
}

func (m Measure) empiricalSchema() *jsonschema.Schema {
	list := &jsonschema.Schema{Type: "array", MinItems: jsonschema.Ptr(1), Items: ranges.OrRange(m.bare().QuantitySchema(reflect.TypeFor[float64]()))}
	text := func(doc string) *jsonschema.Schema { return &jsonschema.Schema{Type: "string", Description: doc} }
	file := &jsonschema.Schema{
		Type: "object",
		Properties: map[string]*jsonschema.Schema{
			CSVKey:   text("A CSV file with the values: its path from the scenario's folder."),
			"column": text("The column, by its name in the first row. Without it, the file is a single column without a header."),
			"unit":   text("The unit of numbers without one: s, m, h, /min."),
		},
		PropertyOrder:        empiricalKeys,
		Required:             []string{CSVKey},
		AdditionalProperties: schema.Nothing(),
	}
	AddClaims(file)
	return OneKey(law.Empirical, "Measured values, all equally likely: a list, or a column of a CSV file.", schema.Either(list, file))
}
