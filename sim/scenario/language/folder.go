package language

import "nines/sim/scenario/yamldoc"

// Table reads the CSV file that is named in a place, or reports why it cannot.
func (d *Decoder) Table(n *yamldoc.Node, path string) (*yamldoc.Beside, bool) {
	name, ok := d.Beside(n, path)
	if !ok {
		return nil, false
	}
	known := d.Doc.Beside.Tables
	t := known[name]
	if t == nil {
		t = d.Doc.ReadTable(name)
		known[name] = t
	}
	switch {
	case t.Fault != "" && t.At == nil:
		d.ComplainAt(n, path, "%s", t.Fault)
	case t.Fault != "":
		d.ComplainAt(t.At, path, "%s", t.Fault)
	}
	return t, t.Fault == ""
}

// Beside reads the path of a CSV file of the scenario's folder.
func (d *Decoder) Beside(n *yamldoc.Node, path string) (string, bool) {
	if n.Kind != yamldoc.ScalarNode {
		d.ComplainAt(n, path, "expected the path of a CSV file, such as profile.csv, found %s", yamldoc.Found(n))
		return "", false
	}
	name, err := yamldoc.PathBeside(n.Value)
	if err != nil {
		d.ComplainAt(n, path, "%s", err.Error())
	}
	return name, err == nil
}
