package reference

// knownProducts say how the settings of products that planners know are written as monitors.
func knownProducts() []Reference {
	return []Reference{howLong(), forKamailio(), forOpenSIPS(), forHAProxy(), forRoute53(), forKubernetes(), forKeepalived()}
}

func howLong() Reference {
	return Reference{Title: "how long detection takes", Says: []string{
		"A monitor takes a sample at regular times. Where in its interval they fall is drawn for each replication and is the same under every strategy.",
		"A probe that hears a busy tone fails at once. One that hears nothing fails after its timeout. What a probe meets is settled as it is sent.",
		"A platform falls silent, and n failures in a row raise the alarm: it comes (n − 1) × every + timeout after the fault, and up to one interval later. With a busy tone the timeout is left out.",
		"With timeout longer than every, several probes are under way. Their verdicts count in the order in which they become known.",
		"After delay, everybody hears of the alarm, people and machines. An alarm that clears within the delay is never raised.",
		"A window gives no verdict before it is full. When people listen again after an incident, monitors forget nothing: an alarm that stands is raised again once samples show that its cause lasts.",
	}}
}

func forKamailio() Reference {
	return Reference{Title: "as in Kamailio (dispatcher)", Keys: []Key{
		{Path: "ds_ping_interval 10", Doc: "every: 10s"},
		{Path: "ds_probing_threshold 3", Doc: "alarm-after: 3 failures"},
		{Path: "ds_inactive_threshold 2", Doc: "clear-after: 2 successes"},
		{Path: "tm fr_timer 5000", Doc: "timeout: 5s"},
		{Path: "ds_mark_dst in a failure route", Doc: "Another monitor with watches: real-calls, and alarm-after for the number of failed calls."},
		{Path: "several proxies", Doc: "One monitor each, on providers.NAME.routes.PLATFORM, and an automatic-switch with each: provider, so that each proxy moves its own provider's calls when its own pings fail. The phases differ."},
		{Path: "what cannot be said", Doc: "Which reply codes are good (ds_ping_reply_codes): every answer is. Pinging only what is down (ds_probing_mode 0). Latency (ds_ping_latency_stats)."},
	}}
}

func forOpenSIPS() Reference {
	return Reference{Title: "as in OpenSIPS (dispatcher)", Keys: []Key{
		{Path: "ds_ping_interval 20", Doc: "every: 20s"},
		{Path: "ds_probing_threshhold 3", Doc: "alarm-after: 3 failures"},
		{Path: "the first good reply", Doc: "clear-after: 1 success"},
		{Path: "tm fr_timeout 5", Doc: "timeout: 5s"},
		{Path: "several proxies", Doc: "As for Kamailio: one monitor each, and an automatic-switch with each: provider."},
		{Path: "ds_mark_dst in a failure route", Doc: "Another monitor with watches: real-calls, and alarm-after for the number of failed calls."},
		{Path: "what cannot be said", Doc: "Which reply codes are good (options_reply_codes). Pinging only what is down (ds_probing_mode 0)."},
	}}
}

func forHAProxy() Reference {
	return Reference{Title: "as in HAProxy", Says: []string{"In HAProxy fall counts failures and rise successes. Here they are alarm-after and clear-after."}, Keys: []Key{
		{Path: "inter 2s", Doc: "every: 2s, with every-counts-from: verdict"},
		{Path: "fastinter 500ms", Doc: "every-in-doubt: 500ms"},
		{Path: "downinter 5s", Doc: "every-alarmed: 5s"},
		{Path: "fall 3", Doc: "alarm-after: 3 failures"},
		{Path: "rise 2", Doc: "clear-after: 2 successes"},
		{Path: "timeout check 1s", Doc: "timeout: 1s"},
		{Path: "slowstart 30s", Doc: "slow-start: 30s of the platform"},
		{Path: "observe layer7, error-limit 10, on-error mark-down", Doc: "Another monitor with watches: real-calls and alarm-after: 10 failures, and forgotten-after, since no more calls come."},
		{Path: "what cannot be said", Doc: "on-error fastinter, fail-check and sudden-death, where a failed call counts as a failed check. spread-checks: the phase is drawn once, and intervals are all equally long. timeout connect apart from timeout check. track."},
	}}
}

func forRoute53() Reference {
	return Reference{Title: "as in Route 53 (health checks)", Keys: []Key{
		{Path: "request interval 30 s, or 10 s", Doc: "A monitor for each checker, with every: 30s. Each has a phase of its own."},
		{Path: "failure threshold 3", Doc: "alarm-after: 3 failures, clear-after: 3 successes"},
		{Path: "4 s to connect", Doc: "timeout: 4s"},
		{Path: "healthy if more than 18 % of the checkers say so", Doc: "With ten checkers: watches: alarms, at-least: 9, of: [the ten]."},
		{Path: "a record's TTL of 60 s", Doc: "time-to-live: 60s of the provider: its callers follow a switch gradually"},
		{Path: "calculated health check, at least 2 of 3 healthy", Doc: "watches: alarms, at-least: 2, of: [the three]."},
		{Path: "what cannot be said", Doc: "Latency alarms and string matching. Checkers that cannot reach the endpoint while others can, except as trouble on a route that they are on."},
	}}
}

func forKubernetes() Reference {
	return Reference{Title: "as in Kubernetes (readiness probe)", Keys: []Key{
		{Path: "periodSeconds 10", Doc: "every: 10s"},
		{Path: "timeoutSeconds 1", Doc: "timeout: 1s"},
		{Path: "failureThreshold 3", Doc: "alarm-after: 3 failures"},
		{Path: "successThreshold 1", Doc: "clear-after: 1 success"},
		{Path: "initialDelaySeconds 60", Doc: "initial-delay: 60s"},
		{Path: "what cannot be said", Doc: "An endpoint counts as ready here until its probes fail; there it is not ready until the first succeeds. A probe that is slower than its period holds up the next one there. Startup probes."},
	}}
}

func forKeepalived() Reference {
	return Reference{Title: "as in keepalived (TCP_CHECK, HTTP_GET)", Says: []string{"In the scripts that keepalived tracks, fall counts failures and rise successes. Here they are alarm-after and clear-after."}, Keys: []Key{
		{Path: "delay_loop 6", Doc: "every: 6s, with every-counts-from: verdict"},
		{Path: "connect_timeout 3", Doc: "timeout: 3s"},
		{Path: "retry 1", Doc: "alarm-after: 2 failures: the first, and one more for each retry"},
		{Path: "delay_before_retry 1", Doc: "every-in-doubt: 1s"},
		{Path: "the first good check", Doc: "clear-after: 1 success"},
		{Path: "what cannot be said", Doc: "alpha mode, in which a server is out until its first good check. warmup: the phase is drawn from one delay_loop instead. quorum with weights, except as at-least of several monitors."},
	}}
}
