package studies

import (
	"fmt"
	"io"
	"path/filepath"
	"time"

	"nines/cmd/nines/files"
	"nines/cmd/nines/sealed"
	"nines/sim/dataset"
	"nines/sim/report/study"
	"nines/sim/words"
)

// plan refuses, before anything is run, outputs that cannot be written or would overwrite an input.
func (s *Session) plan() error {
	disk := s.program.Disk(s.Command)
	if folder := s.flags.folder; folder != "" {
		if err := disk.PlanAll(folder, append(s.reports(nil), files.Output{Name: dataset.ManifestName})); err != nil {
			return err
		}
		if _, err := sealed.ManifestIn(disk, folder); err != nil {
			return err
		}
	}
	if err := s.flags.page.Plan(disk); err != nil {
		return err
	}
	return s.flags.pictures.Plan(disk)
}

// tell prints the document and writes the files.
func (s *Session) tell(d *study.Document) error {
	if err := s.print(s.Command.OutOrStdout(), d); err != nil {
		return err
	}
	if s.flags.folder == "" {
		return nil
	}
	return s.write(filepath.Clean(s.flags.folder), d)
}

// print writes the document in the chosen format.
func (s *Session) print(to io.Writer, d *study.Document) error {
	switch f := s.flags; {
	case f.format == "json":
		return d.JSON(to)
	case f.format == "markdown" && f.full:
		return study.WriteMarkdown(to, d)
	case f.format == "markdown":
		return study.WriteBriefMarkdown(to, d)
	case f.full:
		return study.Write(to, d)
	}
	return study.WriteBrief(to, d)
}

// reports are the forms of the document. They are named after the study, so one folder can have one of each.
func (s *Session) reports(d *study.Document) []files.Output {
	name := string(s.study.Kind)
	return []files.Output{
		{Name: name + ".json", Write: d.JSON},
		{Name: name + ".txt", Write: func(to io.Writer) error { return study.Write(to, d) }},
		{Name: name + ".md", Write: func(to io.Writer) error { return study.WriteMarkdown(to, d) }},
	}
}

// write writes the reports, the tables and, last, the manifest.
func (s *Session) write(folder string, d *study.Document) error {
	disk := s.program.Disk(s.Command)
	earlier, err := sealed.ManifestIn(disk, folder)
	if err != nil {
		return err
	}
	err = disk.Stage(folder, func(staging *files.Staging) error {
		if err := staging.Write(s.reports(d)...); err != nil {
			return err
		}
		m := s.manifest(d, sealed.Listed(staging.Contents()))
		staging.Drop(earlier.TablesNotIn(m)...)
		return staging.Write(files.Output{Name: dataset.ManifestName, Write: m.JSON})
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(s.Command.ErrOrStderr(), "wrote %s\n", words.Clean(folder))
	return nil
}

// manifest says what was run, for nines rerun, and lists the files.
func (s *Session) manifest(d *study.Document, files []dataset.File) *dataset.Manifest {
	plans, _ := s.Plans(s.Scenario) // they were made before
	p := plans[0]
	m := &dataset.Manifest{
		Format: dataset.ManifestFormat, Version: s.program.Version, Scenario: p.Name, Title: p.Title, Seed: p.Seed, Replications: p.Replications,
		Start: p.Start.Format(time.RFC3339), End: p.Start.Add(p.Network.Length.Duration()).Format(time.RFC3339), Zone: p.Start.Location().String(),
		Calls: []int{}, Callers: []int{}, Minutes: []int{}, Ledger: []int{}, Run: s.ran, Files: files,
	}
	for _, p := range plans {
		m.Strategies = append(m.Strategies, dataset.Strategy{Name: p.Strategy, Title: p.StrategyTitle, Fingerprint: p.Fingerprint})
	}
	return m
}
