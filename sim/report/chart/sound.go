package chart

import (
	"fmt"
	"math"
	"slices"

	"nines/sim/report"
)

// IsSound refuses a chart that cannot be drawn: one that was read from a file may say anything.
func (c *Chart) IsSound() error {
	for _, a := range []*Axis{&c.X, &c.Y} {
		if !slices.Contains([]Scale{Clock, Duration, Linear, Log, Names}, a.Scale) {
			return fmt.Errorf("it has a scale %.40q", a.Scale)
		}
		if (a.Scale == Names) != (len(a.Names) > 0) {
			return fmt.Errorf("it has %d names on a scale that is %s", len(a.Names), a.Scale)
		}
	}
	for i := range c.Marks {
		if err := c.markIsSound(&c.Marks[i]); err != nil {
			return fmt.Errorf("its mark %.60q: %w", c.Marks[i].Name, err)
		}
	}
	return nil
}

// needs says which values each shape has one of for each of its parts. Some of them may be absent altogether.
func (m *Mark) needs() (lengths, optional []int, err error) {
	x, y, low, high := len(m.X), len(m.Y), len(m.Low), len(m.High)
	if m.Step != nil {
		x = max(y, low)
	}
	switch m.Shape {
	case Line, Step:
		lengths = []int{x, y}
	case Stack:
		lengths = []int{x, y}
		if m.Step == nil {
			return nil, nil, fmt.Errorf("its layer is not evenly spaced")
		}
	case Band:
		lengths = []int{x, low, high}
	case Interval:
		lengths, optional = []int{x, y, low, high}, []int{len(m.Open)}
	case Lane:
		lengths = []int{y, low, high}
	case Bar:
		lengths, optional = []int{x, y}, []int{low, high}
	case Point:
		lengths = []int{x, y}
	case Cell:
		lengths = []int{x, y, len(m.Values), len(m.Label), len(m.Words)}
	case Rule:
	default:
		return nil, nil, fmt.Errorf("it has a shape %.40q", m.Shape)
	}
	return lengths, append(optional, len(m.Words), len(m.Label)), nil
}

// markIsSound checks one mark.
func (c *Chart) markIsSound(m *Mark) error {
	lengths, optional, err := m.needs()
	if err != nil {
		return err
	}
	if m.Step != nil && m.Step.Seconds < 1 {
		return fmt.Errorf("its points are %d seconds apart", m.Step.Seconds)
	}
	for _, n := range lengths {
		if n != lengths[0] {
			return fmt.Errorf("it has %d values where it needs %d", n, lengths[0])
		}
	}
	for _, n := range optional {
		if n > 0 && len(lengths) > 0 && n != lengths[0] {
			return fmt.Errorf("it has %d values where it needs %d or none", n, lengths[0])
		}
	}
	for _, list := range [][]report.Number{m.X, m.Y, m.Low, m.High, m.Values} {
		for _, v := range list {
			if math.IsInf(float64(v), 0) || math.Abs(float64(v)) >= mostDrawn {
				return fmt.Errorf("it has a value %g", float64(v))
			}
		}
	}
	if m.Shape == Rule {
		return nil
	}
	if err := c.Y.arePlaces(m.Y); err != nil {
		return err
	}
	return c.X.arePlaces(m.X)
}

// mostDrawn is more than anything that is drawn. An axis up to a larger value would have no end.
const mostDrawn = 1e12

// arePlaces checks that values on an axis of names are places among them.
func (a *Axis) arePlaces(values []report.Number) error {
	if a.Scale != Names {
		return nil
	}
	for _, v := range values {
		if at := float64(v); !(at >= 0 && at < float64(len(a.Names)) && at == math.Trunc(at)) {
			return fmt.Errorf("it is at place %g of %d names", at, len(a.Names))
		}
	}
	return nil
}
