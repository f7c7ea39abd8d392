package main

import "strings"

// byStart is the only one of all whose id begins with start, as ids are long. Kind is what
// they are, and lists the command that lists them.
func byStart[T any](all []T, id func(T) string, start, kind, lists string) (one T, err error) {
	n := 0
	for _, t := range all {
		if strings.HasPrefix(id(t), strings.ToLower(start)) {
			one = t
			n++
		}
	}
	switch n {
	case 1:
		return one, nil
	case 0:
		return one, usage(lists+" lists them", "there is no %s %q", kind, start)
	}
	return one, usage("type more of it; "+lists+" lists them", "%d %ss begin with %q", n, kind, start)
}
