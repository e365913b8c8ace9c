package page_test

import (
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// browser is a headless Chromium at a page, with everything that it complained of and asked for.
type browser struct {
	t   *testing.T
	ctx context.Context

	lock       sync.Mutex
	complaints []string
	requests   []string

	saidGoodbye chan struct{}
}

// patience is how long one step in the browser may take: what waits for something that never comes fails, and says so.
const patience = 2 * time.Minute

// goodbye is what a test logs in the page when it has done with it.
const goodbye = "the test is over"

// programOf is the browser on this machine; empty if there is none.
func programOf() string {
	for _, name := range []string{os.Getenv("NINES_BROWSER"), "chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	return ""
}

// running is the one browser of all tests; stopping it is left to TestMain.
var running struct {
	once sync.Once
	ctx  context.Context
	err  error
	stop []func()
}

// started is the browser's context.
func started(program string) (context.Context, error) {
	running.once.Do(func() {
		folder, err := os.MkdirTemp("", "browser")
		if err != nil {
			running.err = err
			return
		}
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.UserDataDir(folder),
			chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
		allocated, stop := chromedp.NewExecAllocator(context.Background(), options...)
		ctx, end := chromedp.NewContext(allocated)
		running.stop = []func(){end, stop, func() { _ = os.RemoveAll(folder) }}
		running.ctx, running.err = ctx, patiently(ctx, end)
	})
	return running.ctx, running.err
}

// patiently begins a browser or a tab, which lives as long as the context of its first step: that one can have no time limit.
func patiently(ctx context.Context, stop func()) error {
	defer time.AfterFunc(patience, stop).Stop()
	return chromedp.Do(ctx)
}

func TestMain(m *testing.M) {
	code := m.Run()
	for _, stop := range running.stop {
		stop()
	}
	os.Exit(code)
}

// open opens a file as a double click does. Without a browser on the machine the test is skipped.
func open(t *testing.T, file string, width, height int) *browser {
	t.Helper()
	program := programOf()
	if program == "" {
		t.Skip("no browser on this machine: install Debian's chromium, or name one in NINES_BROWSER")
	}
	parent, err := started(program)
	require.NoError(t, err)
	ctx, stop := chromedp.NewContext(parent) // a tab of its own
	t.Cleanup(stop)
	b := &browser{t: t, ctx: ctx, saidGoodbye: make(chan struct{}, 9)}
	messages, requests := chromedp.Console(ctx), chromedp.Events(ctx, network.RequestWillBeSent)
	go func() {
		for m, err := range messages {
			if err == nil && strings.Contains(m.String(), goodbye) {
				b.saidGoodbye <- struct{}{}
			} else if err == nil {
				b.note(&b.complaints, m.String())
			}
		}
	}()
	go func() {
		for r, err := range requests {
			if err == nil {
				b.note(&b.requests, r.Request.URL)
			}
		}
	}()
	require.NoError(t, patiently(ctx, stop))
	path, err := filepath.Abs(file)
	require.NoError(t, err)
	b.do(chromedp.EmulateViewport(int64(width), int64(height)), chromedp.Navigate((&url.URL{Scheme: "file", Path: path}).String()))
	return b
}

func (b *browser) note(in *[]string, text string) {
	b.lock.Lock()
	defer b.lock.Unlock()
	*in = append(*in, text)
}

func (b *browser) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, stop := context.WithTimeout(b.ctx, patience)
	defer stop()
	require.NoError(b.t, chromedp.Do(ctx, actions...))
}

// evaluate is the value of an expression in the page.
func evaluate[T any](b *browser, expression string) T {
	b.t.Helper()
	return run(b, chromedp.Evaluate[T](expression), expression)
}

// run is what one step in the page gives.
func run[T any](b *browser, step chromedp.Action[T], what string) T {
	b.t.Helper()
	ctx, stop := context.WithTimeout(b.ctx, patience)
	defer stop()
	value, err := chromedp.Run(ctx, step)
	require.NoError(b.t, err, what)
	return value
}

// until waits until an expression holds in the page.
func (b *browser) until(expression string) {
	b.t.Helper()
	run(b, chromedp.Poll[bool](expression, chromedp.WithPollingTimeout(patience)), expression)
}

// isContent holds that nothing was complained of, and nothing asked for but the file itself.
func (b *browser) isContent() {
	b.t.Helper()
	evaluate[bool](b, `(() => { console.log("`+goodbye+`"); return true; })()`)
	select {
	case <-b.saidGoodbye: // messages come in order: there is none on its way
	case <-time.After(patience):
		require.Fail(b.t, "the page's messages do not arrive")
	}
	b.lock.Lock()
	defer b.lock.Unlock()
	require.Empty(b.t, b.complaints)
	require.NotEmpty(b.t, b.requests)
	for _, request := range b.requests {
		require.True(b.t, strings.HasPrefix(request, "file://") || strings.HasPrefix(request, "blob:"), request) // a blob is of the page itself
	}
}
