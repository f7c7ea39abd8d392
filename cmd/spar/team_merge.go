package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/spf13/cobra"

	"spar/internal/practice"
	"spar/internal/report"
	"spar/internal/store"
	"spar/internal/team"
)

// merging holds the flags of merge.
type merging struct {
	signers, to, db, drill string
	unsigned, keep, asJSON bool
}

func newTeamMerge(a *app) *cobra.Command {
	var how merging
	cmd := &cobra.Command{
		Use:   "merge RESULTS... --signers FILE (-o FILE | --db DATABASE)",
		Short: "Take in the results of a drill that people have sent, after playing every line once more",
		Long: `Take in files that "spar drill export" wrote. Each must be signed (RESULTS.sig beside it) by
a key of the list that --signers names, which is the list of allowed signers that ssh-keygen
knows: a line for each person with a name and a public key, such as

  ana@company ssh-ed25519 AAAAC3Nza...

Every reply is played once more in the scenario as it is here, and marked anew. An attempt
is refused when anything comes out otherwise than it says, and the line is named. What is in
several files is taken once; an attempt or replies that come under two names are told and
left out. Everything that is found is told in one pass, and what is sound is taken in.

-o makes a new database file with nothing else in it, --db takes them into the team's. With
neither, the files are only looked at.

Exit status: 0 nothing was found, 1 something was found, 2 a file cannot be read.`,
		Example: `  spar team merge *.jsonl --signers allowed_signers
  spar team merge *.jsonl --signers allowed_signers -o midyear.db
  spar team merge ana.jsonl --unsigned --db postgres://spar@db.company/spar`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("spar team merge *.jsonl --signers allowed_signers", "which results are to be merged?")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.merge(args, how) },
	}
	f := cmd.Flags()
	f.StringVar(&how.signers, "signers", "", "the `file` of allowed signers")
	f.BoolVar(&how.unsigned, "unsigned", false, "take in files that nobody has signed, under the file's name")
	f.StringVarP(&how.to, "output", "o", "", "make a new database `file` of them")
	f.StringVar(&how.db, "db", "", "take them into this `database`: a file or postgres://USER@HOST/NAME")
	f.StringVar(&how.drill, "drill", "", "take in only attempts of this drill: its plan's `file`, or its id")
	f.BoolVar(&how.keep, "keep-doubles", false, "take in what two names share, and tell it all the same")
	f.BoolVar(&how.asJSON, "json", false, "print what was found as JSON")
	return cmd
}

// merge reads, checks and takes in the files.
func (a *app) merge(args []string, how merging) (err error) {
	switch {
	case how.signers == "" && !how.unsigned:
		return usage("--signers allowed_signers, or --unsigned where you know whose the files are", "whose signatures are to be trusted?")
	case how.to != "" && how.db != "":
		return usage("take one of them", "-o makes a new database, --db takes one that is there")
	}
	if err := signersList(how.signers); err != nil {
		return err
	}
	ctx, stop := untilStopped()
	defer stop()
	lib, err := a.library()
	if err != nil {
		return err
	}
	drill := how.drill
	if drill != "" {
		d, with, err := a.soundDrill(drill)
		if err != nil {
			return err
		}
		drill, lib = d.ID, with
	}
	all, err := a.readResults(ctx, args, how, lib)
	if err != nil {
		return err
	}
	st, err := a.mergeInto(ctx, how)
	if err != nil {
		return err
	}
	if st != nil {
		defer func() { err = errors.Join(err, st.Close()) }()
	}
	done, err := team.Merge(ctx, st, all, team.MergeOptions{Keep: how.keep, Drill: drill, Now: time.Now()})
	if err != nil {
		return err
	}
	if how.asJSON {
		err = printJSON(a.stdout, done)
	} else {
		err = mergedText(a.out(), done, st != nil)
	}
	if err == nil && len(done.Findings) > 0 {
		return errFindings{}
	}
	return err
}

// signersList makes sure that there is a list to be read: of one that is not there,
// ssh-keygen says no more than of a signer who is not on it. "" is none.
func signersList(path string) error {
	if path == "" {
		return nil
	}
	f, err := openNamed(path)
	if err != nil {
		return err
	}
	defer f.Close() // it was only read
	if info, err := f.Stat(); err != nil || info.IsDir() {
		return usage("give the list of allowed signers that ssh-keygen takes: a name and a public key a line", "%s is no file", path)
	}
	return nil
}

