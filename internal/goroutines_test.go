package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"testing"
)

// A panic in a goroutine that nobody guards ends the whole program: a taken terminal is
// not given back, and on a server every other session ends too. So every goroutine has a
// guard that recovers, deferred in what it runs, or stands here with the reason why it
// needs none.
var unguarded = map[string]string{
	"internal/tui desk.crashed":     "it ends the program, which cannot panic",
	"internal/tui newPlainInput":    "the plain face takes no terminal that would have to be given back",
	"internal/practice abreast":     "recovers item by item, and panics again where the caller's guard is",
	"internal/grade Bulk":           "a command over files: no terminal is taken",
	"internal/rehearse train":       "a command over files: no terminal is taken",
	"internal/sshd Server.take":     "visit.run defers the guard",
	"internal/sshd Server.Stop":     "waits and closes a channel",
	"internal/sshd visit.ask":       "visit.session defers the guard",
	"internal/store Store.overhear": "hands notes of the database on; what is made of them is guarded by who listens",
	"internal/store Store.Listen":   "looks for notes of other processes; what is made of them is guarded by who listens",
	"internal/store wire.run":       "waits and calls off",
	"internal/store wire.wait":      "hands a question on",
	"cmd/spar notices":              "hands names of files on",
	"cmd/spar app.rehearseAll":      "a command over files: no terminal is taken",
	"cmd/spar app.checkAll":         "a command over files: no terminal is taken",
	"cmd/spar gradeAll":             "a command over files: no terminal is taken",
	"cmd/spar app.serveOn":          "runs a server that guards every visit",
}

// measuring are the commands that measure: nobody's work is in them.
var measuring = []string{"internal/bench", "internal/grade/fit", "internal/sshd/load", "internal/store/pgtest"}

func TestEveryGoroutineIsGuarded(t *testing.T) {
	used := map[string]bool{}
	for _, f := range sources(t) {
		if slices.Contains(measuring, f.dir) {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", f.path), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range parsed.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			name := f.dir + " " + named(fn)
			for _, begun := range goroutines(fn) {
				switch {
				case guarded(begun):
				case unguarded[name] != "":
					used[name] = true
				default:
					t.Errorf("%s: %s starts a goroutine without a guard", f.path, named(fn))
				}
			}
		}
	}
	for name := range unguarded {
		if !used[name] {
			t.Errorf("%s is excused and starts no goroutine without a guard", name)
		}
	}
}

// named is a function's name, a method's with its receiver's type.
func named(fn *ast.FuncDecl) string {
	if fn.Recv == nil {
		return fn.Name.Name
	}
	of := fn.Recv.List[0].Type
	if star, ok := of.(*ast.StarExpr); ok {
		of = star.X
	}
	if id, ok := of.(*ast.Ident); ok {
		return id.Name + "." + fn.Name.Name
	}
	return fn.Name.Name
}

// goroutines are what a function starts beside itself: by go, or by a group's Go.
func goroutines(fn *ast.FuncDecl) []ast.Expr {
	var all []ast.Expr
	ast.Inspect(fn, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			all = append(all, n.Call.Fun)
		case *ast.CallExpr:
			if of, ok := n.Fun.(*ast.SelectorExpr); ok && of.Sel.Name == "Go" && len(n.Args) == 1 {
				all = append(all, n.Args[0])
			}
		}
		return true
	})
	return all
}

// guarded reports whether what is started defers, before anything else can panic, a
// function that is called a guard or that recovers.
func guarded(begun ast.Expr) bool {
	lit, ok := begun.(*ast.FuncLit)
	if !ok {
		return false
	}
	for _, stmt := range lit.Body.List {
		deferred, ok := stmt.(*ast.DeferStmt)
		if !ok {
			return false
		}
		found := false
		ast.Inspect(deferred.Call, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && (id.Name == "guard" || id.Name == "recover") {
				found = true
			}
			return true
		})
		if found {
			return true
		}
	}
	return false
}
