// Package table opens what other programs export, and goes through its rows: CSV with any separator, line end and quotes,
// in UTF-8, UTF-16 or Windows-1252, plain or compressed, and Parquet. What is no table is refused by name. It knows nothing
// of what the rows say.
package table
