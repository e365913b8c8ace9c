package sweep

import (
	"errors"
	"strconv"
	"strings"
)

// CutSteps takes "in 8" from the end of a range: the range, and into how many values it is divided. Without that there are 0.
func CutSteps(text string, most int) (rest string, steps int, err error) {
	rest, after, is := strings.Cut(text, " in ")
	if !is {
		return text, 0, nil
	}
	steps, err = strconv.Atoi(strings.TrimSpace(after))
	if err != nil || steps < 2 || steps > most {
		return "", 0, errors.New(`after "in" comes a number of values from 2 on, such as 60..200 in 8`)
	}
	return rest, steps, nil
}
