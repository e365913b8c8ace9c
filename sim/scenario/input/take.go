package input

import "fmt"

// Take reads the parts of a range, each with the unit and the bounds of its place. The error says what is wrong with one, or with
// all together.
func (in *Input) Take(low, high, best string, read func(text string) (float64, error)) (err error) {
	if in.Low, err = read(low); err != nil {
		return AtAnEnd(err)
	}
	if in.High, err = read(high); err != nil {
		return AtAnEnd(err)
	}
	if in.Best, err = read(best); err != nil {
		return err
	}
	switch {
	case in.Low == in.High:
		return fmt.Errorf("%s to %s varies nothing: write %s alone, or another end", low, high, low)
	case in.Low > in.High:
		return fmt.Errorf("the range is the wrong way round: write %s to %s", high, low)
	case in.Best < in.Low || in.Best > in.High:
		return fmt.Errorf("the best guess, %s, is outside the range %s to %s: widen the range, or write another guess", best, low, high)
	}
	return nil
}

// AtAnEnd says of a mistake that it is in an end of a range; nil stays nil.
func AtAnEnd(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("one end of the range is wrong: %w", err)
}
