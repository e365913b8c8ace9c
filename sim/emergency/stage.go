package emergency

// stage is what a caller's call is at. Everything else about where a call stands follows from it: which list it is in and
// what it holds.
type stage uint8

const (
	away      stage = iota // between calls
	settingUp              // on the way to a platform
	inSilence              // swallowed
	inQueue                // waits for an agent
	onHold                 // interrupted, and waits for an agent to go on with it
	withAgent              // being handled
	passing                // the agent calls the control room; this takes no time
	astray                 // rings at a wrong or dead number
	dialling               // turned away by the control room, which is called again in a while
	inLine                 // waits for a call taker
	ringing                // rings at a call taker
	unheard                // rings at a control room that does not know of it
	connected              // talks to the control room; the call's outcome is settled
	spent                  // has given up, and may be rung back
	rungBack               // answers a call taker who has rung back, and is about to be connected
	gone                   // the slot is free
	stages
)

var stageNames = [stages]string{"away", "being set up", "in silence", "in the queue", "on hold", "with an agent", "being passed on", "astray",
	"being dialled again", "in the control room's queue", "ringing", "ringing unheard", "connected", "done with calling", "rung back", "gone"}

// String is the stage in words.
func (s stage) String() string { return stageNames[s] }

// isHandover says whether the call is being passed on.
func (s stage) isHandover() bool { return s >= passing && s <= unheard }

// isUnderway says whether the call has reached nobody yet.
func (s stage) isUnderway() bool { return s == settingUp || s == inSilence }

// atRoom are the stages of a call that is at a control room.
const atRoom = 1<<inLine | 1<<ringing | 1<<unheard

// isAtRoom says whether the call waits or rings at a control room.
func (s stage) isAtRoom() bool { return 1<<s&atRoom != 0 }

// passage is what a call's going from one stage to another amounts to.
type passage uint8

const (
	forbidden passage = iota
	listing           // one of them is between calls, or has the call in a list of the World
	simple
)

// passages are those from each stage to each. Sixteen is a power of two, which spares the check of the index.
var passages = func() (table [16][16]passage) {
	const lists = 1<<settingUp | 1<<inSilence | 1<<astray | 1<<dialling | 1<<away
	for from, following := range mayFollow {
		for to := range stages {
			switch {
			case following>>to&1 == 0:
			case (1<<from|1<<to)&lists != 0:
				table[from][to] = listing
			default:
				table[from][to] = simple
			}
		}
	}
	return table
}()

// mayFollow are the stages that may follow each, as a set.
var mayFollow = [stages]uint16{
	away:      1<<settingUp | 1<<inSilence | 1<<inQueue | 1<<withAgent | 1<<passing | 1<<away | 1<<gone | 1<<spent | 1<<rungBack,
	settingUp: 1<<settingUp | 1<<inSilence | 1<<inQueue | 1<<withAgent | 1<<passing | 1<<away,
	inSilence: 1<<settingUp | 1<<inSilence | 1<<inQueue | 1<<withAgent | 1<<passing | 1<<away,
	inQueue:   1<<withAgent | 1<<away,
	onHold:    1<<withAgent | 1<<away | 1<<spent,
	withAgent: 1<<inQueue | 1<<onHold | 1<<passing | 1<<away | 1<<gone | 1<<spent,
	passing:   atRoom | 1<<astray | 1<<dialling,
	astray:    atRoom | 1<<dialling | 1<<away | 1<<spent,
	dialling:  atRoom | 1<<dialling | 1<<away | 1<<spent,
	inLine:    atRoom | 1<<dialling | 1<<away | 1<<spent,
	ringing:   atRoom | 1<<dialling | 1<<connected | 1<<away | 1<<spent,
	unheard:   atRoom | 1<<dialling | 1<<away | 1<<spent,
	connected: 1 << gone,
	spent:     1<<withAgent | 1<<gone | 1<<rungBack,
	rungBack:  1<<connected | 1<<gone,
}
