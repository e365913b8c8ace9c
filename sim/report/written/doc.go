// Package written writes documents as JSON, describes them by a JSON Schema, and reads them back.
//
// A document is a Go struct. The json tag of a field is its name, and the doc tag says what it means. The schema is made from
// these tags, so it cannot disagree with what is written. What is read back is held to the schema first: a damaged document
// is refused with the place of the damage.
//
// It knows no document: those who make documents say what they are.
package written
