package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"spar/internal/scenario"
)

// schemaName is the file that the first line of a new scenario points editors to.
const schemaName = "scenario.schema.json"

// making holds what new is told by its flags.
type making struct {
	template string
	price    string
	dir      string
	answers  scenario.Answers
}

func newScenarioNew(a *app) *cobra.Command {
	var m making
	cmd := &cobra.Command{
		Use:   "new [ID]",
		Short: "Write a scenario file that plays at once",
		Long:  newLong(),
		Example: `  spar scenario new
  spar scenario new my-buyer --template cold-call
  spar scenario new spring-offer --template discount --name "Ana Lima" --company Lima --price 120 --per visit --currency EUR`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			id := ""
			if len(args) > 0 {
				id = args[0]
			}
			asks := cmd.Flags().NFlag() == 0 && isTerminal(a.stdin) && isTerminal(a.stdout)
			return a.newScenario(id, m, asks)
		},
	}
	f := cmd.Flags()
	f.StringVar(&m.template, "template", "discount", "the kind of talk to start from")
	f.StringVar(&m.answers.Title, "title", "", "what the trainee picks from the list")
	f.StringVar(&m.answers.Item, "item", "", "what is for sale")
	f.StringVar(&m.price, "price", "", "the list price, such as 24000")
	f.StringVar(&m.answers.Currency, "currency", "", "the currency's three letters, such as EUR")
	f.StringVar(&m.answers.Per, "per", "", "what the price is for: year, month, visit; once where it is paid once")
	f.StringVar(&m.answers.Name, "name", "", "the buyer's first name and surname")
	f.StringVar(&m.answers.Role, "role", "", "the buyer's job")
	f.StringVar(&m.answers.Company, "company", "", "where the buyer works")
	f.StringVar(&m.dir, "dir", ".", "the `folder` to write the file into")
	complete := func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var ids []string
		for _, t := range scenario.Templates() {
			ids = append(ids, t.ID+"\t"+t.Doc)
		}
		return ids, cobra.ShellCompDirectiveNoFileComp
	}
	if err := cmd.RegisterFlagCompletionFunc("template", complete); err != nil {
		panic(err) // the flag was defined a few lines before
	}
	return cmd
}

func newLong() string {
	var b strings.Builder
	b.WriteString("Write a commented scenario file from a template, and beside it the schema that lets an\n" +
		"editor complete its keys. Without flags, on a terminal, it asks a few questions. A file\n" +
		"that is there already is left alone. The templates:\n\n")
	for _, t := range scenario.Templates() {
		fmt.Fprintf(&b, "  %-18s%s\n", t.ID, t.Doc)
	}
	return strings.TrimRight(b.String(), "\n")
}

