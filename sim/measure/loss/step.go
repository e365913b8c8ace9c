package loss

import "nines/sim/des"

// MostSteps is how many steps the series of a run have at most: as many as three days have minutes.
const MostSteps = 3 * 24 * 60

// stepMinutes are the lengths of a step in minutes. Each divides the next, and all divide a day.
var stepMinutes = []int{1, 5, 15, 60, 240, 1440}

// StepOf is the step of the series of a run of so many minutes: the shortest with few enough steps. Beyond the longest it is a
// whole number of days.
func StepOf(minutes int) des.Time {
	for _, step := range stepMinutes {
		if (minutes+step-1)/step <= MostSteps {
			return des.Time(step) * des.Minute
		}
	}
	const day = 1440
	days := (minutes + day*MostSteps - 1) / (day * MostSteps)
	return des.Time(days) * day * des.Minute
}
