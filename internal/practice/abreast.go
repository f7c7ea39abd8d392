package practice

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// abreast does something with every item, as many at a time as there are processors, and
// gives what came of each in their order. A panic in one comes out here, where the
// caller can catch it and give the terminal back.
func abreast[T, U any](items []T, do func(T) U) []U {
	done, panics := make([]U, len(items)), make([]any, len(items))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(items)) {
		wg.Go(func() {
			for i := next.Add(1) - 1; int(i) < len(items); i = next.Add(1) - 1 {
				func() {
					defer func() { panics[i] = recover() }()
					done[i] = do(items[i])
				}()
			}
		})
	}
	wg.Wait()
	for _, panicked := range panics {
		if panicked != nil {
			panic(panicked)
		}
	}
	return done
}