// newScenario writes the file.
func (a *app) newScenario(id string, m making, asks bool) error {
	if asks {
		if err := a.askScenario(&id, &m); err != nil {
			return err
		}
	}
	if id == "" {
		id = m.template
	}
	src, err := m.file(id)
	if err != nil {
		return err
	}
	path := filepath.Join(m.dir, id+".yaml")
	if err := writeNew(path, src); err != nil {
		return err
	}
	if err := writeNew(filepath.Join(m.dir, schemaName), scenario.Schema()); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	shown := path
	if !strings.ContainsAny(shown, `/\`) {
		shown = "./" + shown
	}
	_, err = fmt.Fprintf(a.out(), "wrote %s\n\n  play it:    spar play %[2]s\n  hear it:    spar scenario preview %[2]s, while you write\n  check it:   spar scenario check %[2]s\n  the guide:  spar scenario guide\n", showable(path), showable(shown))
	return err
}

// file is the text of the new file, or what is wrong with an answer.
func (m *making) file(id string) ([]byte, error) {
	if m.price != "" {
		price, err := strconv.ParseFloat(strings.ReplaceAll(m.price, ",", ""), 64)
		if err != nil || !(price > 0) {
			return nil, usage("write it like 24000", "the price %q is not a number above 0", m.price)
		}
		m.answers.Price = price
	}
	src, err := scenario.New(m.template, id, m.answers)
	if err != nil {
		return nil, asUsage(err)
	}
	return src, nil
}

// writeNew writes a file that is not there yet.
func writeNew(path string, src []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	switch {
	case errors.Is(err, fs.ErrExist):
		return failure(err, "choose another id, or take the file away first", "%s is there already; it is left as it is", path)
	case err != nil:
		return failure(err, "choose a folder that you may write to with --dir", "%s cannot be written: %v", path, err)
	}
	if _, err := f.Write(src); err != nil {
		return failure(errors.Join(err, f.Close(), os.Remove(path)), "make room on the disk", "%s cannot be written: %v", path, err)
	}
	if err := f.Close(); err != nil {
		return failure(err, "make room on the disk", "%s cannot be written: %v", path, err)
	}
	return nil
}

// asker asks on the terminal, a question a line.
type asker struct {
	in *bufio.Scanner
	w  io.Writer
}

// ask asks one question; an empty answer takes what is usual. The end of input is an error.
func (a asker) ask(question, usual string) (string, error) {
	if _, err := fmt.Fprintf(a.w, "%s [%s]: ", question, usual); err != nil {
		return "", err
	}
	if !a.in.Scan() {
		return "", failure(errors.Join(a.in.Err(), io.ErrUnexpectedEOF), "run it again", "stopped; nothing was written")
	}
	if answer := strings.TrimSpace(a.in.Text()); answer != "" {
		return answer, nil
	}
	return usual, nil
}

// template asks what kind of talk it is to be, until it is one that there is.
func (a asker) template() (scenario.Template, error) {
	rows := scenario.Templates()
	menu := "What kind of talk is it?\n"
	for i, t := range rows {
		menu += fmt.Sprintf("  %d  %s\n", i+1, t.Doc)
	}
	if _, err := io.WriteString(a.w, menu); err != nil {
		return scenario.Template{}, err
	}
	for {
		answer, err := a.ask("A number", "1")
		if err != nil {
			return scenario.Template{}, err
		}
		for i, t := range rows {
			if answer == strconv.Itoa(i+1) || strings.EqualFold(answer, t.ID) {
				return t, nil
			}
		}
		if _, err := fmt.Fprintf(a.w, "  Type one of the numbers 1 to %d.\n", len(rows)); err != nil {
			return scenario.Template{}, err
		}
	}
}

// askScenario asks for what the flags did not say; an empty answer takes what stands
// in brackets. An answer that the file cannot hold is asked for again at once, so that
// the ones before it are not lost. The end of input stops it, with nothing written.
func (a *app) askScenario(id *string, m *making) error {
	by := asker{bufio.NewScanner(a.stdin), a.out()}
	chosen, err := by.template()
	if err != nil {
		return err
	}
	m.template = chosen.ID
	usual := chosen.Values
	if *id == "" {
		*id = chosen.ID
	}
	for _, q := range []struct {
		question, usual string
		to              *string
	}{
		{"The file's name, without .yaml", *id, id},
		{"A title", usual.Title, &m.answers.Title},
		{"What you sell", usual.Item, &m.answers.Item},
		{"The list price, as a number", strconv.FormatFloat(usual.Price, 'f', -1, 64), &m.price},
		{"The currency", usual.Currency, &m.answers.Currency},
		{"What that is for (year, month, visit, once)", usual.Per, &m.answers.Per},
		{"The buyer's name", usual.Name, &m.answers.Name},
		{"Their job", usual.Role, &m.answers.Role},
		{"Where they work", usual.Company, &m.answers.Company},
	} {
		for wrong := true; wrong; {
			if *q.to, err = by.ask(q.question, q.usual); err != nil {
				return err
			}
			_, misfit := m.file(*id)
			if wrong = misfit != nil; wrong {
				if _, err := fmt.Fprintf(by.w, "  %s; %s\n", showable(misfit.Error()), showable(hintOf(misfit))); err != nil {
					return err
				}
			}
		}
	}
	_, err = fmt.Fprintln(by.w)
	return err
}
