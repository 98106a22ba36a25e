"""Run scripts/review.py of a copied repository with an answer for each proposal, by the words of the proposal.

    python driving.py SOURCE < answers.json    # {"words": ["answer", …], …}

A proposal that the answers do not know is dismissed, so that a better `suggest` breaks no test.
"""

import io
import json
import re
import runpy
import sys
from pathlib import Path

OTHERWISE = ["x", "term"]


class Screen(io.StringIO):
    """What the review has written so far."""

    def isatty(self) -> bool:
        return False


class Person(io.StringIO):
    """Answers by the words that stand in brackets on the last screen."""

    def __init__(self, answers: dict[str, list[str]], screen: Screen) -> None:
        super().__init__()
        self.answers = {words: list(lines) for words, lines in answers.items()}
        self.screen = screen
        self.now: tuple[str, list[str]] = ("", [])
        self.left = 400

    def readline(self, size: int = -1) -> str:
        self.left -= 1
        if not self.left:
            return ""  # the review does not end; let the test see why
        last = re.split(r"\d+ of \d+ decided", self.screen.getvalue())[-1]
        words = " ".join(re.findall(r"\[\[(.*?)\]\]", last))
        head = " ".join(words.split()[:3])
        if self.now[0] != words or not self.now[1]:
            self.now = (words, self.answers.pop(head, None) or list(OTHERWISE))
        return self.now[1].pop(0) + "\n"


if __name__ == "__main__":
    scripts = Path.cwd() / "scripts"
    sys.path.insert(0, str(scripts))
    screen, real = Screen(), sys.stdout
    person = Person(json.load(sys.stdin), screen)
    sys.argv = ["review.py", *sys.argv[1:]]
    sys.stdin, sys.stdout = person, screen
    try:
        runpy.run_path(str(scripts / "review.py"), run_name="__main__")
    finally:
        real.write(screen.getvalue())
        if person.answers:
            real.write(f"\nnever asked: {', '.join(person.answers)}\n")
