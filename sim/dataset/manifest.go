package dataset

import (
	"encoding/json"
	"io"
	"slices"
	"time"
)

// ManifestName is the name of the manifest, in the folder of results.
const ManifestName = "manifest.json"

// ManifestFormat names the shape of the manifest.
const ManifestFormat = "nines-data/1"

// Manifest says what a folder of results holds: which files belong together, and what made them.
type Manifest struct {
	Format       string     `json:"format"`
	Version      string     `json:"version"`
	Scenario     string     `json:"scenario"`
	Title        string     `json:"title"`
	Start        string     `json:"start"`
	End          string     `json:"end"`
	Zone         string     `json:"zone"`
	Seed         uint64     `json:"seed"`
	Replications int        `json:"replications"`
	Strategies   []Strategy `json:"strategies"`
	Calls        []int      `json:"calls-of-replications"`
	Callers      []int      `json:"callers-of-replications"`
	Files        []File     `json:"files"`
}

// Strategy is one of the strategies, the first being that which the others are compared with.
type Strategy struct {
	Name        string `json:"name"`
	Title       string `json:"title"`
	Fingerprint string `json:"fingerprint"`
	Digest      string `json:"digest"`
}

// File is a file of the folder.
type File struct {
	Name   string `json:"name"`
	Table  string `json:"table,omitempty"`
	Rows   *int64 `json:"rows,omitempty"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Manifest is that of a set that has been written, beside other files.
func (s *Set) Manifest(files []File) *Manifest {
	first := s.Comparison.Results[0]
	p := first.Plan
	m := &Manifest{
		Format: ManifestFormat, Version: s.Version, Scenario: p.Name, Title: p.Title, Seed: p.Seed, Replications: len(first.Rows),
		Start: p.Start.Format(time.RFC3339), End: p.Start.Add(p.Network.Length.Duration()).Format(time.RFC3339), Zone: p.Start.Location().String(),
		Calls: append([]int{}, s.Calls...), Callers: append([]int{}, s.Callers...), Files: files,
	}
	for _, r := range s.Comparison.Results {
		m.Strategies = append(m.Strategies, Strategy{r.Plan.Strategy, r.Plan.StrategyTitle, r.Plan.Fingerprint, r.Digest()})
	}
	for i := range files {
		for k := range s.rows {
			t := &s.rows[k]
			if f := &files[i]; f.Name == folder+t.table+forms[0] || f.Name == folder+t.table+forms[1] {
				f.Table, f.Rows = t.table, &t.rows
			}
		}
	}
	return m
}

// TablesNotIn are the files of tables that a later manifest has not.
func (m *Manifest) TablesNotIn(later *Manifest) (names []string) {
	for _, f := range m.Files {
		isAlso := slices.ContainsFunc(later.Files, func(l File) bool { return l.Name == f.Name })
		if slices.Contains(Names(), f.Name) && !isAlso {
			names = append(names, f.Name)
		}
	}
	return names
}

// Lists reports whether a file of this name is in the manifest.
func (m *Manifest) Lists(name string) bool {
	return slices.ContainsFunc(m.Files, func(f File) bool { return f.Name == name })
}

// Replace gives a file that is listed its new size and sum.
func (m *Manifest) Replace(by File) {
	for i := range m.Files {
		if f := &m.Files[i]; f.Name == by.Name {
			f.Bytes, f.SHA256 = by.Bytes, by.SHA256
		}
	}
}

// JSON writes the manifest.
func (m *Manifest) JSON(to io.Writer) error {
	e := json.NewEncoder(to)
	e.SetIndent("", " ")
	return e.Encode(m)
}

// Names are the files that a data set can have. Those of them that a set has not are an earlier one's, if they are there.
func Names() (list []string) {
	for _, r := range tables() {
		for _, form := range forms {
			list = append(list, folder+r.Title+form)
		}
	}
	return append(list, ManifestName)
}
