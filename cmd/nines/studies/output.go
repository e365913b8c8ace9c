package studies

import (
	"fmt"
	"io"
	"path/filepath"
	"time"

	"nines/cmd/nines/files"
	"nines/cmd/nines/pictures"
	"nines/cmd/nines/results"
	"nines/cmd/nines/sealed"
	"nines/sim/dataset"
	"nines/sim/page"
	"nines/sim/report/study"
	"nines/sim/words"
)

// plan refuses, before anything is run, outputs that cannot be written or would overwrite an input.
func (s *Session) plan() error {
	disk := s.program.Disk(s.Command)
	if folder := s.flags.folder; folder != "" {
		if err := disk.PlanAll(folder, append(s.reports(nil), s.page(folder, nil), files.Output{Name: dataset.ManifestName})); err != nil {
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
	disk := s.program.Disk(s.Command)
	if s.flags.folder != "" {
		if err := s.write(filepath.Clean(s.flags.folder), d); err != nil {
			return err
		}
	}
	if err := s.flags.pictures.Write(disk, pictures.Drawings(nil, nil, d)); err != nil || !s.leavesPage() {
		return err
	}
	name := d.Scenario.Name + "-" + string(d.Kind)
	return s.flags.page.Write(disk, s.Command.ErrOrStderr(), s.program.Pages(s.Command), name, func(to io.Writer) error {
		return page.WriteSaved(to, page.Content{Studies: []*study.Document{d}})
	})
}

// leavesPage reports whether the study leaves a page: if one is asked for, and beside text for people. A folder has its own.
func (s *Session) leavesPage() bool {
	return s.flags.page.IsAsked() || s.flags.folder == "" && s.flags.format == "text"
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

// page is the page of everything in the folder that is of the same scenario.
func (s *Session) page(folder string, d *study.Document) files.Output {
	return files.Output{Name: dataset.Page, Write: func(to io.Writer) error {
		return page.WriteSaved(to, results.Reader{Disk: s.program.Disk(s.Command)}.With(folder, d))
	}}
}

// write writes the tables, the reports, the page and, last, the manifest.
func (s *Session) write(folder string, d *study.Document) error {
	disk := s.program.Disk(s.Command)
	earlier, err := sealed.ManifestIn(disk, folder)
	if err != nil {
		return err
	}
	zone, err := time.LoadLocation(d.Scenario.Zone)
	if err != nil {
		return err
	}
	tables := &dataset.StudyTables{Kind: string(d.Kind), Version: s.program.Version, Zone: zone, Tables: d.Data}
	err = disk.Stage(folder, func(staging *files.Staging) error {
		if err := tables.Write(func(name string) (io.Writer, error) { return staging.Create(name) }); err != nil {
			return err
		}
		if err := staging.Write(append(s.reports(d), s.page(folder, d))...); err != nil {
			return err
		}
		listed := sealed.Listed(staging.Contents())
		tables.Mark(listed)
		m := s.manifest(&earlier)
		m.Put(dataset.Study{Kind: string(d.Kind), Run: s.ran, Files: listed})
		staging.Drop(earlier.Gone(m)...)
		return staging.Write(files.Output{Name: dataset.ManifestName, Write: m.JSON})
	})
	if err != nil {
		return err
	}
	shown := words.Clean(folder)
	fmt.Fprintf(s.Command.ErrOrStderr(), "wrote %s: open %s in a browser; the tables are in %s\n", shown, filepath.Join(shown, dataset.Page), filepath.Join(shown, "data"))
	return nil
}

// manifest is that of the folder, in which the study is not listed yet. What a run or another study of the same scenario has
// written stays listed. Where there are only studies, nines rerun makes this one again.
func (s *Session) manifest(earlier *dataset.Manifest) *dataset.Manifest {
	plans, _ := s.Plans(s.Scenario) // they were made before
	p := plans[0]
	m := &dataset.Manifest{
		Format: dataset.ManifestFormat, Version: s.program.Version, Scenario: p.Name, Title: p.Title, Seed: p.Seed, Replications: p.Replications,
		Start: p.Start.Format(time.RFC3339), End: p.Start.Add(p.Network.Length.Duration()).Format(time.RFC3339), Zone: p.Start.Location().String(),
		Calls: []int{}, Callers: []int{}, Minutes: []int{}, Ledger: []int{}, Run: s.ran, Files: []dataset.File{},
	}
	for _, p := range plans {
		m.Strategies = append(m.Strategies, dataset.Strategy{Name: p.Strategy, Title: p.StrategyTitle, Fingerprint: p.Fingerprint})
	}
	if m.IsOf(earlier) && len(earlier.Files) > 0 {
		own := *earlier
		return &own
	}
	m.TakeStudies(earlier)
	return m
}
