package sshd

import (
	"context"
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

// Health answers /healthz and /metrics. Where the database cannot be reached, and while
// the server stops, /healthz says so, and a balancer sends nobody here any more.
func (s *Server) Health() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		words, status := "ok\n", http.StatusOK
		switch {
		case s.stopped():
			words, status = "stopping\n", http.StatusServiceUnavailable
		case s.reach(r.Context()) != nil:
			words, status = "the database cannot be reached\n", http.StatusServiceUnavailable
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

// healthPatience bounds how long the database may take to say that it is there: whoever asks for the
// health is still there then.
const healthPatience = 5 * time.Second

// reach asks the database for something small.
func (s *Server) reach(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, healthPatience)
	defer cancel()
	_, err := s.o.Store.Setting(ctx, "health")
	if err != nil {
		s.o.Log.Warn("the database cannot be reached", "err", err)
	}
	return err
}

// HealthServer is an HTTP server for Health with times that a stuck client cannot stretch.
func (s *Server) HealthServer() *http.Server {
	return &http.Server{
		Handler: s.Health(), ReadHeaderTimeout: 5 * time.Second, WriteTimeout: 10 * time.Second,
		IdleTimeout: time.Minute, MaxHeaderBytes: 8 << 10,
	}
}
