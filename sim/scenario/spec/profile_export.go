package spec

import (
	"fmt"
	"slices"

	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/scenario/language"
	"nines/sim/scenario/record"
	"nines/sim/scenario/table"
	"nines/sim/scenario/yamldoc"
)

// columnsKey says which columns of a profile's file say what, if it is an export of another program.
const columnsKey = "columns"

const profileColumnsDoc = "Which columns of the file say what, as in world.demand.columns, if the file is an export. It may count calls by interval " +
	"({time: Interval, calls: Offered}), or be a record of single calls ({time: Received}). Many days are averaged; a week or more makes a profile of the week."

// keysOfForm are the keys that may stand in a profile of a form.
func keysOfForm(form string) []string {
	if form == language.CSVKey {
		return []string{form, columnsKey}
	}
	return []string{form}
}

// profileOfExport makes a profile of what another program exported. An export that was read in the same way, under another
// strategy, is not read again.
func profileOfExport(d *language.Decoder, n, columns *yamldoc.Node, path string) ([]float64, bool) {
	above := path[:len(path)-len(language.CSVKey)-1]
	var how record.Reading
	name, ok := d.Beside(n, path)
	d.Leaf(n, path)
	before := len(d.Complaints)
	way := fmt.Sprint("profile of ", name, yamldoc.Flow(columns), d.Start.Location())
	d.Into(columns, yamldoc.Join(above, columnsKey), &how.Columns, "")
	if !ok || len(d.Complaints) > before {
		return nil, false
	}
	if known, ok := d.Doc.Beside.Kept[way].(*record.Profile); ok {
		return slices.Clone(known.Counts), true
	}
	how.File, how.Start = name, d.Start
	made, ok := readExport(d, how, n, path, above)
	if !ok {
		return nil, false
	}
	d.Doc.Beside.Kept[way] = made
	d.Doc.Beside.Prints[name] = made.Print
	for _, remark := range made.Remarks {
		d.Doc.Beside.Remark(remark)
	}
	return slices.Clone(made.Counts), true
}

// readExport reads the file of a profile, and reports what is wrong with it.
func readExport(d *language.Decoder, how record.Reading, n *yamldoc.Node, path, above string) (*record.Profile, bool) {
	file, err := d.Doc.Beside.Open(how.File)
	if err != nil {
		d.ComplainAt(n, path, "%s", err.Error())
		return nil, false
	}
	defer file.Close()
	from, err := table.Open(file)
	if err != nil {
		d.ComplainAt(n, path, "%s: %s", how.File, err.Error())
		return nil, false
	}
	made, problems := how.Profile(from)
	for _, wrong := range problems {
		ComplainOfRecord(d.Reading, how.File, above, path, wrong)
	}
	return made, len(problems) == 0
}

// exportSchema adds the columns to the schema of a profile's file.
func exportSchema(file *jsonschema.Schema) *jsonschema.Schema {
	file.Properties[columnsKey] = &jsonschema.Schema{Ref: "#/definitions/Columns", Description: profileColumnsDoc}
	file.PropertyOrder = append(file.PropertyOrder, columnsKey)
	return file
}
