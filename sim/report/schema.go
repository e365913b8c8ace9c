package report

import (
	"fmt"
	"reflect"

	"nines/sim/report/written"
	"nines/sim/schema"
)

// documents are those in JSON. Who adds one adds a line here, and says what its fields mean in their doc tags.
var documents = []*written.Document{
	{Name: "report", Format: Format, Title: "The results of a run", Shape: reflect.TypeFor[Document]()},
	{Name: "check", Format: CheckFormat, Title: "Whether what scenarios expect holds", Shape: reflect.TypeFor[Check]()},
	{Name: "comparison", Format: ComparisonFormat, Title: "The results of several strategies on the same callers", Shape: reflect.TypeFor[Comparison]()},
}

// SchemaNames are the names of the documents that have a schema here.
func SchemaNames() []string {
	names := make([]string, len(documents))
	for i, d := range documents {
		names[i] = d.Name
	}
	return names
}

// Schema is the JSON Schema (draft 7) of a document, one of SchemaNames.
func Schema(name string) []byte { return schema.Text(documentOf(name).Schema()) }

// documentOf is the document of a name. An unknown name is a mistake in the program, so it panics.
func documentOf(name string) *written.Document {
	for _, d := range documents {
		if d.Name == name {
			return d
		}
	}
	panic(fmt.Sprintf("report: no document is called %q", name))
}
