package practice

import "testing"

func TestAbreastKeepsTheOrder(t *testing.T) {
	items := make([]int, 500)
	for i := range items {
		items[i] = i
	}
	got := abreast(items, func(i int) int { return 2 * i })
	for i, v := range got {
		if v != 2*i {
			t.Fatalf("%d became %d", i, v)
		}
	}
	if len(got) != 500 || len(abreast(items[:0], func(i int) int { return i })) != 0 {
		t.Errorf("%d results", len(got))
	}
}

// A panic comes out where the caller can catch it.
func TestAbreastHandsAPanicOn(t *testing.T) {
	defer func() {
		if got := recover(); got != "broken" {
			t.Errorf("recovered %v", got)
		}
	}()
	abreast([]string{"fine", "broken", "fine"}, func(s string) string {
		if s == "broken" {
			panic(s)
		}
		return s
	})
	t.Error("the panic was lost")
}
