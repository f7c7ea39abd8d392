package sshd

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
)

// exposition is a page of figures being written.
type exposition struct{ b strings.Builder }

func (e *exposition) head(name, kind, help string) {
	e.line("# HELP %s %s", name, help)
	e.line("# TYPE %s %s", name, kind)
}

func (e *exposition) one(name, kind, help string, value int64) {
	e.head(name, kind, help)
	e.line("%s %d", name, value)
}

// many writes a counter with one label. The labels' values are ours, never a client's.
func (e *exposition) many(name, help, label string, values map[string]int64) {
	e.head(name, "counter", help)
	for _, key := range slices.Sorted(maps.Keys(values)) {
		e.line("%s{%s=%q} %d", name, label, key, values[key])
	}
}

// Health answers /healthz and /metrics. Healthy asks whether what the server stands on
// (its database) can be reached; nil is always. While the server stops, /healthz says
// so, and a balancer sends nobody here any more.
func (s *Server) Health(healthy func() error) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		words, status := "ok\n", http.StatusOK
		switch {
		case s.stopped():
			words, status = "stopping\n", http.StatusServiceUnavailable
		case healthy != nil:
			if err := healthy(); err != nil {
				s.o.Log.Warn("not healthy", "err", err)
				words, status = "the database cannot be reached\n", http.StatusServiceUnavailable
			}
		}
		w.WriteHeader(status)
		_, _ = w.Write([]byte(words)) // whoever asked is gone
	})
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		_, _ = s.WriteTo(w) // as above
	})
	return mux
}

// HealthServer is an HTTP server for Health with times that a stuck client cannot stretch.
func (s *Server) HealthServer(healthy func() error) *http.Server {
	return &http.Server{
		Handler: s.Health(healthy), ReadHeaderTimeout: 5 * time.Second, WriteTimeout: 10 * time.Second,
		IdleTimeout: time.Minute, MaxHeaderBytes: 8 << 10,
	}
}
