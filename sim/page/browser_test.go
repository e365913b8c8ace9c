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

// started is the browser's context. No step has a time limit: a browser that hangs ends with the time limit of go test.
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
		running.ctx, running.err = ctx, chromedp.Do(ctx)
	})
	return running.ctx, running.err
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
	require.NoError(b.t, chromedp.Do(b.ctx, actions...))
}

// evaluate is the value of an expression in the page.
func evaluate[T any](b *browser, expression string) T {
	b.t.Helper()
	value, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	require.NoError(b.t, err, expression)
	return value
}

// isContent holds that nothing was complained of, and nothing asked for but the file itself.
func (b *browser) isContent() {
	b.t.Helper()
	evaluate[bool](b, `(() => { console.log("`+goodbye+`"); return true; })()`)
	<-b.saidGoodbye // messages come in order: there is none on its way
	b.lock.Lock()
	defer b.lock.Unlock()
	require.Empty(b.t, b.complaints)
	require.NotEmpty(b.t, b.requests)
	for _, request := range b.requests {
		require.True(b.t, strings.HasPrefix(request, "file://") || strings.HasPrefix(request, "blob:"), request) // a blob is of the page itself
	}
}
