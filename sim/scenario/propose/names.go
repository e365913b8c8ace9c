package propose

import (
	"slices"
	"strings"
)

// The usual names of columns, the likeliest first. A name counts if its letters and digits begin with one of these, or, for
// those marked with *, hold it anywhere.
var (
	timeNames = []string{"callreceived", "receivedtime", "timereceived", "received", "callstart", "starttime", "startdate", "start", "calldate", "calltime", "setuptime", "connecttime", "intervalstart",
		"interval", "offeredat", "arrival", "vruentry", "entry", "createtime", "created", "createdat", "timestamp", "datetime", "eventtime", "timephonepickup", "time", "date", "epoch", "*received", "*start", "*time", "*date"}
	dateNames     = []string{"calldate", "startdate", "rowdate", "receiveddate", "date", "day", "datum", "*date"}
	surelyCallers = []string{"caller", "callerid", "callernumber", "callingnumber", "cli", "ani", "anumber", "msisdn"} // also where they are in order
	callerNames   = []string{"caller", "callerid", "callernumber", "callingparty", "callingnumber", "calling", "cli", "ani", "anumber", "src", "srcuser", "source", "fromuser", "from", "phone", "phonenumber", "msisdn", "customerid", "customer", "clid", "numero", "nummer", "rufnummer", "telephone", "telefon", "anrufer", "appelant", "anmelder", "opkalder", "innringer", "inringare", "beller", "soittaja", "llamante", "chiamante", "*anmelder", "*appelant", "*anrufer", "*tlf", "*telefon", "*caller", "*calling", "*phone", "*numero"}
	callNames     = []string{"linkedid", "callid", "calluid", "ucid", "conversationid", "conversation", "interactionid", "interaction", "incidentnumber", "incidentid", "incident", "eventnumber", "eventid", "masterincident", "casenumber", "uniqueid", "sessionid", "globalcallid", "no", "nr", "id", "callno", "ticket", "*callid", "*incident"}
	countNames    = []string{"callsoffered", "offeredcalls", "offered", "noffered", "noffer", "offer", "totaloffered", "totalcalls", "callsentered", "entered", "incalls", "calls", "acdcallsoffered", "ninbound", "inbound", "count", "*offered", "acdcalls", "*calls"}
	handledNames  = []string{"callshandled", "handled", "nhandled", "answered", "nanswered", "answer", "acdcalls", "interactionshandled", "*handled", "*answered"}
	lengthNames   = []string{"aht", "avghandle", "averagehandle", "avghandletime", "averagehandletime", "avgacdtime", "avgtalktime", "avgtalk", "thandle", "*avghandle", "*aht"}
	serviceNames  = []string{"service", "svc", "servicetype", "agency", "discipline", "department", "problem", "natureofcall", "nature", "calltype", "incidenttype", "eventtype", "category", "type", "queue", "queuename", "skill", "split", "title", "*agency", "*nature", "*problem", "*type", "*queue"}
	regionNames   = []string{"region", "county", "area", "district", "psap", "city", "twp", "township", "municipality", "cell", "sector", "zone"}
	accessNames   = []string{"access", "linetype", "classofservice", "cos", "network", "technology", "media", "mediatype"}
	pickNames     = []string{"disposition", "direction", "event", "method", "status", "outcome", "calleddn", "dnis", "dst", "number", "line", "mediatype", "test"}
)

// plain is a name without capitals, spaces and signs.
func plain(name string) string {
	name = strings.NewReplacer("é", "e", "è", "e", "É", "e", "ü", "u", "ö", "o", "ä", "a", "ú", "u", "ó", "o", "ñ", "n").Replace(name)
	return strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			return c
		}
		return -1
	}, strings.ToLower(name))
}

// rank is how likely a name is one of some: 0 is the likeliest, -1 is none of them.
func rank(name string, names []string) int {
	name = plain(name)
	for _, how := range []func(n string) bool{
		func(n string) bool { return n == name },
		func(n string) bool { return !strings.HasPrefix(n, "*") && len(n) > 3 && strings.HasPrefix(name, n) },
		func(n string) bool { return strings.HasPrefix(n, "*") && strings.Contains(name, n[1:]) },
	} {
		if at := slices.IndexFunc(names, how); at >= 0 {
			return at
		}
	}
	return -1
}

// likeliest is the column whose name fits best, among those that will do; nil if none does.
func (a *sample) likeliest(names []string, will func(c *column) bool) *column {
	var best *column
	least := 0
	for _, c := range a.columns {
		if r := rank(c.name, names); r >= 0 && will(c) && (best == nil || r < least) {
			best, least = c, r
		}
	}
	return best
}

// layout is a file without names that is known by what stands in it.
type layout struct {
	names []string
	is    func(fields []string) bool
}

var dispositions = []string{"ANSWERED", "NO ANSWER", "BUSY", "FAILED", "CONGESTION"}

var layouts = []layout{
	{ // Master.csv of Asterisk
		[]string{"accountcode", "src", "dst", "dcontext", "clid", "channel", "dstchannel", "lastapp", "lastdata", "start", "answer", "end", "duration", "billsec", "disposition", "amaflags", "uniqueid", "userfield"},
		func(f []string) bool { return len(f) >= 16 && slices.Contains(dispositions, f[14]) },
	},
	{ // queue_log of Asterisk; the second datum of ENTERQUEUE is the caller
		[]string{"time", "callid", "queue", "agent", "event", "data1", "caller", "data3", "data4", "data5"},
		func(f []string) bool {
			return len(f) >= 5 && timingOf(f[:1]).isTime() && f[4] != "" && strings.ToUpper(f[4]) == f[4] && strings.Trim(f[4], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
		},
	},
}

// known are the names of the columns of a file that is known, nil for any other.
func known(rows []row) []string {
	for _, l := range layouts {
		fits := 0
		for _, r := range rows {
			if l.is(r.fields) {
				fits++
			}
		}
		if fits > len(rows)*9/10 {
			return slices.Clone(l.names)
		}
	}
	return nil
}
