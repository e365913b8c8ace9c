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
}

// programOf is the browser on this machine; empty if there is none.
func programOf() string {
	for _, name := range []string{os.Getenv("NINES_BROWSER"), "chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	return ""
}

// open opens a file as a double click does. Without a browser on the machine the test is skipped.
func open(t *testing.T, file string, width, height int) *browser {
	t.Helper()
	program := programOf()
	if program == "" {
		t.Skip("no browser on this machine: install Debian's chromium, or name one in NINES_BROWSER")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.UserDataDir(t.TempDir()),
		chromedp.WindowSize(width, height), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	ctx, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	ctx, stop = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(stop)
	b := &browser{t: t, ctx: ctx}
	messages, requests := chromedp.Console(ctx), chromedp.Events(ctx, network.RequestWillBeSent)
	go func() {
		for m, err := range messages {
			if err == nil {
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
	b.do(chromedp.Sleep(200 * time.Millisecond)) // what was complained of last is on its way
	b.lock.Lock()
	defer b.lock.Unlock()
	require.Empty(b.t, b.complaints)
	require.NotEmpty(b.t, b.requests)
	for _, request := range b.requests {
		require.True(b.t, strings.HasPrefix(request, "file://"), request)
	}
}