// readResults reads and examines every file, and checks who signed it.
func (a *app) readResults(ctx context.Context, args []string, how merging, lib fs.FS) ([]*team.Results, error) {
	look := practice.New(nil, lib, practice.Options{})
	var all []*team.Results
	start := time.Now()
	for i, name := range args {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if isTerminal(a.stderr) && time.Since(start) > time.Second {
			fmt.Fprintf(a.stderr, "\rlooked at %d of %d files", i, len(args))
		}
		data, err := readAtMost(name, maxResults)
		if err != nil {
			return nil, err
		}
		sig, err := readAtMost(name+".sig", maxSig)
		if errors.Is(err, fs.ErrNotExist) {
			sig, err = nil, nil
		}
		if err != nil {
			return nil, err
		}
		signed, err := team.CheckSigner(ctx, how.signers, name, sig, data, how.unsigned)
		if errors.Is(err, team.ErrNoKeygen) {
			return nil, failure(err, "install OpenSSH on this machine", "signatures cannot be checked: %v", err)
		}
		if err != nil {
			return nil, err
		}
		if len(signed.Findings) > 0 {
			all = append(all, signed) // nothing of it is believed, so nothing of it is read
			continue
		}
		r := team.ReadResults(name, data, look, time.Now())
		r.Signer, r.Signed = signed.Signer, signed.Signed
		all = append(all, r)
	}
	if isTerminal(a.stderr) && time.Since(start) > time.Second {
		fmt.Fprintf(a.stderr, "\r%40s\r", "")
	}
	return all, nil
}

// What a file of results and a signature may take: forty attempts are about 2 MB.
const (
	maxResults = 64 << 20
	maxSig     = 64 << 10
)

// readAtMost reads a file that may not be larger than most.
func readAtMost(name string, most int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, &cliError{message: fmt.Sprintf("the file %s cannot be read: %v", name, err), hint: "give the files that people have sent", status: exitUsage, cause: err}
	}
	defer f.Close() // it was only read
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, usage("make the file readable", "the file %s cannot be read: %v", name, err)
	}
	if int64(len(data)) > most {
		return nil, usage("it is no file that spar drill export wrote", "the file %s is larger than %d MB", name, most>>20)
	}
	return data, nil
}

// mergeInto opens the database that the results are taken into; nil for none.
func (a *app) mergeInto(ctx context.Context, how merging) (*store.Store, error) {
	switch {
	case how.to != "":
		if _, err := os.Lstat(how.to); err == nil {
			return nil, failure(nil, "choose another name, or take them into it with --db", "%s is there already; it is left as it is", how.to)
		}
		return store.Open(ctx, how.to)
	case how.db != "":
		return a.openStore(ctx, how.db)
	}
	return nil, nil
}

// mergedText tells what was found, and what was taken.
func mergedText(w io.Writer, m team.Merging, stored bool) error {
	var errs []error
	say := func(format string, args ...any) {
		_, err := fmt.Fprintln(w, showable(fmt.Sprintf(format, args...)))
		errs = append(errs, err)
	}
	for _, f := range m.Findings {
		say("%s", f)
		if f.Hint != "" {
			say("         hint: %s", f.Hint)
		}
	}
	if len(m.Findings) > 0 {
		say("")
	}
	if m.Attempts == 0 {
		say("Nothing in %s can be taken in.", report.Counted(m.Files, "file"))
		say("%s.", report.Counted(len(m.Findings), "finding"))
		return errors.Join(errs...)
	}
	say("%s of %s, %s, in %s: every reply was played once more and marked by this grader.",
		report.Counted(m.Attempts, "attempt"), report.Counted(m.People, "person"), report.Counted(m.Replies, "reply"), report.Counted(m.Files, "file"))
	if m.Regraded > 0 {
		say("%s had been marked by another grader and have this one's marks now.", report.Counted(m.Regraded, "attempt"))
	}
	if stored {
		say("Taken in: %d new, %d gone on with, %d as they were.", m.New, m.Grown, m.Same)
	} else {
		say("Nothing was written: -o FILE or --db DATABASE takes them in.")
	}
	say("%s.", report.Counted(len(m.Findings), "finding"))
	return errors.Join(errs...)
}
