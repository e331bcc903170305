"""mtfix behind LanguageTool's HTTP interface: what mtfix finds, as LanguageTool's clients show it.

Start reading at `mtfix.serve.checker`: a request is read (`asked`, `annotated`), the text is fixed,
edits and flags become matches (`matches`), those of a LanguageTool behind it are added (`behind`),
and the answer is put in LanguageTool's shape (`answer`). `app` and `server` are the HTTP around it.
"""
