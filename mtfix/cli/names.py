"""The commands ``mtfix names …``."""

from __future__ import annotations

from pathlib import Path

import click

from mtfix.cli.options import COLOR, NAMES, QUIET


@click.group()
def names() -> None:
    """Teach mtfix names of your own, and look up what it knows.

    A name that mtfix should write in your way needs no more than a line in a text file:

    \b
      # ours.txt
      SpaceX
      Elon Musk
      Musk            # a word too: raised where the words around tell the name
      iPhone

    \b
      mtfix fix --names ours.txt article.txt           use it
      mtfix fix --keep tesla article.txt               leave a word's case alone
      mtfix names learn archive/ --output ours.lexicon learn from text that is right
      mtfix fix --names ours.lexicon article.txt       use that; both may be given
      mtfix names show musk --in "He invited musk."    why a word is raised, or is not
    """  # noqa: D301 - \b keeps the lines below it apart


@names.command()
@click.argument("corpora", nargs=-1, required=True, metavar="FILE|DIR|-...")
@click.option(
    "--output", "-o", required=True, metavar="FILE", type=click.Path(path_type=Path),
    help="Where to write the lexicon; it is written whole or not at all.",
)  # fmt: skip
@click.option(
    "--min-uses", type=click.IntRange(min=1), default=3, show_default=True, metavar="N",
    help="Leave out words that the text has less often.",
)  # fmt: skip
@QUIET
def learn(corpora: tuple[str, ...], output: Path, min_uses: int, quiet: bool) -> None:
    """Learn from text that is right how words are written.

    The text is plain UTF-8, a paragraph or a sentence a line, packed with gzip or not. Folders are
    searched for .txt, .md, .txt.gz and .md.gz files, - is standard input. What is counted is how
    each word stands in mid-sentence; headlines and lines in capitals are left out. A gigabyte
    takes minutes, and memory stays below 1.5 GB however much there is.

    \b
      mtfix names learn archive/ --output ours.lexicon
      zcat dump.gz | mtfix names learn - --min-uses 10 --output ours.lexicon
      mtfix fix --names ours.lexicon article.txt
    """  # noqa: D301 - \b keeps the lines below it apart
    from mtfix.cli.learn import Learner

    Learner(is_quiet=quiet).run(corpora, output, min_uses)


@names.command()
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@click.option(
    "--in", "sentence", metavar="SENTENCE", default="",
    help="Decide about the words at their places in this sentence.",
)  # fmt: skip
@NAMES
@COLOR
def show(words: tuple[str, ...], sentence: str, names_files: tuple[Path, ...], color: str) -> None:
    """Show what is known of words, and why they would be raised or not.

    A decision is a score, the logarithm of the odds that a careful writer has a capital there. It
    is the sum of what speaks for a capital (+) and against it (-).

    \b
      mtfix names show jordan spacex
      mtfix names show musk --in "He has invited musk to dinner."
      mtfix names show --names ours.lexicon Kleinstadtwerk
    """  # noqa: D301 - \b keeps the lines below it apart
    from mtfix.cli import show as work
    from mtfix.cli.options import is_colored

    on = is_colored(color)
    click.echo(work.render(words, sentence, names_files, color=on), nl=False, color=on)
