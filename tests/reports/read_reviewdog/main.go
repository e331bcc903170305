// Reads a report with reviewdog's own packages, in a git repository whose staged changes stand for
// the change that is reviewed, and prints what reviewdog makes of it, an object of JSON a line:
// with "rdjsonl" the findings, with "github" the comments that GitHub would be sent.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"

	"github.com/google/go-github/v62/github"
	"github.com/reviewdog/reviewdog"
	"github.com/reviewdog/reviewdog/filter"
	"github.com/reviewdog/reviewdog/parser"
	service "github.com/reviewdog/reviewdog/service/github"
)

func main() {
	server := httptest.NewServer(http.HandlerFunc(answer))
	defer server.Close()
	diff := reviewdog.NewDiffCmd(exec.Command("git", "diff", "--cached"), 1)
	run := reviewdog.NewReviewdog(
		"mtfix", parser.NewRDJSONParser(), comments(os.Args[1], server.URL), diff, filter.ModeNoFilter, false)
	if err := run.Run(context.Background(), os.Stdin); err != nil {
		log.Fatal(err)
	}
}

func comments(reporter, address string) reviewdog.CommentService {
	if reporter == "rdjsonl" {
		return reviewdog.NewRDJSONLCommentWriter(os.Stdout)
	}
	client := github.NewClient(nil)
	client.BaseURL, _ = url.Parse(address + "/")
	change, err := service.NewGitHubPullRequest(client, "owner", "name", 1, "0000000", "info", "mtfix")
	if err != nil {
		log.Fatal(err)
	}
	return change
}

// answer stands for GitHub: nothing was said yet, and what is posted is printed.
func answer(response http.ResponseWriter, request *http.Request) {
	switch {
	case request.Method == http.MethodPost:
		body, _ := io.ReadAll(request.Body)
		os.Stdout.Write(body) // with a line end
		fmt.Fprint(response, "{}")
	case request.URL.Path == "/repos/owner/name":
		fmt.Fprint(response, `{"html_url": "https://example.org/owner/name"}`)
	default:
		fmt.Fprint(response, "[]")
	}
}
