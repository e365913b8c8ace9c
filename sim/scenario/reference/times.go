package reference

// times is the one rule on clock times, and on times that hang on an event.
func (r referee) times() []Reference {
	return []Reference{{
		Title: "times",
		Says: []string{
			"A time is a clock time, such as 06:24 or 06:24:30, or a date with one, such as 2023-06-26 02:00. The clock is that of the zone of world.start. A clock time alone is that of the first day, or of the second if the run starts later in the day. The hour that comes twice when the clocks go back needs its offset: 2023-10-29 01:30 +01:00.",
			"Wherever a clock time may stand, a time may hang on an event instead: onset + 5m, or dead.ends - 10m, or the event alone. So trouble can be moved as a whole by one line. With --shift-to it is moved without any.",
			"A window is two times: 06:24-16:56, or onset - 30m to onset.",
			"The events are those that have a clock time before the run begins, given below. Other events are known only in the run: detected, repaired, a step of the runbook, a fault that comes by itself. They differ from one replication and strategy to the next, so no time hangs on them. Faults and remedies follow such events with after and until.",
			"Times may hang on times that hang on others. A time that hangs on itself is refused.",
		},
		Keys: []Key{
			{Path: "onset", Doc: "The first clock time at which a fault of trouble begins that callers can meet. What comes by itself or follows something does not count. Neither does what is on backups, the routes to them, monitors or steps alone, nor what hangs on onset."},
			{Path: "trouble.ends", Doc: "The last clock time at which a fault of trouble ends. What comes by itself does not count."},
			{Path: "FAULT.begins", Doc: "The clock time at which a fault begins, with its delay if that is the same in every replication."},
			{Path: "FAULT.ends", Doc: "The clock time at which it ends: its until, the time when 100% is back, or its beginning and a for that is the same in every replication."},
			{Path: "REMEDY.begins, REMEDY.ends", Doc: "The same of a remedy."},
			{Path: "WINDOW.begins, WINDOW.ends", Doc: "The edges of a window of study.windows."},
		},
	}}
}
