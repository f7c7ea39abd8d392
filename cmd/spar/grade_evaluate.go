package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"spar/internal/grade"
)

// evaluate grades the rated replies of a file and prints how far the marks agree with
// the ratings. The situations that the replies name stand in another file: the one
// given, or one with a usual name in the same folder.
func (a *app) evaluate(path, situationsPath string, asJSON bool) error {
	situations, err := ratedSituations(path, situationsPath)
	if err != nil {
		return err
	}
	f, err := openNamed(path)
	if err != nil {
		return err
	}
	rated, err := grade.ReadRated(f, situations)
	if err := errors.Join(err, f.Close()); err != nil {
		return failure(err, "a line is {\"id\",\"beat\",\"text\",\"ratings\":[...]}, with its situation in it or in --situations", "%s: %v", path, err)
	}
	if len(rated) == 0 {
		return usage("a line is {\"id\",\"beat\",\"text\",\"ratings\":[...]}", "%s holds no rated reply", path)
	}
	e := grade.Evaluate(rated, gradeAll(rated))
	if asJSON {
		return printJSON(a.stdout, e)
	}
	return e.WriteText(a.out())
}

// ratedSituations reads the situations for a file of replies: from path, or, where it
// is "", from the file beside the replies that is named so; none is no error, since a
// reply may carry its own.
func ratedSituations(replies, path string) ([]grade.RatedSituation, error) {
	if path == "" {
		for _, name := range []string{"situations.jsonl", "beats.jsonl"} {
			beside := filepath.Join(filepath.Dir(replies), name)
			if _, err := os.Stat(beside); err == nil {
				path = beside
				break
			}
		}
	}
	if path == "" {
		return nil, nil
	}
	f, err := openNamed(path)
	if err != nil {
		return nil, err
	}
	situations, err := grade.ReadSituations(f)
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, failure(err, "a line is one situation with its \"beat\"", "%s: %v", path, err)
	}
	return situations, nil
}

// openNamed opens a file that the command line names.
func openNamed(path string) (*os.File, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usage("give the path of a file that exists", "there is no file %s", path)
	}
	if err != nil {
		return nil, usage("make the file readable", "the file %s cannot be read: %s", path, strings.TrimPrefix(fmt.Sprint(err), "open "+path+": "))
	}
	return f, nil
}

// gradeAll grades every reply on all processors; marks[i] belongs to rated[i].
func gradeAll(rated []grade.Rated) []grade.Marks {
	marks := make([]grade.Marks, len(rated))
	work := make(chan int)
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := range work {
				marks[i] = grade.Grade(rated[i].Situation, rated[i].Reply)
			}
		})
	}
	for i := range rated {
		work <- i
	}
	close(work)
	all.Wait()
	return marks
}
