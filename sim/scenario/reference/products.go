package reference

// knownProducts say how the settings of products that planners know are written as monitors.
func knownProducts() []Reference {
	return []Reference{howLong(), forKamailio(), forOpenSIPS(), forHAProxy(), forRoute53(), forKubernetes(), forKeepalived()}
}

func howLong() Reference {
	return Reference{Title: "How long detection takes", Says: []string{
		"A monitor takes samples at regular times. Their phase within the interval is drawn for each replication and is the same under every strategy.",
		"A probe that hears a busy tone fails at once. A probe that hears nothing fails after its timeout. The result is fixed when the probe is sent.",
		"If a platform falls silent and n failures in a row raise the alarm, it comes (n − 1) × every + timeout after the fault, or up to one interval later. With a busy tone there is no timeout.",
		"If timeout is longer than every, several probes are under way. Their results count in the order of arrival.",
		"After delay, people and machines get the alarm. An alarm that clears within the delay is never raised.",
		"A window gives no result before it is full. Monitors forget nothing between incidents. When people listen again, an alarm that is on is raised again once samples confirm its cause.",
	}}
}

func forKamailio() Reference {
	return Reference{Title: "as in Kamailio (dispatcher)", Keys: []Key{
		{Path: "ds_ping_interval 10", Doc: "every: 10s"},
		{Path: "ds_probing_threshold 3", Doc: "alarm-after: 3 failures"},
		{Path: "ds_inactive_threshold 2", Doc: "clear-after: 2 successes"},
		{Path: "tm fr_timer 5000", Doc: "timeout: 5s"},
		{Path: "ds_mark_dst in a failure route", Doc: "Add a monitor with watches: real-calls, and alarm-after for the number of failed calls."},
		{Path: "several proxies", Doc: "One monitor for each, on providers.NAME.routes.PLATFORM, and an automatic-switch with each: provider. Each proxy then moves its own provider's calls when its own pings fail. The phases differ."},
		{Path: "not supported", Doc: "Reply codes (ds_ping_reply_codes): every answer counts as good. Pings only to destinations that are down (ds_probing_mode 0). Latency (ds_ping_latency_stats)."},
	}}
}

func forOpenSIPS() Reference {
	return Reference{Title: "as in OpenSIPS (dispatcher)", Keys: []Key{
		{Path: "ds_ping_interval 20", Doc: "every: 20s"},
		{Path: "ds_probing_threshhold 3", Doc: "alarm-after: 3 failures"},
		{Path: "the first good reply", Doc: "clear-after: 1 success"},
		{Path: "tm fr_timeout 5", Doc: "timeout: 5s"},
		{Path: "several proxies", Doc: "As for Kamailio: one monitor for each, and an automatic-switch with each: provider."},
		{Path: "ds_mark_dst in a failure route", Doc: "Add a monitor with watches: real-calls, and alarm-after for the number of failed calls."},
		{Path: "not supported", Doc: "Reply codes (options_reply_codes): every answer counts as good. Pings only to destinations that are down (ds_probing_mode 0)."},
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
		{Path: "observe layer7, error-limit 10, on-error mark-down", Doc: "Add a monitor with watches: real-calls and alarm-after: 10 failures. It needs forgotten-after, because no more calls come."},
		{Path: "not supported", Doc: "on-error fastinter, fail-check and sudden-death (a failed call counts as a failed check). spread-checks: here the phase is drawn once and intervals are equal. A timeout connect different from timeout check. track."},
	}}
}

func forRoute53() Reference {
	return Reference{Title: "as in Route 53 (health checks)", Keys: []Key{
		{Path: "request interval 30 s, or 10 s", Doc: "One monitor for each checker, with every: 30s. Each has its own phase."},
		{Path: "failure threshold 3", Doc: "alarm-after: 3 failures, clear-after: 3 successes"},
		{Path: "4 s to connect", Doc: "timeout: 4s"},
		{Path: "healthy if more than 18 % of the checkers say so", Doc: "With ten checkers: watches: alarms, at-least: 9, of: [the ten]."},
		{Path: "a record's TTL of 60 s", Doc: "time-to-live: 60s of the provider: its callers follow a switch gradually"},
		{Path: "calculated health check, at least 2 of 3 healthy", Doc: "watches: alarms, at-least: 2, of: [the three]."},
		{Path: "not supported", Doc: "Latency alarms and string matching. Checkers that cannot reach the endpoint while others can, except as a fault on their route."},
	}}
}

func forKubernetes() Reference {
	return Reference{Title: "as in Kubernetes (readiness probe)", Keys: []Key{
		{Path: "periodSeconds 10", Doc: "every: 10s"},
		{Path: "timeoutSeconds 1", Doc: "timeout: 1s"},
		{Path: "failureThreshold 3", Doc: "alarm-after: 3 failures"},
		{Path: "successThreshold 1", Doc: "clear-after: 1 success"},
		{Path: "initialDelaySeconds 60", Doc: "initial-delay: 60s"},
		{Path: "not supported", Doc: "Here an endpoint counts as ready until its probes fail. In Kubernetes it is not ready until the first succeeds, and a slow probe delays the next. Startup probes."},
	}}
}

func forKeepalived() Reference {
	return Reference{Title: "as in keepalived (TCP_CHECK, HTTP_GET)", Says: []string{"In the scripts that keepalived tracks, fall counts failures and rise successes. Here they are alarm-after and clear-after."}, Keys: []Key{
		{Path: "delay_loop 6", Doc: "every: 6s, with every-counts-from: verdict"},
		{Path: "connect_timeout 3", Doc: "timeout: 3s"},
		{Path: "retry 1", Doc: "alarm-after: 2 failures (the first, plus one for each retry)"},
		{Path: "delay_before_retry 1", Doc: "every-in-doubt: 1s"},
		{Path: "the first good check", Doc: "clear-after: 1 success"},
		{Path: "not supported", Doc: "alpha mode (a server is out until its first good check). warmup: here the phase is drawn within one delay_loop. quorum with weights, except as at-least of several monitors."},
	}}
}
