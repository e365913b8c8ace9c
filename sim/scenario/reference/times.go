package reference

// times is the one rule on clock times, and on times that hang on an event.
func (r referee) times() []Reference {
	return []Reference{{
		Title: "times",
		Says: []string{
			"A time is a clock time, such as 06:24 or 06:24:30, or a date and a clock time, such as 2023-06-26 02:00. It is in the zone of world.start. A clock time alone is on the first day, or on the second if the run starts later in the day. In the hour that comes twice when the clocks go back, add the offset: 2023-10-29 01:30 +01:00.",
			"In place of a clock time you can write a time relative to an event: onset + 5m, dead.ends - 10m, or the event alone. Then one line moves all the trouble. --shift-to moves it without any change to the file.",
			"A window is two times: 06:24-16:56, or onset - 30m to onset.",
			"These events have a clock time before the run begins; they are listed below. Other events happen only in the run: detected, repaired, a runbook step, a fault that comes by itself. They differ between replications and strategies, so no time can be relative to them. Faults and remedies follow them with after and until.",
			"A relative time may refer to another relative time, but not to itself.",
		},
		Keys: []Key{
			{Path: "onset", Doc: "The first clock time at which a fault begins that callers can meet. Faults that come by themselves or follow an event do not count. Nor do faults only on backups, routes to them, monitors or steps, nor faults relative to onset."},
			{Path: "trouble.ends", Doc: "The last clock time at which a fault ends. Faults that come by themselves do not count."},
			{Path: "FAULT.begins", Doc: "The clock time at which a fault begins, plus its delay if that is constant."},
			{Path: "FAULT.ends", Doc: "The clock time at which it ends: its until, the time when 100% is back, or its beginning plus a constant for."},
			{Path: "REMEDY.begins, REMEDY.ends", Doc: "The same for a remedy."},
			{Path: "WINDOW.begins, WINDOW.ends", Doc: "The edges of a window of study.windows."},
		},
	}}
}
